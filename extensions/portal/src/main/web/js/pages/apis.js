import { html, nothing } from 'lit';
import { app } from '../app.js';
import { editApi } from '../application/api-edit.js';
import { subscribe } from '../application/subscribe.js';
import { applicationTabs, ownerName, stateMark } from '../application/words.js';
import { save } from '../conflict.js';
import { current, decided, told, typedName } from '../decision.js';
import { ask } from '../dialog.js';
import { t } from '../i18n.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';
import { mayAsk, mayDecide } from '../service-account/words.js';
import { all } from '../team-data.js';

/** Resource servers of the organization, and those of others that its applications may subscribe to. */
class Apis extends Page {
  heading() {
    return t('applications.tab.apis');
  }

  actions() {
    return mayDecide() ? button(t('apis.register'), () => this.after(this.#register()), { sign: 'plus', primary: true }) : nothing;
  }

  async load(signal) {
    const [own, offered] = await Promise.all([all(['apis'], signal), all(['apis', 'offered'], signal)]);
    return { own: own.sort((a, b) => a.name.localeCompare(b.name)), offered };
  }

  again(name) {
    const [what, id] = name.split(/:(.*)/s);
    const api = this.data.own.find((one) => one.id === id);
    const doing = { change: () => this.#change(api), suspend: () => this.#decide(api, 'suspend', 'POST'), resume: () => this.#decide(api, 'resume', 'DELETE'), delete: () => this.#delete(api) }[what];
    if (what === 'register') {
      this.after(this.#register());
    } else if (api && doing) {
      this.after(doing());
    }
  }

  body() {
    const { own, offered } = this.data;
    return html`${applicationTabs()}
      <div class="stack stack-wide">
        ${section('own', t('apis.own'), '', own.length === 0 ? html`<p class="hint">${t('apis.own.none')}</p>` : html`<ul class="rows">${own.map((api) => this.#own(api))}</ul>`, t('apis.own.what'))}
        ${section('offered', t('apis.offered'), '', offered.length === 0 ? html`<p class="hint">${t('apis.offered.none')}</p>` : html`<ul class="rows">${offered.map((api) => this.#offered(api))}</ul>`, t('apis.offered.what'))}
      </div>`;
  }

  #own(api) {
    const about = api.name;
    const said = [api.approval ? t('apis.approval.needed') : t('apis.approval.none'), t('apis.offer.says.' + api.offer, { names: (api.offeredTo ?? []).join(', ') })].join(' · ');
    return html`<li>
      ${main(api, said)}
      <span class="marks">${stateMark(api.state)}</span>
      <span class="row-actions">
        ${mayAsk() && api.state === 'active' ? button(t('subscriptions.ask'), () => this.after(subscribe(api)), { about }) : nothing}
        ${mayDecide()
          ? html`${button(t('profiles.change'), () => this.after(this.#change(api)), { about })}
            ${api.state === 'active' ? button(t('apis.suspend'), () => this.after(this.#decide(api, 'suspend', 'POST')), { about, danger: true }) : button(t('apis.resume'), () => this.after(this.#decide(api, 'resume', 'DELETE')), { about })}
            ${button(t('profiles.delete'), () => this.after(this.#delete(api)), { about, danger: true })}`
          : nothing}
      </span>
    </li>`;
  }

  #offered(api) {
    return html`<li>${main(api, [ownerName(api.owner), t(api.approval ? 'apis.approval.needed' : 'apis.approval.none')].join(' · '))} ${mayAsk() ? button(t('subscriptions.ask'), () => this.after(subscribe(api)), { about: api.name }) : nothing}</li>`;
  }

  async #register() {
    const done = await editApi({ title: t('apis.register'), again: 'register', write: (body) => app.here.send('POST', ['apis'], { body }) });
    return told(done, 'apis.saved');
  }

  async #change({ id }) {
    const path = ['apis', id];
    const before = await app.here.get(path);
    const fields = Object.fromEntries(['name', 'description', 'permissions', 'approval', 'offer', 'offeredTo'].map((name) => [name, t('apis.' + name)]));
    const show = (name, value) => (Array.isArray(value) ? value.join(', ') : name === 'approval' ? t(value ? 'apis.approval.needed' : 'apis.approval.none') : name === 'offer' ? t('apis.offer.' + value) : (value ?? ''));
    const done = await editApi({
      title: t('profiles.change.title', before.body),
      api: before.body,
      again: 'change:' + id,
      write: (mine) => save({ before, mine, fields, show, read: () => app.here.get(path), write: (body, ifMatch) => app.here.send('PUT', path, { body, ifMatch }) }),
    });
    return told(done, done?.theirs ? 'profiles.theirs' : 'apis.saved');
  }

  async #decide({ id }, word, method) {
    const { body, etag } = await current(['apis', id]);
    const done = await ask({
      title: t(`apis.${word}.title`, body),
      consequences: [t(`apis.${word}.what`)],
      confirm: t('apis.' + word),
      danger: word === 'suspend',
      again: word + ':' + id,
      submit: () => decided(method, ['apis', id, 'suspension'], { ifMatch: etag }),
    });
    return told(done, 'apis.saved');
  }

  async #delete({ id }) {
    const { body, etag } = await current(['apis', id]);
    const done = await ask({
      title: t('profiles.delete.title', body),
      consequences: [t('apis.delete.what')],
      confirm: t('profiles.delete'),
      danger: true,
      again: 'delete:' + id,
      ...typedName(body.name),
      submit: () => decided('DELETE', ['apis', id], { ifMatch: etag }),
    });
    return told(done, 'apis.deleted');
  }
}

function main({ name, description, identifier, permissions }, said) {
  return html`<span class="row-main">
    <bdi class="row-title">${name}</bdi>
    <code class="row-text">${identifier}</code>
    ${description ? html`<bdi class="row-text">${description}</bdi>` : nothing}
    <span class="row-text">${said}</span>
    ${permissions.length > 0 ? html`<span class="row-text">${permissions.join(', ')}</span>` : nothing}
  </span>`;
}

customElements.define('sd-apis', Apis);
