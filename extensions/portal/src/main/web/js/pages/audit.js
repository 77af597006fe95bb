import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { app } from '../app.js';
import { announce } from '../announce.js';
import { actionName, AREAS, areaName, isPerson, OUTCOMES, partyName, peopleIn, teamsIn } from '../audit-words.js';
import { ago, dateTime, explain, has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Following } from '../live.js';
import { knownPerson, knownTeam, learn, learnTeams, searchPeople } from '../names.js';
import { Page, empty } from '../page.js';
import { button, permissionName, teamRoleName } from '../parts.js';
import '../person-picker.js';

const FILTERS = ['actor', 'action', 'target', 'outcome', 'from', 'to'];
const EVERY = 3_000;
const MOST_PAGES = 4;

/** Who did what, newest first; the filter stands in the address, and the trail can be followed as it grows. */
class Audit extends Page {
  static properties = { filter: { state: true }, live: { state: true }, interrupted: { state: true } };

  #following = new Following((signal) => this.#newer(signal), EVERY);

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, asked.get(name) ?? '']));
    this.live = this.interrupted = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#following.stop();
  }

  heading() {
    return t('nav.audit');
  }

  actions() {
    return html`<button type="button" class="btn ${this.live ? 'btn-primary' : 'btn-outline-secondary'}" aria-pressed=${String(this.live)} @click=${() => this.#follow()}>
      ${this.live ? html`<span class="live-dot" aria-hidden="true"></span>` : nothing}${t(this.live ? 'audit.pause' : 'audit.follow')}
    </button>`;
  }

  async load(signal) {
    const { body } = await this.#read({}, signal);
    await named(body.items, signal, [this.filter.actor, this.filter.target].filter(Boolean));
    return body;
  }

  loaded() {
    announce(t(this.data.next ? 'audit.first' : 'audit.found', { n: this.data.items.length }));
  }

  #read(query, signal) {
    const { from, to, ...rest } = this.filter;
    return app.here.get(['audit-events'], { query: { ...rest, from: startOf(from), to: startOf(to, 1), ...query }, signal });
  }

  #set(name, value) {
    this.filter = { ...this.filter, [name]: value };
    const kept = new URLSearchParams(Object.entries(this.filter).filter(([, said]) => said));
    app.go(location.pathname + (kept.size > 0 ? '?' + kept : ''), { replace: true, quiet: true });
    this.reload();
  }

  #clear() {
    this.filter = Object.fromEntries(FILTERS.map((name) => [name, '']));
    app.go(location.pathname, { replace: true, quiet: true });
    this.reload();
  }

  #follow() {
    this.live = !this.live;
    this.interrupted = false;
    if (this.live) {
      this.#following.start();
    } else {
      this.#following.stop();
    }
    announce(t(this.live ? 'audit.following' : 'audit.paused'));
  }

  /** What has come since the newest that is shown. */
  async #newer(signal) {
    const shown = this.data;
    try {
      const newest = shown.items[0]?.id;
      const fresh = [];
      let after;
      for (let page = 0; page < MOST_PAGES; page++) {
        const { body } = await this.#read({ after }, signal);
        const until = body.items.findIndex(({ id }) => id === newest);
        fresh.push(...(until < 0 ? body.items : body.items.slice(0, until)));
        after = body.next;
        if (until >= 0 || !after) {
          break;
        }
      }
      await named(fresh, signal);
      this.interrupted = false;
      if (fresh.length > 0 && shown === this.data) {
        this.data = { ...shown, items: [...fresh, ...shown.items] };
        announce(t('audit.new', { n: fresh.length }));
      }
    } catch (error) {
      if (!signal.aborted && error.kind !== 'signed-out') {
        this.interrupted = true;
        throw error;
      }
    }
  }

  async #more(event) {
    const opener = event.currentTarget;
    const seen = this.data;
    try {
      const { body } = await this.#read({ after: seen.next });
      await named(body.items);
      // What has been followed meanwhile stands before, and stays.
      this.data = { items: [...this.data.items, ...body.items], next: body.next };
      announce(t('audit.added', { n: body.items.length }));
      await this.updateComplete;
      if (!opener.isConnected) {
        this.querySelectorAll('.facts-list summary')[seen.items.length]?.focus();
      }
    } catch (error) {
      this.failure = error;
      announce(explain(error));
    }
  }

  body() {
    const { items, next } = this.data;
    return html`${this.interrupted ? html`<p class="note note-warning" role="status">${icon('warning')}<span>${t('audit.interrupted')}</span></p>` : nothing}
      ${items.length === 0 ? empty(t('audit.none'), t(this.#filtered ? 'audit.none.filtered' : 'audit.none.what')) : this.#facts(items)}
      ${next ? html`<div class="more">${button(t('audit.older'), (event) => this.#more(event))}</div>` : nothing}`;
  }

  lead() {
    return this.#filters();
  }

  get #filtered() {
    return FILTERS.some((name) => this.filter[name]);
  }

  #filters() {
    const { action, outcome, from, to, actor, target } = this.filter;
    return html`<details class="card-plain audit-filter" ?open=${this.#filtered || innerWidth > 991}>
      <summary>${t('audit.filter')}${this.#filtered ? html` <span class="mark mark-info">${t('audit.filter.on')}</span>` : nothing}</summary>
      <div class="audit-fields" role="search" aria-label=${t('audit.filter')}>
        ${choice('action', t('audit.area'), [['', t('audit.everything')], ...AREAS.map((area) => [area, areaName(area)])], action, (value) => this.#set('action', value))}
        ${choice('outcome', t('audit.outcome'), [['', t('audit.any')], ...OUTCOMES.map((one) => [one, t('audit.outcome.' + one)])], outcome, (value) => this.#set('outcome', value))}
        ${this.#who('actor', t('audit.actor'), actor)} ${this.#who('target', t('audit.target'), target)} ${this.#day('from', t('audit.from'), from)} ${this.#day('to', t('audit.to'), to)}
      </div>
      ${this.#filtered ? button(t('audit.clear'), () => this.#clear()) : nothing}
    </details>`;
  }

  #who(name, label, id) {
    const value = id ? (knownPerson(id) ?? { id, name: id }) : null;
    return html`<sd-person-picker .label=${label} .hint=${''} .search=${searchPeople} .value=${value} @picked=${(event) => (event.detail?.id ?? '') !== this.filter[name] && this.#set(name, event.detail?.id ?? '')}></sd-person-picker>`;
  }

  #day(name, label, value) {
    return html`<div><label class="form-label" for="audit-${name}">${label}</label><input id="audit-${name}" type="date" class="form-control" .value=${value} @change=${(event) => this.#set(name, event.target.value)} /></div>`;
  }

  #facts(items) {
    return html`<ol class="rows facts-list">
      ${repeat(
        items,
        ({ id }) => id,
        (fact) => html`<li>
          <details>
            <summary>
              <span class="row-main">
                <span class="row-title">${actionName(fact.action)}</span>
                <span class="row-text"><bdi>${partyName(fact.actor)}</bdi>${fact.target && fact.target.id !== fact.actor.id ? html` → <bdi>${partyName(fact.target, fact.details)}</bdi>` : nothing}</span>
              </span>
              ${fact.outcome === 'success' ? nothing : html`<span class="mark ${fact.outcome === 'failed' ? 'mark-danger' : 'mark-warning'}">${t('audit.outcome.' + fact.outcome)}</span>`}
              <time class="row-text" datetime=${fact.at} title=${dateTime(fact.at)}>${ago(fact.at)}</time>
            </summary>
            ${this.#details(fact)}
          </details>
        </li>`,
      )}
    </ol>`;
  }

  #details({ id, at, actor, action, target, outcome, reason, from, correlationId, details }) {
    const party = (one) => html`<bdi>${partyName(one, details)}</bdi> <code>${one.id}</code>${isPerson(one) && knownPerson(one.id) ? html` <a href=${app.path('people', one.id)} data-route>${t('audit.person')}</a>` : nothing}`;
    const rows = [
      [t('audit.time'), html`<time datetime=${at}>${exact(at)}</time>`],
      [t('audit.actor'), html`${party(actor)}${actor.client ? html` · ${t('audit.by', { client: actor.client })}` : nothing}`],
      [t('audit.action'), html`${actionName(action)} <code>${action}</code>`],
      ...(target ? [[t('audit.target'), party(target)]] : []),
      [t('audit.outcome'), t('audit.outcome.' + outcome)],
      ...(reason ? [[t('audit.reason'), reason]] : []),
      ...(from ? [[t('audit.address'), from]] : []),
      ...Object.entries(details ?? {}).map(([name, value]) => [has('audit.detail.' + name) ? t('audit.detail.' + name) : name, detail(name, value)]),
      [t('audit.id'), html`<code>${id}${correlationId ? ' · ' + correlationId : ''}</code>`],
    ];
    return html`<dl class="facts">${rows.map(([name, value]) => html`<dt>${name}</dt><dd><bdi>${value}</bdi></dd>`)}</dl>`;
  }
}

function named(facts, signal, also = []) {
  return Promise.all([learn([...peopleIn(facts), ...also], signal), learnTeams(teamsIn(facts), signal)]);
}

/** A value of the details, by its name where it is the id of a team. */
function detail(name, value) {
  return (name === 'team' && knownTeam(value)) || (name === 'permission' && permissionName(value)) || (name === 'teamRole' && teamRoleName(value)) || value;
}

function choice(name, label, options, chosen, take) {
  return html`<div>
    <label class="form-label" for="audit-${name}">${label}</label>
    <select id="audit-${name}" class="form-select" @change=${(event) => take(event.target.value)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === chosen}>${text}</option>`)}
    </select>
  </div>`;
}

/** The beginning of a local day, as the API takes it; days: how many later. */
function startOf(day, days = 0) {
  const [year, month, date] = day.split('-').map(Number);
  return day ? new Date(year, month - 1, date + days).toISOString() : '';
}

function exact(iso) {
  return dateTime(iso) + ' (' + iso + ')';
}

customElements.define('sd-audit', Audit);
