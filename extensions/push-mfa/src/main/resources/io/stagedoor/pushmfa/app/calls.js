// What this phone asks the server, each time with a proof of its key (RFC 9449). See PROTOCOL.md.

import { base64url, signed } from './keys.js';
import { open } from './lock.js';

const PUSH = new URL('..', import.meta.url).href; // …/push/
export const REALM = new URL('../..', import.meta.url).href.replace(/\/$/, ''); // …/realms/name
export const ACCOUNT = new URL('../../account/', import.meta.url).href;

let nonce;
let clock = 0; // how far this phone's clock is from the server's, in milliseconds

/** What went wrong, by the server's own word. */
export class Refused extends Error {
  constructor(status, code) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** @param passkey of this phone's lock, where one was made */
export const offer = (account, code, name, passkey) => call(account, 'POST', 'devices', { code, name, passkey });

export const pending = (account) => call(account, 'GET', 'challenges');

// Whether this phone is told while its page is closed.
export const notices = (account) => call(account, 'GET', 'subscription');
export const subscribe = (account, subscription) => call(account, 'PUT', 'subscription', subscription);
export const unsubscribe = (account) => call(account, 'DELETE', 'subscription');

/** @param word known, or report */
export const acknowledge = (account, device, word) => call(account, 'POST', `notices/${device}/${word}`);

export async function answer(account, challenge, decision, number) {
  const payload = { challenge, decision, device: account.device, aud: REALM, iat: now() };
  if (number !== undefined) payload.number = number;
  const jws = await signed(account.key, { typ: 'stagedoor-push-answer+jwt' }, payload);
  const passkey = account.lock && decision === 'approve' ? await open(account.lock, jws) : undefined;
  await call(account, 'POST', `challenges/${encodeURIComponent(challenge)}/answer`, { answer: jws, passkey });
}

/** Milliseconds until then, by the server's clock. */
export const until = (instant) => Date.parse(instant) - (Date.now() + clock);

async function call(account, method, path, body) {
  let response = await send(account, method, path, body);
  // The first request of all, and the first after a long silence: the answer brings what was missing.
  if (response.status === 401) response = await send(account, method, path, body);
  if (response.ok) return response.status === 204 ? undefined : response.json();
  const problem = await response.json().catch(() => ({}));
  throw new Refused(response.status, problem.code ?? 'unknown');
}

async function send({ key, jwk }, method, path, body) {
  const htu = PUSH + path;
  const claims = { htm: method, htu, iat: now(), jti: base64url(crypto.getRandomValues(new Uint8Array(16))) };
  if (nonce) claims.nonce = nonce;
  const headers = { DPoP: await signed(key, { typ: 'dpop+jwt', jwk }, claims) };
  if (body) headers['Content-Type'] = 'application/json';
  const response = await fetch(htu, { method, headers, body: body && JSON.stringify(body), cache: 'no-store', credentials: 'omit' });
  nonce = response.headers.get('DPoP-Nonce') ?? nonce;
  const date = Date.parse(response.headers.get('Date'));
  if (date) clock = date - Date.now();
  return response;
}

function now() {
  return Math.floor((Date.now() + clock) / 1000);
}
