import { html } from 'lit';
import { app } from '../app.js';
import { t } from '../i18n.js';
import { tabs } from '../parts.js';
import { mayDecide } from '../service-account/words.js';

const MARKS = { active: 'mark-success', suspended: 'mark-danger', requested: 'mark-info', refused: '', revoked: 'mark-warning' };

export function applicationTabs() {
  return tabs(t('nav.applications'), [
    { text: t('applications.tab.applications'), path: app.path('applications') },
    { text: t('applications.tab.apis'), path: app.path('applications', 'apis') },
    { text: t('applications.tab.subscriptions'), path: app.path('applications', 'subscriptions') },
  ]);
}

export function stateMark(state) {
  return html`<span class="mark ${MARKS[state]}">${t('applications.state.' + state)}</span>`;
}

/** Developers change what they have made themselves, owners and security administrators everything. */
export function mayChange({ madeBy }) {
  return mayDecide() || madeBy === app.me.id;
}

/** Whose an API is. */
export function ownerName(owner) {
  return owner ? t('apis.owner', { owner }) : t('apis.owner.realm');
}
