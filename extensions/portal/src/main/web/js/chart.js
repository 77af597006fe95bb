import { html, svg } from 'lit';
import { day, number, t } from './i18n.js';

const HEIGHT = 190;
const TOP = 8;
const FLOOR = 22;

/** Sign-ins by day: bars for the eye, one sentence and a table for everybody. */
export function signInChart(days) {
  const highest = Math.max(1, ...days.map((one) => one.succeeded + one.failed));
  const scale = niceStep(highest);
  const tall = HEIGHT - TOP - FLOOR;
  const y = (value) => TOP + tall - (value / scale.top) * tall;
  const width = 100 / days.length;
  const every = Math.ceil(days.length / 6);
  return html`<div class="chart-holder">
      <div class="chart-axis" aria-hidden="true">${scale.lines.map((value) => html`<span data-y=${Math.round(y(value))}>${number(value)}</span>`)}</div>
      <svg class="chart" width="100%" height=${HEIGHT} role="img" aria-label=${sentence(days)}>
        ${scale.lines.map((value) => svg`<line class="chart-line" x1="0" x2="100%" y1=${y(value)} y2=${y(value)} />`)}
        ${days.map((one, i) => bar(one, i * width, width, y))}
        ${days.map((one, i) =>
          i % every === 0 ? svg`<text class="chart-day" x="${i * width + width / 2}%" y=${HEIGHT - 5} text-anchor="${i === 0 ? 'start' : 'middle'}">${day(one.date)}</text>` : '',
        )}
      </svg>
    </div>
    <ul class="chart-key" aria-hidden="true">
      <li class="key-succeeded">${t('overview.succeeded')}</li>
      <li class="key-failed">${t('overview.failed')}</li>
    </ul>
    <details class="chart-table">
      <summary>${t('overview.as-table')}</summary>
      <div class="table-scroll" tabindex="0" role="region" aria-label=${t('overview.sign-ins')}>
        <table class="table">
          <thead>
            <tr>
              <th scope="col">${t('overview.day')}</th>
              <th scope="col" class="number">${t('overview.succeeded')}</th>
              <th scope="col" class="number">${t('overview.failed')}</th>
            </tr>
          </thead>
          <tbody>
            ${days.toReversed().map(
              (one) => html`<tr>
                <th scope="row">${day(one.date, { weekday: 'short', day: 'numeric', month: 'short' })}</th>
                <td class="number">${number(one.succeeded)}</td>
                <td class="number">${number(one.failed)}</td>
              </tr>`,
            )}
          </tbody>
        </table>
      </div>
    </details>`;
}

function bar(one, x, width, y) {
  const gap = width * 0.22;
  const succeeded = y(one.succeeded);
  const failed = y(one.succeeded + one.failed);
  const title = t('overview.of-day', { day: day(one.date), succeeded: one.succeeded, failed: one.failed });
  return svg`<g class="chart-bar">
    <title>${title}</title>
    <rect class="chart-hit" x="${x}%" width="${width}%" y=${TOP} height=${HEIGHT - TOP - FLOOR} />
    <rect class="chart-succeeded" x="${x + gap / 2}%" width="${width - gap}%" y=${succeeded} height=${y(0) - succeeded} />
    <rect class="chart-failed" x="${x + gap / 2}%" width="${width - gap}%" y=${failed} height=${succeeded - failed} />
  </g>`;
}

function sentence(days) {
  const succeeded = days.reduce((sum, one) => sum + one.succeeded, 0);
  const failed = days.reduce((sum, one) => sum + one.failed, 0);
  const most = days.reduce((a, b) => (b.succeeded + b.failed > a.succeeded + a.failed ? b : a));
  return t('overview.chart', { succeeded, failed, day: day(most.date), most: most.succeeded + most.failed });
}

/** At most four lines, at 1, 2 or 5 times a power of ten. */
export function niceStep(highest) {
  const power = 10 ** Math.floor(Math.log10(Math.max(1, highest / 4)));
  const step = [1, 2, 5, 10].map((factor) => factor * power).find((value) => value * 4 >= highest) ?? 1;
  const count = Math.ceil(highest / step);
  return { top: step * count, lines: Array.from({ length: count + 1 }, (_, i) => i * step) };
}
