export const LANGUAGES = { en: 'English', de: 'Deutsch', fr: 'Français' };
const KEPT = 'stagedoor-language';
const catalogues = {
  en: () => import('../i18n/en.js'),
  de: () => import('../i18n/de.js'),
  fr: () => import('../i18n/fr.js'),
};
/** Words of pages that few people open: they come with the first of those pages. */
const areas = {
  connections: {
    en: () => import('../i18n/en-connections.js'),
    de: () => import('../i18n/de-connections.js'),
    fr: () => import('../i18n/fr-connections.js'),
  },
  directory: {
    en: () => import('../i18n/en-directory.js'),
    de: () => import('../i18n/de-directory.js'),
    fr: () => import('../i18n/fr-directory.js'),
  },
  policies: {
    en: () => import('../i18n/en-policies.js'),
    de: () => import('../i18n/de-policies.js'),
    fr: () => import('../i18n/fr-policies.js'),
  },
  leaving: {
    en: () => import('../i18n/en-leaving.js'),
    de: () => import('../i18n/de-leaving.js'),
    fr: () => import('../i18n/fr-leaving.js'),
  },
  'service-accounts': {
    en: () => import('../i18n/en-service-accounts.js'),
    de: () => import('../i18n/de-service-accounts.js'),
    fr: () => import('../i18n/fr-service-accounts.js'),
  },
  applications: {
    en: () => import('../i18n/en-applications.js'),
    de: () => import('../i18n/de-applications.js'),
    fr: () => import('../i18n/fr-applications.js'),
  },
};

let language = 'en';
let messages = {};
const brought = new Set();
let plurals = new Intl.PluralRules('en');

/** Chosen here, else the first of the browser's languages that there is, else English. */
export async function start() {
  const wanted = [localStorage.getItem(KEPT), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase()), 'en'];
  await use(wanted.find((tag) => Object.hasOwn(catalogues, tag ?? '')));
}

export async function choose(tag) {
  localStorage.setItem(KEPT, tag);
  await use(tag);
}

export async function use(tag) {
  const found = await Promise.all([catalogues[tag](), ...[...brought].map((area) => areas[area][tag]())]);
  messages = Object.assign({}, ...found.map((file) => file.default));
  language = tag;
  plurals = new Intl.PluralRules(tag);
  document.documentElement.lang = tag;
}

/** Has an area's words at hand, in this language and whatever is chosen later. */
export async function bring(area) {
  if (!brought.has(area)) {
    const found = await areas[area][language]();
    brought.add(area);
    messages = { ...messages, ...found.default };
  }
}

export function current() {
  return language;
}

export function has(key) {
  return Object.hasOwn(messages, key);
}

/** A message with its {places} filled in. One that depends on a number has forms by plural rule and the place {n}. */
export function t(key, places = {}) {
  const found = messages[key];
  const text = typeof found === 'object' ? (found[plurals.select(places.n)] ?? found.other) : found;
  if (text === undefined) {
    return key;
  }
  return text.replace(/\{(\w+)\}/g, (whole, name) => (typeof places[name] === 'number' ? number(places[name]) : (places[name] ?? whole)));
}

export function number(value) {
  return new Intl.NumberFormat(language).format(value);
}

export function percent(share) {
  return new Intl.NumberFormat(language, { style: 'percent', maximumFractionDigits: 0 }).format(share);
}

export function date(iso) {
  return iso ? new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(new Date(iso)) : '';
}

/** A day without a time, as the server counts them (UTC). */
export function day(iso, options = { day: 'numeric', month: 'short' }) {
  return new Intl.DateTimeFormat(language, { ...options, timeZone: 'UTC' }).format(new Date(iso));
}

export function dateTime(iso) {
  return iso ? new Intl.DateTimeFormat(language, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(iso)) : '';
}

const STEPS = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];

/** Such as '3 hours ago'. */
export function ago(iso, now = Date.now()) {
  const seconds = (new Date(iso).getTime() - now) / 1000;
  const format = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const [unit, length] of STEPS) {
    if (Math.abs(seconds) >= length) {
      return format.format(Math.trunc(seconds / length), unit);
    }
  }
  return t('time.now');
}

/** What went wrong and what to do, in words. The server's own sentence stands where there is no translation of it. */
export function explain(error) {
  const known = 'problem.' + error.code;
  if (error.code && has(known)) {
    return t(known);
  }
  if (['conflict', 'invalid', 'forbidden'].includes(error.kind) && error.detail) {
    return error.detail;
  }
  const kind = 'error.' + (error.kind ?? 'failed');
  return has(kind) ? t(kind) : t('error.failed');
}
