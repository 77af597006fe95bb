import { html, nothing } from 'lit';
import { endPass, givenPass, givePass, openPasses, passesOf } from '../access-pass.js';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { ago, date, dateTime, has, t } from '../i18n.js';
import { resetFactors } from '../factor-reset.js';
import { icon } from '../icons.js';
import { assignable } from '../invitations.js';
import { Page } from '../page.js';
import { match, organizationPages } from '../pages.js';
import { button, section } from '../parts.js';
import { departures, receiptsOf } from '../person-receipts.js';
import { rememberedDevices } from '../remembered-devices.js';
import { marks } from './people.js';

class Person extends Page {
  heading() {
    return this.data ? this.#name : t('nav.people');
  }

  get #name() {
    return this.data.name || this.data.email;
  }

  get #path() {
    return ['people', this.params.person];
  }

  get #devices() {
    return ['remembered-devices', this.params.person];
  }

  async load(signal) {
    const { body } = await app.here.get(this.#path, { signal });
    const [receipts, passes, devices] = await Promise.all([
      receiptsOf(this.params.person, signal),
      passesOf({ id: this.params.person, may: body.may }, signal),
      body.home ? app.here.get(this.#devices, { signal }).then((answer) => answer.body.items) : [],
    ]);
    return { ...body, devices, receipts, passes };
  }

  again(name) {
    const [what, id] = name.split(':');
    const factor = this.data.factors?.find((one) => one.id === id);
    ({ suspend: () => this.#suspend(), reinstate: () => this.#reinstate(), remove: () => this.#remove(), roles: () => this.#roles(), factor: () => factor && this.#reset(factor), factors: () => this.#resetAll(), password: () => this.#password(), pass: () => this.#pass() })[what]?.();
  }

  above() {
    return html`<a class="back" href=${app.path('people')} data-route>${icon('back')}${t('nav.people')}</a>`;
  }

  actions() {
    const { may, enabled } = this.data;
    return html`${may.endSessions ? button(t('person.sign-out'), () => this.#signOut()) : nothing}
      ${may.suspend ? (enabled ? button(t('person.suspend'), () => this.#suspend(), { danger: true }) : button(t('person.reinstate'), () => this.#reinstate())) : nothing}
      ${may.remove ? button(t('person.remove'), () => this.#remove(), { danger: true }) : nothing}`;
  }

  body() {
    const { email, home, enabled } = this.data;
    return html`<div class="stack">
      <div class="person-head"><a href="mailto:${email}">${email}</a><span class="marks">${marks(this.data)}</span></div>
      ${enabled ? nothing : html`<p class="note note-danger">${icon('warning')}<span>${t('person.is-suspended')}</span></p>`}
      ${home ? nothing : html`<p class="note">${icon('info')}<span>${t('person.is-guest', { name: this.#name })}</span></p>`}
      ${this.#organizationRoles()} ${this.#teams()} ${home ? html`${this.#sessions()} ${this.#factors()} ${this.#remembered()}` : nothing} ${departures(this.data.receipts)}
    </div>`;
  }

  #organizationRoles() {
    const { organizationRoles, may } = this.data;
    return section('roles', t('person.organization-roles'), may.changeOrganizationRoles ? button(t('person.change'), () => this.#roles(), { about: t('person.organization-roles') }) : '', organizationRoles.length === 0
      ? html`<p class="hint">${t('person.no-organization-roles')}</p>`
      : html`<ul class="rows">
          ${organizationRoles.map((role) => html`<li>
            <span class="row-main"><span class="row-title">${t('organization-role.' + role)}</span><span class="row-text">${t('organization-role.' + role + '.what')}</span></span>
          </li>`)}
        </ul>`);
  }

  #teams() {
    const { teams } = this.data;
    const linked = match(organizationPages, ['teams', 'x']);
    return section('teams', t('person.teams'), '', teams.length === 0
      ? html`<p class="hint">${t('person.no-teams')}</p>`
      : html`<ul class="rows">
          ${teams.map((held) => html`<li>
            <span class="row-main">
              <span class="row-title">${linked ? html`<a href=${app.path('teams', held.team)} data-route>${held.name}</a>` : held.name}</span>
              ${held.sources.map((source) => html`<span class="row-text source">${sentence(source)}</span>`)}
            </span>
            <span class="mark">${teamRole(held.teamRole)}</span>
          </li>`)}
        </ul>`);
  }

  #sessions() {
    const { sessions, may } = this.data;
    return section('sessions', t('person.sessions'), '', sessions.length === 0
      ? html`<p class="hint">${t('person.no-sessions')}</p>`
      : html`<ul class="rows">
          ${sessions.map((session) => html`<li>
            ${icon(/phone|tablet|mobile/i.test(session.device ?? '') ? 'phone' : 'computer', 'soft')}
            <span class="row-main">
              <span class="row-title">${device(session)} ${session.current ? html`<span class="mark mark-success">${t('person.this-session')}</span>` : nothing}</span>
              <span class="row-text">${t('person.last-used', { ago: ago(session.lastUsed) })}${session.address ? ' · ' + t('person.from', { address: session.address }) : ''}</span>
              <span class="row-text">${t('person.since', { time: dateTime(session.started) })}${session.applications.length > 0 ? ' · ' + session.applications.join(', ') : ''}${session.offline ? ' · ' + t('person.offline') : ''}</span>
            </span>
            ${may.endSessions ? button(t('person.end-session'), () => this.#end(session), { about: device(session) }) : nothing}
          </li>`)}
        </ul>`);
  }

  #factors() {
    const { factors, may } = this.data;
    return section('factors', t('person.factors'), html`${may.accessPass ? button(t('access-pass.button'), () => this.#pass()) : nothing} ${may.resetFactors ? button(t('person.password'), () => this.#password()) : nothing} ${may.resetFactors && factors.length > 1 ? button(t('person.reset.all'), () => this.#resetAll(), { danger: true }) : nothing}`, html`${openPasses(this.data.passes, (pass) => this.#do(endPass(this.params.person, pass, this.#name), () => t('access-pass.end.done', { name: this.#name })))} ${factors.length === 0
      ? html`<p class="hint">${t('person.no-factors')}</p>`
      : html`<ul class="rows">
          ${factors.map((factor) => html`<li>
            ${icon('key', 'soft')}
            <span class="row-main">
              <span class="row-title">${factorName(factor)}</span>
              <span class="row-text">${factor.label}${factor.label && factor.created ? ' · ' : ''}${factor.created ? t('person.since', { time: date(factor.created) }) : ''}</span>
            </span>
            ${may.resetFactors ? button(t('person.reset'), () => this.#reset(factor), { about: factorName(factor) + ' ' + factor.label }) : nothing}
          </li>`)}
        </ul>`}`);
  }

  #remembered() {
    const { devices, may } = this.data;
    return rememberedDevices(devices, may.endSessions ? (id) => app.here.send('DELETE', [...this.#devices, id]) : null, () => this.reload());
  }

  async #do(question, done) {
    const result = await ask(question);
    if (result !== null) {
      notify(done(result));
      await this.reload();
    }
  }

  #signOut() {
    return this.#do(
      {
        title: t('person.sign-out.title', { name: this.#name }),
        consequences: [t('person.sign-out.sessions', { n: this.data.sessions.length }), t('person.sign-out.gateways'), t('person.sign-out.again')],
        confirm: t('person.sign-out'),
        danger: true,
        submit: () => app.here.send('DELETE', [...this.#path, 'sessions']),
      },
      ({ body }) => t('person.sign-out.done', { name: this.#name, n: body?.ended ?? 0 }),
    );
  }

  #end(session) {
    return this.#do(
      {
        title: t('person.end-session.title', { device: device(session) }),
        consequences: [t('person.end-session.what', { name: this.#name })],
        confirm: t('person.end-session'),
        danger: true,
        submit: () => app.here.send('DELETE', [...this.#path, 'sessions', session.id]),
      },
      () => t('person.end-session.done', { device: device(session) }),
    );
  }

  #suspend() {
    return this.#do(
      {
        title: t('person.suspend.title', { name: this.#name }),
        consequences: [t('person.suspend.account'), t('person.sign-out.sessions', { n: this.data.sessions.length }), t('person.suspend.teams', { n: this.data.teams.length }), t('person.suspend.back')],
        confirm: t('person.suspend'),
        danger: true,
        again: 'suspend',
        values: { reason: '' },
        check: ({ reason }) => (reason.trim() ? {} : { reason: t('form.required') }),
        form: (values, set, errors) =>
          field({ id: 'reason', label: t('person.reason'), hint: t('person.reason.hint'), error: errors.reason }, ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" .value=${values.reason} aria-invalid=${invalid} aria-describedby=${described} @input=${set('reason')} />`),
        submit: ({ reason }) => app.here.send('PUT', [...this.#path, 'suspension'], { body: { reason: reason.trim() } }),
      },
      () => t('person.suspend.done', { name: this.#name }),
    );
  }

  #reinstate() {
    return this.#do(
      {
        title: t('person.reinstate.title', { name: this.#name }),
        consequences: [t('person.reinstate.account'), t('person.reinstate.sessions')],
        confirm: t('person.reinstate'),
        again: 'reinstate',
        submit: () => app.here.send('DELETE', [...this.#path, 'suspension']),
      },
      () => t('person.reinstate.done', { name: this.#name }),
    );
  }

  async #remove() {
    const name = this.#name;
    const result = await ask({
      title: t('person.remove.title', { name, organization: app.organization.name }),
      consequences: [t('person.remove.teams', { n: this.data.teams.length }), t('person.remove.account')],
      confirm: t('person.remove'),
      danger: true,
      again: 'remove',
      submit: () => app.here.send('DELETE', this.#path),
    });
    if (result !== null) {
      notify(t('person.remove.done', { name }));
      await app.go(app.path('people'));
    }
  }

  #reset(factor) {
    return this.#do(resetFactors(this.#path, this.#name, { id: factor.id, name: factorName(factor) }, this.data.factors.length), () => t('person.reset.done', { factor: factorName(factor) }));
  }

  #resetAll() {
    const n = this.data.factors.length;
    return this.#do(resetFactors(this.#path, this.#name, null, n), () => t('person.reset.all.done', { n }));
  }

  #password() {
    return this.#do(
      {
        title: t('person.password.title', { name: this.#name }),
        consequences: [t('person.password.mail', { email: this.data.email }), t('person.password.factor')],
        confirm: t('person.password'),
        again: 'password',
        submit: () => app.here.send('POST', [...this.#path, 'password-reset']),
      },
      () => t('person.password.done', { email: this.data.email }),
    );
  }

  async #pass() {
    const pass = await givePass(this.params.person, this.#name);
    if (pass !== null) {
      await givenPass(pass, this.#name);
      notify(t('access-pass.done', { name: this.#name }));
      await this.reload();
    }
  }

  async #roles() {
    const read = await this.#readRoles();
    const offered = assignable();
    // What is held above one's own rank stays as it is; the server refuses it anyway.
    const kept = read.held.filter((role) => !offered.includes(role) && role !== 'member');
    return this.#do(
      {
        title: t('person.roles.title', { name: this.#name }),
        consequences: [t('person.roles.what', { organization: app.organization.name })],
        confirm: t('form.save'),
        again: 'roles',
        values: Object.fromEntries(offered.map((role) => [role, read.held.includes(role)])),
        form: (values, set) => html`<fieldset class="role-choices">
          <legend class="visually-hidden">${t('person.organization-roles')}</legend>
          ${offered.map((role) => html`<div class="form-check">
            <input id="role-${role}" class="form-check-input" type="checkbox" .checked=${values[role]} aria-describedby="role-${role}-what" @change=${set(role)} />
            <div><label for="role-${role}" class="row-title">${t('organization-role.' + role)}</label><div class="row-text" id="role-${role}-what">${t('organization-role.' + role + '.what')}</div></div>
          </div>`)}
        </fieldset>`,
        submit: (values) => {
          const organizationRoles = [...kept, ...offered.filter((role) => values[role])];
          const path = ['organization-roles', this.params.person];
          return organizationRoles.length === 0
            ? read.held.length === 0 || app.here.send('DELETE', path, { ifMatch: read.etag })
            : app.here.send('PUT', path, { body: { organizationRoles }, ifMatch: read.etag });
        },
      },
      () => t('person.roles.done', { name: this.#name }),
    );
  }

  async #readRoles() {
    try {
      const { body, etag } = await app.here.get(['organization-roles', this.params.person]);
      return { held: body.organizationRoles, etag };
    } catch (error) {
      if (error.kind === 'missing') {
        return { held: [], etag: null };
      }
      throw error;
    }
  }
}

function teamRole(key) {
  return has('team-role.' + key) ? t('team-role.' + key) : key;
}

/** Why somebody is in a team, such as: 'By hand, as Reviewer, in 2 projects, until 27 Nov 2026'. */
function sentence({ source, teamRole: role, projects, expires }) {
  return [
    t(has('source.' + source) ? 'source.' + source : 'source.other'),
    t('source.as', { role: teamRole(role) }),
    projects?.length > 0 ? t('source.projects', { n: projects.length, names: projects.join(', ') }) : '',
    expires ? t('source.until', { time: dateTime(expires) }) : '',
  ]
    .filter(Boolean)
    .join(' · ');
}

function device({ browser, system }) {
  const name = browser?.split('/')[0];
  return name && system ? t('person.device', { browser: name, system }) : (name ?? system ?? t('person.unknown-device'));
}

function factorName({ type }) {
  return t(has('factor.' + type) ? 'factor.' + type : 'factor.other');
}

customElements.define('sd-person', Person);
