import { html } from 'lit';
import { accountTabs } from '../account.js';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask } from '../dialog.js';
import { dateTime, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';

/** What is held on somebody: a copy to take along, and the request to erase it. */
class MyData extends Page {
  heading() {
    return t('nav.account');
  }

  async load(signal) {
    try {
      return { askedAt: (await app.api.get(['me', 'erasure-request'], { signal })).body.askedAt };
    } catch (error) {
      if (error.kind === 'missing') {
        return { askedAt: null };
      }
      throw error;
    }
  }

  body() {
    const { askedAt } = this.data;
    return html`${accountTabs()}
      <div class="stack stack-wide">
        ${section(
          'export',
          t('data.export'),
          button(t('data.export.do'), () => this.#export(), { sign: 'download' }),
          html`<p>${t('data.export.what')}</p>`,
        )}
        ${section(
          'erasure',
          t('data.erasure'),
          askedAt ? button(t('data.erasure.withdraw'), () => this.#withdraw()) : button(t('data.erasure.ask'), () => this.#ask(), { danger: true }),
          askedAt ? html`<p class="note note-warning">${icon('info')}<span>${t('data.erasure.asked', { time: dateTime(askedAt) })}</span></p>` : html`<p>${t('data.erasure.what')}</p>`,
        )}
      </div>`;
  }

  again(name) {
    if (name === 'export') {
      this.#export();
    }
  }

  async #export() {
    const done = await ask({
      title: t('data.export'),
      consequences: [t('data.export.what')],
      confirm: t('data.export.do'),
      again: 'export',
      submit: () => this.#download(),
    });
    if (done) {
      notify(t('data.export.done'));
    }
  }

  async #download() {
    const { body } = await app.api.get(['me', 'export']);
    const address = URL.createObjectURL(new Blob([JSON.stringify(body, null, 2)], { type: 'application/json' }));
    Object.assign(document.createElement('a'), { href: address, download: 'my-data.json' }).click();
    setTimeout(() => URL.revokeObjectURL(address));
    return true;
  }

  async #ask() {
    const done = await ask({
      title: t('data.erasure.title'),
      consequences: [t('data.erasure.who'), t('data.erasure.all'), t('data.erasure.until')],
      confirm: t('data.erasure.ask'),
      danger: true,
      submit: () => app.api.send('PUT', ['me', 'erasure-request']),
    });
    if (done) {
      notify(t('data.erasure.done'));
      await this.reload();
    }
  }

  async #withdraw() {
    const done = await ask({
      title: t('data.erasure.withdraw.title'),
      consequences: [t('data.erasure.withdraw.what')],
      confirm: t('data.erasure.withdraw'),
      submit: () => app.api.send('DELETE', ['me', 'erasure-request']),
    });
    if (done !== null) {
      notify(t('data.erasure.withdraw.done'));
      await this.reload();
    }
  }
}

customElements.define('sd-account-data', MyData);
