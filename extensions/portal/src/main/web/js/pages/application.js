import { html, nothing } from 'lit';
import { app } from '../app.js';
import { realmPath } from '../address.js';
import { editApplication } from '../application/edit.js';
import { mayChange, stateMark } from '../application/words.js';
import { save } from '../conflict.js';
import { copyValue } from '../copy-value.js';
import { current, decided, reason, told, typedName, whyField } from '../decision.js';
import { ask } from '../dialog.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';
import { makeSecret } from '../service-account/secret.js';
import { mayDecide } from '../service-account/words.js';
import { all } from '../team-data.js';

/** One application: what its makers write into it, where it leads back to, and what it may call. */
class Application extends Page {
  heading() {
    return this.data?.application?.name ?? t('applications.one');
  }

  above() {
    return html`<a class="back" href=${app.path('applications')} data-route>${icon('back')}${t('nav.applications')}</a>`;
  }

  actions() {
    const { application } = this.data;
    return html`<span class="marks">${stateMark(application.state)}</span> ${mayChange(application) ? button(t('applications.change'), () => this.after(this.#change())) : nothing}`;
  }

  async load(signal) {
    const path = ['applications', this.params.application];
    const [application, subscriptions] = await Promise.all([app.here.get(path, { signal }), all(['subscriptions'], signal)]);
    return { application: application.body, subscriptions: subscriptions.filter(({ subscriber }) => subscriber.id === application.body.id) };
  }

  again(name) {
    const { application } = this.data;
    const doing = { change: () => this.#change(), suspend: () => this.#decide('suspend', 'POST'), resume: () => this.#decide('resume', 'DELETE'), secret: () => makeSecret(application, 'applications') }[name.split(':')[0]];
    if (name.startsWith('delete:')) {
      this.#delete();
    } else if (doing) {
      this.after(doing());
    }
  }

  body() {
    const { application } = this.data;
    return html`<div class="stack stack-wide">
      ${application.description ? html`<p class="hint section-lead"><bdi>${application.description}</bdi></p>` : nothing}
      ${section(
        'values',
        t('applications.values'),
        '',
        html`<ul class="rows copies">
          <li>${copyValue(t('applications.issuer'), location.origin + realmPath, t('applications.issuer.what'))}</li>
          <li>${copyValue(t('applications.client'), application.clientId, 'client_id')}</li>
        </ul>`,
        t('applications.values.' + application.kind),
      )}
      ${application.kind === 'web' ? this.#secrets() : nothing}
      ${section(
        'redirects',
        t('applications.redirect'),
        '',
        html`<ul class="rows">
          ${application.redirectUris.map((address) => html`<li><code class="row-main">${address}</code></li>`)} ${application.device ? html`<li><span class="row-main">${t('applications.device')}</span></li>` : nothing}
          <li><span class="row-main row-text">${t(application.consent ? 'applications.asks' : 'applications.asks-not')}</span></li>
        </ul>`,
        t('applications.redirect.what'),
      )}
      ${this.#subscriptions()} ${mayChange(application) ? this.#administration() : nothing}
    </div>`;
  }

  #secrets() {
    const { application } = this.data;
    return section(
      'secrets',
      t('service-accounts.secrets'),
      mayChange(application) ? button(t('service-accounts.secret.make'), () => this.after(makeSecret(application, 'applications')), { sign: 'plus' }) : '',
      html`<p class="hint">${t('service-accounts.secret.two')}</p>`,
      t(mayChange(application) ? 'service-accounts.secrets.what' : 'applications.secrets.maker'),
    );
  }

  #subscriptions() {
    const { subscriptions } = this.data;
    return section(
      'subscriptions',
      t('applications.tab.subscriptions'),
      html`<a class="btn btn-outline-secondary" href=${app.path('applications', 'apis')} data-route>${t('applications.to-apis')}</a>`,
      subscriptions.length === 0
        ? html`<p class="hint">${t('applications.subscriptions.none')}</p>`
        : html`<ul class="rows">
            ${subscriptions.map(({ api, state }) => html`<li><span class="row-main"><bdi class="row-title">${api.name ?? api.id}</bdi><code class="row-text">${api.identifier ?? ''}</code></span><span class="marks">${stateMark(state)}</span></li>`)}
          </ul>`,
      t('applications.subscriptions.what'),
    );
  }

  #administration() {
    const { state } = this.data.application;
    return section(
      'administration',
      t('service-accounts.administration'),
      '',
      html`<ul class="rows">
        ${mayDecide() && state === 'active' ? step('suspend', button(t('applications.suspend'), () => this.after(this.#decide('suspend', 'POST')), { danger: true })) : nothing}
        ${mayDecide() && state === 'suspended' ? step('resume', button(t('applications.resume'), () => this.after(this.#decide('resume', 'DELETE')))) : nothing}
        ${step('delete', button(t('applications.delete'), () => this.#delete(), { danger: true }))}
      </ul>`,
    );
  }

  get #path() {
    return ['applications', this.params.application];
  }

  async #change() {
    const path = this.#path;
    const before = await app.here.get(path);
    const fields = { name: t('applications.name'), description: t('applications.description'), redirectUris: t('applications.redirect'), device: t('applications.device'), consent: t('applications.consent') };
    const show = (name, value) => (Array.isArray(value) ? value.join(' ') : typeof value === 'boolean' ? t(value ? 'applications.yes' : 'applications.no') : (value ?? ''));
    const done = await editApplication({
      title: t('applications.change.title', before.body),
      application: before.body,
      again: 'change:',
      write: (mine) => save({ before, mine, fields, show, read: () => app.here.get(path), write: (body, ifMatch) => app.here.send('PUT', path, { body, ifMatch }) }),
    });
    return told(done, done?.theirs ? 'profiles.theirs' : 'applications.saved');
  }

  async #decide(word, method) {
    const { body, etag } = await current(this.#path);
    const done = await ask({
      title: t(`applications.${word}.title`, body),
      consequences: [t(`applications.${word}.what`)],
      confirm: t('applications.' + word),
      danger: word === 'suspend',
      again: word + ':',
      values: { why: '' },
      form: word === 'suspend' ? whyField : null,
      submit: ({ why }) => decided(method, [...this.#path, 'suspension'], { body: word === 'suspend' ? reason(why) : undefined, ifMatch: etag }),
    });
    return told(done, `applications.${word}.done`, body);
  }

  async #delete() {
    await this.after(this.#deleted());
  }

  async #deleted() {
    const { body, etag } = await current(this.#path);
    const done = await ask({
      title: t('applications.delete.title', body),
      consequences: [t('applications.delete.what')],
      confirm: t('applications.delete'),
      danger: true,
      again: 'delete:',
      ...typedName(body.name),
      submit: () => decided('DELETE', this.#path, { ifMatch: etag }),
    });
    if (told(done, 'applications.delete.done', body)) {
      await app.go(app.path('applications'));
    }
    return false;
  }
}

function step(word, action) {
  return html`<li><span class="row-main"><span class="row-text">${t(`applications.${word}.what`)}</span></span>${action}</li>`;
}

customElements.define('sd-application', Application);
