import { html, nothing } from 'lit';
import { app } from '../app.js';
import { copyValue } from '../copy-value.js';
import { dateTime, t } from '../i18n.js';
import { icon } from '../icons.js';
import { learn } from '../names.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';
import { boundsList, learnBounds } from '../service-account/bounds.js';
import { callRows } from '../service-account/call.js';
import { approve, handOver, refuse, remove, resume, suspend } from '../service-account/decide.js';
import { makeSecret } from '../service-account/secret.js';
import { decision, isOrphan, isOwn, mayDecide, stateMarks, waits, whoIs } from '../service-account/words.js';

/** One service account: what it is, how far it goes, how it is called, and what is decided about it. */
class ServiceAccount extends Page {
  heading() {
    return this.data?.account?.name ?? t('service-accounts.one');
  }

  above() {
    return html`<a class="back" href=${app.path('service-accounts')} data-route>${icon('back')}${t('nav.service-accounts')}</a>`;
  }

  actions() {
    return stateMarks(this.data.account);
  }

  async load(signal) {
    const { body: account } = await app.here.get(['service-accounts', this.params.account], { signal });
    const { body: profile } = await app.here.get(['permission-profiles', account.profile], { signal });
    await Promise.all([
      learn([account.sponsor, account.askedBy, account.decidedBy].filter(Boolean), signal),
      learnBounds([account.approved, profile.bounds], signal),
    ]);
    return { account, profile };
  }

  again(name) {
    const doing = { approve, refuse, suspend, resume, 'hand-over': handOver, secret: () => makeSecret(this.data.account) }[name.split(':')[0]];
    if (name.startsWith('delete:')) {
      this.#remove();
    } else if (doing) {
      this.#do(doing);
    }
  }

  #do(doing) {
    return this.after(doing(this.data.account.id));
  }

  async #remove() {
    await this.after(
      remove(this.data.account.id).then(async (done) => {
        if (done) {
          await app.go(app.path('service-accounts'));
        }
        return false;
      }),
    );
  }

  body() {
    const { account, profile } = this.data;
    return html`<div class="stack stack-wide">
      ${this.#next()}
      <dl class="facts account-facts card-plain">
        ${fact('purpose', account.purpose)} ${fact('profile', profile.name)} ${fact('sponsor', whoIs(account.sponsor))} ${fact('asked', whoIs(account.askedBy))} ${fact('decided', decision(account))} ${fact('expires', dateTime(account.expires))}
      </dl>
      ${section('may', t('service-accounts.may'), '', boundsList(account.approved ?? profile.bounds), t(account.approved ? 'service-accounts.may.what' : 'service-accounts.may.asked'))}
      ${section(
        'email',
        t('service-accounts.email'),
        '',
        html`<ul class="rows copies">
          <li>${copyValue(t('service-accounts.email.copy'), account.email)}</li>
        </ul>`,
        t('service-accounts.email.what'),
      )}
      ${account.approved ? this.#call() : nothing} ${mayDecide() ? this.#administration() : nothing}
    </div>`;
  }

  /** What holds it up, and the next step of whoever looks. */
  #next() {
    const { account } = this.data;
    if (isOrphan(account)) {
      return note('warning', t('service-accounts.orphan'), t(mayDecide() ? 'service-accounts.orphan.decide' : 'service-accounts.orphan.wait'), mayDecide() ? button(t('service-accounts.hand-over'), () => this.#do(handOver), { primary: true }) : nothing);
    }
    if (waits(account)) {
      return this.#waiting();
    }
    if (account.state === 'suspended') {
      const may = mayDecide() && !isOwn(account);
      return note('warning', decision(account), t(may ? 'service-accounts.suspended.decide' : mayDecide() ? 'service-accounts.suspended.own' : 'service-accounts.suspended.wait'), may ? button(t('service-accounts.resume'), () => this.#do(resume), { primary: true }) : nothing);
    }
    if (['refused', 'expired', 'requested'].includes(account.state)) {
      return note('info', t('service-accounts.over.' + account.state), t('service-accounts.over.what'));
    }
    return nothing;
  }

  #waiting() {
    const { account, profile } = this.data;
    const title = t(account.state === 'active' ? 'service-accounts.waits.more' : 'service-accounts.waits');
    if (!mayDecide() || isOwn(account)) {
      return note('info', title, t(mayDecide() ? 'service-accounts.own' : 'service-accounts.waits.what'));
    }
    return note(
      profile.sensitive ? 'warning' : 'info',
      title,
      t(profile.sensitive ? 'service-accounts.sensitive.what' : 'service-accounts.waits.decide'),
      html`${button(t('service-accounts.approve.look'), () => this.#do(approve), { primary: true })} ${account.state === 'requested' ? button(t('service-accounts.refuse.ask'), () => this.#do(refuse), { danger: true }) : nothing}`,
    );
  }

  #call() {
    const { account } = this.data;
    return html`${section('call', t('service-accounts.call'), '', callRows(account), t('service-accounts.call.' + account.method))}
    ${account.method === 'client_secret' ? this.#secrets() : nothing}`;
  }

  #secrets() {
    const { account } = this.data;
    const mine = account.sponsor === app.me.id;
    const may = mine && account.state === 'active';
    return section(
      'secrets',
      t('service-accounts.secrets'),
      may ? button(t('service-accounts.secret.make'), () => this.after(makeSecret(account)), { sign: 'plus' }) : '',
      html`<p class="hint">${t('service-accounts.secret.two')}</p>`,
      t(may ? 'service-accounts.secrets.what' : mine ? 'service-accounts.secrets.later' : 'service-accounts.secrets.sponsor'),
    );
  }

  #administration() {
    const { account } = this.data;
    return section(
      'administration',
      t('service-accounts.administration'),
      '',
      html`<ul class="rows">
        ${account.state === 'active' ? step('suspend', button(t('service-accounts.suspend'), () => this.#do(suspend), { danger: true })) : nothing}
        ${['requested', 'active', 'suspended'].includes(account.state) ? step('hand-over', button(t('service-accounts.hand-over'), () => this.#do(handOver))) : nothing}
        ${step('delete', button(t('service-accounts.delete'), () => this.#remove(), { danger: true }))}
      </ul>`,
    );
  }
}

function fact(name, value) {
  return html`<dt>${t('service-accounts.' + name)}</dt>
    <dd><bdi>${value}</bdi></dd>`;
}

function step(word, action) {
  return html`<li><span class="row-main"><span class="row-text">${t(`service-accounts.${word}.what`)}</span></span>${action}</li>`;
}

function note(kind, title, what, actions = nothing) {
  return html`<div class="note ${kind === 'info' ? '' : 'note-' + kind}">
    ${icon(kind)}
    <div class="stack-tight">
      <p><strong>${title}</strong></p>
      <p>${what}</p>
      ${actions === nothing ? nothing : html`<div class="page-actions">${actions}</div>`}
    </div>
  </div>`;
}

customElements.define('sd-service-account', ServiceAccount);
