import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { copyValue } from '../copy-value.js';
import { madeToken, makeToken, revokeToken, tokenRow } from '../directory/tokens.js';
import { requestRow } from '../directory/requests.js';
import { addRole, removeRole, roleMapping } from '../directory/role-mapping.js';
import { explain, t } from '../i18n.js';
import { Page, empty } from '../page.js';
import { button, section } from '../parts.js';

const SHOWN = 50;

/** Where the corporate directory sends people and groups to, with what, what became of it, and what its roles mean here. */
class Directory extends Page {
  static properties = { more: { state: true }, rest: { state: true } };

  constructor() {
    super();
    this.more = [];
    this.rest = null;
  }

  heading() {
    return t('nav.directory');
  }

  get #mayChange() {
    return app.holds('owner', 'security-administrator');
  }

  async load(signal) {
    const [settings, tokens, requests] = await Promise.all([
      app.here.get(['scim'], { signal }),
      app.here.get(['scim', 'tokens'], { signal }),
      app.here.get(['scim', 'requests'], { signal, query: { limit: SHOWN } }),
    ]);
    this.more = [];
    this.rest = requests.body.next ?? null;
    return { settings, tokens: tokens.body.items, requests: requests.body.items };
  }

  again(name) {
    const [what, id] = name.split(/:(.*)/s);
    const token = this.data.tokens.find((one) => one.id === id);
    if (what === 'token') {
      this.#make();
    } else if (what === 'token-revoke' && token) {
      this.after(revokeToken(token));
    } else if (what === 'role-add') {
      this.after(addRole(this.data.settings));
    } else if (what === 'role-remove') {
      this.after(removeRole(this.data.settings, id));
    }
  }

  body() {
    const { settings, tokens } = this.data;
    const { baseUrl, people, groups } = settings.body;
    const mayMake = this.#mayChange && tokens.length < 2;
    return html`<div class="stack stack-wide">
      ${section(
        'address',
        t('directory.address'),
        '',
        html`<div class="stack">
          <ul class="rows copies">
            <li>${copyValue(t('directory.base-url'), baseUrl, t('directory.base-url.called'))}</li>
          </ul>
          <p class="hint">${t('directory.has-people', { n: people })} ${t('directory.has-groups', { n: groups })} <a href=${app.path('teams', 'rules')} data-route>${t('directory.rules')}</a></p>
        </div>`,
        t('directory.address.what'),
      )}
      ${section(
        'tokens',
        t('directory.tokens'),
        mayMake ? button(t('directory.token.make'), () => this.#make(), { sign: 'plus' }) : '',
        tokens.length === 0
          ? empty(t('directory.no-tokens'), t('directory.no-tokens.what'))
          : html`<ul class="rows" aria-label=${t('directory.tokens')}>
              ${tokens.map((token) => tokenRow(token, this.#mayChange ? () => this.after(revokeToken(token)) : null))}
            </ul>`,
        t('directory.tokens.what'),
      )}
      ${roleMapping(settings, this.#mayChange, (doing) => this.after(doing))} ${this.#requests()}
    </div>`;
  }

  #requests() {
    const all = [...this.data.requests, ...this.more];
    return section(
      'requests',
      t('directory.requests'),
      button(t('directory.requests.again'), () => this.reload()),
      all.length === 0
        ? html`<p class="hint">${t('directory.no-requests')}</p>`
        : html`<ul class="rows requests" aria-label=${t('directory.requests')}>
              ${all.map(requestRow)}
            </ul>
            ${this.rest ? html`<div class="more">${button(t('directory.requests.more'), () => this.#older())}</div>` : nothing}`,
      t('directory.requests.what'),
    );
  }

  async #older() {
    try {
      const { body } = await app.here.get(['scim', 'requests'], { query: { limit: SHOWN, before: this.rest } });
      this.more = [...this.more, ...body.items];
      this.rest = body.next ?? null;
    } catch (error) {
      notify(explain(error), 'info');
    }
  }

  /** What is shown once is shown in a question that is closed by hand. */
  async #make() {
    try {
      const made = await makeToken(this.data.tokens);
      if (made) {
        await madeToken(made, this.data.settings.body.baseUrl);
        await this.reload();
      }
    } catch (error) {
      notify(explain(error), 'info');
    }
  }
}

customElements.define('sd-directory', Directory);
