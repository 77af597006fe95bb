import { html, nothing } from 'lit';
import { ApiError } from './api.js';
import { app } from './app.js';
import { notify } from './announce.js';
import { field } from './dialog.js';
import { t } from './i18n.js';

const LONGEST = 500;

/** What there is now, for a decision about exactly that. */
export async function current(segments) {
  const { body, etag } = await app.here.get(segments);
  return { body, etag };
}

/** Who was slower is told that nothing was done, and what to do: what is asked next is about what holds by then. */
export async function decided(method, segments, options) {
  try {
    return await app.here.send(method, segments, options);
  } catch (error) {
    const slower = error.kind === 'changed' || error.pointer === '/profileVersion';
    throw slower ? new ApiError('conflict', { detail: t('decision.changed') }) : error;
  }
}

/** For the trail, and whoever it is about. */
export function whyField(values, set, errors) {
  return field(
    { id: 'decision-why', label: t('decision.why'), hint: t('decision.why.hint'), error: errors.why, optional: true },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength=${LONGEST} autocomplete="off" .value=${values.why} aria-invalid=${invalid} aria-describedby=${described} @input=${set('why')} />`,
  );
}

export function reason(why) {
  return why.trim() ? { why: why.trim() } : {};
}

/** What is gone for good is asked for by its name: parts of a question. */
export function typedName(name) {
  return {
    values: { typed: '' },
    check: ({ typed }) => (typed.trim() === name ? {} : { typed: t('decision.type.other', { name }) }),
    form: (values, set, errors) =>
      field(
        { id: 'decision-typed', label: t('decision.type', { name }), error: errors.typed },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="100" autocomplete="off" spellcheck="false" .value=${values.typed} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('typed')} />`,
      ),
  };
}

/** Says that it was done; answers whether it was. */
export function told(done, message, places) {
  if (done) {
    notify(t(message, places), done.theirs ? 'info' : 'success');
  }
  return done !== null;
}
