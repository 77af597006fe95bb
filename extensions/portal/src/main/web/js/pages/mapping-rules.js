import { html, nothing } from 'lit';
import { app } from '../app.js';
import { announce, notify } from '../announce.js';
import { save } from '../conflict.js';
import { ask, field } from '../dialog.js';
import { explain, t } from '../i18n.js';
import { knownPerson, learn } from '../names.js';
import { Page, empty } from '../page.js';
import { button, nameOf, permissionName, teamRoleName } from '../parts.js';
import { firstMatch, moved } from '../rule-matching.js';
import { askToLeave } from '../shell.js';
import { readTeamRoles, readTeams, teamTabs } from '../team-data.js';

const MATCHES = ['exact', 'prefix', 'regex'];
const SHOWN = 40;

/** Which directory group makes whom what: an ordered list, tried out before it is saved. */
class MappingRules extends Page {
  static properties = { draft: { state: true }, tried: { state: true }, checking: { state: true }, refusal: { state: true } };

  constructor() {
    super();
    this.draft = [];
    this.tried = '';
    this.checking = false;
    this.refusal = null;
  }

  heading() {
    return t('teams.tab.rules');
  }

  get #mayChange() {
    return app.holds('owner', 'security-administrator');
  }

  async load(signal) {
    const [rules, teams, roles] = await Promise.all([app.here.get(['mapping-rules'], { signal }), readTeams(signal), readTeamRoles(signal)]);
    return { rules, teams, roles };
  }

  loaded() {
    this.#put(this.data.rules.body.rules);
  }

  get #changed() {
    return JSON.stringify(this.draft) !== JSON.stringify(this.data.rules.body.rules);
  }

  #put(rules) {
    this.draft = rules;
    this.refusal = null;
    app.guard(this.#changed ? askToLeave : null);
  }

  actions() {
    return this.#mayChange ? button(t('rules.add'), () => this.#edit(), { sign: 'plus' }) : nothing;
  }

  body() {
    return html`${teamTabs()}
      <p class="hint section-lead">${t('rules.what')}</p>
      ${this.refusal ? html`<p class="note note-danger" role="alert">${this.refusal}</p>` : nothing}
      ${this.draft.length === 0 ? empty(t('rules.none'), t('rules.none.what')) : html`<ol class="rows rules">${this.draft.map((rule, i) => this.#rule(rule, i))}</ol>`}
      ${this.#mayChange && this.#changed ? this.#unsaved() : nothing} ${this.draft.length > 0 ? this.#try() : nothing}`;
  }

  #rule(rule, i) {
    const about = rule.pattern;
    return html`<li>
      <span class="rule-number" aria-hidden="true">${i + 1}</span>
      <span class="row-main">
        <span class="row-title">${t('rules.' + rule.match)} <code><bdi>${rule.pattern}</bdi></code></span>
        <span class="row-text">${t('rules.gives', { role: teamRoleName(rule.teamRole, this.data.roles), team: this.#team(rule.team) })}</span>
      </span>
      ${this.#mayChange
        ? html`<span class="row-actions">
            ${i > 0 ? button(t('rules.up'), () => this.#move(i, -1), { about }) : nothing} ${i < this.draft.length - 1 ? button(t('rules.down'), () => this.#move(i, 1), { about }) : nothing}
            ${button(t('rules.change'), () => this.#edit(i), { about })} ${button(t('rules.remove'), () => this.#put(this.draft.toSpliced(i, 1)), { about, danger: true })}
          </span>`
        : nothing}
    </li>`;
  }

  #team(id) {
    return this.data.teams.find((team) => team.id === id)?.name ?? t('rules.no-team');
  }

  async #move(i, by) {
    this.#put(moved(this.draft, i, by));
    announce(t('rules.moved', { n: i + by + 1 }));
    await this.updateComplete;
    const buttons = this.querySelectorAll('.rules > li')[i + by].querySelectorAll('button');
    buttons[by < 0 ? 0 : i + by > 0 && i + by < this.draft.length - 1 ? 1 : 0].focus();
  }

  #unsaved() {
    return html`<div class="unsaved">
      <span>${t('rules.unsaved')}</span>
      <span class="row-actions">
        ${button(t('form.discard'), () => this.#put(this.data.rules.body.rules))}
        <button type="button" class="btn btn-primary" aria-disabled=${String(this.checking)} @click=${() => !this.checking && this.#check()}>
          ${this.checking ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>` : nothing} ${t('rules.check')}
        </button>
      </span>
    </div>`;
  }

  #try() {
    const found = this.tried ? firstMatch(this.draft, this.tried) : null;
    const at = found ? this.draft.indexOf(found.rule) + 1 : 0;
    return html`<section class="card-plain rules-try" aria-labelledby="rules-try">
      <h2 id="rules-try">${t('rules.try')}</h2>
      ${field(
        { id: 'group', label: t('rules.group'), hint: t('rules.group.hint') },
        ({ id, described }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" spellcheck="false" .value=${this.tried} aria-describedby=${described} @input=${(event) => (this.tried = event.target.value)} />`,
      )}
      <p role="status" class="meant">
        ${!this.tried ? nothing : !found ? t('rules.fits-none') : t(found.unsure ? 'rules.unsure' : 'rules.fits', { n: at, role: teamRoleName(found.rule.teamRole, this.data.roles), team: this.#team(found.rule.team) })}
      </p>
    </section>`;
  }

  async #edit(i = -1) {
    const { teams, roles } = this.data;
    const start = this.draft[i] ?? { match: 'exact', pattern: '', team: teams[0]?.id ?? '', teamRole: 'team-member' };
    const rule = await ask({
      title: t(i < 0 ? 'rules.add' : 'rules.change.title', { n: i + 1 }),
      consequences: [t('rules.edit.what')],
      confirm: t('rules.take'),
      values: { ...start },
      check: ({ pattern, team }) => ({ ...(pattern ? {} : { pattern: t('form.required') }), ...(team ? {} : { team: t('form.required') }) }),
      form: (values, set, errors) => html`${select('match', t('rules.match'), MATCHES.map((key) => [key, t('rules.' + key)]), values, set, errors, t('rules.' + values.match + '.hint'))}
      ${field(
        { id: 'rule-pattern', label: t('rules.pattern'), error: errors.pattern },
        ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="200" autocomplete="off" spellcheck="false" .value=${values.pattern} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('pattern')} />`,
      )}
      ${select('team', t('rules.team'), teams.map(({ id, name }) => [id, name]), values, set, errors)} ${select('teamRole', t('team.role'), roles.map(({ key }) => [key, teamRoleName(key, roles)]), values, set, errors)}`,
      submit: ({ match, pattern, team, teamRole }) => ({ match, pattern, team, teamRole }),
    });
    if (rule) {
      this.#put(i < 0 ? [...this.draft, rule] : this.draft.with(i, rule));
    }
  }

  /** Says who would gain and lose what; saves where that is meant. */
  async #check() {
    const mine = { rules: this.draft };
    this.checking = true;
    this.refusal = null;
    let dryRun;
    try {
      dryRun = (await app.here.send('POST', ['mapping-rules', 'dry-run'], { body: mine })).body;
      await learn(dryRun.changes.slice(0, SHOWN).map(({ person }) => person));
    } catch (error) {
      this.refusal = explain(error);
      return;
    } finally {
      this.checking = false;
    }
    const losing = dryRun.changes.filter(({ lost, after }) => lost.length > 0 || !after).length;
    const done = await ask({
      title: t('rules.dry-run', { n: dryRun.total }),
      consequences: dryRun.total === 0 ? [t('rules.dry-run.nobody')] : [t('rules.dry-run.losing', { n: losing }), t('rules.dry-run.at-once')],
      wide: true,
      danger: losing > 0,
      confirm: t('rules.save'),
      form: () => (dryRun.total === 0 ? nothing : this.#changes(dryRun)),
      submit: () => this.#save(mine),
    });
    if (done) {
      app.guard(null);
      notify(t(done.theirs ? 'rules.theirs' : 'rules.saved'), done.theirs ? 'info' : 'success');
      await this.reload();
    }
  }

  #save(mine) {
    const say = (name, value) => (value ?? []).map((rule, i) => `${i + 1}. ${t('rules.' + rule.match)} ${rule.pattern} → ${teamRoleName(rule.teamRole, this.data.roles)}, ${this.#team(rule.team)}`).join('\n');
    return save({
      before: this.data.rules,
      mine,
      fields: { rules: t('teams.tab.rules') },
      show: say,
      read: () => app.here.get(['mapping-rules']),
      write: (body, ifMatch) => app.here.send('PUT', ['mapping-rules'], { body, ifMatch }),
    });
  }

  #changes({ total, changes }) {
    const role = (key) => (key ? teamRoleName(key, this.data.roles) : t('rules.not-in-team'));
    return html`<ul class="rows changes">
        ${changes.slice(0, SHOWN).map(
          ({ person, team, before, after, lost, gained }) => html`<li>
            <span class="row-main">
              <span class="row-title">${nameOf(knownPerson(person) ?? { id: person })}</span>
              <span class="row-text">${t('rules.becomes', { team: this.#team(team), before: role(before), after: role(after) })}</span>
              ${lost.length > 0 ? html`<span class="row-text">${t('rules.loses', { permissions: lost.map(permissionName).join(', ') })}</span>` : nothing}
              ${gained.length > 0 ? html`<span class="row-text">${t('rules.gains', { permissions: gained.map(permissionName).join(', ') })}</span>` : nothing}
            </span>
          </li>`,
        )}
      </ul>
      ${total > SHOWN ? html`<p class="hint">${t('rules.more', { n: total - SHOWN })}</p>` : nothing}`;
  }
}

function select(name, label, options, values, set, errors, hint) {
  return field(
    { id: 'rule-' + name, label, hint, error: errors[name] },
    ({ id, described, invalid }) => html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${set(name)}>
      ${options.map(([value, text]) => html`<option value=${value} ?selected=${value === values[name]}>${text}</option>`)}
    </select>`,
  );
}

customElements.define('sd-mapping-rules', MappingRules);
