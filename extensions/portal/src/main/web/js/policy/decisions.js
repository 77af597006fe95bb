import { LitElement, html, nothing } from 'lit';
import { app } from '../app.js';
import { announce } from '../announce.js';
import { field } from '../dialog.js';
import { dateTime, explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { reasonList } from './reasons.js';

const SIGNS = { allow: ['note-success', 'success'], refuse: ['note-danger', 'warning'] };

/** What was decided about a sign-in, by the number that the person was told. */
class Decisions extends LitElement {
  static properties = { found: { state: true }, problem: { state: true } };

  #id = '';

  constructor() {
    super();
    this.found = this.problem = null;
  }

  createRenderRoot() {
    return this;
  }

  async #look(event) {
    event.preventDefault();
    const id = this.#id.trim();
    if (!id) {
      this.problem = t('policies.decided.number');
      return;
    }
    try {
      this.found = (await app.here.get(['sign-in-decisions', id])).body.decisions;
      this.problem = null;
      announce(outcome(this.found[0].outcome));
    } catch (error) {
      this.found = null;
      this.problem = error.status === 404 ? t('policies.decided.none') : explain(error);
      announce(this.problem);
    }
  }

  render() {
    return html`<form class="card-plain why-form" novalidate @submit=${(event) => this.#look(event)}>
        ${field(
          { id: 'decided-id', label: t('policies.decided.id'), hint: t('policies.decided.hint') },
          ({ id, described }) => html`<input id=${id} class="form-control" maxlength="64" autocomplete="off" spellcheck="false" aria-describedby=${described} @input=${(event) => (this.#id = event.target.value)} />`,
        )}
        <div><button type="submit" class="btn btn-primary">${t('policies.decided.look')}</button></div>
      </form>
      ${this.problem ? html`<p class="note note-danger why-answer" role="alert">${icon('warning')}<span>${this.problem}</span></p>` : nothing} ${this.found?.map(decision) ?? nothing}`;
  }
}

function decision({ at, outcome: word, ifReported, application, address, person, reasons }) {
  const [kind, sign] = SIGNS[word] ?? ['note-warning', 'info'];
  const [applying, others] = [reasons.filter(({ matched }) => matched), reasons.filter(({ matched }) => !matched)];
  return html`<div class="card-plain why-answer" data-decided=${word}>
    <p class="note ${kind}">${icon(sign)}<span><strong>${dateTime(at)}:</strong> ${outcome(word)}</span></p>
    <dl class="facts">
      <dt>${t('policies.try.person')}</dt><dd><a href=${app.path('people', person)} data-route>${t('policies.decided.person')}</a></dd>
      ${application ? html`<dt>${t('policies.try.application')}</dt><dd>${application}</dd>` : nothing}
      ${address ? html`<dt>${t('policies.try.address')}</dt><dd>${address}</dd>` : nothing}
      ${ifReported === word ? nothing : html`<dt>${t('policies.try.reported')}</dt><dd>${outcome(ifReported)}</dd>`}
    </dl>
    <h3>${t('policies.try.why')}</h3>
    ${applying.length > 0 ? reasonList(applying) : html`<p class="hint">${t('policies.decided.nothing')}</p>`}
    ${others.length > 0 ? html`<details><summary>${t('policies.decided.others', { n: others.length })}</summary>${reasonList(others)}</details>` : nothing}
  </div>`;
}

function outcome(word) {
  return t('policies.decided.' + word);
}

customElements.define('sd-sign-in-decisions', Decisions);
