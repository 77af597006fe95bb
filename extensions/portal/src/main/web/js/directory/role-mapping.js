import { html, nothing } from 'lit';
import { app } from '../app.js';
import { save } from '../conflict.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { button, section } from '../parts.js';

/** Organization roles that a directory may give; who makes owners is decided here, by owners. */
const ORGANIZATION_ROLES = ['security-administrator', 'help-desk', 'auditor', 'developer'];

/** Which organization role a role of the directory gives. Team roles of it come by mapping rules, as those of groups do. */
export function roleMapping(settings, mayChange, after) {
  const roles = Object.entries(settings.body.roleMapping.organizationRoles).sort(([one], [other]) => one.localeCompare(other));
  return section(
    'roles',
    t('directory.roles'),
    mayChange ? button(t('directory.role.add'), () => after(addRole(settings)), { sign: 'plus' }) : '',
    html`${roles.length === 0
      ? html`<p class="hint">${t('directory.no-roles')}</p>`
      : html`<ul class="rows" aria-label=${t('directory.roles')}>
          ${roles.map(
            ([role, given]) => html`<li>
              <span class="row-main"><bdi class="row-title mono">${role}</bdi><span class="row-text">${names(given)}</span></span>
              ${mayChange ? button(t('directory.role.remove'), () => after(removeRole(settings, role)), { about: role, danger: true }) : nothing}
            </li>`,
          )}
        </ul>`}
      <p class="hint section-hint">${t('directory.roles.teams')} <a href=${app.path('teams', 'rules')} data-route>${t('directory.rules')}</a></p>`,
    t('directory.roles.what'),
  );
}

function names(given) {
  return given.map((role) => t('organization-role.' + role)).join(', ');
}

export function addRole(settings) {
  return ask({
    title: t('directory.role.add'),
    consequences: [t('directory.role.add.what')],
    confirm: t('form.save'),
    again: 'role-add',
    values: { role: '', organizationRole: 'auditor' },
    check: ({ role }) => (role.trim() ? {} : { role: t('form.required') }),
    form: (values, set, errors) => html`${field(
      { id: 'role', label: t('directory.role.name'), hint: t('directory.role.name.hint'), error: errors.role },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" spellcheck="false" .value=${values.role} aria-invalid=${invalid} aria-describedby=${described} @input=${set('role')} />`,
    )}
    ${field(
      { id: 'role-given', label: t('directory.role.gives') },
      ({ id }) => html`<select id=${id} class="form-select" @change=${set('organizationRole')}>
        ${ORGANIZATION_ROLES.map((role) => html`<option value=${role} ?selected=${values.organizationRole === role}>${t('organization-role.' + role)}</option>`)}
      </select>`,
    )}`,
    submit: ({ role, organizationRole }) => {
      const present = settings.body.roleMapping.organizationRoles;
      return write(settings, { ...present, [role.trim()]: [...new Set([...(present[role.trim()] ?? []), organizationRole])] });
    },
  });
}

export function removeRole(settings, role) {
  return ask({
    title: t('directory.role.remove.title', { role }),
    consequences: [t('directory.role.remove.what')],
    confirm: t('directory.role.remove'),
    danger: true,
    again: 'role-remove:' + role,
    submit: () => write(settings, Object.fromEntries(Object.entries(settings.body.roleMapping.organizationRoles).filter(([other]) => other !== role))),
  });
}

function write(settings, organizationRoles) {
  return save({
    before: settings,
    mine: { roleMapping: { organizationRoles } },
    read: () => app.here.get(['scim']),
    write: (body, ifMatch) => app.here.send('PUT', ['scim'], { body, ifMatch }),
    fields: { roleMapping: t('directory.roles') },
    show: (name, value) =>
      Object.entries(value.organizationRoles)
        .map(([role, given]) => role + ': ' + names(given))
        .join('; '),
  });
}
