import { html } from 'lit';
import { app } from './app.js';
import { copyValue } from './copy-value.js';
import { ask, field } from './dialog.js';
import { dateTime, t } from './i18n.js';
import { icon } from './icons.js';

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
