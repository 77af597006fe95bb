import { html, nothing } from 'lit';
import { app } from './app.js';
import { dateTime, t } from './i18n.js';
import { isFor, match, organizationPages } from './pages.js';
import { section } from './parts.js';

/** The newest. */
const MOST = 5;

/** What became of somebody's departures; nothing for those who do not read receipts. */
export async function receiptsOf(person, signal) {
  return isFor(match(organizationPages, ['leaving', 'x']).page) ? (await app.here.get(['receipts'], { query: { person, limit: MOST }, signal })).body.items : [];
}

/** Each with the way to its page. */
export function departures(receipts) {
  return receipts.length === 0 ? nothing : section('receipts', t('person.receipts'), '', html`<ul class="rows">${receipts.map(row)}</ul>`, t('person.receipts.what'));
}

function row({ id, began, restored }) {
  return html`<li>
    <span class="row-main">
      <span class="row-title"><a href=${app.path('leaving', id)} data-route>${t('person.receipt', { time: dateTime(began) })}</a></span>
      ${restored ? html`<span class="row-text">${t('person.receipt.restored', { time: dateTime(restored) })}</span>` : nothing}
    </span>
  </li>`;
}
