import { html, nothing } from 'lit';
import { dateTime, t } from '../i18n.js';
import { icon } from '../icons.js';
import { knownPerson } from '../names.js';
import { button, nameOf, section } from '../parts.js';
import { copyList } from './copy-list.js';
import { revisionText } from './actions.js';
import { freshFirst } from '../sensitive.js';
import { choiceName, settingName } from './setting-field.js';
import { isSet, settingsOf } from './steps.js';
import { testResult } from './test-sign-in.js';
import { problemList } from './words.js';

/** The parts of a connection's page: a step each while it is being connected, a section each afterwards. */

export function copyPart({ connection, preset }, then = nothing) {
  return section('copy', t('copy.title'), '', html`<div class="stack">${copyList(connection.body, preset)} ${then}</div>`, t('copy.what'));
}

export function pastePart({ connection, preset }, { saved, closed = null }) {
  return section('paste', t('paste.title'), '', html`<sd-connection-settings .read=${connection} .preset=${preset} .closable=${closed !== null} @saved=${saved} @closed=${closed}></sd-connection-settings>`, t('paste.what'));
}

/** The settings as they are, without secrets. */
export function settingsPart({ connection: { body }, preset }, change) {
  const settings = settingsOf(body);
  const shown = preset.settings.filter((setting) => isSet(settings, setting));
  return section(
    'paste',
    t('settings.title'),
    change ? button(t('settings.change'), change) : '',
    html`<dl class="facts connection-facts card-plain">
      ${shown.map(
        (setting) => html`<dt>${settingName(setting)}</dt>
          <dd>${value(setting, settings)}</dd>`,
      )}
    </dl>`,
  );
}

function value(setting, settings) {
  if (setting.kind === 'secret') {
    return t('settings.secret-set');
  }
  const text = String(settings[setting.key]);
  return setting.kind === 'choice'
    ? choiceName(setting, text)
    : ['xml', 'certificate'].includes(setting.kind)
      ? html`<details><summary>${t('settings.show', { n: text.length })}</summary><pre class="document">${text}</pre></details>`
      : html`<bdi>${text}</bdi>`;
}

export function domainPart({ connection: { body }, domains }, { mayChange, add, changed, chosen, makeDefault }, then = nothing) {
  return section(
    'domains',
    t('prove.title'),
    mayChange ? button(t('domain.add'), add, { sign: 'plus' }) : '',
    html`<div class="stack">
      <sd-domains .domains=${domains} .connection=${body} .mayChange=${mayChange} @changed=${changed} @chosen=${chosen}></sd-domains>
      ${mayChange
        ? html`<div class="form-check">
            <input id="default" class="form-check-input" type="checkbox" .checked=${Boolean(body.default)} aria-describedby="default-hint" @change=${makeDefault} />
            <div><label for="default" class="row-title">${t('prove.default')}</label><div class="row-text" id="default-hint">${t('prove.default.hint')}</div></div>
          </div>`
        : nothing}
      ${then}
    </div>`,
    t('prove.what'),
  );
}

export function testPart({ connection: { body }, test, ready }, { mayChange, start }, then = nothing) {
  const { testedAt, number } = body.draft ?? {};
  const outdated = test?.revision !== undefined && number !== undefined && test.revision !== number;
  return section(
    'test',
    t('test.title'),
    mayChange && ready ? button(t(test || testedAt ? 'test.start-again' : 'test.start'), start, { primary: !testedAt && test?.state !== 'waiting' }) : '',
    html`<div class="stack">
      ${ready ? nothing : html`<p class="note">${icon('info')}<span>${t('test.not-ready')}</span></p>`} ${testedAt && !test ? html`<p class="note note-success">${icon('success')}<span>${t('test.was', { time: dateTime(testedAt) })}</span></p>` : nothing}
      ${outdated ? html`<p class="note note-warning">${icon('warning')}<span>${t('test.outdated', { number: test.revision })}</span></p>` : nothing} ${test?.state === 'stale' ? freshFirst(t('test.see'), 'see') : test ? testResult(test, then) : then}
    </div>`,
    t('test.what'),
  );
}

export function requirePart({ connection: { body } }, { mayChange, toggle }) {
  const on = body.state === 'active';
  const text = t(body.required ? (on ? 'require.is' : 'require.is-off') : 'require.is-not');
  return section('require', t('require.section'), mayChange && (on || body.required) ? button(t(body.required ? 'unrequire.confirm' : 'require.confirm'), toggle, { danger: !body.required }) : '', html`<p class="hint section-lead">${text}</p>`);
}

/** Who signs in with which settings, and since when. */
export function factsPart({ connection: { body } }) {
  const { live, draft, previous, lastSignIn, domains } = body;
  const line = (name, text) => html`<dt>${name}</dt><dd>${text}</dd>`;
  return html`<dl class="facts connection-facts card-plain">
    ${live ? line(t('facts.live'), revisionText(live)) : nothing} ${body.changed && draft ? line(t('facts.draft'), html`${revisionText(draft)}${draft.savedBy ? html`, ${savedBy(draft.savedBy)}` : nothing}`) : nothing}
    ${previous ? line(t('facts.previous'), revisionText(previous)) : nothing} ${line(t('facts.domains'), domains.length > 0 ? html`<bdi>${domains.join(', ')}</bdi>` : t('facts.no-domains'))}
    ${line(t('facts.last-sign-in'), lastSignIn ? dateTime(lastSignIn) : t('connection.no-sign-in'))}
  </dl>`;
}

function savedBy(person) {
  return nameOf(typeof person === 'string' ? (knownPerson(person) ?? { name: person }) : person);
}

export function problemsPart({ connection: { body } }) {
  return body.problems.length === 0 ? nothing : section('problems', t('problems.title'), '', problemList(body.problems), t('problems.what'));
}
