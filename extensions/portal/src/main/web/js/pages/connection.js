import { html, nothing } from 'lit';
import { app } from '../app.js';
import { announce, notify } from '../announce.js';
import { activate, deactivate, noLongerRequire, remove, requireIt, rollBack, write } from '../connection/actions.js';
import '../connection/domains.js';
import { copyPart, domainPart, factsPart, pastePart, problemsPart, requirePart, settingsPart, testPart } from '../connection/parts.js';
import '../connection/settings-form.js';
import { stepList } from '../connection/step-list.js';
import { isComplete, progressOf } from '../connection/steps.js';
import { readTest, startTest } from '../connection/test-sign-in.js';
import { connectionMarks, protocolName, vendorName } from '../connection/words.js';
import { dateTime, explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Following } from '../live.js';
import { learn } from '../names.js';
import { Page } from '../page.js';
import { button } from '../parts.js';
import { sensitively } from '../sensitive.js';
import { askToLeave } from '../shell.js';

const EVERY = 2_000;

/** One connection: steps until it was switched on for the first time, everything about it afterwards. */
class Connection extends Page {
  static properties = { editing: { state: true } };

  #following = new Following((signal) => this.#look(signal), EVERY);

  constructor() {
    super();
    this.editing = false;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.#following.stop();
  }

  heading() {
    return this.data?.connection.body.name ?? t('nav.connections');
  }

  get #mayChange() {
    return app.holds('owner', 'security-administrator');
  }

  get #test() {
    return new URLSearchParams(location.search).get('test');
  }

  async load(signal) {
    const id = this.params.connection;
    const [connection, presets, domains, test] = await Promise.all([
      app.here.get(['connections', id], { signal }),
      app.here.get(['connections', 'presets'], { signal }),
      app.here.get(['domains'], { signal }),
      this.#test ? readTest(id, this.#test, signal) : null,
    ]);
    const { vendor, protocol, draft } = connection.body;
    await learn([draft?.savedBy].filter((id) => typeof id === 'string'), signal);
    const preset = presets.body.items.find((one) => one.vendor === vendor && one.protocol === protocol) ?? { settings: [], notes: [] };
    return { connection, preset, domains: domains.body.items, test, ready: isComplete(connection.body, preset) };
  }

  loaded() {
    if (this.data.test?.state === 'waiting') {
      this.#following.start();
    } else {
      this.#following.stop();
    }
  }

  /** The test sign-in may still be on its way in another tab. */
  async #look(signal) {
    const test = await readTest(this.params.connection, this.#test, signal);
    if (test.state !== 'waiting') {
      this.#following.stop();
      announce(t(test.state === 'arrived' ? 'test.arrived' : 'test.over'));
      await this.reload();
    }
  }

  again(name) {
    const { body } = this.data.connection;
    const [what, detail] = name.split(/:(.*)/s);
    const offered = { activate, deactivate, 'roll-back': rollBack, require: requireIt, unrequire: noLongerRequire }[what];
    if (offered) {
      this.after(offered(body));
    } else if (what === 'delete') {
      this.#remove();
    } else if (what === 'test') {
      this.after(startTest(body));
    } else if (what === 'settings') {
      this.#edit();
    } else if (what === 'use') {
      this.#write({ domains: detail.split(',').filter(Boolean) });
    } else {
      this.querySelector('sd-domains')?.again(name);
    }
  }

  above() {
    return html`<a class="back" href=${app.path('connections')} data-route>${icon('back')}${t('nav.connections')}</a>`;
  }

  actions() {
    const { body } = this.data.connection;
    if (!this.#mayChange || this.#isNew) {
      return nothing;
    }
    const does = (action) => () => this.after(action(body));
    return html`${body.previous ? button(t('connection.roll-back'), does(rollBack)) : nothing} ${body.state === 'disabled' ? button(t('connection.switch-on'), does(activate), { primary: true }) : nothing}
    ${body.state === 'active' ? button(t('connection.disable'), does(deactivate), { danger: true }) : button(t('connection.delete'), () => this.#remove(), { danger: true })}`;
  }

  body() {
    const { body } = this.data.connection;
    const lead = html`<div class="person-head">
      <span>${vendorName(body.vendor)} · ${protocolName(body.protocol)}</span><span class="marks">${connectionMarks(body)}</span>
    </div>`;
    return this.#isNew
      ? html`<div class="stack">${lead} ${this.#wizard()} ${this.#mayChange ? html`<div class="wizard-end">${button(t('connection.delete'), () => this.#remove(), { danger: true, about: body.name })}</div>` : nothing}</div>`
      : html`<div class="stack stack-wide">${lead} ${this.#changed()} ${this.#sections()}</div>`;
  }

  /** Whether nobody has ever signed in through it: then it is connected step by step. */
  get #isNew() {
    const { live, state } = this.data.connection.body;
    return !live && ['draft', 'tested'].includes(state);
  }

  /** What is saved is not what people sign in with: on the way of a changed setting, too, a test stands before it counts. */
  #changed() {
    const { body } = this.data.connection;
    if (!body.changed || !body.live) {
      return nothing;
    }
    const tested = Boolean(body.draft?.testedAt);
    return html`<div class="note note-warning changed-banner">
      ${icon('warning')}
      <div class="stack-tight">
        <p class="row-title">${t('changed.title')}</p>
        <p>${t(tested ? 'changed.tested' : 'changed.untested', { time: dateTime(body.live.activatedAt) })}</p>
        ${this.#mayChange
          ? html`<div>${tested ? button(t('connection.switch-on'), () => this.after(activate(body)), { primary: true, about: t('changed.title') }) : button(t('test.start'), () => this.after(startTest(body)), { primary: true, about: t('changed.title') })}</div>`
          : nothing}
      </div>
    </div>`;
  }

  #sections() {
    const { body } = this.data.connection;
    const may = this.#mayChange;
    return html`${problemsPart(this.data)} ${factsPart(this.data)} ${testPart(this.data, { mayChange: may, start: () => this.after(startTest(body)) })}
    ${requirePart(this.data, { mayChange: may, toggle: () => this.after(body.required ? noLongerRequire(body) : requireIt(body)) })} ${this.#domains()}
    ${this.editing ? pastePart(this.data, { saved: (event) => this.#saved(event.detail), closed: () => (this.editing = false) }) : settingsPart(this.data, may ? () => this.#edit() : null)} ${copyPart(this.data)}`;
  }

  #domains(then) {
    return domainPart(
      this.data,
      {
        mayChange: this.#mayChange,
        add: () => this.querySelector('sd-domains').add(),
        changed: () => this.reload(),
        chosen: (event) => this.#write({ domains: event.detail }),
        makeDefault: (event) => this.#write({ default: event.target.checked }),
      },
      then,
    );
  }

  #wizard() {
    const { connection, preset } = this.data;
    const { done, next, open } = progressOf(connection.body, preset);
    const asked = this.#test ? 'test' : new URLSearchParams(location.search).get('step');
    const current = open.includes(asked) ? asked : next;
    const content = {
      copy: () => copyPart(this.data, this.#on('paste', t('copy.then'))),
      paste: () => (this.#mayChange ? pastePart(this.data, { saved: (event) => this.#saved(event.detail) }) : settingsPart(this.data)),
      domain: () => this.#domains(this.#on('test', t(done.domain ? 'connect.continue' : 'prove.later'), done.domain)),
      test: () => testPart(this.data, { mayChange: this.#mayChange, start: () => this.after(startTest(connection.body)) }, done.test ? this.#on(done.domain ? 'on' : 'domain', t('connect.continue')) : nothing),
      on: () => this.#switchOn(done),
    }[current];
    return html`${stepList({ current, done, open, address: (step) => this.#address(step), go: (step, event) => this.#follow(step, event) })} ${content()}`;
  }

  #switchOn(done) {
    const { body } = this.data.connection;
    const missing = ['test', 'domain'].filter((step) => !done[step]);
    return html`<section aria-labelledby="on" class="stack">
      <h2 id="on">${t('step.on')}</h2>
      <p>${t('on.what')}</p>
      ${missing.map((step) => html`<div class="note note-warning">${icon('warning')}<div class="stack-tight"><p>${t('on.no-' + step)}</p>${this.#on(step, t('step.' + step), false)}</div></div>`)}
      ${missing.length === 0 && this.#mayChange ? html`<div>${button(t('connection.switch-on'), () => this.after(activate(body)), { primary: true })}</div>` : nothing}
    </section>`;
  }

  /** The button that goes on to a step. */
  #on(step, text, primary = true) {
    return html`<div><a class="btn ${primary ? 'btn-primary' : 'btn-outline-secondary'}" href=${this.#address(step)} @click=${(event) => this.#follow(step, event)}>${text}</a></div>`;
  }

  #address(step) {
    return location.pathname + '?step=' + step;
  }

  async #follow(step, event) {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) {
      return;
    }
    event.preventDefault();
    if (!app.guarded || (await askToLeave())) {
      await this.#goTo(step);
    }
  }

  async #goTo(step) {
    app.guard(null);
    await app.go(this.#address(step), { quiet: true });
    this.data = { ...this.data, test: null };
    await this.updateComplete;
    const heading = this.querySelector('nav + section h2');
    heading?.setAttribute('tabindex', '-1');
    heading?.focus();
  }

  #edit() {
    this.editing = true;
  }

  async #saved({ theirs }) {
    notify(t(theirs ? 'settings.theirs' : 'settings.saved'), theirs ? 'info' : 'success');
    this.editing = false;
    await this.reload();
    const { body } = this.data.connection;
    if (!body.live) {
      await this.#goTo(progressOf(body, this.data.preset).next);
    }
  }

  async #write(changes) {
    const again = changes.domains ? 'use:' + changes.domains.join(',') : 'default';
    try {
      if (await sensitively(t('prove.save'), again, () => write(this.data.connection, changes))) {
        notify(t('prove.saved'));
      }
    } catch (error) {
      notify(explain(error), 'info');
    }
    await this.reload();
  }

  async #remove() {
    if (await remove(this.data.connection.body)) {
      await app.go(app.path('connections'));
    }
  }
}

customElements.define('sd-connection', Connection);
