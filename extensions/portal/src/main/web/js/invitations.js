import { html, nothing } from 'lit';
import { app } from './app.js';
import { notify } from './announce.js';
import { ask, field } from './dialog.js';
import { t } from './i18n.js';

export const ORGANIZATION_ROLES = ['owner', 'security-administrator', 'help-desk', 'auditor', 'developer', 'member'];
const TEAM_ROLES = ['administrator', 'team-member', 'reviewer', 'follower'];

/**
 * Invites somebody by e-mail, into a team or as an administrator. The latter is a sensitive action, so it is told apart before anything
 * is typed. Answers whether it was done.
 */
export async function invite({ administrator = false }) {
  const teams = administrator ? [] : (await app.here.get(['teams'], { query: { limit: 200 } })).body.items;
  const done = await ask({
    title: t(administrator ? 'invite.administrator' : 'invite.title'),
    consequences: [t('invite.what', { organization: app.organization.name })],
    confirm: t('invite.confirm'),
    again: administrator ? 'invite' : null,
    values: { email: '', firstName: '', lastName: '', organizationRole: administrator ? 'help-desk' : '', team: '', teamRole: 'reviewer' },
    check: ({ email }) => (/^[^\s@]+@[^\s@]+$/.test(email.trim()) ? {} : { email: t('form.email') }),
    form: (values, set, errors) => html`${text('email', 'email', t('invite.email'), values, set, errors)}
      <div class="pair">
        ${text('firstName', 'text', t('invite.first-name'), values, set, errors, true)} ${text('lastName', 'text', t('invite.last-name'), values, set, errors, true)}
      </div>
      ${administrator ? roleChoice(values, set) : teamChoice(teams, values, set)}`,
    submit: (values) => app.here.send('POST', ['invitations'], { body: request(values) }),
  });
  if (done) {
    notify(t('invite.done', { email: done.body?.email ?? '' }));
  }
  return done !== null;
}

function teamChoice(teams, values, set) {
  const name = (id) => teams.find((team) => team.id === id)?.name ?? t('invite.no-team');
  return html`${choose('team', t('invite.team'), ['', ...teams.map(({ id }) => id)], values, set, name)}
  ${values.team ? choose('teamRole', t('invite.team-role'), TEAM_ROLES, values, set, (role) => t('team-role.' + role)) : nothing}`;
}

function roleChoice(values, set) {
  const say = (role) => t('organization-role.' + role);
  return choose('organizationRole', t('invite.organization-role'), assignable(), values, set, say, t('organization-role.' + values.organizationRole + '.what'));
}

/** Nobody gives an organization role above their own; the server holds to it. */
export function assignable() {
  const own = app.organization?.organizationRoles ?? [];
  const highest = app.me.operator ? 0 : Math.min(...own.map((role) => ORGANIZATION_ROLES.indexOf(role)));
  return ORGANIZATION_ROLES.filter((role, rank) => rank >= highest && role !== 'member');
}

function request({ email, firstName, lastName, organizationRole, team, teamRole }) {
  return {
    email: email.trim(),
    ...(firstName.trim() && { firstName: firstName.trim() }),
    ...(lastName.trim() && { lastName: lastName.trim() }),
    ...(organizationRole && { organizationRoles: [organizationRole] }),
    ...(team && { team, teamRole }),
  };
}

function text(name, type, label, values, set, errors, optional = false) {
  return field(
    { id: 'invite-' + name, label, error: errors[name], optional },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" type=${type} maxlength="255" autocomplete="off" .value=${values[name]} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set(name)} />`,
  );
}

function choose(name, label, options, values, set, say, hint) {
  return field(
    { id: 'invite-' + name, label, hint },
    ({ id, described }) => html`<select id=${id} class="form-select" aria-describedby=${described || nothing} @change=${set(name)}>
      ${options.map((value) => html`<option value=${value} ?selected=${value === values[name]}>${say(value)}</option>`)}
    </select>`,
  );
}
