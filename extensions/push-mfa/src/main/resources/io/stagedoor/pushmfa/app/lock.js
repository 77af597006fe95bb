// The lock of this phone: a passkey that is made for approvals alone, so that nobody approves who only holds the phone in their hand.

import { base64url } from './keys.js';
import { LOCK } from './lock-words.js';
import { language } from './words.js';

const NAME = 'Stagedoor';

export const say = (key) => LOCK[language][key];

/** Whether this phone can check its person. */
export async function isThere() {
  try {
    return Boolean(await self.PublicKeyCredential?.isUserVerifyingPlatformAuthenticatorAvailable?.());
  } catch {
    return false;
  }
}

/** Asks whether it shall be used. */
export function offer(page, use, without, wrong) {
  page.draw(
    'lock',
    page.heading(say('title')),
    page.el('p', {}, say('text')),
    page.el('p', { id: 'lock-wrong', class: 'wrong', role: 'alert' }, wrong ?? ''),
    page.button(say('use'), use, 'first'),
    page.button(say('without'), without, 'plain'),
  );
}

/**
 * A new one, for this device and this code. Whoever made the authenticator is nobody's affair.
 *
 * @returns its id, and what the server has to see
 */
export async function make(realm, device, code) {
  const { rawId, response } = await navigator.credentials.create({
    publicKey: {
      rp: { id: location.hostname, name: NAME },
      user: { id: crypto.getRandomValues(new Uint8Array(32)), name: NAME, displayName: NAME },
      challenge: await hashed(['stagedoor-push-passkey', realm, device, code].join('\n')),
      pubKeyCredParams: [-7, -257].map((alg) => ({ type: 'public-key', alg })),
      authenticatorSelection: { authenticatorAttachment: 'platform', residentKey: 'discouraged', userVerification: 'required' },
      attestation: 'none',
    },
  });
  return { id: text(rawId), passkey: { attestationObject: text(response.attestationObject), clientDataJSON: text(response.clientDataJSON) } };
}

/** Opens it for this very text. */
export async function open(id, said) {
  const { response } = await navigator.credentials.get({
    publicKey: {
      rpId: location.hostname,
      challenge: await hashed(said),
      allowCredentials: [{ type: 'public-key', id: bytes(id), transports: ['internal'] }],
      userVerification: 'required',
      timeout: 60_000, // a sign-in waits no longer
    },
  });
  return { authenticatorData: text(response.authenticatorData), clientDataJSON: text(response.clientDataJSON), signature: text(response.signature) };
}

const hashed = (said) => crypto.subtle.digest('SHA-256', new TextEncoder().encode(said));
const text = (buffer) => base64url(new Uint8Array(buffer));
const bytes = (base64) => Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
