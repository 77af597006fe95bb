import { html, nothing } from 'lit';
import { ApiError } from '../api.js';
import { ask, field } from '../dialog.js';
import { t } from '../i18n.js';

const KINDS = ['web', 'native'];
const ADDRESS = /^\/redirectUris\/(\d+)$/;

/** Asks for an application and writes it by write(body). application: what is there; its kind never changes. */
export function editApplication({ title, application, again, write }) {
  return ask({
    title,
    wide: true,
    confirm: t(application ? 'form.save' : 'applications.make.confirm'),
    again,
    values: valuesOf(application),
    check,
    form: (values, set, errors) => html`${application ? nothing : kinds(values, set)} ${line('name', 100, values, set, errors)} ${line('description', 500, values, set, errors, true)}
      ${addresses(values, set, errors)} ${values.kind === 'native' ? tick('device', values, set) : tick('consent', values, set)}`,
    submit: (values) => written(values, application, write),
  });
}

function valuesOf(application) {
  return {
    kind: application?.kind ?? 'web',
    name: application?.name ?? '',
    description: application?.description ?? '',
    redirectUris: (application?.redirectUris ?? []).join('\n'),
    device: application?.device ?? false,
    consent: application?.consent ?? false,
  };
}

export function linesOf(text) {
  return text.split(/\s+/).filter(Boolean);
}

function check({ name, kind, redirectUris, device }) {
  const signsInElsewhere = kind === 'native' && device;
  return {
    ...(name.trim() ? {} : { name: t('form.required') }),
    ...(linesOf(redirectUris).length > 0 || signsInElsewhere ? {} : { redirectUris: t('form.required') }),
  };
}

/** What is wrong with one address is said at the field that has them all, and which one it is. */
async function written({ kind, name, description, redirectUris, device, consent }, application, write) {
  const native = kind === 'native';
  const lines = linesOf(redirectUris);
  try {
    return await write({ ...(!application && { kind }), name: name.trim(), description: description.trim(), redirectUris: lines, device: native && device, consent: native || consent });
  } catch (error) {
    const [, index] = ADDRESS.exec(error.pointer ?? '') ?? [];
    throw index ? new ApiError(error.kind, { ...error, detail: t('applications.address.wrong', { address: lines[index] ?? '', why: error.detail }), pointer: '/redirectUris' }) : error;
  }
}

function kinds(values, set) {
  return html`<fieldset class="role-choices">
    <legend class="form-label">${t('applications.kind')}</legend>
    ${KINDS.map(
      (kind) => html`<div class="form-check">
        <input id="application-${kind}" class="form-check-input" type="radio" name="application-kind" value=${kind} aria-describedby="application-${kind}-what" .checked=${values.kind === kind} @change=${set('kind')} />
        <span><label for="application-${kind}">${t('applications.kind.' + kind)}</label><span class="form-text row-text" id="application-${kind}-what">${t(`applications.kind.${kind}.what`)}</span></span>
      </div>`,
    )}
    <p class="hint">${t('applications.kind.machine')}</p>
  </fieldset>`;
}

function line(name, longest, values, set, errors, optional = false) {
  return field(
    { id: 'application-' + name, label: t('applications.' + name), hint: t(`applications.${name}.hint`), error: errors[name], optional },
    ({ id, described, invalid }) => html`<input id=${id} class="form-control" maxlength=${longest} autocomplete="off" .value=${values[name]} aria-invalid=${invalid} aria-describedby=${described} @input=${set(name)} />`,
  );
}

function addresses(values, set, errors) {
  return field(
    { id: 'application-redirect', label: t('applications.redirect'), hint: t('applications.redirect.hint.' + values.kind), error: errors.redirectUris },
    ({ id, described, invalid }) => html`<textarea id=${id} class="form-control mono" rows="3" spellcheck="false" maxlength="2600" .value=${values.redirectUris} aria-invalid=${invalid} aria-describedby=${described} @input=${set('redirectUris')}></textarea>`,
  );
}

function tick(name, values, set) {
  return html`<div class="form-check">
    <input id="application-${name}" class="form-check-input" type="checkbox" .checked=${values[name]} @change=${set(name)} />
    <label for="application-${name}">${t('applications.' + name)}</label>
  </div>`;
}
