import { html, nothing } from 'lit';
import { app } from './app.js';
import { copyValue } from './copy-value.js';
import { ask, field } from './dialog.js';
import { dateTime, t } from './i18n.js';
import { icon } from './icons.js';
import { button } from './parts.js';

const LIVES = [10, 30, 60, 120, 240, 480];

/** Gives somebody an access pass; answers it with its code, which nobody sees again. */
export function givePass(person, name) {
  return ask({
    title: t('access-pass.title', { name }),
    consequences: [t('access-pass.check'), t('access-pass.what'), t('access-pass.told')],
    confirm: t('access-pass.give'),
    again: 'pass',
    values: { minutes: '60', uses: 'once' },
    form: (values, set) => html`${field(
        { id: 'pass-minutes', label: t('access-pass.life') },
        ({ id }) => html`<select id=${id} class="form-select" @change=${set('minutes')}>
          ${LIVES.map((minutes) => html`<option value=${minutes} ?selected=${values.minutes === String(minutes)}>${t('access-pass.minutes', { n: minutes })}</option>`)}
        </select>`,
      )}
      ${field(
        { id: 'pass-uses', label: t('access-pass.uses') },
        ({ id }) => html`<select id=${id} class="form-select" @change=${set('uses')}>
          ${['once', 'many'].map((uses) => html`<option value=${uses} ?selected=${values.uses === uses}>${t('access-pass.uses.' + uses)}</option>`)}
        </select>`,
      )}`,
    submit: async ({ minutes, uses }) => {
      const { body } = await app.here.send('POST', ['access-passes', person], { body: { minutes: Number(minutes), uses } });
      return body;
    },
  });
}

export function givenPass({ code, expires }, name) {
  return ask({
    title: t('access-pass.given.title', { name }),
    wide: true,
    form: () => html`<div class="note note-warning">${icon('warning')}<span>${t('access-pass.once')}</span></div>
      <ul class="rows copies">
        <li>${copyValue(t('access-pass.code'), code, t('access-pass.until', { time: dateTime(expires) }))}</li>
      </ul>`,
    confirm: t('access-pass.kept'),
    submit: () => true,
  });
}

/** Those that somebody has open; none where one may not give any. */
export async function passesOf({ id, may }, signal) {
  return may.accessPass ? (await app.here.get(['access-passes', id], { signal })).body.items : [];
}

/** Above the factors: for as long as it is open, it is one. */
export function openPasses(passes, end) {
  return passes.length === 0
    ? nothing
    : html`<ul class="rows passes">
        ${passes.map((pass) => html`<li>
          ${icon('key', 'soft')}
          <span class="row-main">
            <span class="row-title">${t('access-pass.button')}</span>
            <span class="row-text">${t('access-pass.until', { time: dateTime(pass.expires) })} · ${t('access-pass.uses.' + pass.uses)}${pass.used > 0 ? ' · ' + t('access-pass.used', { n: pass.used }) : ''}</span>
          </span>
          ${button(t('access-pass.end'), () => end(pass), { about: t('access-pass.button'), danger: true })}
        </li>`)}
      </ul>`;
}

export function endPass(person, pass, name) {
  return {
    title: t('access-pass.end.title', { name }),
    consequences: [t('access-pass.end.what')],
    confirm: t('access-pass.end'),
    danger: true,
    submit: () => app.here.send('DELETE', ['access-passes', person, pass.id]),
  };
}
