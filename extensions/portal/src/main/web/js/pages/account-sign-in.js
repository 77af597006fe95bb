import { html, nothing } from 'lit';
import { act, accountTabs, tellAct } from '../account.js';
import { notify } from '../announce.js';
import { app } from '../app.js';
import { ask, field } from '../dialog.js';
import { ago, date, has, t } from '../i18n.js';
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
    const [credentials, linked, own] = await Promise.all([
      account.get(['credentials'], { signal }),
      account.get(['linked-accounts'], { query: { linked: 'true' }, signal }),
      app.api.get(['my-factors'], { signal }),
    ]);
    return { kinds: credentials.body, linked: linked.body, own: new Map(own.body.items.map((one) => [one.id, one])) };
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
            ${held.map((one) => this.#factor(kind, one.credential, factors))}
          </ul>`,
      t(has('account.what.' + type) ? 'account.what.' + type : 'account.what'),
    );
  }

  #factor(kind, credential, factors) {
    const own = this.data.own.get(credential.id) ?? {};
    const about = kindName(kind) + ' ' + (credential.userLabel ?? '');
    const others = [...this.data.own.values()].some((one) => one.id !== credential.id && one.type !== 'recovery-authn-codes');
    return html`<li>
      ${icon(ICONS[kind.type] ?? 'shield', 'soft')}
      <span class="row-main">
        <bdi class="row-title">${credential.userLabel || kindName(kind)}</bdi>
        <span class="row-text">${facts(credential, own)}</span>
        ${own.neededBy ? html`<span class="row-text">${t('account.needed', { policy: own.neededBy })}</span>` : nothing}
      </span>
      ${own.preferred && others ? html`<span class="mark mark-success">${t('account.preferred')}</span>` : nothing} ${own.few ? html`<span class="mark mark-warning">${t('account.codes.few')}</span>` : nothing}
      <span class="row-actions">
        ${others && !own.preferred && credential.type !== 'recovery-authn-codes' ? button(t('account.prefer'), () => this.#prefer(credential), { about }) : nothing}
        ${button(t('account.rename'), () => this.#rename(kind, credential), { about })}
        ${kind.removeable && !own.neededBy ? button(t('account.remove'), () => this.#remove(kind, credential, factors), { danger: true, about }) : nothing}
      </span>
    </li>`;
  }

  async #prefer({ id }) {
    await this.after(app.api.send('PUT', ['my-factors', id, 'preferred']));
    notify(t('account.prefer.done'));
  }

  async #rename(kind, { id, userLabel }) {
    const done = await ask({
      title: t('account.rename.title', { name: userLabel || kindName(kind) }),
      confirm: t('form.save'),
      values: { name: userLabel ?? '' },
      check: ({ name }) => (name.trim() ? {} : { name: t('form.required') }),
      form: (values, set, errors) =>
        field({ id: 'factor-name', label: t('account.rename.name'), error: errors.name }, ({ id: input, described, invalid }) => html`<input id=${input} class="form-control" maxlength="60" autocomplete="off" .value=${values.name} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${set('name')} />`),
      submit: ({ name }) => app.api.send('PUT', ['my-factors', id], { body: { name: name.trim() } }),
    });
    if (done !== null) {
      notify(t('account.rename.done'));
      await this.reload();
    }
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

/** Since when, used when, and what else is known of it. */
function facts({ createdDate, type }, { lastUsed, codesLeft, backedUp }) {
  return [
    createdDate ? t('account.since', { time: date(createdDate) }) : '',
    lastUsed ? t('account.used', { ago: ago(lastUsed) }) : t('account.unused'),
    codesLeft === undefined ? '' : t('account.codes.left', { n: codesLeft }),
    backedUp === undefined || !type.startsWith('webauthn') ? '' : t(backedUp ? 'account.backed-up' : 'account.one-device'),
  ]
    .filter(Boolean)
    .join(' · ');
}

customElements.define('sd-account-sign-in', SignIn);
