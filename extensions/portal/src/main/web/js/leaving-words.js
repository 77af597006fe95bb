import { html } from 'lit';
import { has, t } from './i18n.js';

/** Who said so, in words. */
export function kindName(kind) {
  return has('leaving.kind.' + kind) ? t('leaving.kind.' + kind) : kind;
}

/** How far a departure has come. */
export function stateMark({ state, restored }) {
  const word = restored ? 'restored' : state;
  return html`<span class="mark ${word === 'held' ? 'mark-danger' : ''}">${t('leaving.state.' + word)}</span>`;
}
