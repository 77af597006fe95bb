import { LitElement, html, nothing } from 'lit';
import { explain, t } from './i18n.js';

const PAUSE = 200;
let count = 0;

/**
 * Somebody, found by typing part of a name: a combobox with a list (WAI-ARIA 1.2). search(text, signal) answers people; fires 'picked'
 * with one of them, or null while nobody is chosen.
 */
class PersonPicker extends LitElement {
  static properties = {
    label: { attribute: false },
    hint: { attribute: false },
    error: { attribute: false },
    search: { attribute: false },
    value: { attribute: false },
    found: { state: true },
    active: { state: true },
    problem: { state: true },
  };

  #id = 'picker-' + ++count;
  #pause = null;
  #asking = null;
  #text = '';
  /** Whether the value went because somebody goes on typing: then the text is theirs. */
  #typing = false;

  constructor() {
    super();
    this.value = this.found = this.problem = null;
    this.active = -1;
  }

  createRenderRoot() {
    return this;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    clearTimeout(this.#pause);
    this.#asking?.abort();
  }

  willUpdate(changed) {
    if (changed.has('value') && !this.#typing) {
      this.#text = this.value ? this.value.name || this.value.email || this.value.id : '';
    }
    this.#typing = false;
  }

  /** Also where it was only just put on the page. */
  async focus() {
    await this.updateComplete;
    this.querySelector('input')?.focus();
  }

  #typed(event) {
    this.#text = event.target.value;
    if (this.value) {
      this.#typing = true;
      this.#tell(null);
    }
    // What was found for less is not offered any more: whoever types fast would take somebody else.
    this.#close();
    this.#pause = setTimeout(() => this.#ask(), PAUSE);
  }

  async #ask() {
    this.#pause = null;
    this.#asking?.abort();
    const asking = (this.#asking = new AbortController());
    try {
      const found = await this.search(this.#text.trim(), asking.signal);
      if (!asking.signal.aborted) {
        this.found = found;
        this.active = found.length > 0 ? 0 : -1;
        this.problem = this.#asking = null;
      }
    } catch (error) {
      if (!asking.signal.aborted) {
        this.found = this.#asking = null;
        this.problem = explain(error);
      }
    }
  }

  #key(event) {
    const open = this.found?.length > 0;
    const move = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (move && open) {
      this.active = (this.active + move + this.found.length) % this.found.length;
    } else if (event.key === 'ArrowDown') {
      this.#ask();
    } else if (event.key === 'Enter' && open) {
      this.#pick(this.found[this.active]);
    } else if (event.key === 'Enter' && !this.value && this.#text.trim() && (this.#pause !== null || this.#asking !== null)) {
      // Still looking: the form waits.
    } else if (event.key === 'Escape' && this.found) {
      this.#close();
    } else {
      return;
    }
    event.preventDefault();
    event.stopPropagation();
  }

  #pick(person) {
    this.#text = person.name || person.email;
    this.#close();
    this.#tell(person);
  }

  #close() {
    clearTimeout(this.#pause);
    this.#asking?.abort();
    this.#pause = this.#asking = this.found = null;
    this.active = -1;
  }

  #tell(person) {
    this.value = person;
    this.dispatchEvent(new CustomEvent('picked', { detail: person }));
  }

  render() {
    const id = this.#id;
    const open = this.found?.length > 0;
    const error = this.error || this.problem;
    return html`<label class="form-label" for=${id}>${this.label}</label>
      <div class="picker">
        <input
          id=${id}
          class="form-control"
          type="text"
          role="combobox"
          autocomplete="off"
          spellcheck="false"
          maxlength="100"
          aria-autocomplete="list"
          aria-expanded=${String(open)}
          aria-controls="${id}-list"
          aria-activedescendant=${open ? `${id}-${this.active}` : nothing}
          aria-describedby="${id}-told"
          aria-invalid=${String(Boolean(error))}
          .value=${this.#text}
          @input=${this.#typed}
          @keydown=${this.#key}
          @focus=${() => !this.value && this.found === null && this.#ask()}
          @blur=${() => this.#close()}
        />
        <ul id="${id}-list" class="picker-list" role="listbox" aria-label=${this.label} ?hidden=${!open}>
          ${(this.found ?? []).map(
            (person, i) => html`<li id="${id}-${i}" role="option" aria-selected=${String(i === this.active)} @pointerdown=${(event) => event.preventDefault()} @click=${() => this.#pick(person)}>
              <bdi class="row-title">${person.name || person.email || person.id}</bdi><bdi class="row-text">${person.name ? person.email : ''}</bdi>
            </li>`,
          )}
        </ul>
      </div>
      <div id="${id}-told" role="status" class=${error ? 'field-error' : 'form-text'}>${error || (this.found?.length === 0 ? t('picker.none') : open ? t('picker.found', { n: this.found.length }) : (this.hint ?? ''))}</div>`;
  }
}

customElements.define('sd-person-picker', PersonPicker);

/** As a field of a dialog's form: values[name] becomes the person. */
export function personField({ label, hint, name = 'person', search }, values, set, errors) {
  return html`<sd-person-picker class="field" .label=${label} .hint=${hint} .error=${errors[name]} .search=${search} .value=${values[name]} @picked=${(event) => set(name)({ target: { value: event.detail } })}></sd-person-picker>`;
}
