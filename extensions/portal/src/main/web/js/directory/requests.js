import { html, nothing } from 'lit';
import { dateTime, t } from '../i18n.js';

/** Names, not words: the same in every language. */
const VENDORS = { okta: 'Okta', entra: 'Microsoft Entra ID', google: 'Google Workspace', jumpcloud: 'JumpCloud', onelogin: 'OneLogin' };

/** One request of the directory: what it wanted, what it got; its body without what names people. */
export function requestRow(request) {
  const { at, method, path, status, scimType, duration, token, dialect, body } = request;
  const failed = status >= 400;
  return html`<li>
    <span class="row-main">
      <span class="row-title"><code>${method}</code> <bdi class="mono">${path}</bdi></span>
      <span class="row-text">${[dateTime(at), token, dialect ? (VENDORS[dialect] ?? dialect) : '', t('directory.request.took', { n: duration })].filter(Boolean).join(' · ')}</span>
      ${body ? html`<details><summary>${t('directory.request.body')}</summary><pre class="document">${body}</pre></details>` : nothing}
    </span>
    <span class="marks"><span class="mark ${failed ? 'mark-danger' : 'mark-success'}">${status}${scimType ? ' ' + scimType : ''}</span></span>
  </li>`;
}
