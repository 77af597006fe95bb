import { html, nothing } from 'lit';
import { app } from '../app.js';
import { field } from '../dialog.js';
import { stepList } from '../connection/step-list.js';
import { protocolName, vendorName, word } from '../connection/words.js';
import { explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { freshFirst } from '../sensitive.js';

/** The first step of a connection: which identity provider it leads to, how, and what it is called here. */
class ConnectionNew extends Page {
  static properties = { vendor: { state: true }, protocol: { state: true }, name: { state: true }, wrong: { state: true }, busy: { state: true } };

  #fresh = app.session.isFresh();

  constructor() {
    super();
    this.vendor = this.protocol = null;
    this.name = '';
    this.wrong = {};
    this.busy = false;
  }

  heading() {
    return t('connections.connect');
  }

  above() {
    return html`<a class="back" href=${app.path('connections')} data-route>${icon('back')}${t('nav.connections')}</a>`;
  }

  async load(signal) {
    const { body } = await app.here.get(['connections', 'presets'], { signal });
    return { presets: body.items };
  }

  body() {
    return html`<div class="stack">
    ${stepList({ current: 'vendor' })}
    ${this.#fresh
      ? html`<form class="connect-form" novalidate @submit=${this.#create}>
          ${this.wrong.all ? html`<p class="note note-danger" role="alert">${icon('warning')}<span>${this.wrong.all}</span></p>` : nothing} ${this.#vendors()} ${this.vendor ? html`${this.#protocols()} ${this.#name()}` : nothing}
          <div>
            <button type="submit" class="btn btn-primary" aria-disabled=${String(this.busy)}>${this.busy ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>` : nothing}${t('connect.continue')}</button>
          </div>
        </form>`
      : freshFirst(t('connections.connect'), 'connect')}
    </div>`;
  }

  #vendors() {
    const vendors = [...new Set(this.data.presets.map(({ vendor }) => vendor))];
    return html`<fieldset class="vendors" aria-describedby=${this.wrong.vendor ? 'vendor-error' : nothing}>
      <legend>${t('connect.vendor')}</legend>
      <div class="cards">${vendors.map((vendor) => card('vendor', vendor, vendorName(vendor), word('vendor-is', vendor), this.vendor === vendor, () => this.#pick(vendor)))}</div>
      ${this.wrong.vendor ? html`<p class="field-error" id="vendor-error">${this.wrong.vendor}</p>` : nothing}
    </fieldset>`;
  }

  #protocols() {
    const protocols = this.#offered();
    return protocols.length < 2
      ? nothing
      : html`<fieldset class="vendors">
          <legend>${t('connect.protocol')}</legend>
          <div class="cards">${protocols.map((protocol) => card('protocol', protocol, protocolName(protocol), word('protocol-is', protocol), this.protocol === protocol, () => (this.protocol = protocol)))}</div>
        </fieldset>`;
  }

  #name() {
    return field(
      { id: 'connection-name', label: t('connect.name'), hint: t('connect.name.hint'), error: this.wrong.name },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="100" autocomplete="off" .value=${this.name} aria-invalid=${invalid} aria-describedby=${described} @input=${(event) => (this.name = event.target.value)} />`,
    );
  }

  #offered() {
    return this.data.presets.filter(({ vendor }) => vendor === this.vendor).map(({ protocol }) => protocol);
  }

  #pick(vendor) {
    if (!this.name || this.name === vendorName(this.vendor)) {
      this.name = vendor === 'generic' ? '' : vendorName(vendor);
    }
    this.vendor = vendor;
    this.protocol = this.#offered()[0];
    this.wrong = {};
  }

  #create = async (event) => {
    event.preventDefault();
    const name = this.name.trim();
    this.wrong = this.vendor ? (name ? {} : { name: t('form.required') }) : { vendor: t('connect.vendor.choose') };
    if (this.busy || Object.keys(this.wrong).length > 0) {
      await this.updateComplete;
      this.querySelector('[aria-invalid=true], .vendors input')?.focus();
      return;
    }
    this.busy = true;
    try {
      const { body } = await app.here.send('POST', ['connections'], { body: { name, vendor: this.vendor, protocol: this.protocol } });
      await app.go(app.path('connections', body.id));
    } catch (error) {
      this.busy = false;
      if (error.kind === 'fresh') {
        this.#fresh = false;
        this.requestUpdate();
        return;
      }
      this.wrong = error.pointer === '/name' ? { name: explain(error) } : { all: explain(error) };
      await this.updateComplete;
      this.querySelector('[aria-invalid=true], [role=alert]')?.focus();
    }
  };
}

/** One of several, as a card: what it is called and a sentence about it. */
function card(group, value, title, text, checked, pick) {
  const id = group + '-' + value;
  return html`<div class="pick">
    <input id=${id} class="form-check-input" type="radio" name=${group} value=${value} .checked=${checked} aria-describedby="${id}-what" @change=${pick} />
    <label for=${id}><span class="row-title">${title}</span></label><span class="row-text" id="${id}-what">${text}</span>
  </div>`;
}

customElements.define('sd-connection-new', ConnectionNew);
