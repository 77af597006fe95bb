import { html, nothing } from 'lit';
import { app } from '../app.js';
import { copyValue } from '../copy-value.js';
import { ask, field } from '../dialog.js';
import { ago, date, t } from '../i18n.js';
import { icon } from '../icons.js';
import { button, isOver } from '../parts.js';
import { instant } from '../until.js';

const SCOPES = ['users', 'groups'];
const LIVES = [90, 180, 365, 730];
const SOON = 30 * 24 * 3_600_000;

export function tokenRow(token, revoke) {
  const { name, scopes, createdAt, expiresAt, lastUsedAt } = token;
  return html`<li>
    <span class="row-main">
      <bdi class="row-title">${name}</bdi>
      <span class="row-text">${scopes.map((scope) => t('directory.scope.' + scope)).join(', ')}</span>
      <span class="row-text">${t('directory.token.made', { date: date(createdAt) })} · ${lastUsedAt ? t('directory.token.used', { ago: ago(lastUsedAt) }) : t('directory.token.unused')}</span>
    </span>
    <span class="marks">${end(expiresAt)}</span>
    ${revoke ? button(t('directory.token.revoke'), revoke, { about: name, danger: true }) : nothing}
  </li>`;
}

function end(expiresAt) {
  const soon = Date.parse(expiresAt) - Date.now() < SOON;
  return isOver(expiresAt) ? html`<span class="mark mark-danger">${t('directory.token.over')}</span>` : html`<span class="mark ${soon ? 'mark-warning' : ''}">${t('directory.token.until', { date: date(expiresAt) })}</span>`;
}

/** Makes a token; answers it with its value, which nobody sees again. */
export function makeToken(present) {
  return ask({
    title: t('directory.token.make'),
    consequences: [t(present.length === 0 ? 'directory.token.make.what' : 'directory.token.make.second')],
    confirm: t('directory.token.make.confirm'),
    again: 'token',
    values: { name: '', days: '365', users: true, groups: true, readOnly: false },
    check: ({ name, users, groups }) => ({ ...(name.trim() ? {} : { name: t('form.required') }), ...(users || groups ? {} : { users: t('directory.scope.none') }) }),
    form: (values, set, errors) => html`${field(
        { id: 'token-name', label: t('directory.token.name'), hint: t('directory.token.name.hint'), error: errors.name },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="60" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described} @input=${set('name')} />`,
      )}
      ${field(
        { id: 'token-days', label: t('directory.token.life') },
        ({ id }) => html`<select id=${id} class="form-select" @change=${set('days')}>
          ${LIVES.map((days) => html`<option value=${days} ?selected=${values.days === String(days)}>${t('directory.token.days', { n: days })}</option>`)}
        </select>`,
      )}
      <fieldset class="vendors">
        <legend class="form-label">${t('directory.token.scopes')}</legend>
        ${SCOPES.map((scope) => checkbox(scope, t('directory.scope.' + scope), values, set))} ${errors.users ? html`<div class="field-error">${errors.users}</div>` : nothing} ${checkbox('readOnly', t('directory.scope.read-only'), values, set)}
      </fieldset>`,
    submit: async ({ name, days, users, groups, readOnly }) => {
      const scopes = [...(users ? ['users'] : []), ...(groups ? ['groups'] : []), ...(readOnly ? ['read-only'] : [])];
      const expiresAt = instant(new Date(Math.floor(Date.now() / 1000) * 1000 + Number(days) * 24 * 3_600_000));
      const { body } = await app.here.send('POST', ['scim', 'tokens'], { body: { name: name.trim(), scopes, expiresAt } });
      return body;
    },
  });
}

function checkbox(name, label, values, set) {
  return html`<div class="form-check">
    <input id=${'token-' + name} class="form-check-input" type="checkbox" .checked=${values[name]} @change=${set(name)} />
    <label for=${'token-' + name}>${label}</label>
  </div>`;
}

export function madeToken({ name, token }, baseUrl) {
  return ask({
    title: t('directory.token.made.title', { name }),
    wide: true,
    form: () => html`<div class="note note-warning">${icon('warning')}<span>${t('directory.token.once')}</span></div>
      <ul class="rows copies">
        <li>${copyValue(t('directory.token.value'), token, t('directory.token.value.called'))}</li>
        <li>${copyValue(t('directory.base-url'), baseUrl, t('directory.base-url.called'))}</li>
      </ul>`,
    confirm: t('directory.token.kept'),
    submit: () => true,
  });
}

export function revokeToken({ id, name }) {
  return ask({
    title: t('directory.token.revoke.title', { name }),
    consequences: [t('directory.token.revoke.what')],
    confirm: t('directory.token.revoke'),
    danger: true,
    again: 'token-revoke:' + id,
    submit: () => app.here.send('DELETE', ['scim', 'tokens', id]),
  });
}
