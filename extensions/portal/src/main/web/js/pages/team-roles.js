import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { save } from '../conflict.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { button, permissionName, teamRoleName } from '../parts.js';
import { teamTabs } from '../team-data.js';

const SIGNS = { yes: 'check', conditional: 'info', no: 'close' };

/** What each team role may do, as one table; the organization's own team roles can be changed. */
class TeamRoles extends Page {
  heading() {
    return t('teams.tab.roles');
  }

  actions() {
    return this.#mayChange ? button(t('roles.create'), () => this.#create(), { sign: 'plus', primary: true }) : nothing;
  }

  get #mayChange() {
    return app.holds('owner', 'security-administrator');
  }

  async load(signal) {
    const [roles, catalogue] = await Promise.all([app.here.get(['team-roles'], { signal }), app.here.get(['catalogue'], { signal })]);
    return { roles: roles.body.items, permissions: catalogue.body.permissions };
  }

  body() {
    const { roles, permissions } = this.data;
    return html`${teamTabs()}
      <p class="hint section-lead">${t('roles.what')}</p>
      <ul class="legend">
        ${Object.keys(SIGNS).map((value) => html`<li>${cell(value)} <span class="hint">${t('roles.' + value + '.what')}</span></li>`)}
      </ul>
      <div class="table-scroll matrix-holder" tabindex="0" role="region" aria-label=${t('roles.table')}>
        <table class="table matrix">
          <caption class="visually-hidden">${t('roles.table')}</caption>
          <thead>
            <tr>
              <th scope="col">${t('roles.permission')}</th>
              ${roles.map((role) => html`<th scope="col"><bdi>${teamRoleName(role.key, roles)}</bdi>${role.builtIn ? nothing : html`<span class="mark mark-info">${t('roles.own')}</span>`}</th>`)}
            </tr>
          </thead>
          <tbody>
            ${permissions.map(
              (permission) => html`<tr>
                <th scope="row"><span>${permissionName(permission)}</span><code>${permission}</code></th>
                ${roles.map((role) => html`<td>${cell(valueOf(role, permission))}</td>`)}
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
      ${this.#own(roles.filter(({ builtIn }) => !builtIn))}`;
  }

  #own(own) {
    return html`<section class="own-roles" aria-labelledby="own-roles">
      <div class="section-head"><h2 id="own-roles">${t('roles.own.title')}</h2></div>
      ${own.length === 0
        ? html`<p class="hint">${t('roles.own.none')}</p>`
        : html`<ul class="rows">
            ${own.map((role) => html`<li>
              <span class="row-main">
                <bdi class="row-title">${role.name}</bdi>
                <span class="row-text">${t('roles.counts', { yes: role.permissions.length, conditional: role.conditional.length })}</span>
              </span>
              ${this.#mayChange
                ? html`<span class="row-actions">
                    ${button(t('roles.change'), () => this.after(this.#change(role)), { about: role.name })} ${button(t('roles.delete'), () => this.after(this.#delete(role)), { about: role.name, danger: true })}
                  </span>`
                : nothing}
            </li>`)}
          </ul>`}
    </section>`;
  }

  async #create() {
    const made = await this.#edit({ name: '', permissions: ['login'], conditional: [] }, t('roles.create'), t('roles.create.what'), (body) => app.here.send('POST', ['team-roles'], { body }));
    if (made) {
      notify(t('roles.create.done', { name: made.body.name }));
      await this.reload();
    }
  }

  async #change({ key }) {
    const path = ['team-roles', key];
    const before = await app.here.get(path);
    const fields = { name: t('roles.name'), permissions: t('roles.yes'), conditional: t('roles.conditional') };
    const show = (name, value) => (Array.isArray(value) ? value.map(permissionName).join(', ') : (value ?? ''));
    const done = await this.#edit(before.body, t('roles.change.title', { name: before.body.name }), t('roles.change.what'), (mine) =>
      save({ before, mine, fields, show, read: () => app.here.get(path), write: (body, ifMatch) => app.here.send('PUT', path, { body, ifMatch }) }),
    );
    if (done) {
      notify(t(done.theirs ? 'roles.change.theirs' : 'roles.change.done', { name: done.body.name }), done.theirs ? 'info' : 'success');
    }
    return done;
  }

  #edit(role, title, what, write) {
    const permissions = this.data.permissions.filter((permission) => permission !== 'login');
    return ask({
      title,
      consequences: [what],
      wide: true,
      confirm: t('form.save'),
      values: { name: role.name, ...Object.fromEntries(permissions.map((permission) => [permission, valueOf(role, permission)])) },
      check: ({ name }) => (name.trim() ? {} : { name: t('form.required') }),
      form: (values, set, errors) => html`${field(
          { id: 'name', label: t('roles.name'), error: errors.name },
          ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="100" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('name')} />`,
        )}
        <div class="grants">
          ${permissions.map((permission) => html`<label class="grant">
            <span>${permissionName(permission)}</span>
            <select class="form-select" @change=${set(permission)}>
              ${Object.keys(SIGNS).map((value) => html`<option value=${value} ?selected=${values[permission] === value}>${t('roles.' + value)}</option>`)}
            </select>
          </label>`)}
        </div>`,
      submit: (values) =>
        write({
          name: values.name.trim(),
          permissions: ['login', ...permissions.filter((permission) => values[permission] === 'yes')],
          conditional: permissions.filter((permission) => values[permission] === 'conditional'),
        }),
    });
  }

  async #delete({ key, name }) {
    const { etag } = await app.here.get(['team-roles', key]);
    const done = await ask({
      title: t('roles.delete.title', { name }),
      consequences: [t('roles.delete.unused'), t('roles.delete.back')],
      confirm: t('roles.delete'),
      danger: true,
      submit: () => app.here.send('DELETE', ['team-roles', key], { ifMatch: etag }),
    });
    if (done !== null) {
      notify(t('roles.delete.done', { name }));
    }
    return done;
  }
}

function valueOf({ permissions, conditional }, permission) {
  return permissions.includes(permission) ? 'yes' : conditional.includes(permission) ? 'conditional' : 'no';
}

function cell(value) {
  return html`<span class="cell cell-${value}">${icon(SIGNS[value])}${t('roles.' + value)}</span>`;
}

customElements.define('sd-team-roles', TeamRoles);
