import { html, nothing } from 'lit';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { STEPS } from './steps.js';

/** The steps of the wizard; the one that is shown is marked. open: those that may be gone to, by go(step, event). */
export function stepList({ current, done = {}, open = [], address = () => '', go = () => {} }) {
  return html`<nav aria-label=${t('steps.title')}>
    <ol class="steps">
      ${STEPS.map((step, i) => {
        const sign = html`<span class="step-number" aria-hidden="true">${done[step] ? icon('check') : i + 1}</span><span class="step-name">${t('step.' + step)}${done[step] ? html`<span class="visually-hidden"> ${t('steps.done')}</span>` : nothing}</span>`;
        const state = step === current ? 'step' : 'false';
        return html`<li class=${step === current ? 'step-here' : done[step] ? 'step-done' : ''}>
          ${open.includes(step) ? html`<a href=${address(step)} aria-current=${state} @click=${(event) => go(step, event)}>${sign}</a>` : html`<span aria-current=${state}>${sign}</span>`}
        </li>`;
      })}
    </ol>
  </nav>`;
}
