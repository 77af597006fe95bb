import { html, render } from 'lit';
import { icon } from './icons.js';
import { t } from './i18n.js';

const STAYS = 7_000;
let quiet;
let notices;
let shown = [];

/** For those who do not see that something changed: read out, without taking the focus. */
export function announce(text) {
  quiet ??= region('visually-hidden');
  quiet.textContent = '';
  requestAnimationFrame(() => (quiet.textContent = text));
}

/** Something was done: shown for a while, and read out. */
export function notify(text, kind = 'success') {
  notices ??= region('notices');
  const notice = { text, kind };
  shown = [...shown.slice(-2), notice];
  draw();
  setTimeout(() => dismiss(notice), STAYS);
}

function dismiss(notice) {
  shown = shown.filter((other) => other !== notice);
  draw();
}

function draw() {
  render(
    shown.map(
      (notice) => html`<div class="notice notice-${notice.kind}">
        ${icon(notice.kind === 'success' ? 'success' : 'info')}<span>${notice.text}</span>
        <button type="button" class="btn btn-icon" @click=${() => dismiss(notice)}>
          ${icon('close')}<span class="visually-hidden">${t('dialog.close')}</span>
        </button>
      </div>`,
    ),
    notices,
  );
}

function region(classes) {
  const element = document.createElement('div');
  element.className = classes;
  element.setAttribute('role', 'status');
  document.body.append(element);
  return element;
}
