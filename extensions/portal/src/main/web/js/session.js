import { portalPath, realmPath, safeReturn } from './address.js';
import { challengeOf, claimsOf, randomText } from './oidc.js';

const CLIENT = 'stagedoor-portal';
const PENDING = 'stagedoor-sign-in';
const EARLY = 30_000;
/** The server asks for a sign-in of the last ten minutes; a minute is left for filling in a form. */
const FRESH = 9 * 60_000;

/** What the sign-in page answered instead of a code. */
export class SignInRefused extends Error {
  constructor(code, returnTo, organization) {
    super(code);
    this.code = code;
    this.returnTo = returnTo;
    this.organization = organization;
  }
}

/**
 * Who is signed in, for which organization. Tokens live in this object and nowhere else; sessionStorage holds what one redirect
 * needs, until it comes back. Fires 'lost' when the session has ended.
 */
export class Session extends EventTarget {
  #access = null;
  #refresh = null;
  #id = null;
  #expires = 0;
  #refreshing = null;
  #signedInAt = 0;

  organization = null;
  /** An organization that was asked for and refused, so that nobody asks again and again. */
  without = null;
  /** How an action on the account ended that was asked for by kc_action: 'success', 'cancelled', 'error'; else null. */
  actionStatus = null;

  /** Takes up the answer of a redirect. Answers whether there was one. */
  async resume() {
    const answer = new URLSearchParams(location.search);
    const state = answer.get('state');
    if (!state || !(answer.has('code') || answer.has('error'))) {
      return false;
    }
    const pending = JSON.parse(sessionStorage.getItem(PENDING) ?? 'null');
    sessionStorage.removeItem(PENDING);
    const returnTo = safeReturn(pending?.returnTo);
    history.replaceState(null, '', returnTo);
    const issuer = answer.get('iss');
    if (pending?.state !== state || (issuer && issuer !== location.origin + realmPath)) {
      throw new SignInRefused('state', returnTo, null);
    }
    if (answer.has('error')) {
      throw new SignInRefused(answer.get('error'), returnTo, pending.organization);
    }
    this.actionStatus = answer.get('kc_action_status');
    this.organization = pending.organization;
    this.without = pending.without;
    try {
      await this.#take({
        grant_type: 'authorization_code',
        code: answer.get('code'),
        redirect_uri: redirectUri(),
        code_verifier: pending.verifier,
      });
    } catch (refused) {
      throw new SignInRefused(refused.code ?? 'server', returnTo, pending.organization);
    }
    if (claimsOf(this.#id).nonce !== pending.nonce) {
      this.#forget();
      throw new SignInRefused('nonce', returnTo, pending.organization);
    }
    return true;
  }

  /** Leaves for the sign-in page. With an SSO session it answers at once. */
  async signIn({ organization = null, without = null, returnTo, fresh = null, action = null, language = null }) {
    const secrets = { state: randomText(), verifier: randomText(), nonce: randomText() };
    const pending = { ...secrets, returnTo: safeReturn(returnTo), organization, without };
    sessionStorage.setItem(PENDING, JSON.stringify(pending));
    const scope = 'openid stagedoor-admin' + (organization ? ' organization:' + organization : '');
    const request = new URLSearchParams({
      client_id: CLIENT,
      response_type: 'code',
      redirect_uri: redirectUri(),
      scope,
      state: pending.state,
      nonce: pending.nonce,
      code_challenge: await challengeOf(pending.verifier),
      code_challenge_method: 'S256',
    });
    // People who are excepted from a required connection, on the day that it does not work.
    if (new URLSearchParams(location.search).has('local')) {
      request.set('stagedoor_local', 'true');
    }
    if (language) {
      request.set('ui_locales', language);
    }
    if (fresh !== null) {
      request.set('max_age', String(fresh));
      request.set('prompt', 'login');
    }
    if (action) {
      request.set('kc_action', action);
    }
    location.assign(endpoint('auth') + '?' + request);
    // The page is left; whoever waits for this waits until then.
    return new Promise(() => {});
  }

  /**
   * By address, not by a form: the corporate identity provider is told of it by redirects, and form-action 'self' would stop a form at the
   * first of them. The ID token of this client names nobody (no profile scope), and its session ends with this very request.
   */
  signOut() {
    const request = new URLSearchParams({
      client_id: CLIENT,
      id_token_hint: this.#id,
      post_logout_redirect_uri: redirectUri(),
      state: 'signed-out',
    });
    this.#forget();
    location.assign(endpoint('logout') + '?' + request);
  }

  /** Whether a person's sensitive action would be taken without another sign-in. */
  isFresh() {
    return Date.now() - this.#signedInAt < FRESH;
  }

  /** A token that is good for at least the next half minute. */
  async token({ renew = false } = {}) {
    if (renew || Date.now() > this.#expires - EARLY) {
      // One at a time: a refresh token works once.
      this.#refreshing ??= this.#renew().finally(() => (this.#refreshing = null));
      await this.#refreshing;
    }
    return this.#access;
  }

  async #renew() {
    if (!this.#refresh) {
      this.#lose();
    }
    try {
      await this.#take({ grant_type: 'refresh_token', refresh_token: this.#refresh });
    } catch (refused) {
      if (refused.code) {
        this.#lose();
      }
      throw refused;
    }
  }

  #lose() {
    this.#forget();
    this.dispatchEvent(new Event('lost'));
    throw Object.assign(new Error('the session has ended'), { lost: true });
  }

  #forget() {
    this.#access = this.#refresh = this.#id = null;
    this.#expires = this.#signedInAt = 0;
  }

  async #take(form) {
    const answer = await fetch(endpoint('token'), {
      method: 'POST',
      body: new URLSearchParams({ client_id: CLIENT, ...form }),
      credentials: 'omit',
    });
    const body = await answer.json().catch(() => ({}));
    if (!answer.ok) {
      const code = answer.status < 500 ? (body.error ?? 'invalid_grant') : undefined;
      throw Object.assign(new Error('token endpoint: ' + answer.status), { code });
    }
    this.#access = body.access_token;
    this.#refresh = body.refresh_token;
    this.#id = body.id_token ?? this.#id;
    this.#expires = Date.now() + body.expires_in * 1000;
    this.#signedInAt = (claimsOf(this.#access).auth_time ?? 0) * 1000;
  }
}

function endpoint(name) {
  return realmPath + '/protocol/openid-connect/' + name;
}

function redirectUri() {
  return location.origin + portalPath + '/';
}
