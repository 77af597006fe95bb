// The keys of this phone: one for each account, made here, kept here, and never readable, not even by this page.

const STORE = 'accounts';

function opened() {
  return new Promise((done, failed) => {
    const request = indexedDB.open('stagedoor-push', 1);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'device' });
    request.onsuccess = () => done(request.result);
    request.onerror = () => failed(request.error);
  });
}

async function within(mode, work) {
  const database = await opened();
  try {
    return await new Promise((done, failed) => {
      const transaction = database.transaction(STORE, mode);
      const request = work(transaction.objectStore(STORE));
      transaction.oncomplete = () => done(request.result);
      transaction.onabort = transaction.onerror = () => failed(transaction.error);
    });
  } finally {
    database.close();
  }
}

export const accounts = () => within('readonly', (store) => store.getAll());
export const keep = (account) => within('readwrite', (store) => store.put(account));
export const forget = (device) => within('readwrite', (store) => store.delete(device));

/** A new key pair (ES256), and its thumbprint (RFC 7638), which names this phone. */
export async function freshKey() {
  const keys = await crypto.subtle.generateKey({ name: 'ECDSA', namedCurve: 'P-256' }, false, ['sign']);
  const { crv, kty, x, y } = await crypto.subtle.exportKey('jwk', keys.publicKey);
  const jwk = { crv, kty, x, y };
  const digest = await crypto.subtle.digest('SHA-256', new TextEncoder().encode(JSON.stringify(jwk)));
  return { device: base64url(new Uint8Array(digest)), jwk, key: keys.privateKey };
}

/** A JWS in compact serialization (RFC 7515). */
export async function signed(key, header, payload) {
  const part = (value) => base64url(new TextEncoder().encode(JSON.stringify(value)));
  const content = part({ ...header, alg: 'ES256' }) + '.' + part(payload);
  const signature = await crypto.subtle.sign({ name: 'ECDSA', hash: 'SHA-256' }, key, new TextEncoder().encode(content));
  return content + '.' + base64url(new Uint8Array(signature));
}

export function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replaceAll('+', '-').replaceAll('/', '_').replaceAll('=', '');
}
