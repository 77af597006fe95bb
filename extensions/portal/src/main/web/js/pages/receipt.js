import { html, nothing } from 'lit';
import { app } from '../app.js';
import { dateTime, has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { section } from '../parts.js';
import { kindName, stateMark } from '../leaving-words.js';
import { Following } from '../live.js';

const EVERY = 2_000;

/** What was ended when somebody left, and who has acted on it; followed until nothing waits. */
class Receipt extends Page {
  #following = new Following((signal) => this.#again(signal), EVERY);

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#following.stop();
  }

  heading() {
    return this.data?.person?.name ?? t('leaving.title');
  }

  above() {
    return html`<a class="back" href=${app.path('leaving')} data-route>${icon('back')}${t('nav.leaving')}</a>`;
  }

  async load(signal) {
    return (await app.here.get(['receipts', this.params.receipt], { signal })).body;
  }

  loaded() {
    if (this.data.state === 'ending') {
      this.#following.start();
    }
  }

  async #again(signal) {
    this.data = await this.load(signal);
    if (this.data.state !== 'ending') {
      this.#following.stop();
    }
  }

  body() {
    const { cause, share, began, completed, restored, erasure, keptByAdministrator, steps } = this.data;
    return html`<div class="stack stack-wide">
      ${keptByAdministrator ? html`<p class="note">${icon('info')}<span>${t('leaving.kept')}</span></p>` : nothing}
      <ul class="rows">
        ${fact(t('leaving.what'), html`${t('leaving.share.' + share)} ${stateMark(this.data)}`)} ${fact(kindName(cause.kind), html`<bdi>${cause.name}</bdi>`)}
        ${cause.reason ? fact(t('leaving.reason'), html`<bdi>${cause.reason}</bdi>`) : nothing} ${fact(t('leaving.began'), dateTime(began))}
        ${completed ? fact(t('leaving.completed'), dateTime(completed)) : nothing} ${restored ? fact(t('leaving.restored'), dateTime(restored)) : nothing}
        ${erasure ? fact(t('leaving.erasure'), dateTime(erasure)) : nothing}
      </ul>
      ${section('steps', t('leaving.steps'), '', steps.length === 0 ? html`<p class="hint">${t('leaving.steps.none')}</p>` : html`<ul class="rows">${steps.map(step)}</ul>`)}
    </div>`;
  }
}

function fact(name, value) {
  return html`<li><span class="row-main"><span class="row-text">${name}</span><span class="row-title">${value}</span></span></li>`;
}

function step({ kind, name, state, count, at }) {
  const what = has('leaving.name.' + name) ? t('leaving.name.' + name) : name;
  return html`<li>
    ${icon(state === 'done' ? 'check' : state === 'waiting' ? 'updown' : 'warning', 'soft')}
    <span class="row-main">
      <span class="row-title">${t('leaving.step.' + kind)}: <bdi>${what}</bdi></span>
      <span class="row-text">${[t('leaving.step-state.' + state), count > 0 && kind !== 'access' ? t('leaving.count', { n: count }) : '', at ? dateTime(at) : ''].filter(Boolean).join(' · ')}</span>
    </span>
  </li>`;
}

customElements.define('sd-receipt', Receipt);
