import { html, nothing } from 'lit';
import { field } from '../dialog.js';
import { has, t } from '../i18n.js';
import { isSet } from './steps.js';
import { word } from './words.js';

/** As much as the server takes. */
const LARGEST = 1024 * 1024;

/** What a setting is called. The server's keys may have dashes; messages have none. */
export function settingName({ key }) {
  return word('setting', named(key));
}

/** What a value of it is called. */
export function choiceName({ key }, value) {
  const message = `setting.${named(key)}.is.${value}`;
  return has(message) ? t(message) : String(value ?? '');
}

/** One setting of a connection as a field. put(value) takes what is typed; stored: the settings that the server has. */
export function settingField(setting, vendor, { value, stored, error, put, optional }) {
  const kept = setting.kind === 'secret' && isSet(stored, setting);
  const hint = kept ? t('setting.secret.kept') : hintOf(setting, vendor);
  const frame = { id: 'setting-' + setting.key, label: settingName(setting), hint, error, optional: optional ?? (!setting.required && setting.kind !== 'choice') };
  return field(frame, (tied) => control(setting, tied, value, put));
}

function control({ key, kind, choices = [] }, { id, described, invalid }, value, put) {
  const typed = (event) => put(event.target.value);
  if (kind === 'choice') {
    return html`<select id=${id} class="form-select" aria-invalid=${invalid} aria-describedby=${described || nothing} @change=${typed}>
      ${choices.map((choice) => html`<option value=${choice} ?selected=${choice === value}>${choiceName({ key }, choice)}</option>`)}
    </select>`;
  }
  if (kind === 'xml' || kind === 'certificate') {
    return html`<textarea id=${id} class="form-control mono" rows="5" autocomplete="off" spellcheck="false" .value=${value} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${typed}></textarea>
      <label class="file-choice"><span>${t('setting.file')}</span><input type="file" class="form-control" accept=${kind === 'xml' ? '.xml,text/xml,application/xml,application/samlmetadata+xml' : '.pem,.crt,.cer'} @change=${(event) => read(event.target, put)} /></label>`;
  }
  const type = kind === 'secret' ? 'password' : kind === 'url' ? 'url' : 'text';
  return html`<input id=${id} class="form-control" type=${type} maxlength="1000" autocomplete=${kind === 'secret' ? 'new-password' : 'off'} autocapitalize="none" spellcheck="false" .value=${value} aria-invalid=${invalid} aria-describedby=${described || nothing} @input=${typed} />`;
}

/** The text of a chosen file; one that is too large to be metadata is not even read. */
async function read(input, put) {
  const file = input.files[0];
  if (file && file.size <= LARGEST) {
    put(await file.text());
  } else if (file) {
    put('', t('setting.file.large'));
  }
}

function hintOf({ key }, vendor) {
  const found = [`setting.${named(key)}.hint.${vendor}`, `setting.${named(key)}.hint`].find(has);
  return found ? t(found) : '';
}

function named(key) {
  return key.replace(/-(\w)/g, (dash, letter) => letter.toUpperCase());
}
