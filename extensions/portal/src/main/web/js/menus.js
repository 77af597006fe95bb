import { html, nothing } from 'lit';
import * as appearance from './appearance.js';
import { app } from './app.js';
import { LANGUAGES, choose, current, t } from './i18n.js';
import { icon } from './icons.js';

/** Which organization this is, and the way to another one. */
export function organizationMenu() {
  const { organizations, operator } = app.me;
  const here = app.organization;
  if (organizations.length < 2 && !operator) {
    return here ? html`<div class="switcher switcher-only"><span class="switcher-name">${here.name}</span>${roles(here)}</div>` : nothing;
  }
  return html`<div class="dropdown switcher-holder">
    <button type="button" class="switcher" data-bs-toggle="dropdown" aria-expanded="false" aria-label=${t('frame.switch', { name: here?.name ?? t('frame.none') })}>
      <span><span class="switcher-name">${here?.name ?? t('frame.none')}</span>${here ? roles(here) : nothing}</span>${icon('updown')}
    </button>
    <ul class="dropdown-menu">
      ${organizations.map(
        (one) => html`<li>
          <button type="button" class="dropdown-item" aria-current=${String(one.alias === here?.alias)} @click=${() => app.switchTo(one.alias)}>
            <span><span class="switcher-name">${one.name}</span>${roles(one)}</span>${one.alias === here?.alias ? icon('check') : nothing}
          </button>
        </li>`,
      )}
      ${operator
        ? html`${organizations.length > 0 ? html`<li><hr class="dropdown-divider" /></li>` : nothing}
            <li><a class="dropdown-item" href=${app.ownPath('organizations')} data-route>${t('frame.all-organizations')}</a></li>`
        : nothing}
    </ul>
  </div>`;
}

function roles({ organizationRoles, foreign }) {
  const named = organizationRoles.map((role) => t('organization-role.' + role)).join(', ');
  const text = named || (foreign ? t('frame.as-operator') : '');
  return text ? html`<span class="switcher-role">${text}</span>` : nothing;
}

/** The person: language, appearance, signing out. */
export function personMenu() {
  return html`<div class="dropup person">
    <button type="button" class="switcher" data-bs-toggle="dropdown" aria-expanded="false">
      <span><span class="switcher-name">${app.me.name}</span><span class="switcher-role">${app.me.email}</span></span>${icon('updown')}
    </button>
    <div class="dropdown-menu">
      ${choice(t('frame.language'), Object.entries(LANGUAGES), current(), async (tag) => {
        await choose(tag);
        app.dispatchEvent(new Event('spoken'));
      })}
      ${choice(
        t('frame.appearance'),
        appearance.APPEARANCES.map((value) => [value, t('appearance.' + value)]),
        appearance.chosen(),
        (value) => {
          appearance.choose(value);
          app.dispatchEvent(new Event('spoken'));
        },
      )}
      <hr class="dropdown-divider" />
      <button type="button" class="dropdown-item" @click=${() => app.session.signOut()}>${icon('signout')}${t('frame.sign-out')}</button>
    </div>
  </div>`;
}

function choice(label, options, chosen, take) {
  return html`<div role="group" aria-label=${label}>
    <p class="dropdown-header">${label}</p>
    ${options.map(
      ([value, name]) => html`<button type="button" class="dropdown-item" aria-pressed=${String(value === chosen)} lang=${value in LANGUAGES ? value : nothing} @click=${() => take(value)}>
        <span>${name}</span>${value === chosen ? icon('check') : nothing}
      </button>`,
    )}
  </div>`;
}
