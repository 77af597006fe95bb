import { html, nothing } from 'lit';
import { app } from './app.js';
import { notify } from './announce.js';
import { ask, field } from './dialog.js';
import { t } from './i18n.js';
import { permissionName, teamRoleName } from './parts.js';
import { personField } from './person-picker.js';
import { projectsError, projectsField, projectsOf } from './projects.js';
import { searchIn } from './team-data.js';
import { untilError, untilField, untilOf } from './until.js';

/** The constraints that the product itself knows, by permission; applications may agree on others. */
const CONSTRAINTS = { 'asset.download': ['approved-only'] };
const OTHER = 'other';

/** Allows or denies one permission in a team, for a person or a team role. Answers whether it was done. */
export async function allowOrDeny(team, { team: { body }, members, roles }, start = {}) {
  const permissions = [...new Set(roles.flatMap((role) => [...role.permissions, ...role.conditional]))].filter((key) => key !== 'login').sort(byName);
  const done = await ask({
    title: t('exceptions.add.title', { team: body.name }),
    confirm: t('exceptions.add.confirm'),
    values: { effect: 'allow', about: 'person', person: null, teamRole: 'reviewer', permission: permissions.includes('asset.download') ? 'asset.download' : permissions[0], constraint: '', own: '', projects: '', until: '', ...start },
    check: (values) => check(values, members, roles),
    form: (values, set, errors) => form(values, set, errors, { members, roles, permissions }),
    submit: (values) => app.here.send('POST', ['teams', team, 'exceptions'], { body: request(values) }),
  });
  if (done) {
    notify(t('exceptions.add.done'));
  }
  return done !== null;
}

export async function removeException(team, exception, who) {
  const done = await ask({
    title: t('exceptions.remove.title', { permission: permissionName(exception.permission), who }),
    consequences: [t(exception.effect === 'allow' ? 'exceptions.remove.allow' : 'exceptions.remove.deny'), t('exceptions.remove.at-once')],
    confirm: t('exceptions.remove'),
    danger: exception.effect === 'allow',
    submit: () => app.here.send('DELETE', ['teams', team, 'exceptions', exception.id]),
  });
  if (done !== null) {
    notify(t('exceptions.remove.done'));
  }
  return done !== null;
}

function check(values, members, roles) {
  const errors = { projects: values.effect === 'allow' ? projectsError(values.projects) : undefined, until: untilError(values.until) };
  if (values.about === 'person' && !values.person) {
    errors.person = t('picker.required');
  }
  if (values.effect === 'allow' && values.constraint === OTHER && !values.own.trim()) {
    errors.own = t('form.required');
  }
  const held = roleOf(values, members, roles);
  if (values.effect === 'allow' && held && !held.conditional.includes(values.permission)) {
    const given = held.permissions.includes(values.permission);
    errors.permission = t(given ? 'exceptions.has-it' : 'exceptions.not-conditional', { role: teamRoleName(held.key, roles) });
  }
  return Object.fromEntries(Object.entries(errors).filter(([, error]) => error));
}

function roleOf({ about, person, teamRole }, members, roles) {
  const key = about === 'person' ? members.find(({ id }) => id === person?.id)?.teamRole : teamRole;
  return roles.find((role) => role.key === key);
}

function request({ effect, about, person, teamRole, permission, constraint, own, projects, until }) {
  const said = constraint === OTHER ? own.trim() : constraint;
  return {
    effect,
    permission,
    expiresAt: untilOf(until),
    ...(about === 'person' ? { person: person.id } : { teamRole }),
    ...(effect === 'allow' && { projects: projectsOf(projects), constraint: said || undefined }),
  };
}

function form(values, set, errors, { members, roles, permissions }) {
  const allow = values.effect === 'allow';
  return html`${choice('effect', t('exceptions.effect'), [['allow', t('exceptions.allow')], ['deny', t('exceptions.deny')]], values, set)}
    <p class="hint">${t(allow ? 'exceptions.allow.what' : 'exceptions.deny.what')}</p>
    ${choice('about', t('exceptions.for'), [['person', t('exceptions.one-person')], ['role', t('exceptions.one-role')]], values, set)}
    ${values.about === 'person'
      ? personField({ label: t('exceptions.person'), hint: t('exceptions.person.hint'), search: searchIn(members) }, values, set, errors)
      : select('teamRole', t('team.role'), roles.map(({ key }) => [key, teamRoleName(key, roles)]), values, set, errors)}
    ${select('permission', t('exceptions.permission'), permissions.map((key) => [key, permissionName(key)]), values, set, errors)}
    ${allow ? html`${constraintFields(values, set, errors)} ${projectsField(values, set, errors)}` : nothing} ${untilField(values, set, errors)}`;
}

function constraintFields(values, set, errors) {
  const known = CONSTRAINTS[values.permission] ?? [];
  const options = [['', t('constraint.none')], ...known.map((key) => [key, t('constraint.' + key)]), [OTHER, t('constraint.own')]];
  return html`${select('constraint', t('constraint.label'), options, values, set, errors)}
  ${values.constraint === OTHER
    ? field(
        { id: 'own', label: t('constraint.text'), hint: t('constraint.text.hint'), error: errors.own },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" spellcheck="false" .value=${values.own} aria-invalid=${invalid} aria-describedby=${described} @input=${set('own')} />`,
      )
    : nothing}`;
}

/** Two or three ways, as radio buttons in a row. */
function choice(name, label, options, values, set) {
  return html`<fieldset class="either">
    <legend class="form-label">${label}</legend>
    ${options.map(
      ([value, text]) => html`<label class="form-check"><input class="form-check-input" type="radio" name=${name} value=${value} .checked=${values[name] === value} @change=${(event) => event.target.checked && set(name)(event)} /><span>${text}</span></label>`,
    )}
  </fieldset>`;
}

function select(name, label, options, values, set, errors) {
  return field(
    { id: 'exception-' + name, label, error: errors[name] },
    ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${set(name)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === values[name]}>${text}</option>`)}
    </select>`,
  );
}

function byName(a, b) {
  return permissionName(a).localeCompare(permissionName(b));
}
