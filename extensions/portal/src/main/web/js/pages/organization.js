import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { changeLogo, changeSettings, preview, removeLogo } from '../brand.js';
import { ask } from '../dialog.js';
import { date, t } from '../i18n.js';
import { icon } from '../icons.js';
import { invite } from '../invitations.js';
import { Page } from '../page.js';
import { changePasswordPolicy, passwordPolicy } from '../password-policy.js';
import { changeTerms, changeWaysIn, removeTerms, terms, waysIn } from '../ways-in.js';
import { marks } from './people.js';

const SAVED = { agreed: 'terms.saved', choices: 'ways-in.saved', passwords: 'password-policy.saved' };
const READERS = ['owner', 'security-administrator', 'help-desk', 'auditor'];

class Organization extends Page {
  heading() {
    return t('nav.organization');
  }

  async load(signal) {
    const reads = app.holds(...READERS);
    const [settings, administrators, invitations, choices, agreed, passwords] = await Promise.all([
      app.here.get(['settings'], { signal }),
      reads ? app.here.get(['people'], { query: { show: 'administrators', limit: 200 }, signal }) : null,
      reads ? app.here.get(['invitations'], { query: { limit: 200 }, signal }) : null,
      reads ? app.here.get(['sign-in'], { signal }) : null,
      reads ? app.here.get(['terms'], { signal }) : null,
      reads ? app.here.get(['password-policy'], { signal }) : null,
    ]);
    return { settings, choices, agreed, passwords, administrators: administrators?.body.items ?? null, invitations: invitations?.body.items ?? null };
  }

  again(name) {
    ({ settings: () => this.#settings(), logo: () => this.#logo(changeLogo), 'remove-logo': () => this.#logo(removeLogo), invite: () => this.#invite(), 'ways-in': () => this.#saved(changeWaysIn, 'choices'), 'password-policy': () => this.#saved(changePasswordPolicy, 'passwords'), terms: () => this.#saved(changeTerms, 'agreed'), 'remove-terms': () => this.#saved(removeTerms, 'agreed') })[name]?.();
  }

  body() {
    const { settings, choices, agreed, passwords, administrators, invitations } = this.data;
    return html`<div class="stack">${this.#brand(settings)}
      ${choices ? waysIn(choices, () => this.#saved(changeWaysIn, 'choices')) : nothing}
      ${passwords ? passwordPolicy(passwords, () => this.#saved(changePasswordPolicy, 'passwords')) : nothing}
      ${agreed ? terms(agreed, () => this.#saved(changeTerms, 'agreed'), () => this.#saved(removeTerms, 'agreed')) : nothing}
      ${administrators ? this.#administrators(administrators) : nothing} ${invitations ? this.#invitations(invitations) : nothing}</div>`;
  }

  async #saved(change, what) {
    if (await change(this.data[what])) {
      notify(t(SAVED[what]));
      await this.reload();
    }
  }

  #brand({ body: { name, brand }, etag }) {
    const owner = app.holds('owner');
    return html`<section class="card-plain" aria-labelledby="brand">
      <div class="section-head">
        <h2 id="brand">${t('brand.title')}</h2>
        ${owner
          ? html`<div class="page-actions">
              <button type="button" class="btn btn-outline-secondary" @click=${() => this.#settings()}>${t('brand.change')}</button>
              <button type="button" class="btn btn-outline-secondary" @click=${() => this.#logo(changeLogo)}>${icon('upload')}${t('brand.logo.change')}</button>
              ${brand.logo ? html`<button type="button" class="btn btn-outline-danger" @click=${() => this.#logo(removeLogo)}>${t('brand.logo.remove')}</button>` : nothing}
            </div>`
          : nothing}
      </div>
      <div class="brand">
        <dl class="facts">
          <dt>${t('brand.name')}</dt>
          <dd>${name}</dd>
          <dt>${t('brand.accent')}</dt>
          <dd>${brand.accent ?? t('brand.own')}</dd>
          <dt>${t('brand.accentDark')}</dt>
          <dd>${brand.accentDark ?? t('brand.own')}</dd>
          <dt>${t('brand.logo')}</dt>
          <dd>${t(brand.logo ? 'brand.logo.own' : 'brand.own')}</dd>
        </dl>
        ${preview(brand, name, etag ?? '')}
      </div>
      ${owner ? nothing : html`<p class="hint">${t('brand.owners')}</p>`}
    </section>`;
  }

  #administrators(people) {
    return html`<section aria-labelledby="administrators">
      <div class="section-head">
        <h2 id="administrators">${t('administrators.title')}</h2>
        ${app.holds('owner', 'security-administrator') ? html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.#invite()}>${icon('plus')}${t('invite.administrator')}</button>` : nothing}
      </div>
      ${people.length === 0
        ? html`<p class="note note-warning">${icon('warning')}<span>${t('administrators.none')}</span></p>`
        : html`<ul class="rows people">
            ${people.map((person) => html`<li class="row-link">
              <a href=${app.path('people', person.id)} data-route>
                <span class="row-main"><span class="row-title">${person.name || person.email}</span><span class="row-text">${person.email}</span></span>
                <span class="marks">${marks(person)}</span>${icon('chevron', 'soft')}
              </a>
            </li>`)}
          </ul>`}
      <p class="hint section-hint">${t('administrators.how')}</p>
    </section>`;
  }

  #invitations(open) {
    const may = app.holds('owner', 'security-administrator');
    return html`<section aria-labelledby="invitations">
      <div class="section-head"><h2 id="invitations">${t('invitations.title')}</h2></div>
      ${open.length === 0
        ? html`<p class="hint">${t('invitations.none')}</p>`
        : html`<ul class="rows">
            ${open.map((one) => html`<li>
              ${icon('mail', 'soft')}
              <span class="row-main">
                <span class="row-title">${[one.firstName, one.lastName].filter(Boolean).join(' ') || one.email}</span>
                <span class="row-text">${one.firstName || one.lastName ? one.email + ' · ' : ''}${t(one.expired ? 'invitations.expired' : 'invitations.until', { time: date(one.expires) })}</span>
              </span>
              <span class="marks">
                ${one.organizationRoles.map((role) => html`<span class="mark">${t('organization-role.' + role)}</span>`)}${one.teamRole ? html`<span class="mark">${t('invitations.in-team')}</span>` : nothing}${one.expired ? html`<span class="mark mark-warning">${t('invitations.is-expired')}</span>` : nothing}
              </span>
              ${may
                ? html`<span class="row-actions">
                    <button type="button" class="btn btn-outline-secondary" @click=${() => this.#resend(one)}>${t('invitations.resend')}<span class="visually-hidden">: ${one.email}</span></button>
                    <button type="button" class="btn btn-outline-danger" @click=${() => this.#withdraw(one)}>${t('invitations.withdraw')}<span class="visually-hidden">: ${one.email}</span></button>
                  </span>`
                : nothing}
            </li>`)}
          </ul>`}
    </section>`;
  }

  async #settings() {
    const saved = await changeSettings(this.data.settings);
    if (saved) {
      notify(t(saved.theirs ? 'brand.theirs' : 'brand.saved'), saved.theirs ? 'info' : 'success');
      await this.reload();
      await app.readMe();
    }
  }

  async #logo(change) {
    if (await change()) {
      notify(t('brand.saved'));
      await this.reload();
    }
  }

  async #invite() {
    if (await invite({ administrator: true })) {
      await this.reload();
    }
  }

  async #resend(one) {
    const sent = await ask({
      title: t('invitations.resend.title', { email: one.email }),
      consequences: [t('invitations.resend.what')],
      confirm: t('invitations.resend'),
      submit: () => app.here.send('POST', ['invitations', one.id, 'resend']),
    });
    if (sent) {
      notify(t('invite.done', { email: one.email }));
      await this.reload();
    }
  }

  async #withdraw(one) {
    const gone = await ask({
      title: t('invitations.withdraw.title', { email: one.email }),
      consequences: [t('invitations.withdraw.what')],
      confirm: t('invitations.withdraw'),
      danger: true,
      submit: () => app.here.send('DELETE', ['invitations', one.id]),
    });
    if (gone) {
      notify(t('invitations.withdraw.done', { email: one.email }));
      await this.reload();
    }
  }
}

customElements.define('sd-organization', Organization);
