import { html, nothing } from 'lit';
import { app } from '../app.js';
import { approveSubscription, giveUpSubscription, refuseSubscription, revokeSubscription } from '../application/subscribe.js';
import { applicationTabs, ownerName, stateMark } from '../application/words.js';
import { t } from '../i18n.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';
import { mayAsk, mayDecide } from '../service-account/words.js';

const PAGE = 200;

/** Who asks for the organization's APIs, and what its own applications and service accounts have subscribed to. */
class Subscriptions extends Page {
  heading() {
    return t('applications.tab.subscriptions');
  }

  async load(signal) {
    const [received, made] = await Promise.all(['received', 'made'].map((of) => every(of, signal)));
    return { received, made };
  }

  again(name) {
    const [what, id] = name.split(/:(.*)/s);
    const doing = { approve: approveSubscription, refuse: refuseSubscription, revoke: revokeSubscription }[what];
    if (doing && this.data.received.some((one) => one.id === id)) {
      this.after(doing(id));
    }
  }

  body() {
    const { received, made } = this.data;
    const waiting = received.filter(({ state }) => state === 'requested');
    const others = received.filter(({ state }) => state !== 'requested');
    return html`${applicationTabs()}
      <div class="stack stack-wide">
        ${waiting.length > 0 && mayDecide() ? section('waiting', t('subscriptions.waiting'), '', html`<ul class="rows">${waiting.map((one) => this.#waiting(one))}</ul>`, t('subscriptions.waiting.what')) : nothing}
        ${section('made', t('subscriptions.made'), '', list(made, t('subscriptions.made.none'), (one) => this.#made(one)), t('subscriptions.made.what'))}
        ${section('received', t('subscriptions.received'), '', list(others, t('subscriptions.received.none'), (one) => this.#received(one)), t('subscriptions.received.what'))}
      </div>`;
  }

  #waiting(one) {
    const about = one.subscriber.name;
    return html`<li>
      ${main(one, from(one))}
      ${one.askedBy === app.me.id
        ? html`<span class="row-text own">${t('subscriptions.own')}</span>`
        : html`<span class="row-actions">${button(t('service-accounts.approve.look'), () => this.after(approveSubscription(one.id)), { about, primary: true })} ${button(t('service-accounts.refuse.ask'), () => this.after(refuseSubscription(one.id)), { about, danger: true })}</span>`}
    </li>`;
  }

  #received(one) {
    return html`<li>
      ${main(one, from(one))}
      <span class="marks">${stateMark(one.state)}</span>
      ${mayDecide() && one.state === 'active' ? button(t('subscriptions.revoke'), () => this.after(revokeSubscription(one.id)), { about: one.subscriber.name, danger: true }) : nothing}
    </li>`;
  }

  #made(one) {
    const open = ['requested', 'active'].includes(one.state);
    const may = mayDecide() || (mayAsk() && one.askedBy === app.me.id);
    return html`<li>
      ${main(one, t('subscriptions.api') + ' ' + ownerName(one.api.owner))}
      <span class="marks">${stateMark(one.state)}</span>
      ${open && may ? button(t('subscriptions.give-up'), () => this.after(giveUpSubscription(one.id)), { about: one.subscriber.name }) : nothing}
    </li>`;
  }
}

async function every(of, signal) {
  const items = [];
  for (let after; ; ) {
    const { body } = await app.here.get(['subscriptions'], { query: { of, limit: PAGE, after }, signal });
    items.push(...body.items);
    if (!body.next) {
      return items;
    }
    after = body.next;
  }
}

function list(items, none, row) {
  return items.length === 0 ? html`<p class="hint">${none}</p>` : html`<ul class="rows">${items.map(row)}</ul>`;
}

function from({ subscriber }) {
  return t('subscriptions.of', { organization: subscriber.organization ?? app.alias });
}

function main({ subscriber, api, purpose, why }, whose) {
  return html`<span class="row-main">
    <span class="row-title"><bdi>${subscriber.name}</bdi> → <bdi>${api.name ?? api.id}</bdi></span>
    <code class="row-text">${api.identifier ?? ''}</code>
    <span class="row-text">${t('subscriptions.type.' + subscriber.type)} · ${whose}</span>
    ${purpose ? html`<bdi class="row-text">${purpose}</bdi>` : nothing} ${why ? html`<span class="row-text">${t('service-accounts.decided.why', { why })}</span>` : nothing}
  </span>`;
}

customElements.define('sd-subscriptions', Subscriptions);
