import { has, t } from './i18n.js';
import { knownPerson, knownTeam } from './names.js';

/** The beginnings of actions by which the trail can be narrowed. */
export const AREAS = ['sign-in', 'sign-out', 'session.', 'token.', 'credential.', 'factor.', 'passkey.', 'push.', 'password-reset.', 'person.', 'invitation.', 'identity.', 'profile.', 'email.', 'team.', 'membership.', 'exception.', 'team-role.', 'mapping-rules.', 'organization-role.', 'settings.', 'sign-in-choices.', 'password-policy.', 'sign-in-code.', 'terms.', 'connection.', 'domain.', 'break-glass.', 'event-stream.', 'client.', 'service-account.', 'permission-profile.', 'trusted-issuer.', 'application.', 'api.', 'subscription.', 'administration.', 'erasure.', 'access.', 'access-policies.', 'removal.', 'deprovisioning.', 'directory-user.', 'directory-group.', 'scim-token.'];
export const OUTCOMES = ['success', 'refused', 'failed'];

/** What was done, in words; an action that this portal does not know yet is shown as it is. */
export function actionName(action) {
  return has('audit.action.' + action) ? t('audit.action.' + action) : action;
}

export function areaName(area) {
  return t('audit.area.' + area.replace(/\.$/, ''));
}

/** Whoever did it, or whom it was done to: by name where it is somebody of the organization. */
export function partyName({ type, id, client } = {}, details = {}) {
  const person = id && knownPerson(id);
  if (person) {
    return person.name || person.email;
  }
  const kind = has('audit.party.' + type) ? t('audit.party.' + type) : (type ?? '');
  if (['anonymous', 'system', 'mapping-rules', 'directory'].includes(type)) {
    return kind;
  }
  const name = type === 'team' ? (details.name ?? knownTeam(id)) : details.name;
  return [kind, name ?? client ?? id].filter(Boolean).join(' ');
}

/** The ids in these facts that may be people's. */
export function peopleIn(facts) {
  return facts.flatMap(({ actor, target }) => [actor, target].filter((party) => party && isPerson(party)).map(({ id }) => id));
}

/** The ids of teams in these facts. */
export function teamsIn(facts) {
  return facts.flatMap(({ target, details }) => [target?.type === 'team' ? target.id : null, details?.team]).filter(Boolean);
}

export function isPerson({ type, id }) {
  return Boolean(id) && type === 'person';
}
