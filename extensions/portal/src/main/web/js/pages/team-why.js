import { html, nothing } from 'lit';
import { app } from '../app.js';
import { announce } from '../announce.js';
import { field } from '../dialog.js';
import { allowOrDeny } from '../exceptions.js';
import { dateTime, explain, has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { addMember, changeMember } from '../memberships.js';
import { knownPerson, learn } from '../names.js';
import { Page } from '../page.js';
import { permissionName, constraintName, nameOf, teamRoleName } from '../parts.js';
import '../person-picker.js';
import { mayChangeTeam, readMembers, readTeamRoles, searchFor } from '../team-data.js';

const SHAPE = /^[A-Za-z0-9._~:-]{1,64}$/;

/** Why somebody can do something in a team, or cannot, and what would change it. The question stands in the address. */
class Why extends Page {
  static properties = { answer: { state: true }, asking: { state: true }, errors: { state: true }, problem: { state: true } };

  #question;

  constructor() {
    super();
    const asked = new URLSearchParams(location.search);
    this.#question = { person: asked.get('person') ?? '', permission: asked.get('permission') ?? '', project: asked.get('project') ?? '' };
    this.answer = this.problem = null;
    this.asking = false;
    this.errors = {};
  }

  heading() {
    return t('why.ask');
  }

  get #id() {
    return this.params.team;
  }

  above() {
    return html`<a class="back" href=${app.path('teams', this.#id)} data-route>${icon('back')}${this.data?.team.body.name ?? t('nav.teams')}</a>`;
  }

  async load(signal) {
    const [team, members, roles] = await Promise.all([app.here.get(['teams', this.#id], { signal }), readMembers(this.#id, signal), readTeamRoles(signal)]);
    const asked = this.#question.person;
    if (asked && !members.some(({ id }) => id === asked)) {
      await learn([asked], signal);
    }
    return { team, members, roles };
  }

  async loaded() {
    if (this.#question.person && this.#question.permission) {
      await this.#ask();
    }
  }

  get #person() {
    const id = this.#question.person;
    return id ? (this.data.members.find((one) => one.id === id) ?? knownPerson(id) ?? { id }) : null;
  }

  #set(name, value) {
    this.#question = { ...this.#question, [name]: value };
    this.errors = {};
    this.answer = null;
    const kept = new URLSearchParams(Object.entries(this.#question).filter(([, said]) => said));
    app.go(location.pathname + (kept.size > 0 ? '?' + kept : ''), { replace: true, quiet: true });
    this.requestUpdate();
  }

  async #ask(event) {
    event?.preventDefault();
    const { person, permission, project } = this.#question;
    this.errors = {
      ...(person ? {} : { person: t('picker.required') }),
      ...(permission ? {} : { permission: t('form.required') }),
      ...(project && !SHAPE.test(project) ? { project: t('projects.wrong', { id: project }) } : {}),
    };
    if (Object.keys(this.errors).length > 0) {
      await this.updateComplete;
      this.querySelector('[aria-invalid=true]')?.focus();
      return;
    }
    this.asking = true;
    this.problem = null;
    try {
      const { body } = await app.here.send('POST', ['teams', this.#id, 'explanations'], { body: { person, permission, ...(project && { project }) } });
      this.answer = body;
      announce(this.#verdict());
    } catch (error) {
      this.answer = null;
      this.problem = explain(error);
      announce(this.problem);
    }
    this.asking = false;
  }

  body() {
    const { members, roles } = this.data;
    const { permission, project } = this.#question;
    const permissions = [...new Set(roles.flatMap((role) => [...role.permissions, ...role.conditional]))].sort((a, b) => permissionName(a).localeCompare(permissionName(b)));
    return html`<form class="card-plain why-form" novalidate @submit=${(event) => this.#ask(event)}>
        <sd-person-picker class="field" .label=${t('why.person')} .hint=${t('picker.hint')} .error=${this.errors.person} .search=${searchFor(members)} .value=${this.#person} @picked=${(event) => this.#set('person', event.detail?.id ?? '')}></sd-person-picker>
        ${field(
          { id: 'permission', label: t('why.permission'), error: this.errors.permission },
          ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${(event) => this.#set('permission', event.target.value)}>
            <option value="" ?selected=${!permission}>${t('why.choose')}</option>
            ${permissions.map((key) => html`<option value=${key} ?selected=${key === permission}>${permissionName(key)}</option>`)}
          </select>`,
        )}
        ${field(
          { id: 'project', label: t('why.project'), hint: t('why.project.hint'), error: this.errors.project, optional: true },
          ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="64" autocomplete="off" spellcheck="false" .value=${project} aria-invalid=${invalid} aria-describedby=${described} @input=${(event) => this.#set('project', event.target.value.trim())} />`,
        )}
        <div><button type="submit" class="btn btn-primary" aria-disabled=${String(this.asking)}>${t('why.submit')}</button></div>
      </form>
      ${this.problem ? html`<p class="note note-danger why-answer" role="alert">${icon('warning')}<span>${this.problem}</span></p>` : nothing} ${this.answer ? this.#answered() : nothing}`;
  }

  #verdict() {
    const person = this.#person;
    return t('why.' + this.answer.allowed, { name: person?.name || person?.email || person?.id, permission: permissionName(this.#question.permission) });
  }

  #answered() {
    const { allowed, constraint, reasons } = this.answer;
    const sign = { yes: 'success', no: 'warning', conditional: 'info' }[allowed];
    const kind = { yes: 'note-success', no: 'note-danger', conditional: 'note-warning' }[allowed];
    const steps = [...new Set(reasons.map((reason) => this.#wayOut(reason)).filter(Boolean))];
    return html`<section class="card-plain why-answer" aria-labelledby="answer" data-allowed=${allowed}>
      <h2 id="answer" class="note ${kind}">${icon(sign)}<span>${this.#verdict()}</span></h2>
      ${constraint ? html`<p>${constraintName(constraint)}</p>` : nothing}
      <h3>${t('why.because')}</h3>
      <ul class="consequences">
        ${reasons.map((reason) => html`<li>${this.#because(reason)}</li>`)}
      </ul>
      ${allowed === 'yes' || steps.length === 0
        ? nothing
        : html`<h3>${t('why.what-to-do')}</h3>
            <ul class="consequences">
              ${steps.map((step) => html`<li>${step}</li>`)}
            </ul>
            ${this.#ways()}`}
    </section>`;
  }

  #because(reason) {
    const key = 'why.reason.' + reason.code + (reason.code === 'team-role-lacks' && reason.conditional ? '.conditional' : '');
    return has(key) ? t(key, this.#facts(reason)) : t('why.reason.other', { code: reason.code });
  }

  #wayOut(reason) {
    const key = 'why.way.' + reason.code + (reason.code === 'team-role-lacks' && reason.conditional ? '.conditional' : '');
    return has(key) ? t(key, this.#facts(reason)) : '';
  }

  #facts({ teamRole, source, about, projects, expiresAt }) {
    const { roles, team } = this.data;
    return {
      team: team.body.name,
      role: teamRole ? teamRoleName(teamRole, roles) : '',
      source: source ? t(has('source.' + source) ? 'source.' + source : 'source.other') : '',
      about: t(about === 'team-role' ? 'why.about.role' : 'why.about.person'),
      projects: (projects ?? []).join(', '),
      time: expiresAt ? dateTime(expiresAt) : '',
      able: this.#ablest(),
    };
  }

  /** The names of the team roles that have the permission without any condition. */
  #ablest() {
    const { roles } = this.data;
    return roles
      .filter((role) => role.permissions.includes(this.#question.permission))
      .map(({ key }) => teamRoleName(key, roles))
      .join(', ');
  }

  /** What can be done about it right here. */
  #ways() {
    if (!mayChangeTeam(this.#id)) {
      return html`<p class="hint">${t('why.ask-others')}</p>`;
    }
    const codes = this.answer.reasons.map(({ code }) => code);
    const person = this.#person;
    const member = this.data.members.find(({ id }) => id === person?.id);
    const conditional = this.answer.reasons.some((reason) => reason.code === 'team-role-lacks' && reason.conditional);
    const ways = [];
    if (codes.includes('not-in-team')) {
      ways.push(html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.after(addMember(this.#id, this.data, person))}>${t('team.add')}</button>`);
    }
    if (member && (codes.includes('team-role-lacks') || codes.includes('source-expired') || codes.includes('narrowed-to-projects'))) {
      ways.push(html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.after(changeMember(this.#id, member, this.data))}>${t('why.change-role')}</button>`);
    }
    if (conditional) {
      const start = { person: member, permission: this.#question.permission, projects: this.#question.project };
      ways.push(html`<button type="button" class="btn btn-outline-secondary" @click=${() => this.after(allowOrDeny(this.#id, this.data, start))}>${t('exceptions.add')}</button>`);
    }
    if (codes.some((code) => code.startsWith('exception-'))) {
      ways.push(html`<a class="btn btn-outline-secondary" href=${app.path('teams', this.#id)} data-route>${t('why.exceptions')}</a>`);
    }
    if (codes.includes('suspended')) {
      ways.push(html`<a class="btn btn-outline-secondary" href=${app.path('people', person.id)} data-route>${t('why.person-page')} ${nameOf(person)}</a>`);
    }
    return ways.length > 0 ? html`<div class="page-actions why-ways">${ways}</div>` : nothing;
  }
}

customElements.define('sd-team-why', Why);
