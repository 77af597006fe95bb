import { html, nothing } from 'lit';
import { app } from '../app.js';
import { announce } from '../announce.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page, empty } from '../page.js';

const PAUSE = 200;

/** For realm operators: every organization, and the way into it. */
class Organizations extends Page {
  #pause = null;
  #search = '';

  heading() {
    return t('nav.organizations');
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  async load(signal) {
    return (await app.api.get(['organizations'], { query: { search: this.#search.trim() }, signal })).body;
  }

  loaded() {
    announce(t('organizations.found', { n: this.data.items.length }));
  }

  #typed(event) {
    this.#search = event.target.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.reload(), PAUSE);
  }

  async #more() {
    const seen = this.data;
    const { body } = await app.api.get(['organizations'], { query: { search: this.#search.trim(), after: seen.next } });
    this.data = { ...body, items: [...seen.items, ...body.items] };
    this.loaded();
  }

  body() {
    const { items, next } = this.data;
    return html`<div class="filters">
        <div class="search">
          <label class="visually-hidden" for="organizations-search">${t('organizations.search')}</label>
          ${icon('search')}
          <input id="organizations-search" type="search" class="form-control" autocomplete="off" maxlength="200" placeholder=${t('organizations.search')} .value=${this.#search} @input=${this.#typed} />
        </div>
      </div>
      ${items.length === 0
        ? empty(t('organizations.none'), t('organizations.none.what'))
        : html`<ul class="rows people">
            ${items.map(({ alias, name, enabled }) => html`<li class="row-link">
              <button type="button" @click=${() => app.switchTo(alias)}>
                <span class="row-main"><span class="row-title">${name}</span><span class="row-text">${alias}</span></span>
                ${enabled ? nothing : html`<span class="mark mark-danger">${t('organizations.disabled')}</span>`}${icon('chevron', 'soft')}
              </button>
            </li>`)}
          </ul>`}
      ${next ? html`<div class="more"><button type="button" class="btn btn-outline-secondary" @click=${() => this.#more()}>${t('page.more')}</button></div>` : nothing}`;
  }
}

customElements.define('sd-organizations', Organizations);
