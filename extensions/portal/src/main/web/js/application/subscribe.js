import { html, nothing } from 'lit';
import { app } from '../app.js';
import { current, decided, reason, told, whyField } from '../decision.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { all } from '../team-data.js';
import { mayDecide } from '../service-account/words.js';
import { mayChange } from './words.js';

/** Asks for a subscription of one of the organization's applications or service accounts to that API. */
export async function subscribe(api) {
  const subscribers = await subscribersTo(api);
  const done = await ask({
    title: t('subscriptions.ask.title', api),
    consequences: [t(subscribers.length === 0 ? 'subscriptions.ask.nobody' : api.approval ? 'subscriptions.ask.approval' : 'subscriptions.ask.at-once')],
    confirm: t('subscriptions.ask'),
    values: { subscriber: '', purpose: '' },
    check: ({ subscriber, purpose }) => ({ ...(subscriber ? {} : { subscriber: t('subscriptions.subscriber.choose') }), ...(purpose.trim() ? {} : { purpose: t('form.required') }) }),
    form: (values, set, errors) => html`${field(
        { id: 'subscription-subscriber', label: t('subscriptions.subscriber'), error: errors.subscriber },
        ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${set('subscriber')}>
          <option value="">${t('subscriptions.subscriber.choose')}</option>
          ${subscribers.map(({ type, id: one, name }) => html`<option value="${type}:${one}" ?selected=${values.subscriber === type + ':' + one}>${t('subscriptions.type.' + type)}: ${name}</option>`)}
        </select>`,
      )}
      ${field(
        { id: 'subscription-purpose', label: t('subscriptions.purpose'), hint: t('subscriptions.purpose.hint'), error: errors.purpose },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="500" autocomplete="off" .value=${values.purpose} aria-invalid=${invalid} aria-describedby=${described} @input=${set('purpose')} />`,
      )}`,
    submit: ({ subscriber, purpose }) => {
      const [type, id] = subscriber.split(':');
      return app.here.send('POST', ['subscriptions'], { body: { subscriber: { type, id }, api: api.id, purpose: purpose.trim() } });
    },
  });
  return told(done, done?.body?.state === 'active' ? 'subscriptions.ask.active' : 'subscriptions.ask.done', api);
}

/** Those that whoever asks answers for; service accounts have the realm's declared API already. */
async function subscribersTo(api) {
  const [applications, accounts] = await Promise.all([all(['applications']), api.declared ? [] : all(['service-accounts'])]);
  return [
    ...applications.filter(mayChange).map((one) => ({ ...one, type: 'application' })),
    ...accounts.filter(({ state, sponsor }) => state === 'active' && (mayDecide() || sponsor === app.me.id)).map((one) => ({ ...one, type: 'service-account' })),
  ];
}

export function approveSubscription(id) {
  return decide(id, 'approve', 'approval');
}

export function refuseSubscription(id) {
  return decide(id, 'refuse', 'refusal');
}

export function revokeSubscription(id) {
  return decide(id, 'revoke', 'revocation');
}

export function giveUpSubscription(id) {
  return decide(id, 'give-up', null);
}

async function decide(id, word, to) {
  const { body, etag } = await current(['subscriptions', id]);
  const places = { name: body.subscriber.name, api: body.api.name ?? '' };
  const done = await ask({
    title: t(`subscriptions.${word}.title`, places),
    consequences: [t(`subscriptions.${word}.what`)],
    confirm: t('subscriptions.' + word),
    danger: word !== 'approve',
    again: word + ':' + id,
    values: { why: '' },
    form: to
      ? (values, set, errors) => html`<dl class="facts account-facts">
            <dt>${t('subscriptions.subscriber')}</dt>
            <dd><bdi>${body.subscriber.name}</bdi> · <code>${body.subscriber.clientId}</code></dd>
            <dt>${t('subscriptions.from')}</dt>
            <dd><bdi>${body.subscriber.organization ?? app.alias}</bdi></dd>
            <dt>${t('subscriptions.api')}</dt>
            <dd><bdi>${body.api.name ?? ''}</bdi> · <code>${body.api.identifier ?? ''}</code></dd>
            <dt>${t('subscriptions.purpose')}</dt>
            <dd><bdi>${body.purpose ?? ''}</bdi></dd>
          </dl>
          ${whyField(values, set, errors)}`
      : null,
    submit: ({ why }) => (to ? decided('POST', ['subscriptions', id, to], { body: reason(why), ifMatch: etag }) : decided('DELETE', ['subscriptions', id], { ifMatch: etag })),
  });
  return told(done, `subscriptions.${word}.done`, places);
}
