import { html, nothing } from 'lit';
import { accountTabs, organizationOfToken } from '../account.js';
import { app } from '../app.js';
import { current, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page, empty } from '../page.js';
import { constraintName, permissionName, projectsText, sourceText, teamRoleName } from '../parts.js';

const ORDER = ['yes', 'conditional', 'no'];

/** In which teams somebody is, why, and what that lets them do. */
class MyTeams extends Page {
  heading() {
    return t('nav.account');
  }

  async load(signal) {
    const organization = await organizationOfToken();
    return { organization, teams: organization ? (await app.api.get(['me', 'teams'], { signal })).body.items : [] };
  }

  body() {
    const { organization, teams } = this.data;
    return html`${accountTabs()} ${this.#others(organization)}
      ${organization === null
        ? empty(t('my-teams.no-organization'), t('my-teams.no-organization.what'))
        : teams.length === 0
          ? empty(t('my-teams.none', { organization: organization.name }), t('my-teams.none.what'))
          : html`<div class="stack">${teams.map((team) => this.#team(team))}</div>`}`;
  }

  /** A token is for one organization, so is this list. */
  #others(organization) {
    const { organizations } = app.me;
    return organizations.length < 2
      ? nothing
      : html`<div class="choices my-organizations" role="group" aria-label=${t('my-teams.organization')}>
          ${organizations.map(({ alias, name }) => html`<button type="button" class="choice" aria-pressed=${String(alias === organization?.alias)} @click=${() => this.#choose(alias)}><bdi>${name}</bdi></button>`)}
        </div>`;
  }

  #choose(alias) {
    return app.session.signIn({ organization: alias, returnTo: location.pathname, language: current() });
  }

  #team({ id, name, teamRole, projects, sources, permissions }) {
    const sorted = [...permissions].sort((a, b) => ORDER.indexOf(a.allowed) - ORDER.indexOf(b.allowed));
    return html`<section class="card-plain" aria-labelledby="team-${id}">
      <div class="section-head"><h2 id="team-${id}"><bdi>${name}</bdi></h2><span class="mark">${teamRoleName(teamRole)}</span></div>
      ${sources.map((source) => html`<p class="row-text">${sourceText(source)}</p>`)} ${sources.length > 1 && projects.length > 0 ? html`<p class="note">${icon('info')}<span>${projectsText(projects)}</span></p>` : nothing}
      <details class="my-permissions">
        <summary>${t('my-teams.may', { n: permissions.filter(({ allowed }) => allowed !== 'no').length })}</summary>
        <ul>
          ${sorted.map(
            ({ permission, allowed, constraint, projects: only }) => html`<li>
              <span class="cell cell-${allowed}">${icon({ yes: 'check', conditional: 'info', no: 'close' }[allowed])}${t('my-teams.' + allowed)}</span>
              <span>${permissionName(permission)}${constraint ? html`<span class="row-text">${constraintName(constraint)}</span>` : nothing}${only?.length > 0 ? html`<span class="row-text">${projectsText(only)}</span>` : nothing}</span>
            </li>`,
          )}
        </ul>
      </details>
    </section>`;
  }
}

customElements.define('sd-account-teams', MyTeams);
