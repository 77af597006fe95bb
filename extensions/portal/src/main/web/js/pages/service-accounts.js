import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { app } from '../app.js';
import { announce, notify } from '../announce.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { learn } from '../names.js';
import { Page, empty } from '../page.js';
import { button, section } from '../parts.js';
import { learnBounds } from '../service-account/bounds.js';
import { approve, refuse } from '../service-account/decide.js';
import { request } from '../service-account/request.js';
import { accountTabs, decision, isOrphan, isOwn, mayAsk, mayDecide, stateMarks, untilWhen, waits, whoIs } from '../service-account/words.js';
import { all } from '../team-data.js';

const SHOWN = 100;

/** Programs that act under their own identity: who asked for which, what waits for a decision, and what became of the others. */
class ServiceAccounts extends Page {
  static properties = { search: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.search = new URLSearchParams(location.search).get('search') ?? '';
    this.shown = SHOWN;
  }

  heading() {
    return t('nav.service-accounts');
  }

  actions() {
    return mayAsk() && this.data.profiles.length > 0 ? button(t('service-accounts.ask'), () => this.#ask(), { sign: 'plus', primary: true }) : nothing;
  }

  async load(signal) {
    const [accounts, profiles] = await Promise.all([all(['service-accounts'], signal), all(['permission-profiles'], signal)]);
    await learn(accounts.flatMap(({ sponsor, decidedBy }) => (decidedBy ? [sponsor, decidedBy] : [sponsor])), signal);
    return { accounts: accounts.sort((a, b) => a.name.localeCompare(b.name, undefined, { numeric: true })), profiles };
  }

  again(name) {
    const [what, id] = name.split(/:(.*)/s);
    if (!this.data.accounts.some((one) => one.id === id)) {
      return;
    }
    if (what === 'approve') {
      this.after(approve(id));
    } else if (what === 'refuse') {
      this.after(refuse(id));
    }
  }

  get #found() {
    const wanted = this.search.trim().toLowerCase();
    return this.data.accounts.filter(({ name, purpose, email }) => [name, purpose, email].some((text) => text.toLowerCase().includes(wanted)));
  }

  #typed(event) {
    this.search = event.target.value;
    this.shown = SHOWN;
    const query = this.search.trim() ? '?search=' + encodeURIComponent(this.search.trim()) : '';
    app.go(location.pathname + query, { replace: true, quiet: true });
    announce(t('service-accounts.found', { n: this.#found.length }));
  }

  body() {
    const { accounts } = this.data;
    return html`${accountTabs()}
      <p class="hint section-lead">${t('service-accounts.lead')}</p>
      ${accounts.length === 0 ? this.#none() : html`<div class="stack stack-wide">${this.#orphans()} ${this.#queue()} ${section('accounts', t('service-accounts.all'), '', this.#all())}</div>`}`;
  }

  #none() {
    const { profiles } = this.data;
    if (profiles.length === 0) {
      return empty(
        t('service-accounts.none'),
        t(mayDecide() ? 'service-accounts.none.profile' : 'service-accounts.none.wait'),
        mayDecide() ? html`<a class="btn btn-primary" href=${app.path('service-accounts', 'profiles')} data-route>${t('service-accounts.none.to-profiles')}</a>` : nothing,
      );
    }
    return empty(t('service-accounts.none'), t('service-accounts.none.what'), mayAsk() ? button(t('service-accounts.ask'), () => this.#ask(), { primary: true }) : nothing);
  }

  #orphans() {
    const orphans = this.data.accounts.filter(isOrphan);
    if (orphans.length === 0 || !mayDecide()) {
      return nothing;
    }
    return html`<div class="note note-warning">
      ${icon('warning')}
      <div class="stack-tight">
        <p><strong>${t('service-accounts.orphans', { n: orphans.length })}</strong></p>
        <p>${t('service-accounts.orphans.what')}</p>
        <ul class="consequences">
          ${orphans.map(({ id, name }) => html`<li><a href=${app.path('service-accounts', id)} data-route><bdi>${name}</bdi></a></li>`)}
        </ul>
      </div>
    </div>`;
  }

  #queue() {
    const waiting = mayDecide() ? this.data.accounts.filter(waits) : [];
    return waiting.length > 0 ? section('waiting', t('service-accounts.waiting'), '', html`<ul class="rows">${waiting.map((account) => this.#waiting(account))}</ul>`, t('service-accounts.waiting.what')) : nothing;
  }

  #waiting(account) {
    const profile = this.data.profiles.find(({ id }) => id === account.profile);
    const about = account.name;
    return html`<li>
      <span class="row-main">
        <a class="row-title" href=${app.path('service-accounts', account.id)} data-route><bdi>${account.name}</bdi></a>
        <bdi class="row-text">${account.purpose}</bdi>
        <span class="row-text">${t('service-accounts.waiting.of', { name: whoIs(account.sponsor), profile: profile?.name ?? '' })} · ${untilWhen(account)}</span>
      </span>
      <span class="marks">
        ${account.state === 'active' ? html`<span class="mark mark-warning">${t('service-accounts.widened')}</span>` : nothing} ${profile?.sensitive ? html`<span class="mark mark-warning">${t('profiles.sensitive.mark')}</span>` : nothing}
      </span>
      ${isOwn(account)
        ? html`<span class="row-text own">${t('service-accounts.own')}</span>`
        : html`<span class="row-actions">
            ${button(t('service-accounts.approve.look'), () => this.after(approve(account.id)), { about, primary: true })} ${account.state === 'requested' ? button(t('service-accounts.refuse.ask'), () => this.after(refuse(account.id)), { about, danger: true }) : nothing}
          </span>`}
    </li>`;
  }

  #all() {
    const found = this.#found;
    return html`<div class="filters">
        <div class="search">
          <label class="visually-hidden" for="accounts-search">${t('service-accounts.search')}</label>
          ${icon('search')}
          <input id="accounts-search" type="search" class="form-control" autocomplete="off" maxlength="100" placeholder=${t('service-accounts.search')} .value=${this.search} @input=${this.#typed} />
        </div>
      </div>
      ${found.length === 0
        ? empty(t('service-accounts.none-found', { search: this.search.trim() }), t('service-accounts.none-found.what'))
        : html`<ul class="rows accounts">
              ${repeat(
                found.slice(0, this.shown),
                ({ id }) => id,
                (account) => this.#row(account),
              )}
            </ul>
            ${found.length > this.shown ? html`<div class="more">${button(t('page.more'), () => (this.shown += SHOWN))}</div>` : nothing}`}`;
  }

  #row(account) {
    const profile = this.data.profiles.find(({ id }) => id === account.profile);
    return html`<li class="row-link">
      <a href=${app.path('service-accounts', account.id)} data-route>
        <span class="row-main">
          <bdi class="row-title">${account.name}</bdi>
          <span class="row-text">${account.email}</span>
          <span class="row-text">${[profile?.name, t('service-accounts.sponsored', { name: whoIs(account.sponsor) }), untilWhen(account)].filter(Boolean).join(' · ')}</span>
          <span class="row-text">${decision(account)}</span>
        </span>
        ${stateMarks(account)} ${icon('chevron', 'soft')}
      </a>
    </li>`;
  }

  async #ask() {
    await this.after(this.#request());
  }

  async #request() {
    await learnBounds(this.data.profiles.map(({ bounds }) => bounds));
    const made = await request(this.data.profiles);
    if (made) {
      notify(t('service-accounts.ask.done', { name: made.name }));
      await app.go(app.path('service-accounts', made.id));
    }
    return false;
  }
}

customElements.define('sd-service-accounts', ServiceAccounts);
