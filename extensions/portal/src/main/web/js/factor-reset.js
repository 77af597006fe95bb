import { html } from 'lit';
import { app } from './app.js';
import { field } from './dialog.js';
import { t } from './i18n.js';

/**
 * What is asked before an administrator takes factors of somebody away.
 *
 * @param path of the person
 * @param one the factor, as {id, name}; null for all of them
 * @param n how many there are
 */
export function resetFactors(path, person, one, n) {
  const last = one === null || n === 1;
  return {
    title: one ? t('person.reset.title', { factor: one.name, name: person }) : t('person.reset.all.title', { name: person }),
    consequences: [t('person.reset.what'), t(last ? 'person.reset.last' : 'person.reset.others', { n: n - 1 }), t('person.reset.told')],
    confirm: t(one ? 'person.reset' : 'person.reset.all'),
    danger: true,
    again: one ? 'factor:' + one.id : 'factors',
    values: { reason: '' },
    check: ({ reason }) => (reason.trim() ? {} : { reason: t('form.required') }),
    form: (values, set, errors) =>
      field({ id: 'reason', label: t('person.reason'), hint: t('person.reason.hint'), error: errors.reason }, ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" .value=${values.reason} aria-invalid=${invalid} aria-describedby=${described} @input=${set('reason')} />`),
    submit: ({ reason }) => app.here.send('POST', [...path, 'factors', 'reset'], { body: { reason: reason.trim(), ...(one ? { factor: one.id } : {}) } }),
  };
}
