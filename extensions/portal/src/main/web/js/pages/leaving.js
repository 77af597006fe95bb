import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { dateTime, explain, t } from '../i18n.js';
import { icon } from '../icons.js';
import { kindName, stateMark } from '../leaving-words.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';

const LIMITS = { percent: [1, 100], people: [1, 100_000], minutes: [5, 1440], retentionDays: [0, 3650] };
const LABELS = { percent: 'leaving.percent', people: 'leaving.people', minutes: 'leaving.minutes', retentionDays: 'leaving.retention' };
const LONGEST = 31 * 86_400_000;

/** The brake against a directory's mistake, who leaves with notice, and the receipts of those who left. */
class Leaving extends Page {
  heading() {
    return t('leaving.title');
  }

  get #decides() {
    return app.holds('owner', 'security-administrator');
  }

  async load(signal) {
    const [brake, rules, announcements, receipts] = await Promise.all(
      [['deprovisioning', 'brake'], ['deprovisioning'], ['deprovisioning', 'announcements'], ['receipts']].map((path) => app.here.get(path, { signal })),
    );
    return { brake: brake.body, rules: rules.body, etag: rules.etag, announcements: announcements.body.items, ...receipts.body };
  }

  again(name) {
    const [what, id] = name.split(':');
    const announcement = this.data.announcements.find((one) => one.id === id);
    if ((what === 'confirm' || what === 'undo') && this.data.brake.on) {
      this.after(this.#decide(what));
    } else if (what === 'rules') {
      this.after(this.#change());
    } else if (what === 'announce') {
      this.after(announce());
    } else if (what === 'withdraw' && announcement) {
      this.after(withdraw(announcement));
    }
  }

  body() {
    const { brake, rules, announcements, items, next } = this.data;
    return html`<div class="stack stack-wide">
      ${this.#brake(brake)}
      ${section(
        'receipts',
        t('leaving.receipts'),
        '',
        items.length === 0
          ? html`<p class="hint">${t('leaving.none')}. ${t('leaving.none.what')}</p>`
          : html`<ul class="rows" aria-label=${t('leaving.receipts')}>${items.map(row)}</ul>${next ? button(t('leaving.more'), () => this.#more()) : nothing}`,
        t('leaving.receipts.what'),
      )}
      ${section(
        'announced',
        t('leaving.announced'),
        this.#decides ? button(t('leaving.announce'), () => this.after(announce()), { sign: 'plus' }) : '',
        announcements.length === 0 ? html`<p class="hint">${t('leaving.announced.none')}</p>` : html`<ul class="rows">${announcements.map((one) => this.#announced(one))}</ul>`,
        t('leaving.announced.what'),
      )}
      ${section(
        'rules',
        t('leaving.settings'),
        app.holds('owner') ? button(t('leaving.settings.change'), () => this.after(this.#change())) : '',
        html`<ul class="rows">
          <li>${t('leaving.settings.brake', rules)}</li>
          <li>${t('leaving.settings.retention', { n: rules.retentionDays })}</li>
          ${rules.holdAccess ? html`<li>${t('leaving.hold')}</li>` : nothing} ${rules.endAccessWithLastGroup ? html`<li>${t('leaving.last-group')}</li>` : nothing}
        </ul>`,
      )}
    </div>`;
  }

  #brake({ on, people }) {
    if (!on) {
      return html`<p class="note">${icon('info')}<span>${t('leaving.brake.off')}</span></p>`;
    }
    return html`<div class="note note-danger" role="alert">
      ${icon('warning')}
      <div class="stack-tight">
        <p><strong>${t('leaving.brake.on')}</strong></p>
        <p>${t('leaving.brake.on.what', { n: people })}</p>
        ${this.#decides
          ? html`<div class="page-actions">${button(t('leaving.undo'), () => this.after(this.#decide('undo')), { primary: true })} ${button(t('leaving.confirm'), () => this.after(this.#decide('confirm')), { danger: true })}</div>`
          : nothing}
      </div>
    </div>`;
  }

  async #decide(how) {
    const { run, people } = this.data.brake;
    const words = how === 'undo' ? ['leaving.undo.title', 'leaving.undo.what', 'leaving.undo'] : ['leaving.confirm.title', 'leaving.confirm.what', 'leaving.confirm'];
    const done = await ask({
      title: t(words[0], { n: people }),
      consequences: [t(words[1])],
      confirm: t(words[2]),
      danger: how === 'confirm',
      again: how,
      submit: () => app.here.send('POST', ['deprovisioning', 'brake', how], { body: { run } }),
    });
    return told(done, 'leaving.decided');
  }

  async #change() {
    const { rules, etag } = this.data;
    const done = await ask({
      title: t('leaving.settings'),
      confirm: t('leaving.settings.change'),
      again: 'rules',
      values: { ...rules },
      check: (values) => Object.fromEntries(Object.entries(LIMITS).flatMap(([name, [least, most]]) => (within(values[name], least, most) ? [] : [[name, t('leaving.number', { least, most })]]))),
      form: (values, set, errors) => html`${Object.keys(LIMITS).map((name) => number(name, t(LABELS[name]), values, set, errors))}
      ${tick('holdAccess', t('leaving.hold'), values, set)} ${tick('endAccessWithLastGroup', t('leaving.last-group'), values, set)}`,
      submit: (values) => {
        const numbers = Object.fromEntries(Object.keys(LIMITS).map((name) => [name, Number(values[name])]));
        return app.here.send('PUT', ['deprovisioning'], { body: { ...values, ...numbers }, ifMatch: etag });
      },
    });
    return told(done, 'leaving.settings.done');
  }

  #announced(one) {
    return html`<li>
      <span class="row-main"><span class="row-title">${t('leaving.announcement', { used: one.used, people: one.people, time: dateTime(one.until) })}</span></span>
      ${this.#decides ? button(t('leaving.withdraw'), () => this.after(withdraw(one)), { about: dateTime(one.until) }) : nothing}
    </li>`;
  }

  async #more() {
    try {
      const { body } = await app.here.get(['receipts'], { query: { after: this.data.next } });
      this.data = { ...this.data, items: [...this.data.items, ...body.items], next: body.next };
    } catch (error) {
      notify(explain(error), 'info');
    }
  }
}

function row(receipt) {
  const { id, person, cause, began } = receipt;
  return html`<li class="row-link">
    <a href=${app.path('leaving', id)} data-route>
      <span class="row-main">
        <bdi class="row-title">${person.name ?? t('leaving.erased')}</bdi>
        <span class="row-text">${t('leaving.by', { kind: kindName(cause.kind), name: cause.name ?? '' })}</span>
        <span class="row-text">${dateTime(began)}</span>
      </span>
      <span class="marks">${stateMark(receipt)}</span>
      ${icon('chevron', 'soft')}
    </a>
  </li>`;
}

async function announce() {
  const done = await ask({
    title: t('leaving.announce.title'),
    consequences: [t('leaving.announced.what')],
    confirm: t('leaving.announce'),
    again: 'announce',
    values: { people: '', until: '' },
    check: ({ people, until }) => ({
      ...(within(people, 1, 100_000) ? {} : { people: t('leaving.number', { least: 1, most: 100_000 }) }),
      ...(Date.parse(until) > Date.now() && Date.parse(until) < Date.now() + LONGEST ? {} : { until: t('leaving.announce.when') }),
    }),
    form: (values, set, errors) => html`${number('people', t('leaving.announce.people'), values, set, errors)}
    ${field(
      { id: 'until', label: t('leaving.announce.until'), error: errors.until },
      ({ id, described, invalid }) => html`<input id=${id} type="datetime-local" class="form-control" .value=${values.until} aria-invalid=${invalid} aria-describedby=${described} @input=${set('until')} />`,
    )}`,
    submit: ({ people, until }) => app.here.send('POST', ['deprovisioning', 'announcements'], { body: { people: Number(people), until: new Date(until).toISOString() } }),
  });
  return told(done, 'leaving.announce.done');
}

async function withdraw({ id }) {
  const done = await ask({
    title: t('leaving.withdraw.title'),
    confirm: t('leaving.withdraw'),
    again: 'withdraw:' + id,
    submit: () => app.here.send('DELETE', ['deprovisioning', 'announcements', id]),
  });
  return told(done, 'leaving.withdrawn');
}

function number(name, label, values, set, errors) {
  return field(
    { id: name, label, error: errors[name] },
    ({ id, described, invalid }) => html`<input id=${id} inputmode="numeric" class="form-control" .value=${String(values[name])} aria-invalid=${invalid} aria-describedby=${described} @input=${set(name)} />`,
  );
}

function tick(name, label, values, set) {
  return html`<div class="form-check">
    <input id=${name} class="form-check-input" type="checkbox" .checked=${values[name]} @change=${set(name)} />
    <label for=${name}>${label}</label>
  </div>`;
}

function within(value, least, most) {
  return /^[0-9]{1,6}$/.test(String(value)) && Number(value) >= least && Number(value) <= most;
}

function told(done, message) {
  if (done) {
    notify(t(message));
  }
  return done !== null;
}

customElements.define('sd-leaving', Leaving);
