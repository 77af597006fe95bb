import { LitElement, html, nothing } from 'lit';
import { app } from '../app.js';
import { announce } from '../announce.js';
import { field } from '../dialog.js';
import { explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { searchPeople } from '../names.js';
import '../person-picker.js';
import { reasonList } from './reasons.js';
import { FACTORS, outcomeText } from './sentence.js';

const SIGNS = { allow: ['note-success', 'success'], 'break-glass': ['note-warning', 'warning'], 'enrol-soon': ['note-warning', 'info'], 'step-up': ['note-warning', 'info'], 'enrol-now': ['note-warning', 'info'], refuse: ['note-danger', 'warning'] };

/** A sign-in that nobody makes, and what would become of it. */
class Simulation extends LitElement {
  static properties = { answer: { state: true }, problem: { state: true } };

  #asked = { person: null, application: '', address: '', proved: 'password', age: '0' };

  constructor() {
    super();
    this.answer = this.problem = null;
  }

  createRenderRoot() {
    return this;
  }

  #set(name) {
    return (event) => {
      this.#asked = { ...this.#asked, [name]: event.target.value };
      this.answer = null;
      this.requestUpdate();
    };
  }

  async #ask(event) {
    event.preventDefault();
    const { person, application, address, proved, age } = this.#asked;
    const ageMinutes = /^[0-9]{1,6}$/.test(age) ? Number(age) : 0;
    const proofs = [{ factor: 'password', ageMinutes }, ...(proved === 'password' ? [] : [{ factor: proved, ageMinutes }])];
    try {
      const body = { ...(person && { person: person.id }), ...(application && { application }), ...(address && { address }), proofs };
      this.answer = (await app.here.send('POST', ['access-policies', 'simulate'], { body })).body;
      this.problem = null;
      announce(outcomeText(this.answer.outcome));
    } catch (error) {
      this.answer = null;
      this.problem = explain(error);
      announce(this.problem);
    }
  }

  render() {
    const asked = this.#asked;
    return html`<form class="card-plain why-form" novalidate @submit=${(event) => this.#ask(event)}>
        <sd-person-picker class="field" .label=${t('policies.try.person')} .hint=${t('picker.hint')} .search=${searchPeople} .value=${asked.person} @picked=${(event) => this.#set('person')({ target: { value: event.detail } })}></sd-person-picker>
        ${this.#input('application', t('policies.try.application'))} ${this.#input('address', t('policies.try.address'))}
        ${field(
          { id: 'try-proved', label: t('policies.try.proved') },
          ({ id }) => html`<select id=${id} class="form-select" @change=${this.#set('proved')}>
            ${['password', ...FACTORS].map((factor) => html`<option value=${factor} ?selected=${factor === asked.proved}>${t(factor === 'password' ? 'policies.try.password' : 'policies.factor.' + factor)}</option>`)}
          </select>`,
        )}
        ${this.#input('age', t('policies.try.age'), 'numeric')}
        <div><button type="submit" class="btn btn-primary">${t('policies.try.submit')}</button></div>
      </form>
      ${this.problem ? html`<p class="note note-danger why-answer" role="alert">${icon('warning')}<span>${this.problem}</span></p>` : nothing} ${this.answer ? this.#answered() : nothing}`;
  }

  #input(name, label, inputmode = 'text') {
    return field(
      { id: 'try-' + name, label, optional: name !== 'age' },
      ({ id }) => html`<input id=${id} class="form-control" maxlength="255" inputmode=${inputmode} autocomplete="off" spellcheck="false" .value=${this.#asked[name]} @input=${this.#set(name)} />`,
    );
  }

  #answered() {
    const { outcome, ifReported, ifAllEnforced, reasons } = this.answer;
    const [kind, sign] = SIGNS[outcome.outcome];
    return html`<div class="card-plain why-answer" data-outcome=${outcome.outcome}>
      <p class="note ${kind}">${icon(sign)}<span><strong>${t('policies.try.now')}:</strong> ${outcomeText(outcome)}</span></p>
      ${different(outcome, ifReported) ? html`<p>${t('policies.try.reported')}: ${outcomeText(ifReported)}</p>` : nothing}
      ${different(ifReported, ifAllEnforced) ? html`<p>${t('policies.try.all')}: ${outcomeText(ifAllEnforced)}</p>` : nothing}
      ${reasons.length > 0
        ? html`<h3>${t('policies.try.why')}</h3>
            ${reasonList(reasons)}`
        : nothing}
    </div>`;
  }
}

function different(one, other) {
  return JSON.stringify(one) !== JSON.stringify(other);
}

customElements.define('sd-simulation', Simulation);
