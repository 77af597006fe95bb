import { html, nothing } from 'lit';
import { repeat } from 'lit/directives/repeat.js';
import { app } from '../app.js';
import { announce, notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page, empty } from '../page.js';
import { button } from '../parts.js';
import { readTeams, teamTabs } from '../team-data.js';

const SHOWN = 100;

/** Every team that this person may see, found by its name. */
class Teams extends Page {
  static properties = { search: { state: true }, shown: { state: true } };

  constructor() {
    super();
    this.search = new URLSearchParams(location.search).get('search') ?? '';
    this.shown = SHOWN;
  }

  heading() {
    return t('nav.teams');
  }

  actions() {
    return app.holds('owner') ? button(t('teams.create'), () => this.#create(), { sign: 'plus', primary: true }) : nothing;
  }

  async load(signal) {
    return { teams: await readTeams(signal) };
  }

  loaded() {
    announce(t('teams.found', { n: this.#found.length }));
  }

  get #found() {
    const wanted = this.search.trim().toLowerCase();
    return this.data.teams.filter(({ name }) => name.toLowerCase().includes(wanted));
  }

  #typed(event) {
    this.search = event.target.value;
    this.shown = SHOWN;
    const query = this.search.trim() ? '?search=' + encodeURIComponent(this.search.trim()) : '';
    app.go(location.pathname + query, { replace: true, quiet: true });
    announce(t('teams.found', { n: this.#found.length }));
  }

  body() {
    const found = this.#found;
    return html`${teamTabs()}
      ${this.data.teams.length === 0
        ? empty(t('teams.none'), t(app.holds('owner') ? 'teams.none.what' : 'teams.none.ask'))
        : html`<div class="filters">
              <div class="search">
                <label class="visually-hidden" for="teams-search">${t('teams.search')}</label>
                ${icon('search')}
                <input id="teams-search" type="search" class="form-control" autocomplete="off" maxlength="100" placeholder=${t('teams.search')} .value=${this.search} @input=${this.#typed} />
              </div>
            </div>
            ${found.length === 0 ? empty(t('teams.none-found', { search: this.search.trim() }), t('teams.none-found.what')) : this.#list(found)}`}`;
  }

  #list(found) {
    return html`<ul class="rows">
        ${repeat(
          found.slice(0, this.shown),
          ({ id }) => id,
          ({ id, name }) => html`<li class="row-link">
            <a href=${app.path('teams', id)} data-route><span class="row-main"><bdi class="row-title">${name}</bdi></span>${icon('chevron', 'soft')}</a>
          </li>`,
        )}
      </ul>
      ${found.length > this.shown ? html`<div class="more">${button(t('page.more'), () => (this.shown += SHOWN))}</div>` : nothing}`;
  }

  async #create() {
    const made = await ask({
      title: t('teams.create'),
      consequences: [t('teams.create.what')],
      confirm: t('teams.create.confirm'),
      values: { name: '' },
      check: ({ name }) => (name.trim() ? {} : { name: t('form.required') }),
      form: nameField,
      submit: ({ name }) => app.here.send('POST', ['teams'], { body: { name: name.trim() } }),
    });
    if (made) {
      notify(t('teams.create.done', { name: made.body.name }));
      await app.go(app.path('teams', made.body.id));
    }
  }
}

/** The name of a team, in a dialog. */
export function nameField(values, set, errors) {
  return field(
    { id: 'name', label: t('teams.name'), error: errors.name },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="100" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('name')} />`,
  );
}

customElements.define('sd-teams', Teams);
