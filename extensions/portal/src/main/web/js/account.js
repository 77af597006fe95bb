import { app } from './app.js';
import { notify } from './announce.js';
import { current, t } from './i18n.js';
import { tabs } from './parts.js';

const PARTS = ['profile', 'sign-in', 'devices', 'teams', 'data'];

export function accountTabs() {
  return tabs(
    t('nav.account'),
    PARTS.map((part) => ({ text: t('account.tab.' + part), path: part === 'profile' ? app.ownPath('account') : app.ownPath('account', part) })),
  );
}

/** Lets the sign-in pages do something to the account, and comes back to this page. about: which message tells how it ended. */
export function act(action, about) {
  return app.session.signIn({ organization: app.session.organization, returnTo: location.pathname + '?did=' + about, action, language: current() });
}

/** Says how that ended, once. */
export function tellAct() {
  const about = new URLSearchParams(location.search).get('did');
  const status = app.session.actionStatus;
  app.session.actionStatus = null;
  if (about === null) {
    return;
  }
  history.replaceState(null, '', location.pathname);
  if (status === 'success') {
    notify(t('account.did'));
  } else if (status !== null) {
    notify(t(status === 'cancelled' ? 'account.did-not' : 'account.did-fail'), 'info');
  }
}

/** A person's own teams are those of the organization that the token is for; whoever has none yet is asked for their own. */
export async function organizationOfToken() {
  const { session, me } = app;
  if (session.organization === null) {
    const own = me.organizations.find((one) => one.home) ?? me.organizations[0];
    if (own && own.alias !== session.without) {
      await session.signIn({ organization: own.alias, returnTo: location.pathname, language: current() });
    }
  }
  return me.organizations.find(({ alias }) => alias === session.organization) ?? null;
}
