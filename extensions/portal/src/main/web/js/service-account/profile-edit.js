import { html, nothing } from 'lit';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { permissionName } from '../parts.js';
import { projectsError, projectsOf } from '../projects.js';
import { covers, rowsOf } from './bounds.js';

const MOST_TEAMS = 20;
const MOST_PROJECTS = 10;

/**
 * Asks for a permission profile and writes it by write(profile). permissions: words of the catalogue; teams: of the organization;
 * accounts: those that have this profile, so that it can be said what the change does to them.
 */
export function editProfile({ title, profile, permissions, teams, accounts = [], again, write }) {
  const known = { teams, words: permissions.filter((word) => word !== 'login' || rowsOf(profile?.bounds).some((row) => row.permissions.includes(word))) };
  return ask({
    title,
    wide: true,
    confirm: t('form.save'),
    again,
    values: valuesOf(profile),
    check,
    form: (values, set, errors) => html`${field(
        { id: 'profile-name', label: t('profiles.name'), hint: t('profiles.name.hint'), error: errors.name },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="100" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described} @input=${set('name')} />`,
      )}
      ${sensitive(values, set)} ${where(values, set)} ${values.where === 'all' ? ticks('all', t('profiles.permissions'), values.permissions, known.words, (value) => put(set, 'permissions', value), errors.permissions) : teamBounds(values, set, errors, known)}
      ${impact(values, accounts)}`,
    submit: (values) => write({ name: values.name.trim(), sensitive: values.sensitive, bounds: boundsOf(values) }),
  });
}

function valuesOf(profile) {
  const rows = rowsOf(profile?.bounds);
  const inTeams = Boolean(profile?.bounds.teams);
  return {
    name: profile?.name ?? '',
    sensitive: profile?.sensitive ?? false,
    where: inTeams ? 'teams' : 'all',
    permissions: inTeams ? [] : (rows[0]?.permissions ?? []),
    teams: inTeams ? rows.map(({ team, permissions, projects }) => ({ team, permissions, projects: (projects ?? []).join(', ') })) : [],
  };
}

/** As the API takes them. */
export function boundsOf({ where: place, permissions, teams }) {
  if (place === 'all') {
    return { permissions };
  }
  return { teams: Object.fromEntries(teams.map((row) => [row.team, { permissions: row.permissions, ...(projectsOf(row.projects) && { projects: projectsOf(row.projects) }) }])) };
}

function check({ name, where: place, permissions, teams }) {
  const errors = name.trim() ? {} : { name: t('form.required') };
  if (place === 'all') {
    return permissions.length > 0 ? errors : { ...errors, permissions: t('profiles.permissions.none') };
  }
  if (teams.length === 0) {
    return { ...errors, teams: t('profiles.teams.none') };
  }
  return Object.assign(errors, ...teams.map(wrongIn));
}

function wrongIn({ team, permissions, projects }) {
  const many = (projectsOf(projects) ?? []).length > MOST_PROJECTS ? t('projects.many', { n: MOST_PROJECTS }) : undefined;
  const wrong = projectsError(projects) ?? many;
  return {
    ...(permissions.length > 0 ? {} : { ['permissions-' + team]: t('profiles.permissions.none') }),
    ...(wrong ? { ['projects-' + team]: wrong } : {}),
  };
}

/** Sets a value that is no text of an input. */
function put(set, name, value) {
  set(name)({ target: { value } });
}

function sensitive(values, set) {
  return html`<div class="form-check">
    <input id="profile-sensitive" class="form-check-input" type="checkbox" aria-describedby="profile-sensitive-hint" .checked=${values.sensitive} @change=${set('sensitive')} />
    <span><label for="profile-sensitive">${t('profiles.sensitive')}</label><span class="form-text row-text" id="profile-sensitive-hint">${t('profiles.sensitive.hint')}</span></span>
  </div>`;
}

function where(values, set) {
  return html`<fieldset class="role-choices">
    <legend class="form-label">${t('profiles.where')}</legend>
    ${['all', 'teams'].map(
      (place) => html`<div class="form-check">
        <input id="profile-where-${place}" class="form-check-input" type="radio" name="profile-where" value=${place} .checked=${values.where === place} @change=${set('where')} />
        <label for="profile-where-${place}">${t('profiles.where.' + place)}</label>
      </div>`,
    )}
  </fieldset>`;
}

function ticks(name, legend, chosen, words, change, error) {
  const id = 'ticks-' + name;
  const toggled = (word) => (chosen.includes(word) ? chosen.filter((one) => one !== word) : [...chosen, word]);
  return html`<fieldset class="permission-ticks">
    <legend class="form-label">${legend}</legend>
    ${words.map(
      (word) => html`<div class="form-check">
        <input id="${id}-${word}" class="form-check-input" type="checkbox" aria-invalid=${String(Boolean(error))} aria-describedby=${error ? id + '-error' : nothing} .checked=${chosen.includes(word)} @change=${() => change(toggled(word))} />
        <label for="${id}-${word}">${permissionName(word)}</label>
      </div>`,
    )}
    ${error ? html`<div class="field-error" id="${id}-error">${error}</div>` : nothing}
  </fieldset>`;
}

function teamBounds(values, set, errors, { teams, words }) {
  const left = teams.filter(({ id }) => !values.teams.some(({ team }) => team === id));
  const add = (event) => event.target.value && put(set, 'teams', [...values.teams, { team: event.target.value, permissions: [], projects: '' }]);
  return html`${values.teams.map((row) => teamRow(row, values, set, errors, { teams, words }))}
  ${values.teams.length < MOST_TEAMS
    ? field(
        { id: 'profile-team', label: t('profiles.team.add'), error: errors.teams },
        ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} .value=${''} @change=${add}>
          <option value="">${t('profiles.team.choose')}</option>
          ${left.map((team) => html`<option value=${team.id}>${team.name}</option>`)}
        </select>`,
      )
    : nothing}`;
}

function teamRow(row, values, set, errors, { teams, words }) {
  const name = teams.find(({ id }) => id === row.team)?.name ?? t('bounds.team-gone');
  const change = (part) => put(set, 'teams', values.teams.map((one) => (one === row ? { ...row, ...part } : one)));
  return html`<div class="card-plain stack-tight">
    ${ticks(row.team, t('profiles.permissions.in', { team: name }), row.permissions, words, (permissions) => change({ permissions }), errors['permissions-' + row.team])}
    ${field(
      { id: 'projects-' + row.team, label: t('projects.label'), hint: t('profiles.projects.hint'), error: errors['projects-' + row.team], optional: true },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" autocomplete="off" spellcheck="false" maxlength="700" .value=${row.projects} aria-invalid=${invalid} aria-describedby=${described} @input=${(event) => change({ projects: event.target.value })} />`,
    )}
    <div>
      <button type="button" class="btn btn-outline-secondary" @click=${() => put(set, 'teams', values.teams.filter((one) => one !== row))}>${t('profiles.team.remove')}<span class="visually-hidden"> ${name}</span></button>
    </div>
  </div>`;
}

/** Which accounts would be asked for again, and whose tokens would end. */
export function impactOf(bounds, accounts) {
  const approved = accounts.filter((account) => account.approved);
  return {
    wider: approved.filter((account) => !covers(account.approved, bounds)).map(({ name }) => name),
    narrower: approved.filter((account) => !covers(bounds, account.approved)).map(({ name }) => name),
  };
}

function impact(values, accounts) {
  if (accounts.length === 0) {
    return nothing;
  }
  const { wider, narrower } = impactOf(boundsOf(values), accounts);
  const told = [
    ...(wider.length > 0 ? [t('profiles.impact.wider', { n: wider.length, names: wider.join(', ') })] : []),
    ...(narrower.length > 0 ? [t('profiles.impact.narrower', { n: narrower.length, names: narrower.join(', ') })] : []),
  ];
  return html`<div class="note ${told.length > 0 ? 'note-warning' : ''}" role="status"><div class="stack-tight">${told.length > 0 ? told.map((text) => html`<p>${text}</p>`) : html`<p>${t('profiles.impact.none', { n: accounts.length })}</p>`}</div></div>`;
}
