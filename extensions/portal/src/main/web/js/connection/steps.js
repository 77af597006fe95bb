/** The way of a connection from its vendor to people who sign in through it. */
export const STEPS = ['vendor', 'copy', 'paste', 'domain', 'test', 'on'];

/** Settings of which one is enough: SAML metadata is read from an address or given as a file. */
export function metadataOf(preset) {
  const xml = preset?.settings.find(({ kind }) => kind === 'xml');
  const url = xml && preset.settings.find(({ key, kind }) => kind === 'url' && /metadata/i.test(key));
  return url ? { url, xml } : null;
}

/** The settings as they were saved last, and whether a secret is among them. */
export function settingsOf({ settings, clientSecretSet }) {
  return { ...settings, ...(clientSecretSet !== undefined && { clientSecretSet }) };
}

/** Whether a setting has a value; a secret is never told, only that there is one. */
export function isSet(settings, { key, kind }) {
  return kind === 'secret' ? Boolean(settings[key + 'Set']) : Boolean(String(settings[key] ?? '').trim());
}

/** Whether something is to be filled in; a secret only where nothing else proves who asks. */
export function isNeeded({ key, kind, required }, settings) {
  return kind === 'secret' ? settings.clientAuthentication !== 'private_key_jwt' : required;
}

/** What comes from the vendor's side and is asked for first; all else has a value that fits that vendor. */
export function isFromVendor({ kind, required, initial }) {
  return kind === 'secret' || (required && (!initial || kind === 'url'));
}

/** Whether everything that the vendor's side gives is there. */
export function isComplete(connection, preset) {
  const settings = settingsOf(connection);
  const either = metadataOf(preset);
  const asked = (preset?.settings ?? []).filter((setting) => isNeeded(setting, settings) && !setting.initial);
  return asked.every((setting) => isSet(settings, setting)) && (!either || isSet(settings, either.url) || isSet(settings, either.xml));
}

/** Which steps are done, which one is next, and which can be gone to. The state of the connection decides, so one can leave and come back. */
export function progressOf(connection, preset) {
  const complete = isComplete(connection, preset);
  const done = {
    vendor: true,
    copy: complete,
    paste: complete,
    domain: connection.domains.length > 0 || Boolean(connection.default),
    test: Boolean(connection.draft?.testedAt),
    on: connection.state === 'active' && !connection.changed,
  };
  return { done, next: STEPS.find((step) => !done[step]) ?? 'on', open: STEPS.filter((step) => step !== 'vendor' && (complete || !['test', 'on'].includes(step))) };
}

/** What of the answered settings goes back to the server: a secret that is kept is not sent. */
export function keptSettings(settings) {
  return Object.fromEntries(Object.entries(settings).filter(([key, value]) => !(key.endsWith('Set') && typeof value === 'boolean')));
}
