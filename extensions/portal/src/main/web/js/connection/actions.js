import { html } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask } from '../dialog.js';
import { date, dateTime, number, t } from '../i18n.js';
import { nameOf } from '../parts.js';

/** Each asks, does, says so, and answers whether it was done. */

export function activate(connection) {
  const { name, domains, draft, live } = connection;
  return act(connection, {
    title: t('activate.title', { name }),
    consequences: [
      domains.length > 0 ? t('activate.domains', { domains: domains.join(', ') }) : t('activate.no-domains'),
      live ? t('activate.replaces', { draft: draft.number, live: live.number, time: dateTime(live.activatedAt) }) : t('activate.first'),
      t('activate.people'),
    ],
    confirm: t('connection.switch-on'),
    again: 'activate',
    submit: () => app.here.send('POST', ['connections', connection.id, 'activation']),
    done: 'activate.done',
  });
}

export function deactivate(connection) {
  return act(connection, {
    title: t('deactivate.title', { name: connection.name }),
    consequences: [t('deactivate.nobody'), t(connection.required ? 'deactivate.required' : 'deactivate.password'), t('deactivate.back')],
    confirm: t('connection.disable'),
    danger: true,
    again: 'deactivate',
    submit: () => app.here.send('POST', ['connections', connection.id, 'deactivation']),
    done: 'deactivate.done',
  });
}

export function rollBack(connection) {
  const { live, previous } = connection;
  return act(connection, {
    title: t('roll-back.title', { number: previous.number }),
    consequences: [
      live ? t('roll-back.now', { number: live.number, time: dateTime(live.activatedAt) }) : t('roll-back.none'),
      t('roll-back.then', { number: previous.number, time: dateTime(previous.activatedAt) }),
      t('roll-back.at-once'),
    ],
    confirm: t('connection.roll-back'),
    again: 'roll-back',
    submit: () => app.here.send('POST', ['connections', connection.id, 'rollback']),
    done: 'roll-back.done',
  });
}

export function remove(connection) {
  return act(connection, {
    title: t('delete.title', { name: connection.name }),
    consequences: [t('delete.settings'), t('delete.people'), t('delete.domains', { n: connection.domains.length })],
    confirm: t('connection.delete'),
    danger: true,
    again: 'delete',
    submit: () => app.here.send('DELETE', ['connections', connection.id]),
    done: 'delete.done',
  });
}

/** Whom it concerns is asked for first: nobody decides this without the numbers. */
export async function requireIt(connection) {
  const path = ['connections', connection.id, 'requirement'];
  const [{ body }, excepted] = await Promise.all([app.here.get(path), app.here.get(['break-glass'])]);
  const spared = excepted.body.items;
  const ended = await ask({
    title: t('require.title', { name: connection.name }),
    consequences: [t('require.people', { n: body.people }), t('require.password', { n: body.withPassword }), t('require.sessions', { n: body.sessions }), spared.length > 0 ? t('require.spared', { n: spared.length }) : t('require.nobody-spared')],
    form: () => (spared.length > 0 ? html`<ul class="chips">${spared.map(({ person }) => html`<li>${nameOf(person)}</li>`)}</ul>` : html``),
    confirm: t('require.confirm'),
    danger: true,
    again: 'require',
    submit: () => app.here.send('PUT', path, { body: { required: true } }),
  });
  if (ended) {
    notify(t('require.done', { n: ended.body?.sessionsEnded ?? 0 }));
  }
  return ended !== null;
}

export function noLongerRequire(connection) {
  return act(connection, {
    title: t('unrequire.title', { name: connection.name }),
    consequences: [t('unrequire.what')],
    confirm: t('unrequire.confirm'),
    again: 'unrequire',
    submit: () => app.here.send('PUT', ['connections', connection.id, 'requirement'], { body: { required: false } }),
    done: 'unrequire.done',
  });
}

/** Changes a few members of a connection; what is not sent stays. */
export function write({ body: { id, name }, etag }, changes) {
  return app.here.send('PUT', ['connections', id], { body: { name, ...changes }, ifMatch: etag });
}

/** Such as: 'Settings 3 of 21 Nov 2026, by Maya Okafor'. */
export function revisionText({ number: n, savedAt, activatedAt }) {
  return t('revision', { number: number(n), time: date(activatedAt ?? savedAt) });
}

async function act(connection, { done: message, ...question }) {
  const done = await ask(question);
  if (done) {
    notify(t(message, { name: connection.name }));
  }
  return done !== null;
}
