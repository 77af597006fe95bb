import { html } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { button, section } from '../parts.js';

const PATH = ['passkey-models'];

export async function readModels(signal) {
  const { body, etag } = await app.here.get(PATH, { signal });
  return { models: body.models, etag };
}

/** Which models of passkeys may be set up. change: null for whoever only looks. */
export function models({ models: named }, change) {
  return section(
    'models',
    t('models.title'),
    change ? button(t('models.change'), change, { about: t('models.title') }) : '',
    named.length === 0
      ? html`<p class="hint">${t('models.any')}</p>`
      : html`<p class="hint">${t('models.some', { n: named.length })}</p>
          <ul class="rows">
            ${named.map((one) => html`<li><code class="row-main">${one}</code></li>`)}
          </ul>`,
    t('models.what'),
  );
}

/** Answers whether anything was saved. */
export async function editModels({ models: named, etag }) {
  const done = await ask({
    title: t('models.edit'),
    consequences: [t('models.proof')],
    confirm: t('form.save'),
    again: 'models:',
    values: { models: named.join('\n') },
    form: (values, set, errors) =>
      field(
        { id: 'models-list', label: t('models.list'), hint: t('models.list.hint'), error: errors.models },
        ({ id, described, invalid }) => html`<textarea id=${id} class="form-control" rows="5" spellcheck="false" .value=${values.models} aria-invalid=${invalid} aria-describedby=${described} @input=${set('models')}></textarea>`,
      ),
    submit: ({ models: text }) => app.here.send('PUT', PATH, { body: { models: text.split(/[\s,]+/).filter(Boolean) }, ifMatch: etag }),
  });
  if (done !== null) {
    notify(t('models.saved'));
  }
  return done !== null;
}
