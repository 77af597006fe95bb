import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { app } from '../app.js';
import { announce } from '../announce.js';
import { ago, explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { invite } from '../invitations.js';
import { Page, empty } from '../page.js';

const SHOWS = ['all', 'administrators', 'without-second-factor', 'guests', 'suspended'];
const PAUSE = 200;

class People extends Page {
  static properties = { more: { state: true } };

  #pause = null;
  #search = '';
  #show = 'all';

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.#search = asked.get('search') ?? '';
    this.#show = SHOWS.includes(asked.get('show')) ? asked.get('show') : 'all';
    this.more = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
  }

  heading() {
    return t('nav.people');
  }

  actions() {
    return app.holds('owner', 'security-administrator')
      ? html`<button type="button" class="btn btn-primary" @click=${() => invite({})}>${icon('plus')}${t('people.invite')}</button>`
      : nothing;
  }

  async load(signal) {
    return (await app.here.get(['people'], { query: this.#query(), signal })).body;
  }

  loaded() {
    announce(t(this.data.next ? 'people.first' : 'people.found', { n: this.data.items.length }));
  }

  #query(after) {
    return { search: this.#search.trim(), show: this.#show === 'all' ? '' : this.#show, after };
  }

  #ask() {
    const kept = new URLSearchParams(Object.entries(this.#query()).filter(([, value]) => value));
    app.go(location.pathname + (kept.size > 0 ? '?' + kept : ''), { replace: true, quiet: true });
    return this.reload();
  }

  #typed(event) {
    this.#search = event.target.value;
    clearTimeout(this.#pause);
    this.#pause = setTimeout(() => this.#ask(), PAUSE);
  }

  #choose(show) {
    this.#show = show;
    this.requestUpdate();
    this.#ask();
  }

  async #more(event) {
    const button = event.currentTarget;
    this.more = true;
    try {
      const seen = this.data;
      const { body } = await app.here.get(['people'], { query: this.#query(seen.next) });
      if (seen === this.data) {
        this.data = { ...body, items: [...seen.items, ...body.items] };
        announce(t('people.added', { n: body.items.length }));
        await this.updateComplete;
        // Where the button has gone, the focus goes on to the first of those that were added.
        (button.isConnected ? button : this.querySelectorAll('.people a')[seen.items.length])?.focus();
      }
    } catch (error) {
      this.failure = error;
      announce(explain(error));
    } finally {
      this.more = false;
    }
  }

  body() {
    const { items, next } = this.data;
    return html`${items.length === 0 ? this.#none() : this.#list(items)}
      ${next
        ? html`<div class="more">
            <button type="button" class="btn btn-outline-secondary" aria-disabled=${String(this.more)} @click=${(event) => !this.more && this.#more(event)}>
              ${t('page.more')}
            </button>
          </div>`
        : nothing}`;
  }

  lead() {
    return this.#filters();
  }

  #filters() {
    return html`<div class="filters">
      <div class="search">
        <label class="visually-hidden" for="people-search">${t('people.search')}</label>
        ${icon('search')}
        <input id="people-search" type="search" class="form-control" autocomplete="off" spellcheck="false" maxlength="200" placeholder=${t('people.search')} .value=${this.#search} @input=${this.#typed} />
      </div>
      <div class="choices" role="group" aria-label=${t('people.show')}>
        ${SHOWS.map((show) => html`<button type="button" class="choice" aria-pressed=${String(show === this.#show)} @click=${() => this.#choose(show)}>${t('people.show.' + show)}</button>`)}
      </div>
    </div>`;
  }

  #none() {
    if (this.#search.trim()) {
      return empty(t('people.none-found', { search: this.#search.trim() }), t('people.none-found.what'));
    }
    return empty(t('people.none.' + this.#show), t('people.none.' + this.#show + '.what'));
  }

  #list(items) {
    return html`<ul class="rows people">
      ${repeat(items, ({ id }) => id, row)}
    </ul>`;
  }
}

function row(person) {
  const seen = person.lastSignIn ? t('people.signed-in', { ago: ago(person.lastSignIn) }) : person.home ? t('people.never') : '';
  return html`<li class="row-link">
    <a href=${app.path('people', person.id)} data-route>
      <span class="row-main">
        <span class="row-title">${person.name || person.email}</span>
        <span class="row-text">${person.email}</span>
      </span>
      <span class="marks">${marks(person)}</span>
      <span class="row-text people-facts"><span>${t('people.teams', { n: person.teams ?? 0 })}</span><span>${seen}</span></span>
      ${icon('chevron', 'soft')}
    </a>
  </li>`;
}

/** What tells this person from others at a glance. */
export function marks(person) {
  const named = person.organizationRoles.filter((role) => role !== 'member');
  return html`${person.enabled ? nothing : html`<span class="mark mark-danger">${t('people.suspended')}</span>`}
    ${person.home ? nothing : html`<span class="mark mark-info">${t('people.guest')}</span>`}
    ${named.map((role) => html`<span class="mark">${t('organization-role.' + role)}</span>`)}
    ${person.secondFactor === false ? html`<span class="mark mark-warning">${t('people.no-second-factor')}</span>` : nothing}`;
}

customElements.define('sd-people', People);
