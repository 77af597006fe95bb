import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { date, t } from '../i18n.js';
import { icon } from '../icons.js';
import { searchPeople } from '../names.js';
import { button, nameOf, section } from '../parts.js';
import { personField } from '../person-picker.js';

const MOST = 5;

/** People who may still sign in with a password where a connection is required: for the day on which the connection does not work. */
export function breakGlass(people, { add, remove }) {
  const may = app.holds('owner');
  const list =
    people.length === 0
      ? html`<p class="note note-warning">${icon('warning')}<span>${t('break-glass.none')}</span></p>`
      : html`<ul class="rows">
          ${people.map(
            (one) => html`<li>
              ${icon('key', 'soft')}
              <span class="row-main">
                <span class="row-title">${nameOf(one.person)}</span><bdi class="row-text">${one.reason}</bdi>
                <span class="row-text">${t('break-glass.since', { time: date(one.at) })}</span>
              </span>
              ${may ? button(t('break-glass.remove'), () => remove(one), { danger: true, about: one.person.name || one.person.email }) : nothing}
            </li>`,
          )}
        </ul>`;
  return section('break-glass', t('break-glass.title'), may && people.length < MOST ? button(t('break-glass.add'), add, { sign: 'plus' }) : '', html`${list}${may ? nothing : html`<p class="hint section-hint">${t('break-glass.owners')}</p>`}`, t('break-glass.what'));
}

export async function exceptPerson() {
  const done = await ask({
    title: t('break-glass.add.title'),
    consequences: [t('break-glass.add.password'), t('break-glass.add.audit')],
    confirm: t('break-glass.add.confirm'),
    again: 'break-glass',
    values: { person: null, reason: '' },
    check: ({ person, reason }) => ({ ...(person ? {} : { person: t('picker.required') }), ...(reason.trim() ? {} : { reason: t('form.required') }) }),
    form: (values, set, errors) => html`${personField({ label: t('break-glass.person'), search: searchPeople }, values, set, errors)}
    ${field(
      { id: 'reason', label: t('break-glass.reason'), hint: t('break-glass.reason.hint'), error: errors.reason },
      ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" .value=${values.reason} aria-invalid=${invalid} aria-describedby=${described} @input=${set('reason')} />`,
    )}`,
    submit: ({ person, reason }) => app.here.send('PUT', ['break-glass', person.id], { body: { reason: reason.trim() } }),
  });
  return told(done, 'break-glass.add.done');
}

export async function endException({ person }) {
  const done = await ask({
    title: t('break-glass.remove.title', { name: person.name || person.email }),
    consequences: [t('break-glass.remove.what')],
    confirm: t('break-glass.remove'),
    danger: true,
    again: 'break-glass-remove:' + person.id,
    submit: () => app.here.send('DELETE', ['break-glass', person.id]),
  });
  return told(done, 'break-glass.remove.done');
}

function told(done, message) {
  if (done) {
    notify(t(message));
  }
  return done !== null;
}
