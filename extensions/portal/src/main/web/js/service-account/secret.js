import { html } from 'lit';
import { app } from '../app.js';
import { copyValue } from '../copy-value.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';

const ROTATIONS = [0, 3_600, 86_400, 604_800];

/** Makes a client secret of a service account, or of an application, and shows it, this once; answers whether one was made. */
export async function makeSecret({ id, name }, kind = 'service-accounts') {
  const made = await ask({
    title: t('service-accounts.secret.make'),
    consequences: [t('service-accounts.secret.make.what'), t('service-accounts.secret.two')],
    confirm: t('service-accounts.secret.make.confirm'),
    again: 'secret:' + id,
    values: { rotation: '86400' },
    form: (values, set) =>
      field(
        { id: 'secret-rotation', label: t('service-accounts.secret.before'), hint: t('service-accounts.secret.before.hint') },
        ({ id: input, described }) => html`<select id=${input} class="form-select" aria-describedby=${described} @change=${set('rotation')}>
          ${ROTATIONS.map((seconds) => html`<option value=${seconds} ?selected=${values.rotation === String(seconds)}>${t('service-accounts.secret.before.' + seconds)}</option>`)}
        </select>`,
      ),
    submit: async ({ rotation }) => (await app.here.send('POST', [kind, id, 'secrets'], { body: { previousLivesFor: Number(rotation) } })).body,
  });
  if (made) {
    await show(name, made);
  }
  return made !== null;
}

function show(name, { clientId, clientSecret }) {
  return ask({
    title: t('service-accounts.secret.made', { name }),
    wide: true,
    form: () => html`<div class="note note-warning">${icon('warning')}<span>${t('service-accounts.secret.once')}</span></div>
      <ul class="rows copies">
        <li>${copyValue(t('service-accounts.secret'), clientSecret, 'client_secret')}</li>
        <li>${copyValue(t('service-accounts.call.client'), clientId, 'client_id')}</li>
      </ul>`,
    confirm: t('service-accounts.secret.kept'),
    submit: () => true,
  });
}
