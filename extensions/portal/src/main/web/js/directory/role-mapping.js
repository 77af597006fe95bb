import { html, nothing } from 'lit';
import { app } from '../app.js';
import { save } from '../conflict.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { button, section, teamRoleName } from '../parts.js';
import { readTeamRoles, readTeams } from '../team-data.js';

/** Organization roles that a directory may give; owners are made by owners. */
const ORGANIZATION_ROLES = ['security-administrator', 'help-desk', 'auditor', 'developer'];

/** What a role means that the directory gives people ('roles' of a SCIM user). */
export function roleMapping(settings, mayChange, reload) {
  const rules = settings.body.roleMapping;
  return section(
    'roles',
    t('directory.roles'),
    mayChange ? button(t('directory.role.add'), () => add(settings).then((done) => done && reload()), { sign: 'plus' }) : '',
    rules.length === 0
      ? html`<p class="hint">${t('directory.no-roles')}</p>`
      : html`<ul class="rows" aria-label=${t('directory.roles')}>
          ${rules.map(
            (rule) => html`<li>
              <span class="row-main"><bdi class="row-title mono">${rule.role}</bdi><span class="row-text">${meaning(rule)}</span></span>
              ${mayChange ? button(t('directory.role.remove'), () => remove(settings, rule).then((done) => done && reload()), { about: rule.role, danger: true }) : nothing}
            </li>`,
          )}
        </ul>`,
    t('directory.roles.what'),
  );
}

function meaning({ organizationRole, team, teamName, teamRole }) {
  return organizationRole ? t('directory.role.is-organization-role', { role: t('organization-role.' + organizationRole) }) : t('directory.role.is-team-role', { role: teamRoleName(teamRole), team: teamName ?? team });
}

async function add(settings) {
  const [teams, roles] = await Promise.all([readTeams(), readTeamRoles()]);
  const choices = [...ORGANIZATION_ROLES.map((role) => [role, t('organization-role.' + role)])];
  return ask({
    title: t('directory.role.add'),
    consequences: [t('directory.role.add.what')],
    confirm: t('form.save'),
    again: 'role-add',
    values: { role: '', kind: 'organization', organizationRole: 'auditor', team: teams[0]?.id ?? '', teamRole: 'team-member' },
    check: ({ role, kind, team }) => ({ ...(role.trim() ? {} : { role: t('form.required') }), ...(kind === 'team' && !team ? { team: t('form.required') } : {}) }),
    form: (values, set, errors) => html`${field(
      { id: 'role', label: t('directory.role.name'), hint: t('directory.role.name.hint'), error: errors.role },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" spellcheck="false" .value=${values.role} aria-invalid=${invalid} aria-describedby=${described} @input=${set('role')} />`,
    )}
    ${select('kind', t('directory.role.gives'), [['organization', t('directory.role.kind.organization')], ['team', t('directory.role.kind.team')]], values, set)}
    ${values.kind === 'organization'
      ? select('organizationRole', t('directory.role.kind.organization'), choices, values, set)
      : html`${select('team', t('rules.team'), teams.map(({ id, name }) => [id, name]), values, set, errors)} ${select('teamRole', t('team.role'), roles.map(({ key }) => [key, teamRoleName(key, roles)]), values, set)}`}`,
    submit: ({ role, kind, organizationRole, team, teamRole }) => write(settings, [...settings.body.roleMapping, kind === 'team' ? { role: role.trim(), team, teamRole } : { role: role.trim(), organizationRole }]),
  });
}

function remove(settings, rule) {
  return ask({
    title: t('directory.role.remove.title', { role: rule.role }),
    consequences: [t('directory.role.remove.what')],
    confirm: t('directory.role.remove'),
    danger: true,
    again: 'role-remove',
    submit: () => write(settings, settings.body.roleMapping.filter((other) => other !== rule)),
  });
}

function write(settings, rules) {
  const roleMapping = rules.map(({ role, organizationRole, team, teamRole }) => (organizationRole ? { role, organizationRole } : { role, team, teamRole }));
  return save({
    before: settings,
    mine: { roleMapping },
    read: () => app.here.get(['scim']),
    write: (body, ifMatch) => app.here.send('PUT', ['scim'], { body, ifMatch }),
    fields: { roleMapping: t('directory.roles') },
    show: (name, value) => value.map((rule) => rule.role + ': ' + meaning(rule)).join('; '),
  });
}

function select(name, label, choices, values, set, errors = {}) {
  return field(
    { id: 'role-' + name, label, error: errors[name] },
    ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${set(name)}>
      ${choices.map(([value, text]) => html`<option value=${value} ?selected=${values[name] === value}>${text}</option>`)}
    </select>`,
  );
}
