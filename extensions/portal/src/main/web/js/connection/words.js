import { html, nothing } from 'lit';
import { ago, dateTime, has, t } from '../i18n.js';
import { icon } from '../icons.js';

const COLOURS = { draft: '', tested: 'mark-info', active: 'mark-success', disabled: 'mark-warning', pending: 'mark-warning', proved: 'mark-success', grace: 'mark-warning', lapsed: 'mark-danger' };

/** What the vendors' own consoles call the values; they are not translated, because the consoles' labels are looked for. */
const CONSOLE = {
  okta: { redirectUri: 'Sign-in redirect URIs', logoutRedirectUri: 'Sign-out redirect URIs', acsUrl: 'Single sign-on URL', entityId: 'Audience URI (SP Entity ID)' },
  entra: { redirectUri: 'Redirect URI (Web)', acsUrl: 'Reply URL (Assertion Consumer Service URL)', entityId: 'Identifier (Entity ID)', sloUrl: 'Logout Url' },
  google: { redirectUri: 'Authorized redirect URIs', acsUrl: 'ACS URL', entityId: 'Entity ID' },
  jumpcloud: { redirectUri: 'Redirect URIs', acsUrl: 'ACS URLs', entityId: 'SP Entity ID' },
  onelogin: { redirectUri: 'Redirect URIs', acsUrl: 'ACS (Consumer) URL', entityId: 'Audience (EntityID)' },
  adfs: { acsUrl: 'Relying party SAML 2.0 SSO service URL', entityId: 'Relying party trust identifier' },
};

const PROTOCOLS = { oidc: 'OpenID Connect', saml: 'SAML 2.0' };

/** A message by a key of the server, or that key where this portal does not know it yet. */
export function word(area, key) {
  return has(area + '.' + key) ? t(area + '.' + key) : String(key ?? '');
}

export function vendorName(vendor) {
  return word('vendor', vendor);
}

export function protocolName(protocol) {
  return PROTOCOLS[protocol] ?? String(protocol ?? '');
}

/** What the vendor's console calls a value that is copied there, or what it is for. */
export function consoleName(vendor, key) {
  const name = CONSOLE[vendor]?.[key];
  return name ? t('copy.there', { vendor: vendorName(vendor), name }) : has(`copy.${key}.hint`) ? t(`copy.${key}.hint`) : '';
}

export function stateMark(area, state) {
  return html`<span class="mark ${COLOURS[state] ?? ''}">${word(area + '.state', state)}</span>`;
}

export function connectionMarks(connection) {
  return html`${stateMark('connection', connection.state)} ${connection.required ? html`<span class="mark mark-info">${t('connection.required')}</span>` : nothing}
  ${connection.changed && !['draft', 'tested'].includes(connection.state) ? html`<span class="mark mark-warning">${t('connection.changed')}</span>` : nothing}`;
}

/** What went wrong at sign-ins, how often, since when, and what to do about each. */
export function problemList(problems) {
  return html`<ul class="rows problems">
    ${problems.map(
      ({ code, since, count }) => html`<li>
        ${icon('warning', 'grave')}
        <span class="row-main">
          <span class="row-title">${refusalName(code)}</span><span class="row-text">${refusalAdvice(code)}</span>
          <span class="row-text">${t('problems.count', { n: Number(count ?? 0), ago: since ? ago(since) : '', time: dateTime(since) })} · <code><bdi>${code}</bdi></code></span>
        </span>
      </li>`,
    )}
  </ul>`;
}

export function refusalName(code) {
  return has('refusal.' + code) ? t('refusal.' + code) : t('refusal.other');
}

export function refusalAdvice(code) {
  return has(`refusal.${code}.do`) ? t(`refusal.${code}.do`) : t('refusal.other.do');
}
