import { html } from 'lit';
import { realmPath } from '../address.js';
import { copyValue } from '../copy-value.js';
import { t } from '../i18n.js';

const ASSERTION = 'urn:ietf:params:oauth:client-assertion-type:jwt-bearer';

export function tokenEndpoint() {
  return location.origin + realmPath + '/protocol/openid-connect/token';
}

/** The line by which a token is had. What is secret stands in a variable: lines are kept in histories. */
export function curlLine({ method, clientId }) {
  const proof = method === 'private_key_jwt' ? [`  -d client_assertion_type=${ASSERTION} \\`, '  --data-urlencode "client_assertion=$ASSERTION" \\'] : ['  --data-urlencode "client_secret=$CLIENT_SECRET" \\'];
  return ['curl -d grant_type=client_credentials \\', `  -d client_id=${clientId} \\`, ...proof, '  ' + tokenEndpoint()].join('\n');
}

export function callRows(account) {
  return html`<ul class="rows copies">
    <li>${copyValue(t('service-accounts.call.endpoint'), tokenEndpoint())}</li>
    <li>${copyValue(t('service-accounts.call.client'), account.clientId, 'client_id')}</li>
    <li>${copyValue(t('service-accounts.call.curl'), curlLine(account), t('service-accounts.call.narrow'))}</li>
  </ul>`;
}
