import { html } from 'lit';
import { t } from '../i18n.js';
import { Page } from '../page.js';

class P extends Page {
  heading() {
    return t('nav.organizations');
  }

  body() {
    return html`<p></p>`;
  }
}

customElements.define('sd-organizations', P);
