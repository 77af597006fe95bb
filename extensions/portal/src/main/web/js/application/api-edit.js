import { html, nothing } from 'lit';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';
import { linesOf } from './edit.js';

const OFFERS = ['own', 'named', 'all'];

/** Asks for an API and writes it by write(body). api: what is there; its identifier never changes. */
export function editApi({ title, api, again, write }) {
  return ask({
    title,
    wide: true,
    confirm: t(api ? 'form.save' : 'apis.register.confirm'),
    again,
    values: {
      identifier: '',
      name: api?.name ?? '',
      description: api?.description ?? '',
      permissions: (api?.permissions ?? []).join(' '),
      approval: api?.approval ?? true,
      offer: api?.offer ?? 'own',
      offeredTo: (api?.offeredTo ?? []).join(' '),
    },
    check: ({ identifier, name, offer, offeredTo }) => ({
      ...(api || identifier.trim() ? {} : { identifier: t('form.required') }),
      ...(name.trim() ? {} : { name: t('form.required') }),
      ...(offer !== 'named' || linesOf(offeredTo).length > 0 ? {} : { offeredTo: t('form.required') }),
    }),
    form: (values, set, errors) => html`${api ? nothing : line('identifier', 200, values, set, errors)} ${line('name', 100, values, set, errors)} ${line('description', 500, values, set, errors, true)}
      ${line('permissions', 6500, values, set, errors, true)} ${offers(values, set)} ${values.offer === 'named' ? line('offeredTo', 2000, values, set, errors) : nothing}
      <div class="form-check">
        <input id="api-approval" class="form-check-input" type="checkbox" .checked=${values.approval} @change=${set('approval')} />
        <label for="api-approval">${t('apis.approval')}</label>
      </div>`,
    submit: (values) => write(bodyOf(values, api)),
  });
}

function bodyOf({ identifier, name, description, permissions, approval, offer, offeredTo }, api) {
  return {
    ...(!api && { identifier: identifier.trim() }),
    name: name.trim(),
    description: description.trim(),
    permissions: linesOf(permissions.replaceAll(',', ' ')),
    approval,
    offer,
    ...(offer === 'named' && { offeredTo: linesOf(offeredTo.replaceAll(',', ' ')) }),
  };
}

function line(name, longest, values, set, errors, optional = false) {
  return field(
    { id: 'api-' + name, label: t('apis.' + name), hint: t(`apis.${name}.hint`), error: errors[name], optional },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength=${longest} autocomplete="off" spellcheck="false" .value=${values[name]} aria-invalid=${invalid} aria-describedby=${described} @input=${set(name)} />`,
  );
}

function offers(values, set) {
  return html`<fieldset class="role-choices">
    <legend class="form-label">${t('apis.offer')}</legend>
    ${OFFERS.map(
      (offer) => html`<div class="form-check">
        <input id="api-offer-${offer}" class="form-check-input" type="radio" name="api-offer" value=${offer} .checked=${values.offer === offer} @change=${set('offer')} />
        <label for="api-offer-${offer}">${t('apis.offer.' + offer)}</label>
      </div>`,
    )}
  </fieldset>`;
}
