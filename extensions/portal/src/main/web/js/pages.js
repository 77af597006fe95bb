import { app } from './app.js';

const TEAM_READERS = ['owner', 'security-administrator', 'help-desk', 'auditor', 'developer'];
const CONNECTION_READERS = ['owner', 'security-administrator', 'help-desk', 'auditor'];

/**
 * Every page. path: segments below the organization, ':name' is any one. nav: its place in the navigation (message 'nav.<nav>', icon
 * of the same name). holds: the organization roles that it is for, none means everybody; teamAdministrators: whoever administers a
 * team, too. load brings the module, whose custom element is tag; words: the area of messages that comes with it.
 */
export const organizationPages = [
  {
    path: 'overview',
    nav: 'overview',
    holds: ['owner', 'security-administrator', 'help-desk', 'auditor'],
    tag: 'sd-overview',
    load: () => import('./pages/overview.js'),
  },
  {
    path: 'people',
    nav: 'people',
    holds: ['owner', 'security-administrator', 'help-desk', 'auditor'],
    tag: 'sd-people',
    load: () => import('./pages/people.js'),
  },
  {
    path: 'people/:person',
    holds: ['owner', 'security-administrator', 'help-desk', 'auditor'],
    tag: 'sd-person',
    load: () => import('./pages/person.js'),
  },
  {
    path: 'teams',
    nav: 'teams',
    holds: TEAM_READERS,
    teamAdministrators: true,
    tag: 'sd-teams',
    load: () => import('./pages/teams.js'),
  },
  {
    path: 'teams/roles',
    holds: TEAM_READERS,
    teamAdministrators: true,
    tag: 'sd-team-roles',
    load: () => import('./pages/team-roles.js'),
  },
  {
    path: 'teams/rules',
    holds: ['owner', 'security-administrator', 'auditor'],
    tag: 'sd-mapping-rules',
    load: () => import('./pages/mapping-rules.js'),
  },
  {
    path: 'teams/:team',
    holds: TEAM_READERS,
    teamAdministrators: true,
    tag: 'sd-team',
    load: () => import('./pages/team.js'),
  },
  {
    path: 'teams/:team/why',
    holds: TEAM_READERS,
    teamAdministrators: true,
    tag: 'sd-team-why',
    load: () => import('./pages/team-why.js'),
  },
  {
    path: 'connections',
    nav: 'connections',
    holds: CONNECTION_READERS,
    tag: 'sd-connections',
    words: 'connections',
    load: () => import('./pages/connections.js'),
  },
  {
    path: 'connections/new',
    holds: ['owner', 'security-administrator'],
    tag: 'sd-connection-new',
    words: 'connections',
    load: () => import('./pages/connection-new.js'),
  },
  {
    path: 'connections/:connection',
    holds: CONNECTION_READERS,
    tag: 'sd-connection',
    words: 'connections',
    load: () => import('./pages/connection.js'),
  },
  {
    path: 'policies',
    nav: 'policies',
    holds: CONNECTION_READERS,
    tag: 'sd-policies',
    words: 'policies',
    load: () => import('./pages/policies.js'),
  },
  {
    path: 'directory',
    nav: 'directory',
    holds: ['owner', 'security-administrator', 'auditor'],
    tag: 'sd-directory',
    words: 'directory',
    load: () => import('./pages/directory.js'),
  },
  {
    path: 'leaving',
    nav: 'leaving',
    holds: CONNECTION_READERS,
    tag: 'sd-leaving',
    words: 'leaving',
    load: () => import('./pages/leaving.js'),
  },
  {
    path: 'leaving/:receipt',
    holds: CONNECTION_READERS,
    tag: 'sd-receipt',
    words: 'leaving',
    load: () => import('./pages/receipt.js'),
  },
  {
    path: 'service-accounts',
    nav: 'service-accounts',
    holds: TEAM_READERS,
    tag: 'sd-service-accounts',
    words: 'service-accounts',
    load: () => import('./pages/service-accounts.js'),
  },
  {
    path: 'service-accounts/profiles',
    holds: TEAM_READERS,
    tag: 'sd-permission-profiles',
    words: 'service-accounts',
    load: () => import('./pages/permission-profiles.js'),
  },
  {
    path: 'service-accounts/:account',
    holds: TEAM_READERS,
    tag: 'sd-service-account',
    words: 'service-accounts',
    load: () => import('./pages/service-account.js'),
  },
  {
    path: 'applications',
    nav: 'applications',
    holds: TEAM_READERS,
    tag: 'sd-applications',
    words: 'applications',
    load: () => import('./pages/applications.js'),
  },
  {
    path: 'applications/apis',
    holds: TEAM_READERS,
    tag: 'sd-apis',
    words: 'applications',
    load: () => import('./pages/apis.js'),
  },
  {
    path: 'applications/subscriptions',
    holds: TEAM_READERS,
    tag: 'sd-subscriptions',
    words: 'applications',
    load: () => import('./pages/subscriptions.js'),
  },
  {
    path: 'applications/:application',
    holds: TEAM_READERS,
    tag: 'sd-application',
    words: 'applications',
    load: () => import('./pages/application.js'),
  },
  {
    path: 'audit',
    nav: 'audit',
    holds: ['owner', 'security-administrator', 'auditor'],
    tag: 'sd-audit',
    load: () => import('./pages/audit.js'),
  },
  {
    path: 'organization',
    nav: 'organization',
    tag: 'sd-organization',
    load: () => import('./pages/organization.js'),
  },
];

/** Pages that belong to no organization. */
export const ownPages = [
  {
    path: 'organizations',
    operators: true,
    tag: 'sd-organizations',
    load: () => import('./pages/organizations.js'),
  },
  {
    path: 'account',
    nav: 'account',
    tag: 'sd-account-profile',
    load: () => import('./pages/account-profile.js'),
  },
  {
    path: 'account/sign-in',
    tag: 'sd-account-sign-in',
    load: () => import('./pages/account-sign-in.js'),
  },
  {
    path: 'account/devices',
    tag: 'sd-account-devices',
    load: () => import('./pages/account-devices.js'),
  },
  {
    path: 'account/teams',
    tag: 'sd-account-teams',
    load: () => import('./pages/account-teams.js'),
  },
  {
    path: 'account/data',
    tag: 'sd-account-data',
    load: () => import('./pages/account-data.js'),
  },
];

/** The page of these segments and what its ':names' stand for; null where there is none. */
export function match(pages, segments) {
  for (const page of pages) {
    const pattern = page.path.split('/');
    const fits = pattern.length === segments.length && pattern.every((part, i) => part.startsWith(':') || part === segments[i]);
    if (fits) {
      const names = pattern.flatMap((part, i) => (part.startsWith(':') ? [[part.slice(1), segments[i]]] : []));
      return { page, params: Object.fromEntries(names) };
    }
  }
  return null;
}

/** Whether whoever is signed in has a use for it; the server decides for itself. */
export function isFor(page) {
  if (page.operators) {
    return app.me.operator;
  }
  return !page.holds || app.holds(...page.holds) || (Boolean(page.teamAdministrators) && app.administersTeams);
}
