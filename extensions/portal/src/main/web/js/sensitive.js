import { html } from 'lit';
import { app } from './app.js';
import { ask } from './dialog.js';
import { t } from './i18n.js';
import { icon } from './icons.js';
import { button } from './parts.js';

/**
 * Does at once what needs no question but a fresh sign-in. Where the sign-in is too old, asks for another one; the page offers the
 * action of the name `again` afterwards. Answers null where it was not done.
 */
export async function sensitively(title, again, doing) {
  if (app.session.isFresh()) {
    try {
      return (await doing()) ?? true;
    } catch (error) {
      if (error.kind !== 'fresh') {
        throw error;
      }
    }
  }
  return ask({ title, confirm: title, again, submit: doing });
}

/** Stands in the place of a form until the sign-in is fresh, so that nothing is typed in vain. */
export function freshFirst(action, again) {
  return html`<div class="note">
    ${icon('info')}
    <div class="stack-tight">
      <p>${t('fresh.why', { action })}</p>
      <p>${t('fresh.back')}</p>
      <div>${button(t('fresh.confirm'), () => app.signInFresh(again), { primary: true })}</div>
    </div>
  </div>`;
}
