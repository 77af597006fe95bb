import { html, nothing } from 'lit';
import { ref } from 'lit/directives/ref.js';
import { realmPath } from './address.js';
import { app } from './app.js';
import { save } from './conflict.js';
import { contrastOn, isColour, isReadable, textOn } from './contrast.js';
import { ask, field } from './dialog.js';
import { t } from './i18n.js';

const LARGEST = 256 * 1024;
const KINDS = ['image/png', 'image/jpeg', 'image/webp'];
const SCHEMES = { light: 'accent', dark: 'accentDark' };

/** Name and colours; answers what holds then, or null. */
export function changeSettings(read) {
  const { name, brand } = read.body;
  return ask({
    title: t('brand.change'),
    consequences: [t('brand.change.what')],
    confirm: t('form.save'),
    again: 'settings',
    values: { name, accent: brand.accent ?? '', accentDark: brand.accentDark ?? '' },
    check,
    form: (values, set, errors) => html`${field(
        { id: 'name', label: t('brand.name'), error: errors.name },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="255" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('name')} />`,
      )}
      <div class="pair">${Object.keys(SCHEMES).map((scheme) => colourField(scheme, values, set, errors))}</div>
      ${preview({ ...brand, ...given(values) }, values.name)}`,
    submit: (values) => write(read, values),
  });
}

function check(values) {
  const errors = values.name.trim() ? {} : { name: t('form.required') };
  for (const [scheme, name] of Object.entries(SCHEMES)) {
    const colour = values[name].trim();
    if (colour && !isColour(colour)) {
      errors[name] = t('brand.colour.form');
    } else if (colour && !isReadable(colour, scheme)) {
      errors[name] = t('brand.colour.' + scheme, { ratio: contrastOn(colour, scheme) });
    }
  }
  return errors;
}

function given({ accent, accentDark }) {
  return { ...(accent.trim() && { accent: accent.trim().toLowerCase() }), ...(accentDark.trim() && { accentDark: accentDark.trim().toLowerCase() }) };
}

function write(read, values) {
  const flat = ({ name, brand }) => ({ name, accent: brand.accent, accentDark: brand.accentDark });
  const mine = { name: values.name.trim(), ...given(values) };
  return save({
    before: { body: flat(read.body), etag: read.etag },
    mine,
    read: async () => {
      const now = await app.here.get(['settings']);
      return { body: flat(now.body), etag: now.etag };
    },
    write: ({ name, ...colours }, ifMatch) => app.here.send('PUT', ['settings'], { body: { name, brand: colours }, ifMatch }),
    fields: { name: t('brand.name'), accent: t('brand.accent'), accentDark: t('brand.accentDark') },
    show: (name, value) => value ?? t('brand.own'),
  });
}

function colourField(scheme, values, set, errors) {
  const name = SCHEMES[scheme];
  const value = values[name].trim();
  const ratio = isColour(value) ? contrastOn(value, scheme) : null;
  const unreadable = ratio !== null && !isReadable(value, scheme) ? t('brand.colour.' + scheme, { ratio }) : null;
  const hint = ratio === null ? t('brand.colour.hint') : unreadable ? null : t('brand.readable', { ratio });
  return field(
    { id: name, label: t('brand.' + name), hint, error: errors[name] ?? unreadable },
    ({ id, described, invalid }) => html`<div class="colour">
      <input type="color" class="form-control form-control-color" aria-label=${t('brand.pick', { what: t('brand.' + name) })} .value=${isColour(value) ? value : '#888888'} @input=${set(name)} />
      <input id=${id} class="form-control" maxlength="7" spellcheck="false" autocomplete="off" placeholder=${t('brand.own')} .value=${values[name]} aria-invalid=${invalid} aria-describedby=${described} @input=${set(name)} />
    </div>`,
  );
}

/** The sign-in page in small, in both schemes. The policy allows no style attributes; an element's properties may be set. */
export function preview(brand, name, tag = '') {
  return html`<div class="previews" role="img" aria-label=${t('brand.preview', { name })}>
    ${Object.entries(SCHEMES).map(([scheme, member]) => {
      const colour = brand[member];
      const fits = colour && isColour(colour) && isReadable(colour, scheme);
      const paint = (element) => {
        element?.style.setProperty('background-color', fits ? colour : '');
        element?.style.setProperty('color', fits ? textOn(scheme) : '');
      };
      return html`<div class="preview scheme-${scheme}" aria-hidden="true">
        <div class="preview-stage">${brand.logo ? html`<img src=${logoAddress(tag)} alt="" />` : html`<span class="logo"></span>`}</div>
        <div class="preview-page">
          <span class="preview-title">${t('brand.preview.sign-in')}</span><span class="preview-field"></span><span class="preview-button" ${ref(paint)}>${t('brand.preview.continue')}</span>
        </div>
      </div>`;
    })}
  </div>`;
}

function logoAddress(tag) {
  return `${realmPath}/stagedoor-brand/${encodeURIComponent(app.alias)}/logo.png?v=${encodeURIComponent(tag)}`;
}

/** Why a file cannot be the logo; null where the server may look at it. */
export function whyNot(file) {
  return !KINDS.includes(file.type) ? t('brand.logo.kind') : file.size > LARGEST ? t('brand.logo.large', { n: Math.ceil(file.size / 1024) }) : null;
}

export function changeLogo() {
  return ask({
    title: t('brand.logo.change'),
    consequences: [t('brand.logo.what')],
    confirm: t('brand.logo.upload'),
    again: 'logo',
    values: { file: null },
    check: ({ file }) => {
      const wrong = file ? whyNot(file) : t('brand.logo.choose');
      return wrong ? { file: wrong } : {};
    },
    form: (values, set, errors) =>
      field(
        { id: 'file', label: t('brand.logo.file'), hint: t('brand.logo.hint'), error: errors.file },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" type="file" accept=${KINDS.join()} aria-invalid=${invalid} aria-describedby=${described} @change=${(event) => {
          values.file = event.target.files[0] ?? null;
          set('chosen')(event);
        }} />`,
      ),
    submit: ({ file }) => app.here.send('PUT', ['settings', 'logo'], { body: file }),
  });
}

export function removeLogo() {
  return ask({
    title: t('brand.logo.remove'),
    consequences: [t('brand.logo.remove.what')],
    confirm: t('brand.logo.remove'),
    danger: true,
    again: 'remove-logo',
    submit: () => app.here.send('DELETE', ['settings', 'logo']),
  });
}
