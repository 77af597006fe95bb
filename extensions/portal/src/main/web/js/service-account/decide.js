import { html, nothing } from 'lit';
import { ApiError } from '../api.js';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { date, t } from '../i18n.js';
import { icon } from '../icons.js';
import { learn, searchPeople } from '../names.js';
import { personField } from '../person-picker.js';
import { boundsList, learnBounds } from './bounds.js';
import { whoIs } from './words.js';

const LONGEST = 500;

/** Decisions of administrators. Each reads what there is now, shows it, and does what was decided about exactly that. */
export async function approve(id) {
  const { account, etag } = await current(id);
  const { body: profile } = await app.here.get(['permission-profiles', account.profile]);
  await Promise.all([learnBounds([profile.bounds, account.approved]), learn([account.askedBy])]);
  const again = account.state === 'active';
  const done = await ask({
    title: t('service-accounts.approve.title', account),
    consequences: [t(again ? 'service-accounts.approve.more' : 'service-accounts.approve.what', { date: date(account.expires) }), t('service-accounts.approve.bounded')],
    confirm: t('service-accounts.approve'),
    wide: true,
    again: 'approve:' + id,
    values: { why: '' },
    form: (values, set, errors) => html`${profile.sensitive ? html`<p class="note note-warning">${icon('warning')}<span>${t('service-accounts.sensitive.what')}</span></p>` : nothing}
      <dl class="facts account-facts">
        <dt>${t('service-accounts.asked')}</dt>
        <dd><bdi>${whoIs(account.askedBy)}</bdi></dd>
        <dt>${t('service-accounts.purpose')}</dt>
        <dd><bdi>${account.purpose}</bdi></dd>
        <dt>${t('service-accounts.profile')}</dt>
        <dd><bdi>${profile.name}</bdi></dd>
      </dl>
      ${boundsList(profile.bounds, account.approved)} ${whyField(values, set, errors)}`,
    submit: ({ why }) => send('POST', [id, 'approval'], { body: { profileVersion: profile.version, ...reason(why) }, ifMatch: etag }),
  });
  return told(done, 'service-accounts.approve.done', account);
}

export function refuse(id) {
  return decide(id, 'refuse', { segments: ['refusal'], danger: true, why: true });
}

export function suspend(id) {
  return decide(id, 'suspend', { segments: ['suspension'], danger: true, why: true });
}

export function resume(id) {
  return decide(id, 'resume', { segments: ['suspension'], method: 'DELETE' });
}

async function decide(id, word, { segments, method = 'POST', danger = false, why = false }) {
  const { account, etag } = await current(id);
  const done = await ask({
    title: t(`service-accounts.${word}.title`, account),
    consequences: [t(`service-accounts.${word}.what`)],
    confirm: t('service-accounts.' + word),
    danger,
    again: word + ':' + id,
    values: { why: '' },
    form: why ? whyField : null,
    submit: (values) => send(method, [id, ...segments], { body: why ? reason(values.why) : undefined, ifMatch: etag }),
  });
  return told(done, `service-accounts.${word}.done`, account);
}

/** Somebody else answers for it from now on. */
export async function handOver(id) {
  const { account, etag } = await current(id);
  const suspended = account.state === 'suspended';
  const done = await ask({
    title: t('service-accounts.hand-over.title', account),
    consequences: [t('service-accounts.hand-over.what'), ...(suspended ? [t('service-accounts.hand-over.suspended')] : [])],
    confirm: t('service-accounts.hand-over'),
    again: 'hand-over:' + id,
    values: { sponsor: null },
    check: ({ sponsor }) => (sponsor ? {} : { sponsor: t('picker.required') }),
    form: (values, set, errors) => personField({ name: 'sponsor', label: t('service-accounts.hand-over.to'), search: searchPeople }, values, set, errors),
    submit: ({ sponsor }) => send('PUT', [id, 'sponsor'], { body: { sponsor: sponsor.id }, ifMatch: etag }),
  });
  return told(done, 'service-accounts.hand-over.done', account);
}

/** For good: its name has to be typed. */
export async function remove(id) {
  const { account, etag } = await current(id);
  const done = await ask({
    title: t('service-accounts.delete.title', account),
    consequences: [t('service-accounts.delete.what'), t('service-accounts.delete.name')],
    confirm: t('service-accounts.delete'),
    danger: true,
    again: 'delete:' + id,
    values: { typed: '' },
    check: ({ typed }) => (typed.trim() === account.name ? {} : { typed: t('service-accounts.delete.other', account) }),
    form: (values, set, errors) =>
      field(
        { id: 'account-typed', label: t('service-accounts.delete.type', account), error: errors.typed },
        ({ id: input, described, invalid }) => html`<input id=${input} class="form-control" maxlength="100" autocomplete="off" spellcheck="false" .value=${values.typed} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('typed')} />`,
      ),
    submit: () => send('DELETE', [id], { ifMatch: etag }),
  });
  return told(done, 'service-accounts.delete.done', account);
}

async function current(id) {
  const { body, etag } = await app.here.get(['service-accounts', id]);
  return { account: body, etag };
}

/** Who was slower is told that nothing was done, and what to do: what is asked next is about what holds by then. */
async function send(method, segments, options) {
  try {
    return await app.here.send(method, ['service-accounts', ...segments], options);
  } catch (error) {
    throw error.kind === 'changed' ? new ApiError('conflict', { detail: t('service-accounts.changed') }) : error;
  }
}

function whyField(values, set, errors) {
  return field(
    { id: 'account-why', label: t('service-accounts.why'), hint: t('service-accounts.why.hint'), error: errors.why, optional: true },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength=${LONGEST} autocomplete="off" .value=${values.why} aria-invalid=${invalid} aria-describedby=${described} @input=${set('why')} />`,
  );
}

function reason(why) {
  return why.trim() ? { why: why.trim() } : {};
}

function told(done, message, account) {
  if (done) {
    notify(t(message, account));
  }
  return done !== null;
}
