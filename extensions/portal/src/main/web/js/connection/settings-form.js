import { LitElement, html, nothing } from 'lit';
import { app } from '../app.js';
import { save } from '../conflict.js';
import { ask, field } from '../dialog.js';
import { explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { button } from '../parts.js';
import { freshFirst } from '../sensitive.js';
import { askToLeave } from '../shell.js';
import { settingField, settingName } from './setting-field.js';
import { isFromVendor, isNeeded, isSet, keptSettings, metadataOf, settingsOf } from './steps.js';
import { keepTyped, typedBefore } from './typed.js';

/** What came from the vendor, as a form. Fires 'saved' with {body, etag, theirs}, and 'closed' where the person gave up. */
class SettingsForm extends LitElement {
  static properties = { read: { attribute: false }, preset: { attribute: false }, closable: { attribute: false }, values: { state: true }, errors: { state: true }, failure: { state: true }, busy: { state: true }, how: { state: true } };

  // Decided once: a form does not vanish while somebody types.
  #fresh = app.session.isFresh();
  #before = null;

  constructor() {
    super();
    this.values = this.failure = null;
    this.errors = {};
    this.busy = this.closable = false;
    this.how = 'url';
  }

  createRenderRoot() {
    return this;
  }

  willUpdate(changed) {
    // The page may have been read anew meanwhile. What others made of the settings is a conflict all the same.
    if (changed.has('read') && (this.#before === null || JSON.stringify(this.#before.body.settings) === JSON.stringify(this.read.body.settings))) {
      this.#before = this.read;
    }
    if (this.values === null) {
      const { id, name } = this.read.body;
      const settings = settingsOf(this.read.body);
      const initial = Object.fromEntries(this.preset.settings.map(({ key, initial: value }) => [key, value ?? '']));
      const stored = Object.fromEntries(Object.entries(keptSettings(settings)).map(([key, value]) => [key, String(value)]));
      this.values = { '/name': name, ...initial, ...stored, ...typedBefore(id) };
      const either = metadataOf(this.preset);
      this.how = either && !isSet(this.values, either.url) && isSet(settings, either.xml) ? 'xml' : 'url';
    }
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    app.guard(null);
  }

  render() {
    if (!this.#fresh) {
      return freshFirst(t('settings.change'), 'settings');
    }
    const { settings } = this.preset;
    const either = metadataOf(this.preset);
    const plain = settings.filter((setting) => setting !== either?.url && setting !== either?.xml);
    const more = plain.filter((setting) => !isFromVendor(setting));
    return html`<form class="connect-form" novalidate @submit=${this.#submit}>
      ${this.failure ? html`<p class="note note-danger" role="alert" tabindex="-1">${icon('warning')}<span>${this.failure}</span></p>` : nothing} ${either ? this.#metadata(either) : nothing}
      ${plain.filter((setting) => isFromVendor(setting) && (setting.required || isNeeded(setting, this.values))).map((setting) => this.#field(setting, false))}
      ${more.length > 0
        ? html`<details class="more-settings" ?open=${Boolean(this.errors['/name']) || more.some(({ key }) => this.errors[key])}>
            <summary>${t('settings.more', { n: more.length + 1 })}</summary>
            <p class="hint">${t('settings.more.what')}</p>
            ${this.#name()} ${more.map((setting) => this.#field(setting))}
          </details>`
        : this.#name()}
      <div class="form-actions">
        <button type="submit" class="btn btn-primary" aria-disabled=${String(this.busy)}>${this.busy ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>` : nothing}${t('settings.save')}</button>
        ${this.closable ? button(t('dialog.cancel'), () => this.dispatchEvent(new Event('closed'))) : nothing}
      </div>
      <p class="hint" role="status">${this.busy ? t('settings.checking') : nothing}</p>
    </form>`;
  }

  #name() {
    return field(
      { id: 'setting-name', label: t('connect.name'), error: this.errors['/name'] },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="100" autocomplete="off" .value=${this.values['/name']} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${(event) => this.#put('/name', event.target.value)} />`,
    );
  }

  #metadata({ url, xml }) {
    const one = (how, text) => html`<label class="form-check"><input class="form-check-input" type="radio" name="how" value=${how} .checked=${this.how === how} @change=${() => (this.how = how)} /><span>${text}</span></label>`;
    return html`<fieldset class="either">
        <legend class="form-label">${t('settings.metadata')}</legend>
        ${one('url', t('settings.metadata.url'))} ${one('xml', t('settings.metadata.xml'))}
      </fieldset>
      ${this.#field(this.how === 'url' ? url : xml, false)}`;
  }

  #field(setting, optional) {
    const { vendor } = this.read.body;
    return settingField(setting, vendor, { value: this.values[setting.key] ?? '', stored: settingsOf(this.read.body), error: this.errors[setting.key], optional, put: (value, wrong) => this.#put(setting.key, value, wrong) });
  }

  #put(key, value, wrong) {
    this.values = { ...this.values, [key]: value };
    this.errors = { ...this.errors, [key]: wrong };
    app.guard(askToLeave);
  }

  /** What is missing before anything is sent. */
  #missing() {
    const either = metadataOf(this.preset);
    const asked = this.preset.settings.filter((setting) => isNeeded(setting, this.values) || setting === either?.[this.how]);
    const unused = this.how === 'url' ? either?.xml : either?.url;
    const empty = asked.filter((setting) => setting !== unused && !this.values[setting.key]?.trim() && !(setting.kind === 'secret' && isSet(settingsOf(this.read.body), setting)));
    return Object.fromEntries([...empty.map(({ key }) => [key, t('form.required')]), ...(this.values['/name'].trim() ? [] : [['/name', t('form.required')]])]);
  }

  #submit = async (event) => {
    event.preventDefault();
    if (this.busy) {
      return;
    }
    this.errors = this.#missing();
    this.failure = null;
    if (Object.keys(this.errors).length > 0) {
      await this.#focusWrong();
      return;
    }
    this.busy = true;
    try {
      const saved = await this.#save();
      app.guard(null);
      this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
    } catch (error) {
      this.busy = false;
      await this.#refused(error);
    }
  };

  get #secrets() {
    return this.preset.settings.filter(({ kind }) => kind === 'secret').map(({ key }) => key);
  }

  #save() {
    const either = metadataOf(this.preset);
    const unused = either ? (this.how === 'url' ? either.xml : either.url).key : null;
    const { '/name': name, ...typed } = this.values;
    const secret = this.#secrets;
    // What is emptied is sent as empty; a secret that is not typed again stays.
    const given = Object.entries(typed).map(([key, value]) => [key, key === unused ? '' : value.trim()]);
    const settings = Object.fromEntries(given.filter(([key, value]) => value || !secret.includes(key)));
    const flat = (connection) => ({ name: connection.name, ...keptSettings(connection.settings) });
    // Domains are chosen elsewhere on the page: what is not sent stays.
    return save({
      before: { body: flat(this.#before.body), etag: this.#before.etag },
      mine: { name: name.trim(), ...settings },
      fields: { name: t('connect.name'), ...Object.fromEntries(this.preset.settings.map((setting) => [setting.key, settingName(setting)])) },
      show: (key, value) => (secret.includes(key) && value ? '••••••••' : String(value ?? '').slice(0, 200)),
      read: async () => {
        const now = await app.here.get(['connections', this.read.body.id]);
        return { body: flat(now.body), etag: now.etag };
      },
      write: ({ name: called, ...values }, ifMatch) => app.here.send('PUT', ['connections', this.read.body.id], { body: { name: called, settings: values }, ifMatch }),
    });
  }

  async #refused(error) {
    if (error.kind === 'fresh') {
      keepTyped(this.read.body.id, this.values, this.#secrets);
      app.guard(null);
      const saved = await ask({ title: t('settings.change'), confirm: t('settings.save'), again: 'settings', submit: () => this.#save() });
      if (saved) {
        this.dispatchEvent(new CustomEvent('saved', { detail: saved }));
      }
      return;
    }
    const key = error.pointer === '/name' ? '/name' : error.pointer?.replace(/^\/settings\//, '');
    if (key && key in this.values) {
      this.errors = { [key]: explain(error) };
      const either = metadataOf(this.preset);
      this.how = key === either?.xml.key ? 'xml' : key === either?.url.key ? 'url' : this.how;
    } else {
      this.failure = explain(error);
    }
    await this.#focusWrong();
  }

  async #focusWrong() {
    await this.updateComplete;
    this.querySelector('[aria-invalid=true], [role=alert]')?.focus();
  }
}

customElements.define('sd-connection-settings', SettingsForm);
