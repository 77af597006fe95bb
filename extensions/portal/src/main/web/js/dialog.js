import { html, nothing, render } from 'lit';
import { app } from './app.js';
import { announce } from './announce.js';
import { explain, t } from './i18n.js';
import { icon } from './icons.js';

/**
 * Asks before something is done, says what it will do and to how many, does it, and shows what went wrong in the same place.
 *
 * ask({
 *   title, consequences: [texts],     what it is and what will follow
 *   confirm, danger,                  what the button says; whether it takes something away
 *   wide,                             whether there is much to look at
 *   again: 'suspend',                 sensitive: the name under which the page offers it again after a fresh sign-in
 *   values, form: (values, field) => template,   what the person fills in; field(name) sets a value by an input event
 *   check: (values) => ({ name: text }),          what is missing, before anything is sent
 *   submit: async (values) => result,             does it; an ApiError is explained
 * })
 *
 * Answers what submit answered, or null where the person changed their mind.
 */
export function ask(question) {
  return new Promise((resolve) => new Dialog(question, resolve).open());
}

let count = 0;

class Dialog {
  #question;
  #resolve;
  #element = document.createElement('dialog');
  #values;
  #errors = {};
  #failure = null;
  #busy = false;
  #fresh = false;
  #id = 'dialog-' + ++count;

  constructor(question, resolve) {
    this.#question = question;
    this.#resolve = resolve;
    this.#values = { ...question.values };
    this.#fresh = Boolean(question.again) && !app.session.isFresh();
  }

  open() {
    this.#element.className = this.#question.wide ? 'dialog dialog-wide' : 'dialog';
    this.#element.setAttribute('aria-labelledby', this.#id);
    this.#element.addEventListener('cancel', (event) => {
      event.preventDefault();
      this.#close(null);
    });
    document.body.append(this.#element);
    this.#draw();
    this.#element.showModal();
    (this.#element.querySelector('[data-first], sd-person-picker, input:not([type=hidden]), select, textarea') ?? this.#element.querySelector('h2')).focus();
  }

  #close(result) {
    if (this.#busy) {
      return;
    }
    this.#element.close();
    this.#element.remove();
    this.#resolve(result);
  }

  #draw() {
    render(this.#fresh ? this.#freshView() : this.#view(), this.#element);
  }

  #view() {
    const q = this.#question;
    return html`<form class="dialog-body" method="dialog" novalidate @submit=${(event) => this.#submit(event)}>
      <h2 id=${this.#id} tabindex="-1">${q.title}</h2>
      ${this.#failure
        ? html`<div class="note note-danger" role="alert" tabindex="-1">${icon('warning')}<span>${this.#failure}</span></div>`
        : nothing}
      ${consequences(q.consequences)}
      ${q.form ? html`<div class="fields">${q.form(this.#values, this.#field, this.#errors)}</div>` : nothing}
      <div class="dialog-actions">
        <button type="button" class="btn btn-outline-secondary" ?disabled=${this.#busy} @click=${() => this.#close(null)}>
          ${t('dialog.cancel')}
        </button>
        <button type="submit" class="btn ${q.danger ? 'btn-danger' : 'btn-primary'}" aria-disabled=${String(this.#busy)}>
          ${this.#busy ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>` : nothing} ${q.confirm}
        </button>
      </div>
    </form>`;
  }

  #freshView() {
    return html`<form class="dialog-body" method="dialog" @submit=${(event) => this.#signInAgain(event)}>
      <h2 id=${this.#id} tabindex="-1">${t('fresh.title')}</h2>
      <p>${t('fresh.why', { action: this.#question.title })}</p>
      <p>${t('fresh.back')}</p>
      <div class="dialog-actions">
        <button type="button" class="btn btn-outline-secondary" @click=${() => this.#close(null)}>${t('dialog.cancel')}</button>
        <button type="submit" class="btn btn-primary" data-first>${t('fresh.confirm')}</button>
      </div>
    </form>`;
  }

  #field = (name) => (event) => {
    const input = event.target;
    this.#values[name] = input.type === 'checkbox' ? input.checked : input.value;
    delete this.#errors[name];
    this.#draw();
  };

  async #submit(event) {
    event.preventDefault();
    if (this.#busy) {
      return;
    }
    this.#errors = this.#question.check?.(this.#values) ?? {};
    this.#failure = null;
    if (Object.keys(this.#errors).length > 0) {
      this.#draw();
      this.#element.querySelector('[aria-invalid=true]')?.focus();
      return;
    }
    this.#busy = true;
    this.#draw();
    try {
      const result = (await this.#question.submit(this.#values)) ?? true;
      this.#busy = false;
      this.#close(result);
    } catch (error) {
      this.#busy = false;
      this.#refused(error);
    }
  }

  #refused(error) {
    if (error.kind === 'signed-out') {
      this.#close(null);
      return;
    }
    this.#fresh = error.kind === 'fresh';
    const name = error.pointer?.slice(1);
    if (name && name in this.#values) {
      this.#errors = { [name]: explain(error) };
    } else {
      this.#failure = this.#fresh ? null : explain(error);
    }
    this.#draw();
    (this.#element.querySelector('[aria-invalid=true], [role=alert], [data-first]') ?? this.#element).focus();
  }

  async #signInAgain(event) {
    event.preventDefault();
    announce(t('fresh.leaving'));
    await app.signInFresh(this.#question.again);
  }
}

function consequences(texts = []) {
  if (texts.length < 2) {
    return texts.map((text) => html`<p>${text}</p>`);
  }
  return html`<ul class="consequences">
    ${texts.map((text) => html`<li>${text}</li>`)}
  </ul>`;
}

/** One labelled input of a form: hint and error are tied to it. */
export function field({ id, label, hint, error, optional }, control) {
  const described = [hint ? id + '-hint' : '', error ? id + '-error' : ''].filter(Boolean).join(' ');
  return html`<div class="field">
    <label class="form-label" for=${id}>${label}${optional ? html` <span class="soft">${t('form.optional')}</span>` : nothing}</label>
    ${control({ id, described, invalid: error ? 'true' : 'false' })}
    ${hint ? html`<div class="form-text" id="${id}-hint">${hint}</div>` : nothing}
    ${error ? html`<div class="field-error" id="${id}-error">${error}</div>` : nothing}
  </div>`;
}
