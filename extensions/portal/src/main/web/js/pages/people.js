import { html } from 'lit';
import { t } from '../i18n.js';
import { Page } from '../page.js';

class P extends Page {
  heading() {
    return t('nav.people');
  }

  body() {
    return html`<p></p>`;
  }
}

customElements.define('sd-people', P);
