// The pieces of OpenID Connect that a browser needs: PKCE (RFC 7636), state, reading a token that came over TLS.

const encoder = new TextEncoder();

export function randomText() {
  return base64url(crypto.getRandomValues(new Uint8Array(32)));
}

export async function challengeOf(verifier) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', encoder.encode(verifier))));
}

/** The claims of a token. Not verified: it came straight from the token endpoint (OpenID Connect Core 3.1.3.7, 6). */
export function claimsOf(token) {
  const middle = (token ?? '').split('.')[1] ?? '';
  const bytes = Uint8Array.from(atob(middle.replace(/-/g, '+').replace(/_/g, '/')), (c) => c.charCodeAt(0));
  return JSON.parse(new TextDecoder().decode(bytes));
}

/** The parameters of a Bearer challenge (RFC 6750 3, RFC 9470 3). */
export function challenge(header) {
  const parameters = {};
  for (const [, name, quoted, bare] of (header ?? '').matchAll(/([a-z_]+)=(?:"([^"]*)"|([^\s,]+))/g)) {
    parameters[name] = quoted ?? bare;
  }
  return parameters;
}

function base64url(bytes) {
  return btoa(String.fromCharCode(...bytes)).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}
