import { html, nothing } from 'lit';
import { app } from '../app.js';
import { current, decided, reason, told, typedName, whyField } from '../decision.js';
import { ask } from '../dialog.js';
import { date, t } from '../i18n.js';
import { icon } from '../icons.js';
import { learn, searchPeople } from '../names.js';
import { personField } from '../person-picker.js';
import { boundsList, learnBounds } from './bounds.js';
import { whoIs } from './words.js';

/** Decisions of administrators. Each reads what there is now, shows it, and does what was decided about exactly that. */
export async function approve(id) {
  const { body: account, etag } = await current(pathOf(id));
  const { body: profile } = await app.here.get(['permission-profiles', account.profile]);
  await Promise.all([learnBounds([profile.bounds, account.approved]), learn([account.askedBy])]);
  const done = await ask({
    title: t('service-accounts.approve.title', account),
    consequences: [t(account.state === 'active' ? 'service-accounts.approve.more' : 'service-accounts.approve.what', { date: date(account.expires) }), t('service-accounts.approve.bounded')],
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
    submit: ({ why }) => decided('POST', pathOf(id, 'approval'), { body: { profileVersion: profile.version, ...reason(why) }, ifMatch: etag }),
  });
  return told(done, 'service-accounts.approve.done', account);
}

export function refuse(id) {
  return decide(id, 'refuse', { to: 'refusal', danger: true });
}

export function suspend(id) {
  return decide(id, 'suspend', { to: 'suspension', danger: true });
}

export function resume(id) {
  return decide(id, 'resume', { to: 'suspension', method: 'DELETE' });
}

async function decide(id, word, { to, method = 'POST', danger = false }) {
  const { body: account, etag } = await current(pathOf(id));
  const said = method === 'POST';
  const done = await ask({
    title: t(`service-accounts.${word}.title`, account),
    consequences: [t(`service-accounts.${word}.what`)],
    confirm: t('service-accounts.' + word),
    danger,
    again: word + ':' + id,
    values: { why: '' },
    form: said ? whyField : null,
    submit: ({ why }) => decided(method, pathOf(id, to), { body: said ? reason(why) : undefined, ifMatch: etag }),
  });
  return told(done, `service-accounts.${word}.done`, account);
}

/** Somebody else answers for it from now on. */
export async function handOver(id) {
  const { body: account, etag } = await current(pathOf(id));
  const suspended = account.state === 'suspended';
  const done = await ask({
    title: t('service-accounts.hand-over.title', account),
    consequences: [t('service-accounts.hand-over.what'), ...(suspended ? [t('service-accounts.hand-over.suspended')] : [])],
    confirm: t('service-accounts.hand-over'),
    again: 'hand-over:' + id,
    values: { sponsor: null },
    check: ({ sponsor }) => (sponsor ? {} : { sponsor: t('picker.required') }),
    form: (values, set, errors) => personField({ name: 'sponsor', label: t('service-accounts.hand-over.to'), search: searchPeople }, values, set, errors),
    submit: ({ sponsor }) => decided('PUT', pathOf(id, 'sponsor'), { body: { sponsor: sponsor.id }, ifMatch: etag }),
  });
  return told(done, 'service-accounts.hand-over.done', account);
}

/** For good: its name has to be typed. */
export async function remove(id) {
  const { body: account, etag } = await current(pathOf(id));
  const done = await ask({
    title: t('service-accounts.delete.title', account),
    consequences: [t('service-accounts.delete.what'), t('service-accounts.delete.name')],
    confirm: t('service-accounts.delete'),
    danger: true,
    again: 'delete:' + id,
    ...typedName(account.name),
    submit: () => decided('DELETE', pathOf(id), { ifMatch: etag }),
  });
  return told(done, 'service-accounts.delete.done', account);
}

function pathOf(id, ...more) {
  return ['service-accounts', id, ...more];
}
