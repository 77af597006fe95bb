import { html, nothing } from 'lit';
import { app } from './app.js';
import { has, t } from './i18n.js';
import { icon } from './icons.js';
import { section } from './parts.js';

const ICONS = { otp: 'phone', 'stagedoor-push': 'phone', 'recovery-authn-codes': 'audit' };

/** Null for whoever is not to see it: it is about people, and they are the organization's. */
export async function readCoverage(team, signal) {
  return app.holds('owner', 'security-administrator', 'help-desk', 'auditor') ? (await app.here.get(['teams', team, 'factor-coverage'], { signal })).body : null;
}

/** Which factors a team's people have, as figures. */
export function coverage(figures) {
  if (figures === null) {
    return nothing;
  }
  const { people, counted, covered, kinds } = figures;
  return section(
    'coverage',
    t('coverage.title'),
    '',
    counted === 0
      ? html`<p class="hint">${t('coverage.none')}</p>`
      : html`<ul class="rows coverage">
          <li>
            <span class="row-main">
              <span class="row-title">${t('coverage.sum', { covered, counted })}</span>
              ${people > counted ? html`<span class="row-text">${t('coverage.others', { n: people - counted })}</span>` : nothing}
            </span>
            <span class="mark ${covered < counted ? 'mark-warning' : 'mark-success'}">${covered} / ${counted}</span>
          </li>
          ${Object.entries(kinds).map(
            ([kind, n]) => html`<li>
              ${icon(ICONS[kind] ?? 'key', 'soft')}<span class="row-main"><span class="row-title">${t(has('factor.' + kind) ? 'factor.' + kind : 'factor.other')}</span></span><span class="mark">${t('coverage.kind', { n })}</span>
            </li>`,
          )}
        </ul>`,
    t('coverage.what'),
  );
}
