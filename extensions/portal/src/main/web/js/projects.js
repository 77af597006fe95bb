import { html } from 'lit';
import { field } from './dialog.js';
import { t } from './i18n.js';

const ID = /^[A-Za-z0-9._~:-]{1,64}$/;
const MOST = 20;

/** The projects of a text, as the API takes them: nothing where every project is meant. */
export function projectsOf(text) {
  const ids = [...new Set(text.split(/[\s,;]+/).filter(Boolean))];
  return ids.length > 0 ? ids : undefined;
}

/** The error of a text, or nothing. */
export function projectsError(text) {
  const ids = projectsOf(text) ?? [];
  const wrong = ids.find((id) => !ID.test(id));
  return wrong ? t('projects.wrong', { id: wrong.slice(0, 64) }) : ids.length > MOST ? t('projects.many', { n: MOST }) : undefined;
}

/** What something is narrowed to. */
export function projectsField(values, set, errors, hint = t('projects.hint')) {
  return field(
    { id: 'projects', label: t('projects.label'), hint, error: errors.projects, optional: true },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" autocomplete="off" spellcheck="false" maxlength="1400" .value=${values.projects} aria-invalid=${invalid} aria-describedby=${described} @input=${set('projects')} />`,
  );
}
