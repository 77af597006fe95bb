import { html, nothing } from 'lit';
import { app } from './app.js';
import { save } from './conflict.js';
import { ask, field } from './dialog.js';
import { t } from './i18n.js';

const LENGTHS = { minimumLength: 64, minimumLengthAlone: 64 };
const KINDS = { lowerCase: 8, upperCase: 8, digits: 8, special: 8 };
const NUMBERS = { ...LENGTHS, ...KINDS, history: 24 };
const STRENGTHS = [0, 1, 2, 3, 4];
const NAMES = [...Object.keys(NUMBERS), 'strength', 'withoutOwnData', 'deniedWords'];

/** What passwords of the organization's people have to be. */
export function passwordPolicy({ body }, change) {
  const asked = Object.keys(KINDS).filter((name) => body[name] > 0);
  return html`<section class="card-plain" aria-labelledby="password-policy">
    <div class="section-head">
      <h2 id="password-policy">${t('password-policy.title')}</h2>
      ${app.holds('owner', 'security-administrator') ? html`<button type="button" class="btn btn-outline-secondary" @click=${change}>${t('password-policy.change')}</button>` : nothing}
    </div>
    <dl class="facts">
      ${fact('minimumLength', body)} ${fact('minimumLengthAlone', body)}
      ${asked.length === 0 ? html`<dt>${t('password-policy.kinds')}</dt><dd>${t('password-policy.kinds.none')}</dd>` : asked.map((name) => fact(name, body))}
      ${['withoutOwnData', 'history', 'strength', 'deniedWords'].map((name) => fact(name, body))}
    </dl>
    <p class="hint">${t('password-policy.who')}</p>
  </section>`;
}

function fact(name, body) {
  return html`<dt>${t('password-policy.' + name)}</dt><dd>${shown(name, body[name])}</dd>`;
}

/** A value in words. */
function shown(name, value) {
  if (name === 'withoutOwnData') {
    return t(value ? 'password-policy.yes' : 'password-policy.no');
  }
  if (name === 'strength') {
    return t('password-policy.strength.' + value);
  }
  if (name === 'deniedWords') {
    return value.length === 0 ? t('password-policy.deniedWords.none') : value.join(', ');
  }
  return name in LENGTHS ? t('password-policy.characters', { n: value }) : t('password-policy.at-least', { n: value });
}

export function changePasswordPolicy(read) {
  const { realm } = read.body;
  return ask({
    title: t('password-policy.change'),
    consequences: [t('password-policy.change.what'), t('password-policy.change.tighten')],
    confirm: t('form.save'),
    wide: true,
    again: 'password-policy',
    values: { ...read.body, deniedWords: read.body.deniedWords.join('\n') },
    check: (values) => check(values, realm),
    form: (values, set, errors) => html`<div class="pair">${Object.keys(LENGTHS).map((name) => number(name, values, set, errors, realm))}</div>
      <div class="pair">${['lowerCase', 'upperCase'].map((name) => number(name, values, set, errors, realm))}</div>
      <div class="pair">${['digits', 'special'].map((name) => number(name, values, set, errors, realm))}</div>
      <div class="pair">
        ${number('history', values, set, errors, realm)}
        ${field({ id: 'strength', label: t('password-policy.strength'), hint: t('password-policy.strength.hint') }, ({ id, described }) => html`<select id=${id} class="form-select" aria-describedby=${described} @change=${set('strength')}>
          ${STRENGTHS.filter((value) => value >= realm.strength).map((value) => html`<option value=${value} ?selected=${Number(values.strength) === value}>${t('password-policy.strength.' + value)}</option>`)}
        </select>`)}
      </div>
      <div class="form-check">
        <input id="withoutOwnData" class="form-check-input" type="checkbox" .checked=${values.withoutOwnData} ?disabled=${realm.withoutOwnData} aria-describedby="withoutOwnData-what" @change=${set('withoutOwnData')} />
        <div><label for="withoutOwnData" class="row-title">${t('password-policy.withoutOwnData')}</label><div class="row-text" id="withoutOwnData-what">${t('password-policy.withoutOwnData.what')}</div></div>
      </div>
      ${field({ id: 'deniedWords', label: t('password-policy.deniedWords'), hint: t('password-policy.deniedWords.hint'), error: errors.deniedWords, optional: true }, ({ id, described, invalid }) => html`<textarea id=${id} class="form-control" rows="3" maxlength="8000" spellcheck="false" autocomplete="off" .value=${values.deniedWords} aria-invalid=${invalid} aria-describedby=${described} @input=${set('deniedWords')}></textarea>`)}`,
    submit: (values) =>
      save({
        before: read,
        mine: asked(values),
        read: () => app.here.get(['password-policy']),
        write: (body, ifMatch) => app.here.send('PUT', ['password-policy'], { body, ifMatch }),
        fields: Object.fromEntries(NAMES.map((name) => [name, t('password-policy.' + name)])),
        show: shown,
      }),
  });
}

function number(name, values, set, errors, realm) {
  return field(
    { id: name, label: t('password-policy.' + name), hint: t('password-policy.range', { least: realm[name], most: NUMBERS[name] }), error: errors[name] },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" type="number" inputmode="numeric" min=${realm[name]} max=${NUMBERS[name]} step="1" autocomplete="off" .value=${String(values[name])} aria-invalid=${invalid} aria-describedby=${described} @input=${set(name)} />`,
  );
}

function words(text) {
  return text.split('\n').map((word) => word.trim()).filter(Boolean);
}

function check(values, realm) {
  const errors = {};
  for (const [name, most] of Object.entries(NUMBERS)) {
    const value = Number(values[name]);
    if (String(values[name]).trim() === '' || !Number.isInteger(value) || value < realm[name] || value > most) {
      errors[name] = t('password-policy.range.form', { least: realm[name], most });
    }
  }
  const listed = words(values.deniedWords);
  if (listed.length > 100 || listed.some((word) => Array.from(word).length < 4 || Array.from(word).length > 64)) {
    errors.deniedWords = t('password-policy.deniedWords.form');
  }
  return errors;
}

function asked(values) {
  return {
    ...Object.fromEntries(Object.keys(NUMBERS).map((name) => [name, Number(values[name])])),
    strength: Number(values.strength),
    withoutOwnData: values.withoutOwnData,
    deniedWords: words(values.deniedWords),
  };
}
