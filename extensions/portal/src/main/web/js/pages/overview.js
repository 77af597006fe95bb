import { html, nothing } from 'lit';
import { app } from '../app.js';
import { signInChart } from '../chart.js';
import { number, percent, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { match, organizationPages } from '../pages.js';

/** What needs attention, how grave it is, and the page where it is dealt with. A kind that is not known here is left to a newer portal. */
const KINDS = {
  'administrators-without-second-factor': { grave: true, path: ['people'], query: '?show=without-second-factor' },
  'failed-sign-ins-rising': { grave: true, path: ['audit'], query: '' },
  'single-owner': { path: ['organization'], query: '' },
  'people-without-second-factor': { path: ['people'], query: '?show=without-second-factor' },
  'memberships-expiring': { path: ['teams'], query: '' },
  'domains-lapsing': { grave: true, path: ['connections'], query: '' },
  'deprovisioning-brake': { grave: true, path: ['leaving'], query: '' },
  'erasure-requests': { path: ['audit'], query: '' },
};

class Overview extends Page {
  heading() {
    return t('nav.overview');
  }

  async load(signal) {
    return (await app.here.get(['overview'], { signal })).body;
  }

  body() {
    const { people, signIns, secondFactor, attention } = this.data;
    return html`<div class="stack overview">
      <section aria-labelledby="attention">
        <h2 id="attention" class="section-head">${t('overview.attention')}</h2>
        ${this.#attention(attention.filter(({ kind }) => kind in KINDS))}
      </section>
      <div class="figures">${figures(people, signIns, secondFactor)}</div>
      <section class="card-plain" aria-labelledby="sign-ins">
        <div class="section-head">
          <h2 id="sign-ins">${t('overview.sign-ins')}</h2>
          <p class="hint">${t('overview.days')}</p>
        </div>
        ${signIns.some((one) => one.succeeded + one.failed > 0) ? signInChart(signIns) : html`<p class="hint">${t('overview.no-sign-ins')}</p>`}
      </section>
    </div>`;
  }

  updated() {
    // No style attributes by the page's policy; the properties of elements may be set.
    for (const label of this.querySelectorAll('.chart-axis [data-y]')) {
      label.style.top = label.dataset.y + 'px';
    }
  }

  #attention(found) {
    if (found.length === 0) {
      return html`<p class="note note-success">${icon('success')}<span>${t('overview.nothing')}</span></p>`;
    }
    const order = Object.keys(KINDS);
    const sorted = found.toSorted((a, b) => order.indexOf(a.kind) - order.indexOf(b.kind));
    return html`<ul class="rows attention">
      ${sorted.map(({ kind, count }) => {
        const { grave, path, query } = KINDS[kind];
        const words = html`${icon(grave ? 'warning' : 'info', grave ? 'grave' : 'soft')}
          <span class="row-main">
            <span class="row-title">${t('attention.' + kind, { n: count })}</span>
            <span class="row-text">${t('attention.' + kind + '.what')}</span>
          </span>`;
        return match(organizationPages, path)
          ? html`<li class="row-link"><a href=${app.path(...path) + query} data-route>${words}${icon('chevron', 'soft')}</a></li>`
          : html`<li>${words}</li>`;
      })}
    </ul>`;
  }
}

function figures(people, signIns, secondFactor) {
  const sum = (name) => signIns.reduce((total, one) => total + one[name], 0);
  const failed = sum('failed');
  const all = secondFactor.with + secondFactor.without;
  const share = all === 0 ? 1 : secondFactor.with / all;
  const rest = [
    ['guests', people.guests],
    ['invited', people.invited],
    ['suspended', people.suspended],
  ].filter(([, n]) => n > 0);
  return html`${figure(t('nav.people'), number(people.total), rest.map(([name, n]) => t('overview.' + name, { n })).join(' · ') || t('overview.all-here'), app.path('people'))}
    ${figure(t('overview.sign-ins'), number(sum('succeeded')), t('overview.in-days'))}
    ${figure(t('overview.failed-sign-ins'), number(failed), t('overview.share', { share: percent(failed / Math.max(1, failed + sum('succeeded'))) }))}
    ${figure(t('overview.second-factor'), percent(share), t('overview.without', { n: secondFactor.without }), secondFactor.without > 0 ? app.path('people') + '?show=without-second-factor' : null)}`;
}

function figure(label, value, text, path) {
  const words = html`<span class="figure-label">${label}</span><strong class="figure-value">${value}</strong><span class="figure-text">${text}</span>`;
  return path ? html`<a class="card-plain figure" href=${path} data-route>${words}</a>` : html`<div class="card-plain figure">${words || nothing}</div>`;
}

customElements.define('sd-overview', Overview);
