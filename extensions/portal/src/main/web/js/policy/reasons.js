import { html, nothing } from 'lit';
import { has, t } from '../i18n.js';

/** Why: one line for each policy that was asked. */
export function reasonList(reasons) {
  return html`<ul class="consequences">
    ${reasons.map(
      ({ name, code, value, floor }) => html`<li>
        ${name ? html`<strong><bdi>${name}</bdi></strong> ` : nothing}${floor ? t('policies.reason.floor') + ' ' : nothing}${has('policies.reason.' + code) ? t('policies.reason.' + code, { value: value ?? '' }) : code}
      </li>`,
    )}
  </ul>`;
}
