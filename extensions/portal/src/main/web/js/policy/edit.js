import { html, nothing } from 'lit';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { teamRoleName } from '../parts.js';
import { FACTORS, STATES, whoText } from './sentence.js';

const ORGANIZATION_ROLES = ['owner', 'security-administrator', 'help-desk', 'auditor', 'developer', 'member'];
const LIMITS = { age: [1, 525_600], length: [5, 525_600], idle: [1, 525_600], remember: [0, 90], grace: [0, 100] };
const AS_IS = 'as-is';

/** Asks for a policy and saves it by submit(policy). What this form does not show stays as it was. */
export function editPolicy(policy, { known, networks, again, submit }) {
  return ask({
    title: t(policy ? 'policies.change.title' : 'policies.add.title'),
    confirm: t('policies.save'),
    again,
    wide: true,
    values: valuesOf(policy),
    check: missing,
    form: (values, set, errors) => html`${text('name', t('policies.name'), values, set, errors)}
      ${choice('state', t('policies.state'), STATES.map((state) => [state, t('policies.state.' + state)]), values, set, t('policies.state.hint'))}
      ${choice('who', t('policies.who'), whoOptions(policy, known), values, set)} ${text('to', t('policies.to'), values, set, errors, t('policies.to.hint'))}
      ${choice('from', t('policies.from'), fromOptions(networks), values, set)}
      ${choice('effect', t('policies.needs'), ['1', '2', '3', 'refuse'].map((level) => [level, t('policies.effect.' + level)]), values, set)}
      ${values.effect === 'refuse'
        ? nothing
        : html`${values.effect === '1' ? nothing : factorTicks(values, set)} ${text('age', t('policies.age'), values, set, errors, t('policies.age.hint'), true)}
          ${text('length', t('policies.length'), values, set, errors, t('policies.length.hint'), true)} ${text('idle', t('policies.idle'), values, set, errors, t('policies.length.hint'), true)}
          ${values.effect === '2' ? text('remember', t('policies.remember'), values, set, errors, t('policies.remember.hint'), true) : nothing}
          ${values.effect === '1' ? nothing : html`${text('grace', t('policies.grace'), values, set, errors, '', true)}`}`}`,
    submit: (values) => submit(policyOf(policy, values)),
  });
}

function valuesOf(policy) {
  const { effect = { level: 2 }, who, whereTo, fromWhere, grace } = policy ?? {};
  return {
    name: policy?.name ?? '',
    state: policy?.state ?? 'report-only',
    who: policy ? whoValue(who) : 'everyone',
    to: (whereTo?.applications ?? []).join(', '),
    from: fromValue(fromWhere),
    effect: effect.refuse ? 'refuse' : String(effect.level),
    age: String(effect.maximumAgeMinutes ?? ''),
    length: String(effect.sessionLengthMinutes ?? ''),
    idle: String(effect.idleTimeMinutes ?? ''),
    remember: String(effect.rememberDays ?? ''),
    grace: String(grace?.signIns ?? ''),
    ...Object.fromEntries(FACTORS.map((factor) => ['factor-' + factor, Boolean(effect.factors?.includes(factor))])),
  };
}

/** One choice of the list where it says all, else what it was. */
function whoValue(who) {
  const parts = Object.entries(who ?? {}).filter(([, value]) => value === true || value.length > 0);
  if (!who || (parts.length === 1 && who.everyone)) {
    return 'everyone';
  }
  const [name, values] = parts[0] ?? [];
  return parts.length === 1 && ['organizationRoles', 'teamRoles', 'teams'].includes(name) && values.length === 1 ? name + ':' + values[0] : AS_IS;
}

function fromValue(from) {
  const parts = [...(from?.inNetworks ?? []).map((name) => 'in:' + name), ...(from?.outsideNetworks ?? []).map((name) => 'outside:' + name), ...(from?.device && from.device !== 'any' ? ['device:' + from.device] : [])];
  return parts.length === 0 ? 'any' : parts.length === 1 ? parts[0] : AS_IS;
}

function whoOptions(policy, known) {
  return [
    ...(policy && whoValue(policy.who) === AS_IS ? [[AS_IS, t('policies.who.as-is', { who: whoText(policy.who, known) })]] : []),
    ['everyone', t('policies.who.everyone')],
    ...ORGANIZATION_ROLES.map((role) => ['organizationRoles:' + role, t('policies.who.role', { role: t('organization-role.' + role) })]),
    ...known.roles.map(({ key }) => ['teamRoles:' + key, t('policies.who.team-role', { role: teamRoleName(key, known.roles) })]),
    ...known.teams.map(({ id, name }) => ['teams:' + id, t('policies.who.team', { team: name })]),
  ];
}

function fromOptions(networks) {
  return [
    ['any', t('policies.from.any')],
    ...networks.flatMap(({ name }) => [
      ['in:' + name, t('policies.from.in', { network: name })],
      ['outside:' + name, t('policies.from.outside', { network: name })],
    ]),
    ['device:known', t('policies.from.known')],
    ['device:unknown', t('policies.from.unknown')],
  ];
}

/** What is written down: members that this form has no field for are kept. */
export function policyOf(before, values) {
  const { who, whereTo, fromWhere, grace, effect, ...rest } = before ?? { id: crypto.randomUUID() };
  const applications = values.to.split(',').map((id) => id.trim()).filter(Boolean);
  const places = { ...(whereTo?.scopes?.length > 0 && { scopes: whereTo.scopes }), ...(applications.length > 0 && { applications }) };
  const from = values.from === AS_IS ? fromWhere : fromOf(values.from);
  const policy = { ...rest, name: values.name, state: values.state, who: values.who === AS_IS ? who : whoOf(values.who), effect: effectOf(effect, values) };
  const left = graceOf(grace, values);
  return {
    ...policy,
    ...(Object.keys(places).length > 0 && { whereTo: places }),
    ...(from && { fromWhere: from }),
    ...(left && { grace: left }),
  };
}

function whoOf(value) {
  const at = value.indexOf(':');
  return at < 0 ? { everyone: true } : { [value.slice(0, at)]: [value.slice(at + 1)] };
}

function fromOf(value) {
  const [kind, name] = [value.slice(0, value.indexOf(':')), value.slice(value.indexOf(':') + 1)];
  return { in: { inNetworks: [name] }, outside: { outsideNetworks: [name] }, device: { device: name } }[kind];
}

function effectOf(before, values) {
  if (values.effect === 'refuse') {
    return { refuse: true };
  }
  const { terms } = before ?? {};
  const strong = values.effect !== '1';
  const factors = FACTORS.filter((factor) => values['factor-' + factor]);
  return {
    ...(values.length && { sessionLengthMinutes: Number(values.length) }),
    ...(values.idle && { idleTimeMinutes: Number(values.idle) }),
    ...(terms && { terms }),
    level: Number(values.effect),
    ...(strong && factors.length > 0 && { factors }),
    ...(values.age && { maximumAgeMinutes: Number(values.age) }),
    ...(values.effect === '2' && values.remember && { rememberDays: Number(values.remember) }),
  };
}

function graceOf(before, values) {
  if (values.effect === 'refuse' || values.effect === '1') {
    return null;
  }
  const signIns = Number(values.grace || 0);
  return signIns > 0 || before?.until ? { ...(before?.until && { until: before.until }), ...(signIns > 0 && { signIns }) } : null;
}

function missing(values) {
  const wrong = Object.entries(LIMITS).filter(([name, [least, most]]) => values[name] !== '' && !(/^[0-9]{1,6}$/.test(values[name]) && Number(values[name]) >= least && Number(values[name]) <= most));
  return {
    ...(values.name.trim() ? {} : { name: t('form.required') }),
    ...Object.fromEntries(wrong.map(([name, [least, most]]) => [name, t('policies.number', { least, most })])),
  };
}

function text(name, label, values, set, errors, hint = '', number = false) {
  return field(
    { id: 'policy-' + name, label, hint, error: errors[name] },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength=${name === 'name' ? 120 : 1000} inputmode=${number ? 'numeric' : 'text'} autocomplete="off" .value=${values[name]} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set(name)} />`,
  );
}

function choice(name, label, options, values, set, hint = '') {
  return field(
    { id: 'policy-' + name, label, hint },
    ({ id, described }) => html`<select id=${id} class="form-select" aria-describedby=${described || nothing} @change=${set(name)}>
      ${options.map(([value, words]) => html`<option value=${value} ?selected=${value === values[name]}>${words}</option>`)}
    </select>`,
  );
}

function factorTicks(values, set) {
  return html`<fieldset class="either">
    <legend class="form-label">${t('policies.factors')}</legend>
    ${FACTORS.map(
      (factor) => html`<div class="form-check">
        <input id="policy-${factor}" class="form-check-input" type="checkbox" .checked=${values['factor-' + factor]} @change=${set('factor-' + factor)} />
        <label for="policy-${factor}">${t('policies.factor.' + factor)}</label>
      </div>`,
    )}
  </fieldset>`;
}
