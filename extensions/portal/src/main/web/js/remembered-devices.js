import { html, nothing } from 'lit';
import { notify } from './announce.js';
import { ask } from './dialog.js';
import { ago, date, t } from './i18n.js';
import { icon } from './icons.js';
import { button, section } from './parts.js';

/** As Keycloak calls the credential whose name is in the catalogue. */
const FACTORS = { totp: 'otp', 'security-key': 'webauthn', passkey: 'webauthn-passwordless' };

/**
 * The browsers that stand for somebody's second factor.
 *
 * @param items what the server says of them
 * @param forget (id) => call that forgets one; null for whoever only looks
 * @param done after one was forgotten
 */
export function rememberedDevices(items, forget, done) {
  return items.length === 0
    ? nothing
    : section(
        'remembered',
        t('remembered.title'),
        '',
        html`<ul class="rows">
          ${items.map((one) => row(one, forget, done))}
        </ul>`,
        t('remembered.what'),
      );
}

function row(one, forget, done) {
  const name = one.browser || t('person.unknown-device');
  return html`<li>
    ${icon('computer', 'soft')}
    <span class="row-main">
      <bdi class="row-title">${name}</bdi>
      <span class="row-text">${t('remembered.proved', { factor: t('factor.' + FACTORS[one.factor]), time: date(one.proved) })} · ${t('person.last-used', { ago: ago(one.lastUsed) })}</span>
      <span class="row-text">${t('remembered.until', { time: date(one.expires) })}</span>
    </span>
    ${forget ? button(t('remembered.forget'), () => end(one, name, forget, done), { about: name }) : nothing}
  </li>`;
}

async function end({ id }, name, forget, done) {
  const ended = await ask({
    title: t('remembered.forget.title', { device: name }),
    consequences: [t('remembered.forget.what')],
    confirm: t('remembered.forget'),
    danger: true,
    submit: () => forget(id),
  });
  if (ended !== null) {
    notify(t('remembered.forget.done', { device: name }));
    await done();
  }
}
