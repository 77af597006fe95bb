import { Api } from './api.js';
import { parse, pathOf } from './address.js';
import { current } from './i18n.js';
import { Session } from './session.js';

/** What every page may ask for. One for each browser tab. Fires 'moved' when the address changed, 'told' when me was read anew. */
class App extends EventTarget {
  session = new Session();
  api = new Api(this.session);
  me = null;
  #guard = null;

  /** Alias of the organization of the address; on a page of nobody's, the one that the token is for. */
  get alias() {
    return parse().organization ?? this.session.organization;
  }

  /** The organization that is administered, as `me` tells of it; an operator may be in one that they do not belong to. */
  get organization() {
    const alias = this.alias;
    if (alias === null) {
      return null;
    }
    const own = this.me?.organizations.find((organization) => organization.alias === alias);
    return own ?? (this.me?.operator ? { alias, name: alias, home: false, organizationRoles: [], administeredTeams: [], foreign: true } : null);
  }

  /** The API below the organization of the address. */
  get here() {
    return this.api.of(this.alias);
  }

  /** Whether one of these organization roles is held; operators hold all. This decides what is shown: the server decides what is done. */
  holds(...roles) {
    return Boolean(this.me?.operator) || Boolean(this.organization?.organizationRoles.some((role) => roles.includes(role)));
  }

  get administersTeams() {
    return (this.organization?.administeredTeams.length ?? 0) > 0;
  }

  async readMe() {
    this.me = (await this.api.get(['me'])).body;
    this.dispatchEvent(new Event('told'));
  }

  /** Address of a page of this organization. */
  path(...segments) {
    return pathOf(this.alias, ...segments);
  }

  /** Address of a page that belongs to no organization. */
  ownPath(...segments) {
    return pathOf(null, ...segments);
  }

  /** Goes to a page of this portal. quiet: the same page with another filter, so neither focus nor scroll moves. */
  async go(path, { replace = false, quiet = false } = {}) {
    if (!quiet && this.#guard && !(await this.#guard())) {
      return;
    }
    this.#guard = quiet ? this.#guard : null;
    history[replace ? 'replaceState' : 'pushState'](null, '', path);
    if (!quiet) {
      this.dispatchEvent(new Event('moved'));
    }
  }

  /** A page with unsaved input says whether it may be left; null when there is none any more. */
  guard(mayLeave) {
    this.#guard = mayLeave;
  }

  get guarded() {
    return this.#guard !== null;
  }

  /** Another organization is another token. */
  async switchTo(alias) {
    const own = this.me?.organizations.some((organization) => organization.alias === alias);
    if (!own && this.me?.operator && this.session.organization === null) {
      return this.go(pathOf(alias));
    }
    return this.session.signIn({ organization: own ? alias : null, returnTo: pathOf(alias), language: current() });
  }

  /** Signs in once more and comes back here, where the page offers the action of this name again. */
  signInFresh(again) {
    const here = location.pathname + location.search + (again ? '#again=' + encodeURIComponent(again) : '');
    return this.session.signIn({ organization: this.session.organization, returnTo: here, fresh: 0, language: current() });
  }

  /** What is to be offered again after a fresh sign-in; answers it once. */
  takeAgain() {
    const found = /^#again=(.+)$/.exec(location.hash);
    if (!found) {
      return null;
    }
    history.replaceState(null, '', location.pathname + location.search);
    return decodeURIComponent(found[1]);
  }
}

export const app = new App();
