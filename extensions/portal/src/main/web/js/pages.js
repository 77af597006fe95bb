/**
 * Every page. path: segments below the organization, ':name' is any one. nav: its place in the navigation (message 'nav.<nav>', icon
 * of the same name). holds: the organization roles that it is for, none means everybody; teamAdministrators: whoever administers a
 * team, too. load brings the module, whose custom element is tag.
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
