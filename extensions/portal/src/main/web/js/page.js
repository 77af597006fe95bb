import { LitElement, html, nothing } from 'lit';
import { app } from './app.js';
import { announce, notify } from './announce.js';
import { explain, t } from './i18n.js';
import { icon } from './icons.js';

/**
 * A page: reads what it shows, and shows that it reads, that there is nothing, or what went wrong. Subclasses give
 * heading(), load(signal) and body(); params are the named parts of the address.
 */
export class Page extends LitElement {
  static properties = { params: { attribute: false }, data: { state: true }, failure: { state: true } };

  #reading = null;

  constructor() {
    super();
    this.params = {};
    this.data = null;
    this.failure = null;
  }

  /** The style sheet is the document's. */
  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    this.reload();
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#reading?.abort();
    app.guard(null);
  }

  /** Reads everything anew; what is shown stays until then. Only the last reading counts. */
  async reload() {
    this.#reading?.abort();
    const reading = (this.#reading = new AbortController());
    try {
      const data = await this.load(reading.signal);
      if (!reading.signal.aborted) {
        this.data = data ?? {};
        this.failure = null;
        await this.updateComplete;
        this.loaded();
        this.#offerAgain();
      }
    } catch (error) {
      if (!reading.signal.aborted && error.kind !== 'signed-out') {
        this.failure = error;
        announce(explain(error));
      }
    }
  }

  async load() {
    return {};
  }

  /** Called when what was read is on the page. */
  loaded() {}

  /** Offers an action again, after a fresh sign-in for it. */
  again() {}

  #offerAgain() {
    const name = app.takeAgain();
    if (name) {
      this.again(name);
    }
  }

  /** Does something that changes this page, reads it anew where it was done, and says where it could not even be begun. */
  async after(doing) {
    try {
      if (await doing) {
        await this.reload();
      }
    } catch (error) {
      notify(explain(error), 'info');
    }
  }

  heading() {
    return '';
  }

  /** Beside the heading: what can be done with the whole page. */
  actions() {
    return nothing;
  }

  /** Above the heading: the way back, on a page of one thing. */
  above() {
    return nothing;
  }

  /** What is there before anything is read, and stays the same field when it is: somebody may be typing in it. */
  lead() {
    return nothing;
  }

  render() {
    document.title = this.heading() + ' · ' + (app.organization?.name ?? 'Stagedoor');
    return html`<header class="page-head">
        ${this.above()}
        <div class="page-head-line">
          <h1 tabindex="-1">${this.heading()}</h1>
          <div class="page-actions">${this.data ? this.actions() : nothing}</div>
        </div>
      </header>
      ${this.lead()} ${this.failure ? this.#failed() : this.data ? this.body() : this.waiting()}`;
  }

  waiting() {
    return html`<div class="skeletons" role="status">
      <span class="visually-hidden">${t('page.reading')}</span>
      <div class="skeleton skeleton-tall"></div>
      <div class="skeleton"></div>
      <div class="skeleton"></div>
    </div>`;
  }

  #failed() {
    return html`<div class="note note-danger" role="alert">
      ${icon('warning')}
      <div>
        <p>${explain(this.failure)}</p>
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.reload()}>${t('page.again')}</button>
      </div>
    </div>`;
  }
}

/** Where there is nothing to list: why, and what to do. */
export function empty(title, text, action = nothing) {
  return html`<div class="empty"><h2>${title}</h2><p>${text}</p>${action}</div>`;
}
