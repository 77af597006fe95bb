import { html, nothing } from 'lit';
import { app } from '../app.js';
import { date, t } from '../i18n.js';
import { knownPerson, mayReadPeople } from '../names.js';
import { isOver, tabs } from '../parts.js';

const MARKS = { requested: 'mark-info', active: 'mark-success', suspended: 'mark-danger', refused: '', expired: 'mark-warning' };

/** What the server writes where nobody decided: somebody who answered for it is out. */
const LEFT = 'its sponsor has left';

export function mayDecide() {
  return app.holds('owner', 'security-administrator');
}

export function mayAsk() {
  return app.holds('owner', 'security-administrator', 'developer');
}

/** Nobody decides about what they have asked for, or answer for, themselves. */
export function isOwn({ sponsor, askedBy }) {
  return [sponsor, askedBy].includes(app.me.id);
}

/** Whether something is to be approved: the request, or what its profile gives more. */
export function waits({ state, waitsForApproval, expires }) {
  return waitsForApproval && ['requested', 'active'].includes(state) && !isOver(expires);
}

export function stateMarks(account) {
  const state = account.state === 'requested' && isOver(account.expires) ? 'expired' : account.state;
  return html`<span class="marks">
    <span class="mark ${MARKS[state]}">${t('service-accounts.state.' + state)}</span>
    ${account.state === 'active' && account.waitsForApproval ? html`<span class="mark mark-warning">${t('service-accounts.widened')}</span>` : nothing}
  </span>`;
}

/** Somebody by their id, as far as whoever is signed in may know them. */
export function whoIs(id) {
  if (id === app.me.id) {
    return t('service-accounts.you');
  }
  const person = knownPerson(id);
  return person?.name || person?.email || t(mayReadPeople() ? 'service-accounts.nobody' : 'service-accounts.somebody');
}

/** Who decided last, and why. */
export function decision({ state, decidedBy, why }) {
  if (!decidedBy) {
    return why === LEFT ? t('service-accounts.decided.left') : t('service-accounts.decided.none');
  }
  const said = t('service-accounts.decided.' + (state === 'expired' ? 'active' : state), { name: whoIs(decidedBy) });
  return why && why !== LEFT ? said + ' ' + t('service-accounts.decided.why', { why }) : said;
}

export function untilWhen({ expires }) {
  return t(isOver(expires) ? 'service-accounts.ended' : 'service-accounts.until', { date: date(expires) });
}

/** Sponsors who are out, of accounts that were suspended because of that and that nobody has taken over. */
export async function readGone(accounts, signal) {
  const left = [...new Set(accounts.filter(({ state, decidedBy }) => state === 'suspended' && !decidedBy).map(({ sponsor }) => sponsor))];
  const here = await Promise.all(left.map((id) => isHere(id, signal)));
  return new Set(left.filter((id, i) => !here[i]));
}

async function isHere(id, signal) {
  if (id === app.me.id || !mayReadPeople()) {
    return id === app.me.id;
  }
  try {
    return (await app.here.get(['people', id], { signal })).body.enabled;
  } catch (error) {
    if (error.kind === 'missing') {
      return false;
    }
    throw error;
  }
}

/** Nobody answers for it any more. */
export function isOrphan({ state, decidedBy, sponsor }, gone) {
  return state === 'suspended' && !decidedBy && gone.has(sponsor);
}

export function accountTabs() {
  return tabs(t('nav.service-accounts'), [
    { text: t('service-accounts.tab.accounts'), path: app.path('service-accounts') },
    { text: t('service-accounts.tab.profiles'), path: app.path('service-accounts', 'profiles') },
  ]);
}
