import { LitElement, html, nothing } from 'lit';
import { app } from '../app.js';
import { announce, notify } from '../announce.js';
import { copyValue } from '../copy-value.js';
import { ask, field } from '../dialog.js';
import { date, explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { button } from '../parts.js';
import { sensitively } from '../sensitive.js';
import { adopt } from './adoption.js';
import { stateMark } from './words.js';

/** States in which people of a domain are taken for the organization's own. */
const COUNTS = ['proved', 'grace'];

/**
 * The organization's domains, what stands at each, and what to do. connection: where one is worked on, its domains are chosen here, too.
 * Fires 'changed' when something was done, 'chosen' with the connection's new domains.
 */
class Domains extends LitElement {
  static properties = { domains: { attribute: false }, connection: { attribute: false }, mayChange: { attribute: false }, missing: { state: true }, checking: { state: true } };

  constructor() {
    super();
    this.domains = [];
    this.connection = null;
    this.mayChange = false;
    this.missing = {};
    this.checking = null;
  }

  createRenderRoot() {
    return this;
  }

  /** After a fresh sign-in; answers whether the action is one of these. */
  again(name) {
    const [what, domain] = name.split(/:(.*)/s);
    const action = { 'domain-add': () => this.add(), 'domain-check': () => this.#check(domain), 'domain-remove': () => this.#remove(domain), adopt: () => this.#adopt(domain) }[what];
    action?.();
    return Boolean(action);
  }

  render() {
    const here = this.connection ? this.domains.filter((domain) => !this.#leadsElsewhere(domain)) : this.domains;
    const others = this.domains.length - here.length;
    return html`${here.length === 0
      ? html`<p class="hint">${t('domains.none')}</p>`
      : html`<ul class="rows domains">
          ${here.map((domain) => this.#row(domain))}
        </ul>`}
    ${this.connection ? this.connection.domains.filter((name) => !this.domains.some((domain) => domain.name === name)).map((name) => this.#part(name)) : nothing} ${others > 0 ? html`<p class="hint section-hint"><a href=${app.path('connections')} data-route>${t('prove.elsewhere', { n: others })}</a></p>` : nothing}`;
  }

  /** A subdomain that is chosen for itself: what proves it is the domain above. */
  #part(name) {
    return html`<div class="rows domain-part">
      <span class="row-main"><bdi class="row-title">${name}</bdi><span class="row-text">${t('domain.part')}</span></span>
      <span class="marks"><span class="mark mark-info">${t('domain.used')}</span></span>
      ${this.mayChange ? button(t('domain.unuse'), () => this.#choose(name), { about: name }) : nothing}
    </div>`;
  }

  /** Leads people of one subdomain here, where the others lead somewhere else. */
  async #chooseSubdomain(above) {
    const name = await ask({
      title: t('domain.use-part.title', { name: above }),
      consequences: [t('domain.use-part.what')],
      confirm: t('domain.use'),
      values: { name: '' },
      check: ({ name: typed }) => (typed.trim().toLowerCase().endsWith('.' + above) ? {} : { name: t('domain.use-part.end', { name: above }) }),
      form: (values, set, errors) =>
        field(
          { id: 'domain-name', label: t('domain.name'), error: errors.name },
          ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="253" autocomplete="off" autocapitalize="none" spellcheck="false" placeholder=${'paris.' + above} .value=${values.name} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('name')} />`,
        ),
      submit: ({ name: typed }) => typed.trim().toLowerCase(),
    });
    if (name && !this.#used(name)) {
      this.#choose(name);
    }
  }

  #leadsElsewhere({ connection }) {
    return Boolean(connection) && connection.id !== this.connection.id;
  }

  #row(domain) {
    const proof = !COUNTS.includes(domain.state) || domain.state === 'grace';
    return html`<li>
      <span class="row-main">
        <span class="row-title"><bdi>${domain.name}</bdi></span>
        <span class="row-text">${[domain.subdomains ? t('domain.with-subdomains') : '', this.#standing(domain)].filter(Boolean).join(' · ')}</span>
        ${domain.connection && !this.connection ? html`<span class="row-text">${t('domain.connection')} <bdi>${domain.connection.name}</bdi></span>` : nothing}
      </span>
      <span class="marks">${this.#used(domain.name) ? html`<span class="mark mark-info">${t('domain.used')}</span>` : nothing}${stateMark('domain', domain.state)}</span>
      ${this.mayChange ? html`<span class="row-actions">${this.#actions(domain)}</span>` : nothing} ${proof ? this.#proof(domain) : nothing}
    </li>`;
  }

  #standing({ state, provedAt, graceUntil, checkedAt }) {
    const time = { proved: provedAt, grace: graceUntil }[state] ?? checkedAt;
    return state === 'pending' && !checkedAt ? t('domain.not-checked') : t('domain.' + (['pending', 'proved', 'grace', 'lapsed'].includes(state) ? state : 'other'), { time: date(time) });
  }

  #used(name) {
    return Boolean(this.connection?.domains.includes(name));
  }

  #actions({ name, state, subdomains }) {
    const counts = COUNTS.includes(state);
    const chosen = this.connection && (counts || this.#used(name));
    return html`${chosen ? button(t(this.#used(name) ? 'domain.unuse' : 'domain.use'), () => this.#choose(name), { about: name }) : nothing}
    ${this.connection && counts && subdomains ? button(t('domain.use-part'), () => this.#chooseSubdomain(name), { about: name }) : nothing} ${counts && !this.connection ? button(t('adoption.open'), () => this.#adopt(name), { about: name }) : nothing}
    ${chosen ? nothing : button(t('domain.remove'), () => this.#remove(name), { about: name, danger: true })}`;
  }

  /** The record that proves it, and what was found at the last look. */
  #proof({ name, record }) {
    const found = this.missing[name];
    const busy = this.checking === name;
    return html`<div class="domain-proof">
      <p class="hint">${t('domain.record')}</p>
      ${copyValue(t('domain.record.name'), record.name)} ${copyValue(t('domain.record.value'), record.value)}
      <p class="hint">${t('domain.record.type', { type: record.type })}</p>
      ${found ? html`<div class="note note-warning">${icon('warning')}<div><p>${found.text}</p>${found.detail ? html`<p><bdi>${found.detail}</bdi></p>` : nothing}</div></div>` : nothing}
      ${this.mayChange
        ? html`<button type="button" class="btn btn-primary" aria-disabled=${String(busy)} @click=${() => !busy && this.#check(name)}>
            ${busy ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>` : nothing}<span>${t('domain.check')}<span class="visually-hidden"> ${name}</span></span>
          </button>`
        : nothing}
    </div>`;
  }

  async add() {
    const known = this.domains.map(({ name }) => name);
    const own = app.organization?.home ? (app.me.email.split('@')[1] ?? '') : '';
    const added = await ask({
      title: t('domain.add'),
      consequences: [t('domain.add.what')],
      confirm: t('domain.add.confirm'),
      again: 'domain-add',
      values: { name: known.includes(own) ? '' : own, subdomains: false },
      check: ({ name }) => (name.trim() ? {} : { name: t('form.required') }),
      form: (values, set, errors) => html`${field(
          { id: 'domain-name', label: t('domain.name'), hint: t('domain.name.hint'), error: errors.name },
          ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="253" autocomplete="off" autocapitalize="none" spellcheck="false" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described} @input=${set('name')} />`,
        )}
        <div class="form-check">
          <input id="subdomains" class="form-check-input" type="checkbox" .checked=${values.subdomains} aria-describedby="subdomains-hint" @change=${set('subdomains')} />
          <div><label for="subdomains" class="row-title">${t('domain.subdomains')}</label><div class="row-text" id="subdomains-hint">${t('domain.subdomains.hint')}</div></div>
        </div>`,
      submit: ({ name, subdomains }) => app.here.send('POST', ['domains'], { body: { name: name.trim().toLowerCase(), subdomains } }),
    });
    if (added) {
      this.#changed();
    }
  }

  async #check(name) {
    this.checking = name;
    try {
      const done = await sensitively(t('domain.check') + ': ' + name, 'domain-check:' + name, () => app.here.send('POST', ['domains', name, 'check']));
      if (done && done.body?.state !== 'proved') {
        // In its grace a domain counts on, so its missing record is no refusal.
        this.#tellMissing(name, t('problem.record-missing'));
        this.#changed();
      } else if (done) {
        this.missing = { ...this.missing, [name]: null };
        notify(t('domain.is-proved', { name }));
        const leads = this.domains.find((one) => one.name === name)?.connection;
        if (this.connection && !leads && !this.#used(name)) {
          this.#choose(name);
        } else {
          this.#changed();
        }
      }
    } catch (error) {
      const text = explain(error);
      this.#tellMissing(name, text, error.detail === text ? '' : error.detail);
    } finally {
      this.checking = null;
    }
  }

  #tellMissing(name, text, detail = '') {
    this.missing = { ...this.missing, [name]: { text, detail } };
    announce(text + ' ' + detail);
  }

  async #remove(name) {
    const domain = this.domains.find((one) => one.name === name);
    const done = await ask({
      title: t('domain.remove.title', { name }),
      consequences: [t(COUNTS.includes(domain?.state) ? 'domain.remove.proved' : 'domain.remove.pending')],
      confirm: t('domain.remove'),
      danger: true,
      again: 'domain-remove:' + name,
      submit: () => app.here.send('DELETE', ['domains', name]),
    });
    if (done) {
      notify(t('domain.remove.done', { name }));
      this.#changed();
    }
  }

  async #adopt(name) {
    try {
      if (await adopt(name)) {
        this.#changed();
      }
    } catch (error) {
      notify(explain(error), 'info');
    }
  }

  #choose(name) {
    const { domains } = this.connection;
    this.dispatchEvent(new CustomEvent('chosen', { detail: this.#used(name) ? domains.filter((other) => other !== name) : [...domains, name] }));
  }

  #changed() {
    this.dispatchEvent(new Event('changed'));
  }
}

customElements.define('sd-domains', Domains);
