import { html, nothing } from 'lit';
import { app } from '../app.js';
import { notify } from '../announce.js';
import { ask, field } from '../dialog.js';
import { dateTime, t } from '../i18n.js';
import { Page, empty } from '../page.js';
import { button, section } from '../parts.js';
import '../policy/decisions.js';
import { editPolicy } from '../policy/edit.js';
import { editModels, models, readModels } from '../policy/models.js';
import { sentence } from '../policy/sentence.js';
import '../policy/simulation.js';
import { readTeamRoles, readTeams } from '../team-data.js';

const PATH = ['access-policies'];
const MARKS = { enforced: 'mark-success', 'report-only': 'mark-info', draft: '' };
const SHOWN = 10;

/** Who has to prove what, where; what it would do beforehand; and the way back. */
class Policies extends Page {
  heading() {
    return t('nav.policies');
  }

  get #mayChange() {
    return app.holds('owner', 'security-administrator');
  }

  async load(signal) {
    const [set, versions, report, teams, roles, passkeys] = await Promise.all([
      app.here.get(PATH, { signal }),
      app.here.get([...PATH, 'versions'], { signal }),
      app.here.get([...PATH, 'report'], { signal }),
      readTeams(signal),
      readTeamRoles(signal),
      readModels(signal),
    ]);
    return { passkeys, set: set.body, etag: set.etag, versions: versions.body.versions, report: report.body, known: { teams, roles } };
  }

  actions() {
    return this.#mayChange ? button(t('policies.add'), () => this.after(this.#edit()), { sign: 'plus', primary: true }) : nothing;
  }

  again(name) {
    const [what, id] = [name.slice(0, name.indexOf(':')), name.slice(name.indexOf(':') + 1)];
    const policy = this.data.set.policies.find((one) => one.id === id);
    if (what === 'edit' && (policy || !id)) {
      this.after(this.#edit(policy));
    } else if (what === 'remove' && policy) {
      this.after(this.#remove(policy));
    } else if (what === 'network') {
      this.after(this.#network(this.data.set.networks.find((one) => one.name === id)));
    } else if (what === 'restore') {
      this.after(this.#restore(id));
    } else if (what === 'models') {
      this.after(editModels(this.data.passkeys));
    }
  }

  body() {
    const { policies, networks } = this.data.set;
    return html`<div class="stack stack-wide">
      <div>
        <p class="hint section-lead">${t('policies.lead')}</p>
        ${policies.length === 0 ? empty(t('policies.none'), t('policies.none.what')) : html`<ul class="rows policies">${policies.map((policy) => this.#policy(policy))}</ul>`}
      </div>
      ${section('report', t('policies.report'), '', this.#report(), t('policies.report.days', { n: this.data.report.days }))}
      ${section('try', t('policies.try'), '', html`<sd-simulation></sd-simulation>`, t('policies.try.what'))}
      ${section('decided', t('policies.decided'), '', html`<sd-sign-in-decisions></sd-sign-in-decisions>`, t('policies.decided.what'))}
      ${section(
        'networks',
        t('policies.networks'),
        this.#mayChange ? button(t('policies.network.add'), () => this.after(this.#network()), { sign: 'plus' }) : '',
        networks.length === 0 ? html`<p class="hint">${t('policies.networks.none')}</p>` : html`<ul class="rows">${networks.map((network) => this.#networkRow(network))}</ul>`,
        t('policies.networks.what'),
      )}
      ${models(this.data.passkeys, this.#mayChange ? () => this.after(editModels(this.data.passkeys)) : null)}
      ${this.data.versions.length > 0 ? section('versions', t('policies.versions'), '', html`<ul class="rows">${this.data.versions.slice(0, SHOWN).map((version, i) => this.#version(version, i))}</ul>`) : nothing}
    </div>`;
  }

  #policy(policy) {
    const about = policy.name;
    return html`<li>
      <span class="row-main">
        <bdi class="row-title">${policy.name}</bdi>
        <span class="row-text">${sentence(policy, this.data.known)}</span>
      </span>
      <span class="marks"><span class="mark ${MARKS[policy.state]}">${t('policies.state.' + policy.state)}</span></span>
      ${this.#mayChange ? html`<span class="row-actions">${button(t('policies.change'), () => this.after(this.#edit(policy)), { about })} ${button(t('policies.remove'), () => this.after(this.#remove(policy)), { about, danger: true })}</span>` : nothing}
    </li>`;
  }

  #report() {
    const { refused, asked, people, policies } = this.data.report;
    return html`<ul class="rows report">
      <li>
        <span class="row-main">
          <span class="row-title">${[t('policies.report.refused', { n: refused }), t('policies.report.asked', { n: asked }), t('policies.report.people', { n: people })].join(' · ')}</span>
          ${policies.map(({ name, signIns }) => html`<span class="row-text">${t('policies.report.of', { name, n: signIns })}</span>`)}
        </span>
      </li>
    </ul>`;
  }

  #networkRow(network) {
    const about = network.name;
    return html`<li>
      <span class="row-main"><bdi class="row-title">${network.name}</bdi><span class="row-text">${network.ranges.join(', ')}</span></span>
      ${this.#mayChange
        ? html`<span class="row-actions">${button(t('policies.change'), () => this.after(this.#network(network)), { about })} ${button(t('policies.remove'), () => this.after(this.#removeNetwork(network)), { about, danger: true })}</span>`
        : nothing}
    </li>`;
  }

  #version({ version, author, writtenAt, policies }, i) {
    return html`<li>
      <span class="row-main">
        <span class="row-title">${t('policies.version', { version: String(version), time: dateTime(writtenAt) })}</span>
        <span class="row-text">${[author && t('policies.version.by', { name: author }), t('policies.version.count', { n: policies })].filter(Boolean).join(' · ')}</span>
      </span>
      ${this.#mayChange && i > 0 ? button(t('policies.restore'), () => this.after(this.#restore(String(version))), { about: String(version) }) : nothing}
    </li>`;
  }

  async #edit(policy) {
    const { set, known } = this.data;
    const done = await editPolicy(policy, {
      known,
      networks: set.networks,
      again: 'edit:' + (policy?.id ?? ''),
      submit: (written) => this.#put({ ...set, policies: policy ? set.policies.map((one) => (one === policy ? written : one)) : [...set.policies, written] }),
    });
    return told(done);
  }

  async #remove(policy) {
    const { set } = this.data;
    const done = await ask({
      title: t('policies.remove.title', { name: policy.name }),
      consequences: [t('policies.remove.what')],
      confirm: t('policies.remove'),
      danger: true,
      again: 'remove:' + policy.id,
      submit: () => this.#put({ ...set, policies: set.policies.filter((one) => one !== policy) }),
    });
    return told(done);
  }

  async #network(network) {
    const { set } = this.data;
    const done = await ask({
      title: network?.name ?? t('policies.network.add'),
      confirm: t('policies.save'),
      again: 'network:' + (network?.name ?? ''),
      values: { name: network?.name ?? '', ranges: (network?.ranges ?? []).join('\n') },
      check: ({ name, ranges }) => ({ ...(name.trim() ? {} : { name: t('form.required') }), ...(ranges.trim() ? {} : { ranges: t('form.required') }) }),
      form: (values, set_, errors) => html`${network
        ? nothing
        : field(
            { id: 'network-name', label: t('policies.name'), error: errors.name },
            ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength="80" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set_('name')} />`,
          )}
      ${field(
        { id: 'network-ranges', label: t('policies.network.ranges'), hint: t('policies.network.ranges.hint'), error: errors.ranges },
        ({ id, described, invalid }) => html`<textarea id=${id} class="form-control" rows="4" spellcheck="false" .value=${values.ranges} aria-invalid=${invalid} aria-describedby=${described} @input=${set_('ranges')}></textarea>`,
      )}`,
      submit: ({ name, ranges }) => {
        const written = { name: name.trim(), ranges: ranges.split(/[\s,]+/).filter(Boolean) };
        return this.#put({ ...set, networks: network ? set.networks.map((one) => (one === network ? written : one)) : [...set.networks, written] });
      },
    });
    return told(done);
  }

  async #removeNetwork(network) {
    const { set } = this.data;
    const done = await ask({
      title: t('policies.remove.title', { name: network.name }),
      confirm: t('policies.remove'),
      danger: true,
      again: 'network:',
      submit: () => this.#put({ ...set, networks: set.networks.filter((one) => one !== network) }),
    });
    return told(done);
  }

  async #restore(version) {
    const { body } = await app.here.get([...PATH, 'versions', version, 'differences']);
    const changes = [...body.policies, ...body.networks].map(({ change, name }) => t('policies.diff.' + change, { name }));
    const done = await ask({
      title: t('policies.restore.title', { version }),
      consequences: [t('policies.restore.what'), ...(changes.length > 0 ? changes : [t('policies.diff.none')])],
      confirm: t('policies.restore'),
      again: 'restore:' + version,
      submit: () => app.here.send('POST', [...PATH, 'versions', version, 'restore'], { ifMatch: this.data.etag }),
    });
    return told(done);
  }

  #put(body) {
    return app.here.send('PUT', PATH, { body, ifMatch: this.data.etag });
  }
}

function told(done) {
  if (done) {
    notify(t('policies.saved'));
  }
  return done !== null;
}

customElements.define('sd-policies', Policies);
