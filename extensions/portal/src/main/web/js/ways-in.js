import { html, nothing } from 'lit';
import { app } from './app.js';
import { safeLink } from './address.js';
import { save } from './conflict.js';
import { ask, field } from './dialog.js';
import { t } from './i18n.js';

const CHOICES = ['passkey', 'emailCode'];

/** What stands in the place of a password. */
export function waysIn({ body }, change) {
  return html`<section class="card-plain" aria-labelledby="ways-in">
    <div class="section-head">
      <h2 id="ways-in">${t('ways-in.title')}</h2>
      ${app.holds('owner', 'security-administrator') ? html`<button type="button" class="btn btn-outline-secondary" @click=${change}>${t('ways-in.change')}</button>` : nothing}
    </div>
    <dl class="facts">
      ${CHOICES.map((name) => html`<dt>${t('ways-in.' + name)}</dt><dd>${allowed(body[name])}</dd>`)}
    </dl>
    <p class="hint">${t('ways-in.password')}</p>
  </section>`;
}

export function changeWaysIn(read) {
  return ask({
    title: t('ways-in.change.title'),
    consequences: [t('ways-in.change.what'), t('ways-in.change.never')],
    confirm: t('form.save'),
    again: 'ways-in',
    values: { ...read.body },
    form: (values, set) => html`<fieldset class="role-choices">
      <legend class="visually-hidden">${t('ways-in.title')}</legend>
      ${CHOICES.map((name) => html`<div class="form-check">
        <input id="way-${name}" class="form-check-input" type="checkbox" .checked=${values[name]} aria-describedby="way-${name}-what" @change=${set(name)} />
        <div><label for="way-${name}" class="row-title">${t('ways-in.' + name)}</label><div class="row-text" id="way-${name}-what">${t('ways-in.' + name + '.what')}</div></div>
      </div>`)}
    </fieldset>`,
    submit: ({ passkey, emailCode }) =>
      save({
        before: read,
        mine: { passkey, emailCode },
        read: () => app.here.get(['sign-in']),
        write: (body, ifMatch) => app.here.send('PUT', ['sign-in'], { body, ifMatch }),
        fields: Object.fromEntries(CHOICES.map((name) => [name, t('ways-in.' + name)])),
        show: (name, value) => allowed(value),
      }),
  });
}

/** What people and guests agree to. */
export function terms({ body }, change, remove) {
  const owner = app.holds('owner');
  return html`<section class="card-plain" aria-labelledby="terms">
    <div class="section-head">
      <h2 id="terms">${t('terms.title')}</h2>
      ${owner
        ? html`<div class="page-actions">
            <button type="button" class="btn btn-outline-secondary" @click=${change}>${t(body.version ? 'terms.change' : 'terms.add')}</button>
            ${body.version ? html`<button type="button" class="btn btn-outline-danger" @click=${remove}>${t('terms.remove')}</button>` : nothing}
          </div>`
        : nothing}
    </div>
    ${body.version
      ? html`<dl class="facts">
          <dt>${t('terms.version')}</dt><dd>${body.version}</dd>
          ${body.address ? html`<dt>${t('terms.address')}</dt><dd><a href=${safeLink(body.address)} rel="noopener noreferrer" target="_blank">${body.address}</a></dd>` : nothing}
          ${body.text ? html`<dt>${t('terms.text')}</dt><dd class="document">${body.text}</dd>` : nothing}
        </dl>`
      : html`<p class="hint">${t('terms.none')}</p>`}
    ${owner ? nothing : html`<p class="hint">${t('brand.owners')}</p>`}
  </section>`;
}

export function changeTerms(read) {
  const { version = '', text = '', address = '' } = read.body;
  return ask({
    title: t('terms.change.title'),
    consequences: [t('terms.change.what')],
    confirm: t('form.save'),
    wide: true,
    again: 'terms',
    values: { version, text, address },
    check: (values) => ({
      ...(!/^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$/.test(values.version.trim()) && { version: t('terms.version.form') }),
      ...(!values.text.trim() && !values.address.trim() && { text: t('terms.text.form') }),
      ...(values.address.trim() && !values.address.trim().startsWith('https://') && { address: t('terms.address.form') }),
    }),
    form: (values, set, errors) => html`${field(
        { id: 'version', label: t('terms.version'), hint: t('terms.version.hint'), error: errors.version },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="40" autocomplete="off" .value=${values.version} aria-invalid=${invalid} aria-describedby=${described} @input=${set('version')} />`,
      )}
      ${field(
        { id: 'text', label: t('terms.text'), hint: t('terms.text.hint'), error: errors.text, optional: true },
        ({ id, described, invalid }) => html`<textarea id=${id} class="form-control" rows="8" maxlength="20000" .value=${values.text} aria-invalid=${invalid} aria-describedby=${described} @input=${set('text')}></textarea>`,
      )}
      ${field(
        { id: 'address', label: t('terms.address'), error: errors.address, optional: true },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" type="url" maxlength="500" autocomplete="off" .value=${values.address} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('address')} />`,
      )}`,
    submit: (values) =>
      app.here.send('PUT', ['terms'], {
        body: { version: values.version.trim(), text: values.text.trim(), address: values.address.trim() },
        ifMatch: read.etag,
      }),
  });
}

export function removeTerms(read) {
  return ask({
    title: t('terms.remove.title'),
    consequences: [t('terms.remove.what')],
    confirm: t('terms.remove'),
    danger: true,
    again: 'remove-terms',
    submit: () => app.here.send('DELETE', ['terms'], { ifMatch: read.etag }),
  });
}

function allowed(value) {
  return t(value ? 'ways-in.allowed' : 'ways-in.not-allowed');
}
