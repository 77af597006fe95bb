import { html, nothing } from 'lit';
import { safeLink } from '../address.js';
import { copyValue } from '../copy-value.js';
import { day, has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { consoleName, vendorName, word } from './words.js';

/** What is to be done in the vendor's console, and each value that goes there. */
export function copyList(connection, preset) {
  const { vendor, protocol, copy } = connection;
  const doing = `vendor.${vendor}.${protocol}.do`;
  return html`<div class="stack-tight">
    ${has(doing) ? html`<p>${t(doing)}</p>` : nothing}
    <ul class="rows copies">
      ${copy.map(({ key, value }) => html`<li>${copyValue(word('copy', key), textOf(value), consoleName(vendor, key))}</li>`)}
    </ul>
    ${notes(preset)} ${page(preset, vendor)}
  </div>`;
}

function notes({ notes: keys = [] } = {}) {
  const known = keys.filter((key) => has('note.' + key));
  return known.length === 0
    ? nothing
    : html`<ul class="consequences">
        ${known.map((key) => html`<li>${t('note.' + key)}</li>`)}
      </ul>`;
}

/** The vendor's own page that this follows, and when it was read: consoles change. */
function page({ page: address, readOn } = {}, vendor) {
  const link = safeLink(address);
  return link
    ? html`<p class="hint"><a href=${link} target="_blank" rel="noopener noreferrer">${t('copy.page', { vendor: vendorName(vendor) })}${icon('outside')}<span class="visually-hidden">${t('copy.new-tab')}</span></a> ${readOn ? t('copy.read-on', { date: day(readOn, { dateStyle: 'medium' }) }) : nothing}</p>`
    : nothing;
}

function textOf(value) {
  return Array.isArray(value) ? value.join('\n') : typeof value === 'object' && value !== null ? JSON.stringify(value) : String(value ?? '');
}
