import { html, nothing } from 'lit';
import { accountTabs } from '../account.js';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask } from '../dialog.js';
import { ago, dateTime, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';
import { rememberedDevices } from '../remembered-devices.js';

/** Where somebody is signed in, and the way out. */
class Devices extends Page {
  heading() {
    return t('nav.account');
  }

  async load(signal) {
    const { body } = await app.api.account().get(['sessions', 'devices'], { signal });
    const sessions = body.flatMap((device) => device.sessions.map((session) => ({ ...session, name: deviceName(device, session), mobile: device.mobile })));
    const remembered = (await app.api.get(['my-devices'], { signal })).body.items;
    return { remembered, sessions: sessions.sort((a, b) => Number(Boolean(b.current)) - Number(Boolean(a.current)) || b.lastAccess - a.lastAccess) };
  }

  body() {
    const { sessions, remembered } = this.data;
    const others = sessions.filter(({ current }) => !current).length;
    return html`${accountTabs()}
      <div class="stack stack-wide">${section(
        'devices',
        t('devices.title'),
        others > 0 ? button(t('devices.others'), () => this.#others(others), { danger: true }) : nothing,
        html`<ul class="rows">
          ${sessions.map((session) => this.#session(session))}
        </ul>`,
        t('devices.what'),
      )}
      ${rememberedDevices(remembered, (id) => app.api.send('DELETE', ['my-devices', id]), () => this.reload())}</div>`;
  }

  #session({ id, name, mobile, current, ipAddress, started, lastAccess, clients }) {
    const applications = (clients ?? []).map(({ clientName, clientId }) => clientName || clientId).join(', ');
    return html`<li>
      ${icon(mobile ? 'phone' : 'computer', 'soft')}
      <span class="row-main">
        <bdi class="row-title">${name}</bdi>
        <span class="row-text">${t('person.last-used', { ago: ago(at(lastAccess)) })}${ipAddress ? ' · ' + t('person.from', { address: ipAddress }) : ''}</span>
        <span class="row-text">${t('person.since', { time: dateTime(at(started)) })}${applications ? html` · <bdi>${applications}</bdi>` : nothing}</span>
      </span>
      ${current ? html`<span class="mark mark-success">${t('person.this-session')}</span>` : button(t('person.end-session'), () => this.#end({ id, name }), { about: name })}
    </li>`;
  }

  async #end({ id, name }) {
    const done = await ask({
      title: t('person.end-session.title', { device: name }),
      consequences: [t('devices.end.what')],
      confirm: t('person.end-session'),
      danger: true,
      submit: () => app.api.account().send('DELETE', ['sessions', id]),
    });
    if (done !== null) {
      notify(t('person.end-session.done', { device: name }));
      await this.reload();
    }
  }

  async #others(n) {
    const done = await ask({
      title: t('devices.others.title'),
      consequences: [t('devices.others.what', { n }), t('devices.others.this')],
      confirm: t('devices.others'),
      danger: true,
      submit: () => app.api.account().send('DELETE', ['sessions']),
    });
    if (done !== null) {
      notify(t('devices.others.done', { n }));
      await this.reload();
    }
  }
}

/** Keycloak counts in seconds here. */
function at(seconds) {
  return new Date(seconds * 1000).toISOString();
}

function deviceName({ os, osVersion }, { browser }) {
  const known = (value) => value && value !== 'Other' && value !== 'Unknown';
  const system = known(os) ? [os, known(osVersion) ? osVersion : ''].filter(Boolean).join(' ') : '';
  const program = browser?.split('/')[0];
  return known(program) && system ? t('person.device', { browser: program, system }) : known(program) ? program : system || t('person.unknown-device');
}

customElements.define('sd-account-devices', Devices);
