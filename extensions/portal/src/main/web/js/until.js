import { html, nothing } from 'lit';
import { field } from './dialog.js';
import { current, t } from './i18n.js';

const MOST_YEARS = 10;
const WORDS = {
  today: /^(today|heute|aujourd['’]hui)$/,
  tomorrow: /^(tomorrow|morgen|demain)$/,
  nextWeek: /^(next week|nächste woche|la semaine prochaine|semaine prochaine)$/,
  nextMonth: /^(next month|nächsten monat|nächster monat|le mois prochain|mois prochain)$/,
  endOfWeek: /^(end of (the )?week|ende der woche|wochenende|fin de (la )?semaine)$/,
  endOfMonth: /^(end of (the )?month|ende des monats|monatsende|fin (du|de) mois)$/,
  endOfYear: /^(end of (the )?year|ende des jahres|jahresende|fin (de l['’]année|d['’]année))$/,
};
const LEADING = /^(until|till|by|on|bis zum|bis|am|zum|jusqu['’]au|jusqu['’]à|jusqu['’]en|le|au)\s+/;
const NEXT = /^(next|nächsten|nächster|nächste)\s+|\s+prochain$/;
const AMOUNT = /^(?:in |dans )?(\d{1,3}) ?(?:(d|days?|tage?n?|jours?)|(w|weeks?|wochen?|semaines?)|(m|months?|monate?n?|mois))$/;
const QUICK = [['today', 0], ['friday', null], ['week', 7], ['month', 30]];

/**
 * The end of the day that somebody means: 'until Friday', 'tomorrow', 'in 2 weeks', '27 Nov', '2026-11-27'. English always, and the
 * language that is spoken. Null where nothing is understood, or it is over. Where two days could be meant, the earlier one.
 */
export function parseUntil(text, now = new Date(), language = current()) {
  const said = text.trim().toLowerCase().replace(/\s+/g, ' ').replace(LEADING, '');
  const day = meant(said, now, language);
  if (!day) {
    return null;
  }
  const end = new Date(day.getFullYear(), day.getMonth(), day.getDate(), 23, 59, 59);
  return end > now && end.getFullYear() <= now.getFullYear() + MOST_YEARS ? end : null;
}

function meant(said, now, language) {
  return relative(said, now) ?? weekday(said, now, language) ?? written(said) ?? named(said, now, language);
}

function relative(said, now) {
  const word = Object.keys(WORDS).find((key) => WORDS[key].test(said));
  if (word) {
    return {
      today: () => plus(now, 0),
      tomorrow: () => plus(now, 1),
      nextWeek: () => plus(now, 7),
      nextMonth: () => plusMonths(now, 1),
      endOfWeek: () => plus(now, (7 - now.getDay()) % 7),
      endOfMonth: () => new Date(now.getFullYear(), now.getMonth() + 1, 0),
      endOfYear: () => new Date(now.getFullYear(), 11, 31),
    }[word]();
  }
  const [, amount, days, weeks, months] = AMOUNT.exec(said) ?? [];
  return days ? plus(now, Number(amount)) : weeks ? plus(now, 7 * Number(amount)) : months ? plusMonths(now, Number(amount)) : null;
}

function weekday(said, now, language) {
  const later = NEXT.test(said);
  const index = position(said.replace(NEXT, ''), language, 7, (i) => new Date(2024, 0, 7 + i), 'weekday');
  if (index < 0) {
    return null;
  }
  return plus(now, ((index - now.getDay() + 7) % 7) + (later ? 7 : 0));
}

/** 2026-11-27 and 27.11.2026; what is written with slashes means one day here and another there, so it is not guessed. */
function written(said) {
  const [, year, month, day] = /^(\d{4})-(\d{1,2})-(\d{1,2})$/.exec(said) ?? [];
  if (year) {
    return valid(Number(year), Number(month) - 1, Number(day));
  }
  const [, first, second, third] = /^(\d{1,2})\. ?(\d{1,2})\. ?(\d{4})$/.exec(said) ?? [];
  return first ? valid(Number(third), Number(second) - 1, Number(first)) : null;
}

/** 27 November, Nov 27, 27. November 2026. */
function named(said, now, language) {
  const [, before, name, after, year] = /^(\d{1,2})?\.? ?(\p{L}+)\.? ?(\d{1,2})?,? ?(\d{4})?$/u.exec(said) ?? [];
  if (!name || Boolean(before) === Boolean(after)) {
    return null;
  }
  const month = position(name, language, 12, (i) => new Date(2024, i, 1), 'month');
  const day = Number(before ?? after);
  if (month < 0) {
    return null;
  }
  if (year) {
    return valid(Number(year), month, day);
  }
  const soon = valid(now.getFullYear(), month, day);
  return soon && soon < plus(now, 0) ? valid(now.getFullYear() + 1, month, day) : soon;
}

/** Which weekday or month has that name, long or short, in English or the language that is spoken. */
function position(name, language, count, dateOf, part) {
  const wanted = name.replace(/\.$/, '');
  for (const tag of new Set([language, 'en'])) {
    for (const length of ['long', 'short']) {
      const format = new Intl.DateTimeFormat(tag, { [part]: length });
      const found = Array.from({ length: count }, (_, i) => format.format(dateOf(i)).toLowerCase().replace(/\.$/, '')).indexOf(wanted);
      if (found >= 0) {
        return found;
      }
    }
  }
  return -1;
}

function plus(now, days) {
  return new Date(now.getFullYear(), now.getMonth(), now.getDate() + days);
}

/** A month later, or its last day where it is shorter. */
function plusMonths(now, months) {
  const last = new Date(now.getFullYear(), now.getMonth() + months + 1, 0);
  return new Date(last.getFullYear(), last.getMonth(), Math.min(now.getDate(), last.getDate()));
}

function valid(year, month, day) {
  const date = new Date(year, month, day);
  return date.getMonth() === month && date.getDate() === day ? date : null;
}

/** As the API takes it. */
export function instant(date) {
  return date.toISOString().replace('.000Z', 'Z');
}

/** What a form sends for its text: nothing where it is empty. */
export function untilOf(text) {
  return text.trim() ? instant(parseUntil(text)) : undefined;
}

/** The error of a text, or nothing. */
export function untilError(text) {
  return text.trim() && !parseUntil(text) ? t('until.not-understood') : undefined;
}

/** A day as a date input writes it, in local time. */
export function isoDay(date) {
  const two = (value) => String(value).padStart(2, '0');
  return `${date.getFullYear()}-${two(date.getMonth() + 1)}-${two(date.getDate())}`;
}

/** When something ends, in words or from the calendar; says back which moment is meant. */
export function untilField(values, set, errors, { name = 'until', now = new Date() } = {}) {
  const end = parseUntil(values[name], now);
  const put = (text) => set(name)({ target: { value: text } });
  const quick = (days) => isoDay(days === null ? weekday('friday', now, 'en') : plus(now, days));
  return html`${field({ id: name, label: t('until.label'), hint: t('until.hint'), error: errors[name], optional: true }, ({ id, described, invalid }) => html`<div class="until">
      <input id=${id} class="form-control" maxlength="60" autocomplete="off" .value=${values[name]} aria-invalid=${invalid} aria-describedby="${described} ${name}-meant" @input=${set(name)} />
      <input type="date" class="form-control" aria-label=${t('until.calendar')} min=${isoDay(now)} .value=${end ? isoDay(end) : ''} @change=${set(name)} />
    </div>`)}
    <div class="choices" role="group" aria-label=${t('until.quick')}>
      ${QUICK.map(([word, days]) => html`<button type="button" class="choice" aria-pressed=${String(Boolean(end) && isoDay(end) === quick(days))} @click=${() => put(quick(days))}>${t('until.quick.' + word)}</button>`)}
      <button type="button" class="choice" aria-pressed=${String(!values[name].trim())} @click=${() => put('')}>${t('until.quick.never')}</button>
    </div>
    <p class="meant" role="status" id="${name}-meant">${end ? t('until.meant', { time: longTime(end) }) : values[name].trim() ? nothing : t('until.never')}</p>`;
}

function longTime(date) {
  return new Intl.DateTimeFormat(current(), { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', hour: '2-digit', minute: '2-digit' }).format(date);
}
