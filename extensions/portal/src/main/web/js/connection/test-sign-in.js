import { html, nothing } from 'lit';
import { app } from '../app.js';
import { dateTime, t } from '../i18n.js';
import { icon } from '../icons.js';
import { nameOf, teamRoleName } from '../parts.js';
import { sensitively } from '../sensitive.js';
import { refusalAdvice, refusalName, word } from './words.js';

const SHOWN = 30;

/** Goes to the identity provider and comes back to the page with ?test=. */
export function startTest({ id }) {
  return sensitively(t('test.start'), 'test', async () => {
    const { body } = await app.here.send('POST', ['connections', id, 'test-sign-ins']);
    const address = new URL(body.url, location.origin);
    if (address.protocol === 'https:' || address.origin === location.origin) {
      app.guard(null);
      location.assign(address);
      // The page is left; whoever waits for this waits until then.
      return new Promise(() => {});
    }
    throw new Error('not an address to go to');
  });
}

export async function readTest(connection, test, signal) {
  try {
    return (await app.here.get(['connections', connection, 'test-sign-ins', test], { signal })).body;
  } catch (error) {
    if (error.kind === 'missing') {
      return { id: test, state: 'expired' };
    }
    if (error.kind === 'fresh') {
      // What arrived is about a person: it is shown to whoever has just signed in.
      return { id: test, state: 'stale' };
    }
    if (error.kind === 'forbidden') {
      return null;
    }
    throw error;
  }
}

/** What arrived at a test sign-in, and what would have become of it; then: where to go on. */
export function testResult(test, then = nothing) {
  const { state } = test;
  const note = { waiting: ['', 'info'], arrived: ['note-success', 'success'], refused: ['note-danger', 'warning'] }[state] ?? ['note-warning', 'warning'];
  return html`<div class="test-result stack">
    <div class="note ${note[0]}">
      ${state === 'waiting' ? html`<span class="spinner-border spinner-border-sm" aria-hidden="true"></span>` : icon(note[1])}
      <div>
        ${state === 'refused' ? refusal(test) : html`<p>${t('test.' + (['waiting', 'arrived'].includes(state) ? state : 'expired'))}</p>`}
        ${test.arrivedAt ? html`<p>${t('test.at', { time: dateTime(test.arrivedAt) })}</p>` : nothing}
      </div>
    </div>
    ${test.person && state === 'arrived' ? personPart(test.person) : nothing} ${then} ${state === 'arrived' || test.claims?.length > 0 ? arrivedPart(test) : nothing}
  </div>`;
}

function refusal({ refusal: refused }) {
  return html`<p class="row-title">${refusalName(refused?.code)}</p>
    <p>${refusalAdvice(refused?.code)}</p>
    ${refused?.detail ? html`<p>${t('test.detail')} <bdi>${refused.detail}</bdi></p>` : nothing}
    <p><code><bdi>${refused?.code}</bdi></code></p>`;
}

function personPart({ would, id, name, email, teams = [] }) {
  const linked = id && (would === 'found' || would === 'linked');
  return html`<section aria-labelledby="test-person">
    <h3 id="test-person">${t('test.person')}</h3>
    <p>${word('test.would', would)}</p>
    <dl class="facts">
      <dt>${t('test.name')}</dt>
      <dd>${linked ? html`<a href=${app.path('people', id)} data-route>${nameOf({ name, email })}</a>` : nameOf({ name, email })}</dd>
      <dt>${t('test.email')}</dt>
      <dd><bdi>${email}</bdi></dd>
      <dt>${t('test.teams')}</dt>
      <dd>${teams.length === 0 ? t('test.no-teams') : teams.map((one) => html`<div><bdi>${one.name}</bdi> · ${teamRoleName(one.teamRole)}</div>`)}</dd>
    </dl>
  </section>`;
}

function arrivedPart({ claims = [], groups = [], groupsTruncated, assurance: told }) {
  const assurance = told ?? {};
  const amr = assurance.amr ?? [];
  return html`<section aria-labelledby="test-groups">
      <h3 id="test-groups">${t('test.groups')}</h3>
      ${groups.length === 0
        ? html`<p class="hint">${t('test.no-groups')}</p>`
        : html`<ul class="chips">
              ${groups.slice(0, SHOWN).map((group) => html`<li><code><bdi>${group}</bdi></code></li>`)}
            </ul>
            ${groups.length > SHOWN ? html`<p class="hint">${t('test.more-groups', { n: groups.length - SHOWN })}</p>` : nothing}`}
      ${groupsTruncated ? html`<p class="hint">${refusalAdvice('groups-truncated')}</p>` : nothing}
    </section>
    <section aria-labelledby="test-assurance">
      <h3 id="test-assurance">${t('test.assurance')}</h3>
      <dl class="facts">
        <dt>${t('test.acr')}</dt>
        <dd>${assurance.acr ? html`<code><bdi>${assurance.acr}</bdi></code>` : t('test.not-said')}</dd>
        <dt>${t('test.amr')}</dt>
        <dd>${amr.length > 0 ? amr.map((one) => html`<code><bdi>${one}</bdi></code> `) : t('test.not-said')}</dd>
        <dt>${t('test.auth-time')}</dt>
        <dd>${assurance.authTime ? dateTime(assurance.authTime) : t('test.not-said')}</dd>
      </dl>
    </section>
    <section aria-labelledby="test-claims">
      <h3 id="test-claims">${t('test.claims', { n: claims.length })}</h3>
      <div class="table-scroll" tabindex="0" role="region" aria-labelledby="test-claims">
        <table class="table claims">
          <thead>
            <tr>
              <th scope="col">${t('test.claim')}</th>
              <th scope="col">${t('test.value')}</th>
            </tr>
          </thead>
          <tbody>
            ${claims.map(
              ({ name, values }) => html`<tr>
                <th scope="row"><code><bdi>${name}</bdi></code></th>
                <td>${values.map((value) => html`<div><bdi>${value}</bdi></div>`)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </section>`;
}
