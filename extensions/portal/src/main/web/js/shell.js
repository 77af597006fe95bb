import { LitElement, html, nothing } from 'lit';
import { parse } from './address.js';
import { app } from './app.js';
import { bring, has, t, explain } from './i18n.js';
import { icon } from './icons.js';
import { isFor, match, organizationPages, ownPages } from './pages.js';
import { organizationMenu, personMenu } from './menus.js';
import { ask } from './dialog.js';

/** The frame around every page: navigation, the organization, the person, and the page of the address. */
class Portal extends LitElement {
  static properties = { state: { attribute: false }, page: { state: true } };

  #drawn = null;

  constructor() {
    super();
    this.state = { name: 'starting' };
    this.page = null;
  }

  createRenderRoot() {
    return this;
  }

  connectedCallback() {
    super.connectedCallback();
    app.addEventListener('told', () => this.requestUpdate());
    app.addEventListener('spoken', () => this.#redraw());
    this.addEventListener('click', (event) => this.#follow(event));
    addEventListener('beforeunload', (event) => app.guarded && event.preventDefault());
  }

  updated(changed) {
    if (changed.has('state') && this.state.name === 'ready') {
      this.#show();
    }
  }

  /** Links inside the portal change the page, not the document. */
  #follow(event) {
    const link = event.target.closest?.('a[href]');
    const plain = event.button === 0 && !(event.metaKey || event.ctrlKey || event.shiftKey || event.altKey);
    if (!link || !plain || link.target || link.hasAttribute('download') || link.origin !== location.origin) {
      return;
    }
    if (link.classList.contains('skip')) {
      event.preventDefault();
      this.querySelector('h1')?.focus();
    } else if (link.dataset.route !== undefined) {
      event.preventDefault();
      app.go(link.pathname + link.search);
    }
  }

  async #show() {
    const { organization, nobodys, segments } = parse();
    if (organization !== null && segments.length === 0) {
      await app.go(app.path((visible(organizationPages)[0] ?? organizationPages.at(-1)).path), { replace: true });
      return;
    }
    const found = match(nobodys ? ownPages : organizationPages, segments);
    const allowed = found && (nobodys || app.organization) && isFor(found.page);
    if (!allowed) {
      this.#drawn = null;
      this.page = { missing: nobodys || app.organization ? (found ? 'forbidden' : 'missing') : 'organization' };
      await this.updateComplete;
      this.#focusHeading();
      return;
    }
    const address = location.pathname;
    try {
      await Promise.all([found.page.load(), found.page.words && bring(found.page.words)]);
    } catch {
      // After an upgrade the files that this page was built with are gone: the new ones come with the document.
      location.reload();
      return;
    }
    if (address === location.pathname) {
      this.#draw(found);
    }
  }

  #draw({ page, params }) {
    const element = document.createElement(page.tag);
    element.params = params;
    this.#drawn = element;
    this.page = { element, page };
    this.updateComplete.then(async () => {
      await element.updateComplete;
      this.#focusHeading();
    });
  }

  #redraw() {
    this.requestUpdate();
    this.#drawn?.requestUpdate();
  }

  #focusHeading() {
    scrollTo(0, 0);
    this.querySelector('h1')?.focus({ preventScroll: true });
  }

  render() {
    const { name } = this.state;
    return name === 'starting' ? nothing : name === 'ready' ? this.#ready() : this.#alone();
  }

  #ready() {
    return html`<a class="skip btn btn-primary" href="#main">${t('frame.skip')}</a>
      <header class="top">
        <button type="button" class="btn btn-icon" data-bs-toggle="offcanvas" data-bs-target="#side" aria-controls="side">
          ${icon('menu')}<span class="visually-hidden">${t('frame.menu')}</span>
        </button>
        <span class="logo" role="img" aria-label="Stagedoor"></span>
      </header>
      <div class="offcanvas-lg offcanvas-start" id="side" tabindex="-1" aria-label=${t('frame.menu')}>
       <div class="side">
        <div class="side-head">
          <span class="logo" role="img" aria-label="Stagedoor"></span>
          <button type="button" class="btn btn-icon side-close" data-bs-dismiss="offcanvas" data-bs-target="#side">
            ${icon('close')}<span class="visually-hidden">${t('dialog.close')}</span>
          </button>
        </div>
        ${organizationMenu()}
        <nav aria-label=${t('frame.navigation')}>
          <ul>
            ${app.organization ? visible(organizationPages).map((page) => this.#link(page, app.path(page.path))) : nothing}
            ${visible(ownPages).map((page) => this.#link(page, app.ownPath(page.path)))}
          </ul>
        </nav>
        ${personMenu()}
       </div>
      </div>
      <main id="main">
        <div class="page">${this.page?.element ?? (this.page ? missing(this.page.missing) : nothing)}</div>
      </main>`;
  }

  #link(page, path) {
    const here = location.pathname === path || location.pathname.startsWith(path + '/');
    return html`<li>
      <a href=${path} data-route aria-current=${here ? 'page' : 'false'} @click=${closeSide}>${icon(page.nav)}${t('nav.' + page.nav)}</a>
    </li>`;
  }

  /** Without navigation: signed out, ended, refused. */
  #alone() {
    const { name, error } = this.state;
    const code = error?.code ?? '';
    const why = name === 'failed' ? explain(error) : t(has('alone.' + name + '.' + code) ? 'alone.' + name + '.' + code : 'alone.' + name);
    const sign = () => app.session.signIn({ organization: parse().organization, returnTo: error?.returnTo ?? location.pathname });
    return html`<main class="alone">
      <span class="logo logo-dark" role="img" aria-label="Stagedoor"></span>
      <h1 tabindex="-1">${t('alone.' + name + '.title')}</h1>
      <p>${why}</p>
      ${name === 'failed'
        ? html`<button type="button" class="btn btn-primary" @click=${() => location.reload()}>${t('page.again')}</button>`
        : html`<button type="button" class="btn btn-primary" @click=${sign}>${t('alone.sign-in')}</button>`}
    </main>`;
  }
}

function missing(what) {
  document.title = t('missing.' + what + '.title') + ' · Stagedoor';
  return html`<header class="page-head"><h1 tabindex="-1">${t('missing.' + what + '.title')}</h1></header>
    <p>${t('missing.' + what)}</p>`;
}

function visible(pages) {
  return pages.filter((page) => page.nav && isFor(page));
}

function closeSide(event) {
  event.currentTarget.closest('#side').querySelector('.side-close').click();
}

/** Asked before unsaved input is left behind. */
export function askToLeave() {
  return ask({ title: t('leave.title'), consequences: [t('leave.what')], confirm: t('leave.confirm'), submit: () => true });
}

customElements.define('sd-portal', Portal);
