import { html, nothing } from 'lit';
import { app } from '../app.js';
import { editApplication } from '../application/edit.js';
import { applicationTabs, stateMark } from '../application/words.js';
import { notify } from '../announce.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page, empty } from '../page.js';
import { button } from '../parts.js';
import { mayAsk } from '../service-account/words.js';
import { all } from '../team-data.js';

/** What people of the organization sign in to, made here from safe templates. */
class Applications extends Page {
  heading() {
    return t('nav.applications');
  }

  actions() {
    return mayAsk() ? button(t('applications.make'), () => this.after(this.#make()), { sign: 'plus', primary: true }) : nothing;
  }

  async load(signal) {
    return { applications: (await all(['applications'], signal)).sort((a, b) => a.name.localeCompare(b.name)) };
  }

  again(name) {
    if (name === 'make') {
      this.after(this.#make());
    }
  }

  body() {
    const { applications } = this.data;
    return html`${applicationTabs()}
      <p class="hint section-lead">${t('applications.lead')}</p>
      ${applications.length === 0 ? empty(t('applications.none'), t(mayAsk() ? 'applications.none.what' : 'applications.none.ask')) : html`<ul class="rows">${applications.map(row)}</ul>`}`;
  }

  async #make() {
    const made = await editApplication({ title: t('applications.make'), again: 'make', write: (body) => app.here.send('POST', ['applications'], { body }) });
    if (made) {
      notify(t('applications.make.done', { name: made.body.name }));
      await app.go(app.path('applications', made.body.id));
    }
    return false;
  }
}

function row({ id, name, description, kind, clientId, state }) {
  return html`<li class="row-link">
    <a href=${app.path('applications', id)} data-route>
      <span class="row-main">
        <bdi class="row-title">${name}</bdi>
        ${description ? html`<bdi class="row-text">${description}</bdi>` : nothing}
        <span class="row-text">${t('applications.kind.' + kind)} · <code>${clientId}</code></span>
      </span>
      <span class="marks">${stateMark(state)}</span>
      ${icon('chevron', 'soft')}
    </a>
  </li>`;
}

customElements.define('sd-applications', Applications);
