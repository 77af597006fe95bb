import 'bootstrap/js/src/dropdown.js';
import 'bootstrap/js/src/offcanvas.js';
import { parse, portalPath } from './address.js';
import { notify } from './announce.js';
import { ApiError } from './api.js';
import { app } from './app.js';
import { current, explain, start } from './i18n.js';
import { SignInRefused } from './session.js';
import './shell.js';

const shell = document.createElement('sd-portal');

async function begin() {
  await start();
  document.getElementById('portal').append(shell);
  app.session.addEventListener('lost', () => (shell.state = { name: 'ended' }));
  if (new URLSearchParams(location.search).get('state') === 'signed-out') {
    history.replaceState(null, '', portalPath + '/');
    shell.state = { name: 'signed-out' };
    return;
  }
  try {
    if (!(await app.session.resume())) {
      await signIn(parse().organization);
    }
    await app.readMe();
    await enter();
  } catch (error) {
    await refused(error);
  }
}

/** Into the organization of the address; else into the person's own. */
async function enter() {
  const { organization, nobodys, segments } = parse();
  const own = app.me.organizations;
  if (organization === null && !nobodys) {
    const first = own.find((one) => one.home) ?? own[0];
    if (first) {
      await app.switchTo(first.alias);
    }
    await app.go(app.ownPath(app.me.operator ? 'organizations' : 'account'), { replace: true });
  } else if (needsOtherToken(organization)) {
    await signIn(organization);
  }
  shell.state = { name: 'ready' };
}

function needsOtherToken(alias) {
  const { session, me } = app;
  const own = me.organizations.some((one) => one.alias === alias);
  return alias !== null && alias !== session.organization && alias !== session.without && (own || (me.operator && session.organization !== null));
}

function signIn(organization, without = null) {
  const returnTo = location.pathname + location.search + location.hash;
  return app.session.signIn({ organization, without, returnTo, language: current() });
}

async function refused(error) {
  if (error instanceof SignInRefused && error.organization && ['invalid_scope', 'invalid_grant'].includes(error.code)) {
    // Not theirs, or not any more: without it the page can say so, and an operator gets in.
    await signIn(null, error.organization);
  }
  shell.state = error instanceof SignInRefused ? { name: 'refused', error } : { name: 'failed', error };
}

app.addEventListener('moved', () => app.me && enter());
// What a button began and no dialog or page explains.
addEventListener('unhandledrejection', (event) => {
  if (event.reason instanceof ApiError) {
    event.preventDefault();
    if (event.reason.kind !== 'signed-out') {
      notify(explain(event.reason), 'info');
    }
  }
});
addEventListener('popstate', () => app.dispatchEvent(new Event('moved')));

begin();

