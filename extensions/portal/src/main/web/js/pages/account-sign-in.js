import { html, nothing } from 'lit';
import { act, accountTabs, tellAct } from '../account.js';
import { app } from '../app.js';
import { ask } from '../dialog.js';
import { date, has, t } from '../i18n.js';
import { icon } from '../icons.js';
import { Page } from '../page.js';
import { button, section } from '../parts.js';

const ICONS = { otp: 'phone', 'stagedoor-push': 'phone', 'webauthn-passwordless': 'key', webauthn: 'key', 'recovery-authn-codes': 'audit' };

/** How somebody proves that it is them: password, second factors, passkeys, the corporate account. */
class SignIn extends Page {
  heading() {
    return t('nav.account');
  }

  async load(signal) {
    const account = app.api.account();
    const [credentials, linked] = await Promise.all([account.get(['credentials'], { signal }), account.get(['linked-accounts'], { query: { linked: 'true' }, signal })]);
    return { kinds: credentials.body, linked: linked.body };
  }

  loaded() {
    tellAct();
  }

  body() {
    const { kinds, linked } = this.data;
    const factors = kinds.filter(({ type }) => type !== 'password');
    return html`${accountTabs()}
      <div class="stack stack-wide">
        ${this.#password(kinds.find(({ type }) => type === 'password'), linked)} ${factors.map((kind) => this.#kind(kind, factors))} ${this.#linked(linked)}
      </div>`;
  }

  #password(kind, linked) {
    const held = kind?.userCredentialMetadatas?.[0]?.credential;
    const action = kind?.updateAction ?? kind?.createAction;
    const elsewhere = !held && linked.length > 0;
    return section(
      'password',
      t('account.password'),
      !elsewhere && action ? button(t(held ? 'account.password.change' : 'account.password.set'), () => act(action, 'password')) : nothing,
      html`<ul class="rows">
        <li>
          ${icon('key', 'soft')}<span class="row-main">
            <span class="row-title">${t(held ? 'account.password.held' : elsewhere ? 'account.password.elsewhere' : 'account.password.none')}</span>
            ${held?.createdDate ? html`<span class="row-text">${t('account.password.since', { time: date(held.createdDate) })}</span>` : nothing}
          </span>
        </li>
      </ul>`,
    );
  }

  #kind(kind, factors) {
    const { type, createAction, userCredentialMetadatas } = kind;
    const held = userCredentialMetadatas ?? [];
    const name = kindName(kind);
    const add = createAction ? button(t(held.length > 0 && type === 'recovery-authn-codes' ? 'account.codes.renew' : 'account.add'), () => act(createAction, 'added'), { about: name, sign: 'plus' }) : nothing;
    return section(
      'kind-' + type,
      name,
      add,
      held.length === 0
        ? html`<p class="hint">${t(has('account.none.' + type) ? 'account.none.' + type : 'account.none')}</p>`
        : html`<ul class="rows">
            ${held.map(
              (one) => html`<li>
                ${icon(ICONS[type] ?? 'shield', 'soft')}
                <span class="row-main">
                  <bdi class="row-title">${one.credential.userLabel || name}</bdi>
                  <span class="row-text">${[one.credential.createdDate ? t('account.since', { time: date(one.credential.createdDate) }) : '', codesLeft(one)].filter(Boolean).join(' · ')}</span>
                </span>
                ${kind.removeable ? button(t('account.remove'), () => this.#remove(kind, one.credential, factors), { danger: true, about: name + ' ' + (one.credential.userLabel ?? '') }) : nothing}
              </li>`,
            )}
          </ul>`,
      t(has('account.what.' + type) ? 'account.what.' + type : 'account.what'),
    );
  }

  #remove(kind, credential, factors) {
    const others = factors.flatMap(({ userCredentialMetadatas }) => userCredentialMetadatas ?? []).length - 1;
    return ask({
      title: t('account.remove.title', { name: credential.userLabel || kindName(kind) }),
      consequences: [t('account.remove.what'), t(others > 0 ? 'account.remove.others' : 'account.remove.last', { n: others }), t('account.remove.where')],
      confirm: t('account.remove.confirm'),
      danger: true,
      submit: () => act('delete_credential:' + credential.id, 'removed'),
    });
  }

  #linked(linked) {
    return section(
      'linked',
      t('account.linked'),
      nothing,
      linked.length === 0
        ? html`<p class="hint">${t('account.linked.none')}</p>`
        : html`<ul class="rows">
            ${linked.map(
              ({ displayName, providerAlias, linkedUsername }) => html`<li>
                ${icon('organization', 'soft')}<span class="row-main"><bdi class="row-title">${displayName || providerAlias}</bdi><bdi class="row-text">${linkedUsername ?? ''}</bdi></span>
                <span class="mark mark-success">${t('account.linked.yes')}</span>
              </li>`,
            )}
          </ul>`,
      t('account.linked.what'),
    );
  }
}

function kindName({ type, displayName }) {
  return has('factor.' + type) ? t('factor.' + type) : (displayName ?? type);
}

/** How many recovery codes have not been used yet. */
function codesLeft({ infoMessage, credential }) {
  const left = Number(infoMessage?.parameters?.[0] ?? remaining(credential));
  return credential.type === 'recovery-authn-codes' && Number.isInteger(left) ? t('account.codes.left', { n: left }) : '';
}

function remaining({ credentialData }) {
  try {
    return JSON.parse(credentialData).remaining;
  } catch {
    return NaN;
  }
}

customElements.define('sd-account-sign-in', SignIn);
