import { html, nothing } from 'lit';
import { app } from '../app.js';
import { breakGlass, endException, exceptPerson } from '../connection/break-glass.js';
import '../connection/domains.js';
import { connectionMarks, protocolName, vendorName } from '../connection/words.js';
import { ago, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page, empty } from '../page.js';
import { button, section } from '../parts.js';

/** The ways into corporate identity providers, the domains that lead there, and who gets in when they fail. */
class Connections extends Page {
  heading() {
    return t('nav.connections');
  }

  get #mayChange() {
    return app.holds('owner', 'security-administrator');
  }

  async load(signal) {
    const [connections, domains, breakGlass] = await Promise.all(['connections', 'domains', 'break-glass'].map((what) => app.here.get([what], { signal })));
    return { connections: connections.body.items, domains: domains.body.items, breakGlass: breakGlass.body.items };
  }

  again(name) {
    const [what, id] = name.split(':');
    const excepted = this.data.breakGlass.find(({ person }) => person.id === id);
    if (what === 'break-glass') {
      this.after(exceptPerson());
    } else if (what === 'break-glass-remove' && excepted) {
      this.after(endException(excepted));
    } else {
      this.querySelector('sd-domains')?.again(name);
    }
  }

  actions() {
    return this.data.connections.length > 0 ? this.#connect() : nothing;
  }

  body() {
    const { connections, domains, breakGlass: excepted } = this.data;
    return html`<div class="stack stack-wide">
      ${connections.length === 0
        ? empty(t('connections.none'), t('connections.none.what'), this.#connect())
        : html`<ul class="rows connections" aria-label=${t('nav.connections')}>
            ${connections.map(row)}
          </ul>`}
      ${section(
        'domains',
        t('domains.title'),
        this.#mayChange ? button(t('domain.add'), () => this.querySelector('sd-domains').add(), { sign: 'plus' }) : '',
        html`<sd-domains .domains=${domains} .mayChange=${this.#mayChange} @changed=${() => this.reload()}></sd-domains>`,
        t('domains.what'),
      )}
      ${breakGlass(excepted, { add: () => this.after(exceptPerson()), remove: (one) => this.after(endException(one)) })}
    </div>`;
  }

  #connect() {
    return this.#mayChange ? html`<a class="btn btn-primary" href=${app.path('connections', 'new')} data-route>${icon('plus')}${t('connections.connect')}</a>` : nothing;
  }
}

function row(connection) {
  const { id, name, vendor, protocol, domains, lastSignIn, problems } = connection;
  return html`<li class="row-link">
    <a href=${app.path('connections', id)} data-route>
      <span class="row-main">
        <bdi class="row-title">${name}</bdi>
        <span class="row-text">${vendorName(vendor)} · ${protocolName(protocol)}${domains.length > 0 ? html` · <bdi>${domains.join(', ')}</bdi>` : nothing}</span>
        <span class="row-text">${lastSignIn ? t('connection.last-sign-in', { ago: ago(lastSignIn) }) : t('connection.no-sign-in')}</span>
      </span>
      <span class="marks">${problems.length > 0 ? html`<span class="mark mark-danger">${t('connection.problems', { n: problems.length })}</span>` : nothing}${connectionMarks(connection)}</span>
      ${icon('chevron', 'soft')}
    </a>
  </li>`;
}

customElements.define('sd-connections', Connections);
