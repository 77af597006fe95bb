import { html, nothing } from 'lit';
import { app } from '../app.js';
import { date, t } from '../i18n.js';
import { knownPerson, mayReadPeople } from '../names.js';
import { isOver, tabs } from '../parts.js';

const MARKS = { requested: 'mark-info', active: 'mark-success', suspended: 'mark-danger', refused: '', expired: 'mark-warning' };

/** What the server writes where nobody decided: who answered for it is out; somebody else does now. */
const LEFT = 'its sponsor has left';
const HANDED_OVER = 'handed over';

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
    return t('service-accounts.decided.' + (why === LEFT ? 'left' : why === HANDED_OVER ? 'handed-over' : 'none'));
  }
  const said = t('service-accounts.decided.' + (state === 'expired' ? 'active' : state), { name: whoIs(decidedBy) });
  return why ? said + ' ' + t('service-accounts.decided.why', { why }) : said;
}

export function untilWhen({ expires }) {
  return t(isOver(expires) ? 'service-accounts.ended' : 'service-accounts.until', { date: date(expires) });
}

/** Nobody answers for it any more. */
export function isOrphan({ state, why }) {
  return state === 'suspended' && why === LEFT;
}

export function accountTabs() {
  return tabs(t('nav.service-accounts'), [
    { text: t('service-accounts.tab.accounts'), path: app.path('service-accounts') },
    { text: t('service-accounts.tab.profiles'), path: app.path('service-accounts', 'profiles') },
  ]);
}
