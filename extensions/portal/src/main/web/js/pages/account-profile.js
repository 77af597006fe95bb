import { html } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { accountTabs } from '../account.js';
import { field } from '../dialog.js';
import { explain, has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { askToLeave } from '../shell.js';

/** An e-mail address decides where somebody belongs, so it is not theirs to change; the language is chosen in the menu. */
const FIXED = ['username', 'email', 'locale'];

class Profile extends Page {
  static properties = { values: { state: true }, errors: { state: true }, problem: { state: true }, saving: { state: true } };

  constructor() {
    super();
    this.values = this.errors = {};
    this.problem = null;
    this.saving = false;
  }

  heading() {
    return t('nav.account');
  }

  async load(signal) {
    return (await app.api.account().get([''], { query: { userProfileMetadata: 'true' }, signal })).body;
  }

  loaded() {
    this.values = Object.fromEntries(this.#fields.map(({ name }) => [name, this.#held(name)]));
  }

  get #fields() {
    const known = this.data.userProfileMetadata?.attributes ?? [];
    return known.filter(({ name, readOnly }) => !FIXED.includes(name) && !readOnly);
  }

  #held(name) {
    return this.data[name] ?? this.data.attributes?.[name]?.[0] ?? '';
  }

  get #changed() {
    return this.#fields.some(({ name }) => this.values[name] !== this.#held(name));
  }

  #set(name, value) {
    this.values = { ...this.values, [name]: value };
    this.errors = { ...this.errors, [name]: undefined };
    app.guard(this.#changed ? askToLeave : null);
  }

  async #save(event) {
    event.preventDefault();
    if (this.saving) {
      return;
    }
    const missing = this.#fields.filter(({ name, required }) => required && !this.values[name]?.trim());
    this.errors = Object.fromEntries(missing.map(({ name }) => [name, t('form.required')]));
    this.problem = null;
    if (missing.length === 0) {
      this.saving = true;
      await this.#send();
      this.saving = false;
    }
    await this.updateComplete;
    this.querySelector('[aria-invalid=true], [role=alert]')?.focus();
  }

  async #send() {
    const { userProfileMetadata, attributes = {}, ...rest } = this.data;
    const body = { ...rest, attributes: { ...attributes } };
    for (const { name } of this.#fields) {
      const value = this.values[name].trim();
      if (name in rest || name === 'firstName' || name === 'lastName') {
        body[name] = value;
      } else {
        body.attributes[name] = [value];
      }
    }
    try {
      await app.api.account().send('POST', [''], { body });
      app.guard(null);
      notify(t('profile.saved'));
      await this.reload();
      await app.readMe();
    } catch (error) {
      const name = error.pointer?.slice(1);
      if (name && name in this.values) {
        this.errors = { [name]: explain(error) };
      } else {
        this.problem = explain(error);
      }
    }
  }

  body() {
    return html`${accountTabs()}
      <form class="card-plain fields account-form" novalidate @submit=${(event) => this.#save(event)}>
        ${this.problem ? html`<p class="note note-danger" role="alert" tabindex="-1">${icon('warning')}<span>${this.problem}</span></p>` : ''} ${this.#fields.map((one) => this.#field(one))}
        <dl class="facts">
          <dt>${t('profile.email')}</dt>
          <dd><bdi>${this.data.email ?? ''}</bdi></dd>
        </dl>
        <p class="hint">${t('profile.email.what')}</p>
        <div><button type="submit" class="btn btn-primary" aria-disabled=${String(this.saving || !this.#changed)}>${t('form.save')}</button></div>
      </form>
      ${this.#organizations()}`;
  }

  #field({ name, displayName, required }) {
    const label = has('profile.' + name) ? t('profile.' + name) : (displayName ?? name);
    const complete = { firstName: 'given-name', lastName: 'family-name' }[name] ?? 'off';
    return field(
      { id: 'profile-' + name, label, error: this.errors[name], optional: !required },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="255" autocomplete=${complete} .value=${this.values[name] ?? ''} aria-invalid=${invalid} aria-describedby=${described} @input=${(event) => this.#set(name, event.target.value)} />`,
    );
  }

  #organizations() {
    const { organizations } = app.me;
    return html`<section class="account-part" aria-labelledby="organizations">
      <div class="section-head"><h2 id="organizations">${t('profile.organizations')}</h2></div>
      ${organizations.length === 0
        ? html`<p class="hint">${t('profile.no-organization')}</p>`
        : html`<ul class="rows">
            ${organizations.map(
              ({ name, home, organizationRoles }) => html`<li>
                <span class="row-main"><bdi class="row-title">${name}</bdi><span class="row-text">${t(home ? 'profile.home' : 'profile.guest')}</span></span>
                <span class="marks">${organizationRoles.map((role) => html`<span class="mark">${t('organization-role.' + role)}</span>`)}</span>
              </li>`,
            )}
          </ul>`}
    </section>`;
  }
}

customElements.define('sd-account-profile', Profile);
