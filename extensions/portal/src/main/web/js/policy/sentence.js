import { dateTime, t } from '../i18n.js';
import { teamRoleName } from '../parts.js';

export const STATES = ['draft', 'report-only', 'enforced'];
export const FACTORS = ['totp', 'passkey', 'security-key', 'recovery-code', 'push', 'upstream'];

/** A policy as people say it. known: { teams, roles } of the organization. */
export function sentence(policy, known) {
  const { effect, when, grace } = policy;
  const to = toText(policy.whereTo);
  const parts = { who: whoText(policy.who, known), to, from: fromText(policy.fromWhere) };
  const older = when?.strongFactorOlderThanMinutes ? ' (' + t('policies.says.older', { n: when.strongFactorOlderThanMinutes }) + ')' : '';
  if (effect.refuse) {
    return t('policies.says.refuse', parts) + older;
  }
  const what = [
    t('policies.effect.' + effect.level),
    effect.factors?.length > 0 && t('policies.says.by', { factors: factorNames(effect.factors) }),
    effect.maximumAgeMinutes && t('policies.says.age', { n: effect.maximumAgeMinutes }),
    effect.rememberDays && t('policies.says.remember', { n: effect.rememberDays }),
    effect.sessionLengthMinutes && t('policies.says.session', { n: effect.sessionLengthMinutes }),
    effect.idleTimeMinutes && t('policies.says.idle', { n: effect.idleTimeMinutes }),
    effect.terms && t('policies.says.terms', { version: effect.terms }),
    grace?.signIns && t('policies.says.grace', { n: grace.signIns }),
    grace?.until && t('policies.says.until', { time: dateTime(grace.until) }),
  ];
  return t('policies.says.require', { ...parts, what: what.filter(Boolean).join(', ') }) + older;
}

export function whoText(who, { teams, roles }) {
  const left = [...(who?.exceptPeople ?? []), ...(who?.exceptOrganizationRoles ?? []), ...(who?.exceptTeams ?? [])].length;
  const named =
    !who || who.everyone
      ? [t('policies.who.everyone')]
      : [
          ...(who.organizationRoles ?? []).map((role) => t('organization-role.' + role)),
          ...(who.teamRoles ?? []).map((role) => teamRoleName(role, roles)),
          ...(who.teams ?? []).map((id) => t('policies.who.team', { team: teamName(id, teams) })),
          ...(who.people?.length > 0 ? [t('policies.who.people', { n: who.people.length })] : []),
        ];
  return named.join(', ') + (left > 0 ? ' (' + t('policies.says.except', { n: left }) + ')' : '');
}

export function teamName(id, teams) {
  return teams.find((team) => team.id === id)?.name ?? id;
}

function toText(whereTo) {
  const applications = whereTo?.applications?.length > 0 ? whereTo.applications.join(', ') : t('policies.to.any');
  return whereTo?.scopes?.length > 0 ? applications + ' (' + t('policies.says.scopes', { scopes: whereTo.scopes.join(', ') }) + ')' : applications;
}

function fromText(from) {
  const parts = [
    ...(from?.inNetworks ?? []).map((network) => t('policies.from.in', { network })),
    ...(from?.outsideNetworks ?? []).map((network) => t('policies.from.outside', { network })),
    ...(from?.device && from.device !== 'any' ? [t('policies.from.' + from.device)] : []),
  ];
  return parts.length > 0 ? parts.join(', ') : t('policies.from.any');
}

export function factorNames(factors) {
  return factors.map((factor) => t('policies.factor.' + factor)).join(', ');
}

/** What becomes of a sign-in, in words. */
export function outcomeText({ outcome, factors, refusal, policy }) {
  const key = outcome === 'refuse' ? refusal : outcome;
  const named = factors?.length > 0 ? factorNames(factors) : t('policies.effect.1');
  return t('policies.outcome.' + key, { factors: named, name: policy ?? '' });
}
