import { html, nothing } from 'lit';
import { app } from '../app.js';
import { save } from '../conflict.js';
import { told } from '../decision.js';
import { ask } from '../dialog.js';
import { t } from '../i18n.js';
import { Page, empty } from '../page.js';
import { button } from '../parts.js';
import { boundsText, learnBounds } from '../service-account/bounds.js';
import { editProfile } from '../service-account/profile-edit.js';
import { accountTabs, mayDecide } from '../service-account/words.js';
import { all, readTeams } from '../team-data.js';

const PATH = 'permission-profiles';

/** Sets of permissions that requests for service accounts name. */
class PermissionProfiles extends Page {
  heading() {
    return t('service-accounts.tab.profiles');
  }

  actions() {
    return mayDecide() ? button(t('profiles.create'), () => this.after(this.#create()), { sign: 'plus', primary: true }) : nothing;
  }

  async load(signal) {
    const [profiles, accounts] = await Promise.all([all([PATH], signal), all(['service-accounts'], signal)]);
    await learnBounds(profiles.map(({ bounds }) => bounds), signal);
    return { profiles: profiles.sort((a, b) => a.name.localeCompare(b.name)), accounts };
  }

  again(name) {
    const [what, id] = name.split(/:(.*)/s);
    const profile = this.data.profiles.find((one) => one.id === id);
    if (what === 'create') {
      this.after(this.#create());
    } else if (what === 'change' && profile) {
      this.after(this.#change(profile));
    } else if (what === 'delete' && profile) {
      this.after(this.#delete(profile));
    }
  }

  body() {
    const { profiles } = this.data;
    return html`${accountTabs()}
      <p class="hint section-lead">${t('profiles.lead')}</p>
      ${profiles.length === 0 ? empty(t('profiles.none'), t(mayDecide() ? 'profiles.none.what' : 'profiles.none.ask')) : html`<ul class="rows">${profiles.map((profile) => this.#row(profile))}</ul>`}`;
  }

  #users({ id }) {
    return this.data.accounts.filter(({ profile }) => profile === id);
  }

  #row(profile) {
    const about = profile.name;
    return html`<li>
      <span class="row-main">
        <bdi class="row-title">${profile.name}</bdi>
        <span class="row-text">${boundsText(profile.bounds)}</span>
        <span class="row-text">${t('profiles.used', { n: this.#users(profile).length })}</span>
      </span>
      ${profile.sensitive ? html`<span class="marks"><span class="mark mark-warning">${t('profiles.sensitive.mark')}</span></span>` : nothing}
      ${mayDecide()
        ? html`<span class="row-actions">${button(t('profiles.change'), () => this.after(this.#change(profile)), { about })} ${this.#users(profile).length === 0 ? button(t('profiles.delete'), () => this.after(this.#delete(profile)), { about, danger: true }) : nothing}</span>`
        : nothing}
    </li>`;
  }

  async #known() {
    const [catalogue, teams] = await Promise.all([app.here.get(['catalogue']), readTeams()]);
    return { permissions: catalogue.body.permissions, teams };
  }

  async #create() {
    const done = await editProfile({
      title: t('profiles.create'),
      ...(await this.#known()),
      again: 'create',
      write: (body) => app.here.send('POST', [PATH], { body }),
    });
    return told(done, 'profiles.saved');
  }

  async #change({ id }) {
    const path = [PATH, id];
    const [before, known] = await Promise.all([app.here.get(path), this.#known()]);
    const fields = { name: t('profiles.name'), sensitive: t('profiles.sensitive'), bounds: t('profiles.permissions') };
    const done = await editProfile({
      title: t('profiles.change.title', { name: before.body.name }),
      profile: before.body,
      ...known,
      accounts: this.#users(before.body),
      again: 'change:' + id,
      write: (mine) => save({ before, mine, fields, show, read: () => app.here.get(path), write: (body, ifMatch) => app.here.send('PUT', path, { body, ifMatch }) }),
    });
    return told(done, done?.theirs ? 'profiles.theirs' : 'profiles.saved');
  }

  async #delete({ id }) {
    const { body, etag } = await app.here.get([PATH, id]);
    const done = await ask({
      title: t('profiles.delete.title', { name: body.name }),
      consequences: [t('profiles.delete.what')],
      confirm: t('profiles.delete'),
      danger: true,
      again: 'delete:' + id,
      submit: () => app.here.send('DELETE', [PATH, id], { ifMatch: etag }),
    });
    return told(done, 'profiles.deleted');
  }
}

function show(name, value) {
  return name === 'bounds' ? boundsText(value) : name === 'sensitive' ? t(value ? 'profiles.sensitive.mark' : 'profiles.sensitive.not') : (value ?? '');
}

customElements.define('sd-permission-profiles', PermissionProfiles);
