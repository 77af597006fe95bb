/**
 * The first of the rules that fits a directory group's name, as the server would choose it; null where none does. Expressions are RE2 on
 * the server and the browser's own here: answers { rule, unsure: true } where one cannot be read here.
 */
export function firstMatch(rules, group) {
  for (const rule of rules) {
    const fits = matches(rule, group);
    if (fits !== false) {
      return { rule, unsure: fits === null };
    }
  }
  return null;
}

function matches({ match, pattern }, group) {
  if (match !== 'regex') {
    return match === 'exact' ? group === pattern : group.startsWith(pattern);
  }
  const [, insensitive, rest] = /^(\(\?i\))?([\s\S]*)$/.exec(pattern);
  // What a browser may take for ever over, RE2 answers at once: nested repetitions are left to the dry run.
  if (/[+*}]\)*[+*{]/.test(rest)) {
    return null;
  }
  try {
    return new RegExp('^(?:' + rest + ')$', insensitive ? 'iu' : 'u').test(group);
  } catch {
    return null;
  }
}

/** The list with one entry moved by one place. */
export function moved(list, index, by) {
  const to = index + by;
  if (to < 0 || to >= list.length) {
    return list;
  }
  const copy = [...list];
  [copy[index], copy[to]] = [copy[to], copy[index]];
  return copy;
}
