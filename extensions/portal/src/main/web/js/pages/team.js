import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { app } from '../app.js';
import { announce, notify } from '../announce.js';
import { save } from '../conflict.js';
import { ask } from '../dialog.js';
import { dateTime, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page, empty } from '../page.js';
import { button, constraintName, isOver, nameOf, permissionName, projectsText, section, sourceText, teamRoleName } from '../parts.js';
import { addMember, changeMember, removeMember } from '../memberships.js';
import { allowOrDeny, removeException } from '../exceptions.js';
import { all, mayChangeTeam, readMembers, readTeamRoles } from '../team-data.js';
import { knownPerson, learn } from '../names.js';
import { coverage, readCoverage } from '../team-coverage.js';
import { nameField } from './teams.js';

/** One team: who is in it and why, and what is laid over their team roles. */
class Team extends Page {
  static properties = { search: { state: true } };

  constructor() {
    super();
    this.search = '';
  }

  heading() {
    return this.data?.team.body.name ?? t('nav.teams');
  }

  get #id() {
    return this.params.team;
  }

  get #path() {
    return ['teams', this.#id];
  }

  async load(signal) {
    const [team, members, exceptions, roles, figures] = await Promise.all([
      app.here.get(this.#path, { signal }),
      readMembers(this.#id, signal),
      all([...this.#path, 'exceptions'], signal),
      readTeamRoles(signal),
      readCoverage(this.#id, signal),
    ]);
    await learn(exceptions.flatMap(({ person }) => (person && !members.some(({ id }) => id === person) ? [person] : [])), signal);
    return { team, members, exceptions, roles, figures };
  }

  again(name) {
    ({ delete: () => this.#delete() })[name]?.();
  }

  above() {
    return html`<a class="back" href=${app.path('teams')} data-route>${icon('back')}${t('nav.teams')}</a>`;
  }

  actions() {
    const change = app.holds('owner', 'security-administrator') || mayChangeTeam(this.#id);
    return html`<a class="btn btn-primary" href=${app.path('teams', this.#id, 'why')} data-route>${t('why.ask')}</a>
      ${change ? button(t('team.rename'), () => this.#rename()) : nothing} ${app.holds('owner') ? button(t('team.delete'), () => this.#delete(), { danger: true }) : nothing}`;
  }

  body() {
    return html`<div class="stack stack-wide">${this.#people()} ${this.#exceptions()} ${coverage(this.data.figures)}</div>`;
  }

  #people() {
    const { members, roles } = this.data;
    const may = mayChangeTeam(this.#id);
    const wanted = this.search.trim().toLowerCase();
    const found = members.filter((one) => [one.name, one.email, one.id].some((value) => value?.toLowerCase().includes(wanted)));
    const add = may ? button(t('team.add'), () => this.after(addMember(this.#id, this.data)), { sign: 'plus' }) : nothing;
    return section(
      'people',
      t('team.people', { n: members.length }),
      add,
      members.length === 0
        ? empty(t('team.empty'), t('team.empty.what'))
        : html`${members.length > 8 ? this.#filter() : nothing}
            ${found.length === 0
              ? html`<p class="hint">${t('team.none-found')}</p>`
              : html`<ul class="rows">
                  ${repeat(
                    found.slice(0, 200),
                    ({ id }) => id,
                    (member) => this.#member(member, roles, may),
                  )}
                </ul>`}
            ${found.length > 200 ? html`<p class="hint section-hint">${t('team.narrow', { n: found.length - 200 })}</p>` : nothing}`,
    );
  }

  #filter() {
    return html`<div class="filters">
      <div class="search">
        <label class="visually-hidden" for="team-search">${t('team.search')}</label>
        ${icon('search')}
        <input id="team-search" type="search" class="form-control" autocomplete="off" maxlength="100" placeholder=${t('team.search')} .value=${this.search} @input=${(event) => (this.search = event.target.value)} />
      </div>
    </div>`;
  }

  #member(member, roles, may) {
    const manual = member.sources.some(({ source }) => source === 'manual');
    const about = member.name || member.email || member.id;
    return html`<li>
      <span class="row-main">
        <span class="row-title">${nameOf(member)}</span>${member.name && member.email ? html`<span class="row-text"><bdi>${member.email}</bdi></span>` : nothing}
        ${member.sources.map((source) => html`<span class="row-text">${sourceText(source, roles)}</span>`)}
      </span>
      <span class="mark ${member.teamRole ? '' : 'mark-warning'}">${member.teamRole ? teamRoleName(member.teamRole, roles) : t('team.expired')}</span>
      <span class="row-actions">
        <a class="btn btn-outline-secondary" href="${app.path('teams', this.#id, 'why')}?person=${encodeURIComponent(member.id)}" data-route>${t('why.short')}<span class="visually-hidden"> ${about}</span></a>
        ${may ? button(t('team.change'), () => this.after(changeMember(this.#id, member, this.data)), { about }) : nothing}
        ${may && manual ? button(t('team.remove'), () => this.after(removeMember(this.#id, member, this.data)), { about, danger: true }) : nothing}
      </span>
    </li>`;
  }

  #exceptions() {
    const { exceptions, members, roles } = this.data;
    const may = mayChangeTeam(this.#id);
    return section(
      'exceptions',
      t('exceptions.title'),
      may ? button(t('exceptions.add'), () => this.after(allowOrDeny(this.#id, this.data)), { sign: 'plus' }) : nothing,
      exceptions.length === 0
        ? html`<p class="hint">${t('exceptions.none')}</p>`
        : html`<ul class="rows">
            ${exceptions.map((one) => {
              const who = one.person ? this.#person(one, members) : teamRoleName(one.teamRole, roles);
              return html`<li>
                <span class="mark ${one.effect === 'allow' ? 'mark-success' : 'mark-danger'}">${icon(one.effect === 'allow' ? 'check' : 'close')}${t('exceptions.' + one.effect)}</span>
                <span class="row-main">
                  <span class="row-title">${permissionName(one.permission)}</span>
                  <span class="row-text">${t(one.person ? 'exceptions.for-person' : 'exceptions.for-role')} <bdi>${who}</bdi></span>
                  <span class="row-text">${exceptionText(one)}</span>
                </span>
                ${isOver(one.expiresAt) ? html`<span class="mark mark-warning">${t('exceptions.over')}</span>` : nothing}
                ${may ? button(t('exceptions.remove'), () => this.after(removeException(this.#id, one, who)), { danger: true, about: permissionName(one.permission) + ', ' + who }) : nothing}
              </li>`;
            })}
          </ul>`,
      t('exceptions.what'),
    );
  }

  #person({ person, name }, members) {
    const known = members.find(({ id }) => id === person) ?? knownPerson(person);
    return name || known?.name || known?.email || person;
  }

  loaded() {
    announce(t('team.read', { n: this.data.members.length }));
  }

  async #rename() {
    const before = this.data.team;
    const done = await ask({
      title: t('team.rename.title', { name: before.body.name }),
      consequences: [t('team.rename.people', { n: this.data.members.length }), t('team.rename.applications')],
      confirm: t('form.save'),
      values: { name: before.body.name },
      check: ({ name }) => (name.trim() ? {} : { name: t('form.required') }),
      form: nameField,
      submit: ({ name }) =>
        save({
          before,
          mine: { name: name.trim() },
          fields: { name: t('teams.name') },
          read: () => app.here.get(this.#path),
          write: (body, ifMatch) => app.here.send('PUT', this.#path, { body, ifMatch }),
        }),
    });
    if (done) {
      notify(t(done.theirs ? 'team.rename.theirs' : 'team.rename.done', { name: done.body.name }), done.theirs ? 'info' : 'success');
      await this.reload();
    }
  }

  async #delete() {
    const { team, members, exceptions } = this.data;
    const { name } = team.body;
    const done = await ask({
      title: t('team.delete.title', { name }),
      consequences: [t('team.delete.people', { n: members.length }), t('team.delete.exceptions', { n: exceptions.length }), t('team.delete.account'), t('team.delete.back')],
      confirm: t('team.delete'),
      danger: true,
      again: 'delete',
      submit: () => app.here.send('DELETE', this.#path, { ifMatch: team.etag }),
    });
    if (done !== null) {
      notify(t('team.delete.done', { name }));
      await app.go(app.path('teams'));
    }
  }
}

function exceptionText({ effect, constraint, projects, expiresAt }) {
  return [
    constraint ? constraintName(constraint) : '',
    projectsText(projects) || (effect === 'deny' ? t('exceptions.whole-team') : t('exceptions.every-project')),
    expiresAt ? t(isOver(expiresAt) ? 'membership.ended' : 'source.until', { time: dateTime(expiresAt) }) : t('exceptions.no-end'),
  ]
    .filter(Boolean)
    .join(' · ');
}

customElements.define('sd-team', Team);
