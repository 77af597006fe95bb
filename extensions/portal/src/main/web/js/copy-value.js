import { LitElement, html, nothing } from 'lit';
import { announce } from './announce.js';
import { t } from './i18n.js';
import { icon } from './icons.js';

const SAID = 4_000;

/** A value to be taken elsewhere: shown in full, copied by a button that says so. hint: what it is called where it goes. */
class CopyValue extends LitElement {
  static properties = { label: { attribute: false }, value: { attribute: false }, hint: { attribute: false }, copied: { state: true } };

  #timer = null;

  constructor() {
    super();
    this.label = this.value = this.hint = '';
    this.copied = null;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#timer);
  }

  async #copy() {
    const done = await write(this.value, this.querySelector('code'));
    this.copied = done;
    announce(t(done ? 'copy.done' : 'copy.failed', { what: this.label }));
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => (this.copied = null), SAID);
  }

  render() {
    return html`<span class="copy-text">
        <span class="copy-label">${this.label}</span>${this.hint ? html`<span class="row-text">${this.hint}</span>` : nothing}
        <code><bdi>${this.value}</bdi></code>
        ${this.copied === false ? html`<span class="field-error">${t('copy.failed', { what: this.label })}</span>` : nothing}
      </span>
      <button type="button" class="btn btn-outline-secondary" @click=${() => this.#copy()}>
        ${icon(this.copied ? 'check' : 'copy')}<span>${t(this.copied ? 'copy.copied' : 'copy.copy')}<span class="visually-hidden"> ${this.label}</span></span>
      </button>`;
  }
}

/** Where the browser keeps its clipboard from pages (no secure origin), the text is at least selected. */
async function write(text, element) {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    getSelection().selectAllChildren(element);
    return false;
  }
}

customElements.define('sd-copy', CopyValue);

export function copyValue(label, value, hint = '') {
  return html`<sd-copy .label=${label} .value=${value} .hint=${hint}></sd-copy>`;
}
