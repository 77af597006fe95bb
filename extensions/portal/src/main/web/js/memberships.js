import { html, nothing } from 'lit';
import { app } from './app.js';
import { notify } from './announce.js';
import { ApiError } from './api.js';
import { save } from './conflict.js';
import { ask, field } from './dialog.js';
import { t } from './i18n.js';
import { teamRoleName, projectsText } from './parts.js';
import { personField } from './person-picker.js';
import { projectsError, projectsField, projectsOf } from './projects.js';
import { searchFor } from './team-data.js';
import { parseUntil, instant, isoDay, untilError, untilField, untilOf } from './until.js';

/** Puts somebody of the organization into a team. Answers whether it was done. */
export async function addMember(team, { team: { body }, members, roles }, person = null) {
  const search = searchFor(members);
  const done = await ask({
    title: t('team.add.title', { team: body.name }),
    consequences: [t('team.add.what')],
    confirm: t('team.add.confirm'),
    values: { person, teamRole: 'reviewer', projects: '', until: '' },
    check: (values) => ({ ...(values.person ? {} : { person: t('picker.required') }), ...wrong(values) }),
    form: (values, set, errors) => html`${personField({ label: t('team.person'), hint: t('picker.hint'), search }, values, set, errors)} ${given(roles, values, set, errors)}`,
    submit: async (values) => {
      const read = () => readManual(team, values.person.id);
      const before = await read();
      if (before.body.teamRole) {
        throw new ApiError('conflict', { code: 'already-in-team' });
      }
      await put(team, values.person.id, before, read, request(values));
      return values;
    },
  });
  if (done) {
    notify(t('team.add.done', { name: done.person.name || done.person.email, role: teamRoleName(done.teamRole, roles) }));
  }
  return done !== null;
}

/** Changes what somebody was given by hand; other sources stay as they are. */
export async function changeMember(team, member, { roles }) {
  const name = member.name || member.email || member.id;
  const before = await readManual(team, member.id);
  const held = before.body;
  const others = member.sources.length - (before.etag === '"0"' || before.etag === null ? 0 : 1);
  const done = await ask({
    title: t('team.change.title', { name }),
    consequences: others > 0 ? [t('team.change.at-once'), t('team.change.others', { n: others })] : [t('team.change.at-once')],
    confirm: t('form.save'),
    values: {
      teamRole: held.teamRole ?? member.teamRole ?? 'reviewer',
      projects: (held.projects ?? []).join(', '),
      until: held.expiresAt ? isoDay(new Date(held.expiresAt)) : '',
    },
    check: wrong,
    form: (values, set, errors) => given(roles, values, set, errors),
    submit: (values) => put(team, member.id, before, () => readManual(team, member.id), keepingEnd(request(values), held)),
  });
  if (done) {
    notify(t(done.theirs ? 'team.change.theirs' : 'team.change.done', { name }), done.theirs ? 'info' : 'success');
  }
  return done !== null;
}

/** Takes away what was given by hand. */
export async function removeMember(team, member, { team: { body }, roles }) {
  const name = member.name || member.email || member.id;
  const others = member.sources.filter(({ source }) => source !== 'manual');
  const { etag } = await readManual(team, member.id);
  const done = await ask({
    title: t('team.remove.title', { name, team: body.name }),
    consequences: others.length > 0 ? [t('team.remove.others', { n: others.length, role: teamRoleName(others[0].teamRole, roles) })] : [t('team.remove.out'), t('team.remove.exceptions')],
    confirm: t('team.remove'),
    danger: true,
    submit: () => app.here.send('DELETE', path(team, member.id), { ifMatch: etag }),
  });
  if (done !== null) {
    notify(t('team.remove.done', { name }));
  }
  return done !== null;
}

function path(team, person) {
  return ['teams', team, 'memberships', person];
}

/** What was given by hand, with its ETag; empty where nothing was. */
async function readManual(team, person) {
  try {
    const { body, etag } = await app.here.get(path(team, person));
    return { body: body.sources.find(({ source }) => source === 'manual') ?? {}, etag };
  } catch (error) {
    if (error.kind === 'missing') {
      return { body: {}, etag: null };
    }
    throw error;
  }
}

function put(team, person, before, read, mine) {
  return save({
    before,
    mine,
    read,
    fields: { teamRole: t('team.role'), projects: t('projects.label'), expiresAt: t('until.label') },
    show: (name, value) => (name === 'teamRole' ? teamRoleName(value) : name === 'projects' ? projectsText(value) : (value ?? '')),
    write: (body, ifMatch) => app.here.send('PUT', path(team, person), { body, ifMatch }),
  });
}

function request({ teamRole, projects, until }) {
  return { teamRole, projects: projectsOf(projects), expiresAt: untilOf(until) };
}

/** The same day as before keeps its hour. */
function keepingEnd(wanted, { expiresAt }) {
  const same = expiresAt && wanted.expiresAt && instant(parseUntil(isoDay(new Date(expiresAt))) ?? new Date(0)) === wanted.expiresAt;
  return same ? { ...wanted, expiresAt } : wanted;
}

function wrong({ projects, until }) {
  const found = { projects: projectsError(projects), until: untilError(until) };
  return Object.fromEntries(Object.entries(found).filter(([, error]) => error));
}

function given(roles, values, set, errors) {
  return html`${field(
    { id: 'team-role', label: t('team.role'), error: errors.teamRole },
    ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${set('teamRole')}>
      ${roles.map(({ key }) => html`<option value=${key} ?selected=${key === values.teamRole}>${teamRoleName(key, roles)}</option>`)}
    </select>`,
  )}
  ${projectsField(values, set, errors)} ${untilField(values, set, errors)}`;
}
