import { realmPath } from './address.js';
import { challenge } from './oidc.js';

/**
 * An answer that is no success, in terms of what a person can do about it.
 * kind: offline, signed-out, fresh, forbidden, missing, conflict, changed, invalid, busy, failed.
 */
export class ApiError extends Error {
  constructor(kind, { status = 0, code = '', title = '', detail = '', pointer = null, maxAge = null } = {}) {
    super(detail || title || kind);
    Object.assign(this, { kind, status, code, title, detail, pointer, maxAge });
  }
}

/** The REST APIs of this server, with the session's token. */
export class Api {
  #session;
  #base;

  constructor(session, base = realmPath + '/stagedoor/v1') {
    this.#session = session;
    this.#base = base;
  }

  /** The same for what is below one organization. */
  of(alias) {
    return new Api(this.#session, this.#base + '/organizations/' + encodeURIComponent(alias));
  }

  /** Keycloak's Account API, about whoever is signed in. */
  account() {
    return new Api(this.#session, realmPath + '/account');
  }

  /** Answers {body, etag}. Segments are encoded; a query's empty values are left out. */
  get(segments, { query = {}, signal } = {}) {
    return this.#call('GET', segments, { query, signal });
  }

  /** ifMatch: the ETag of what was read, where something is changed that could have been changed by others. */
  send(method, segments, { body, ifMatch, signal, query = {} } = {}) {
    return this.#call(method, segments, { body, ifMatch, signal, query });
  }

  async #call(method, segments, options) {
    let answer = await this.#fetch(method, segments, options, false);
    const asked = challenge(answer.headers.get('WWW-Authenticate'));
    if (answer.status === 401 && asked.error !== 'insufficient_user_authentication') {
      // Ended, or only grown old while this machine slept: a new token tells.
      answer = await this.#fetch(method, segments, options, true);
    }
    const etag = answer.headers.get('ETag');
    const text = await answer.text();
    const body = /[/+]json/.test(answer.headers.get('Content-Type') ?? '') && text ? JSON.parse(text) : null;
    if (!answer.ok) {
      throw problem(answer.status, body ?? {}, challenge(answer.headers.get('WWW-Authenticate')));
    }
    return { body, etag };
  }

  async #fetch(method, segments, { body, ifMatch, signal, query }, renew) {
    const token = await this.#token(renew);
    const headers = { Authorization: 'Bearer ' + token, Accept: 'application/json' };
    if (ifMatch) {
      headers['If-Match'] = ifMatch;
    }
    const binary = body instanceof Blob;
    if (body !== undefined) {
      headers['Content-Type'] = binary ? body.type : 'application/json';
    }
    const asked = new URLSearchParams(Object.entries(query).filter(([, value]) => value !== '' && value != null));
    const address = [this.#base, ...segments.map(encodeURIComponent)].join('/') + (asked.size > 0 ? '?' + asked : '');
    try {
      return await fetch(address, {
        method,
        headers,
        signal,
        body: body === undefined || binary ? body : JSON.stringify(body),
        credentials: 'omit',
        cache: 'no-store',
        redirect: 'error',
      });
    } catch (cause) {
      throw signal?.aborted ? cause : new ApiError('offline');
    }
  }

  async #token(renew) {
    try {
      return await this.#session.token({ renew });
    } catch (cause) {
      throw new ApiError(cause.lost ? 'signed-out' : 'offline');
    }
  }
}

const KINDS = { 400: 'invalid', 401: 'signed-out', 403: 'forbidden', 404: 'missing', 409: 'conflict', 412: 'changed', 413: 'invalid', 415: 'invalid', 422: 'invalid', 428: 'changed', 429: 'busy', 503: 'busy' };

function problem(status, body, asked) {
  const fresh = status === 401 && asked.error === 'insufficient_user_authentication';
  // Keycloak's Account API names the member and a key of its own message catalogue.
  const first = body.errors?.[0] ?? body;
  return new ApiError(fresh ? 'fresh' : (KINDS[status] ?? 'failed'), {
    status,
    code: body.code ?? first.errorMessage,
    title: body.title,
    detail: body.detail,
    pointer: body.pointer ?? (first.field ? '/' + first.field : null),
    maxAge: fresh ? Number(asked.max_age ?? 0) : null,
  });
}
