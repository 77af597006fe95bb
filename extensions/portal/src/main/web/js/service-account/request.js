import { html, nothing } from 'lit';
import { app } from '../app.js';
import { ask, field } from '../dialog.js';
import { date, t } from '../i18n.js';
import { icon } from '../icons.js';
import { instant } from '../until.js';
import { boundsList } from './bounds.js';

const LIVES = [30, 90, 180, 365];
const DAY = 24 * 3_600_000;

/** Asks for a service account with one of these profiles; answers it. */
export function request(profiles) {
  return ask({
    title: t('service-accounts.ask'),
    consequences: [t('service-accounts.ask.what'), t('service-accounts.ask.sponsor')],
    confirm: t('service-accounts.ask.confirm'),
    wide: true,
    values: { purpose: '', name: '', profile: profiles.length === 1 ? profiles[0].id : '', days: '180', method: 'client_secret', jwks: '' },
    check,
    form: (values, set, errors) => html`${text('purpose', values, set, errors, { longest: 500, hint: t('service-accounts.purpose.hint') })}
      ${text('name', values, set, errors, { longest: 100, hint: t('service-accounts.name.hint'), optional: true })} ${profileField(profiles, values, set, errors)} ${lifeField(values, set)} ${methodField(values, set, errors)}`,
    submit: async (values) => (await app.here.send('POST', ['service-accounts'], { body: bodyOf(values) })).body,
  });
}

function check({ purpose, profile, method, jwks }) {
  return {
    ...(purpose.trim() ? {} : { purpose: t('form.required') }),
    ...(profile ? {} : { profile: t('service-accounts.profile.choose') }),
    ...(method === 'private_key_jwt' && !keysOf(jwks) ? { jwks: t('service-accounts.keys.wrong') } : {}),
  };
}

function bodyOf({ purpose, name, profile, days, method, jwks }) {
  return {
    purpose: purpose.trim(),
    profile,
    expires: instant(new Date(endOf(days))),
    ...(name.trim() && { name: name.trim() }),
    ...(method === 'private_key_jwt' && { jwks: keysOf(jwks) }),
  };
}

/** To the second, as the API answers it. */
function endOf(days) {
  return Math.floor(Date.now() / 1000) * 1000 + Number(days) * DAY;
}

/** A JWK Set, also where one key alone was pasted; null where it is neither. Whether the keys will do is the server's to say. */
export function keysOf(pasted) {
  try {
    const read = JSON.parse(pasted);
    return Array.isArray(read?.keys) ? read : read?.kty ? { keys: [read] } : null;
  } catch {
    return null;
  }
}

function text(name, values, set, errors, { longest, hint, optional = false }) {
  return field(
    { id: 'account-' + name, label: t('service-accounts.' + name), hint, error: errors[name], optional },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength=${longest} autocomplete="off" .value=${values[name]} aria-invalid=${invalid} aria-describedby=${described} @input=${set(name)} />`,
  );
}

function profileField(profiles, values, set, errors) {
  const chosen = profiles.find(({ id }) => id === values.profile);
  return html`${field(
    { id: 'account-profile', label: t('service-accounts.profile'), error: errors.profile },
    ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${set('profile')}>
      <option value="" ?selected=${!chosen}>${t('service-accounts.profile.choose')}</option>
      ${profiles.map((profile) => html`<option value=${profile.id} ?selected=${profile === chosen}>${profile.name}</option>`)}
    </select>`,
  )}
  ${chosen?.sensitive ? html`<p class="note note-warning">${icon('warning')}<span>${t('service-accounts.sensitive.what')}</span></p>` : nothing} ${chosen ? boundsList(chosen.bounds) : nothing}`;
}

function lifeField(values, set) {
  return field(
    { id: 'account-days', label: t('service-accounts.life'), hint: t('service-accounts.life.hint') },
    ({ id, described }) => html`<select id=${id} class="form-select" aria-describedby=${described} @change=${set('days')}>
      ${LIVES.map((days) => html`<option value=${days} ?selected=${values.days === String(days)}>${t('service-accounts.life.days', { n: days, date: date(new Date(endOf(days)).toISOString()) })}</option>`)}
    </select>`,
  );
}

function methodField(values, set, errors) {
  return html`<fieldset class="role-choices">
      <legend class="form-label">${t('service-accounts.method')}</legend>
      ${['client_secret', 'private_key_jwt'].map(
        (method) => html`<div class="form-check">
          <input id="account-${method}" class="form-check-input" type="radio" name="account-method" value=${method} .checked=${values.method === method} @change=${set('method')} />
          <label for="account-${method}">${t('service-accounts.method.' + method)}</label>
        </div>`,
      )}
    </fieldset>
    ${values.method === 'private_key_jwt'
      ? field(
          { id: 'account-jwks', label: t('service-accounts.keys'), hint: t('service-accounts.keys.hint'), error: errors.jwks },
          ({ id, described, invalid }) => html`<textarea id=${id} class="form-control mono" rows="5" spellcheck="false" maxlength="12000" .value=${values.jwks} aria-invalid=${invalid} aria-describedby=${described} @input=${set('jwks')}></textarea>`,
        )
      : nothing}`;
}
