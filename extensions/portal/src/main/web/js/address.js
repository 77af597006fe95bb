// Where this realm and its portal are: /realms/{realm}/portal/{organization}/{page}, below whatever path a proxy adds.
const found = /^(.*\/realms\/[^/]+)\/portal(?=\/|$)/.exec(location.pathname);

export const realmPath = found ? found[1] : '';
export const portalPath = realmPath + '/portal';

/** Addresses that belong to no organization stand below this segment, which no alias can be. */
export const NOBODYS = '-';

/** A path of this portal as it may be returned to after a sign-in; anything else becomes the portal's root. */
export function safeReturn(path, root = portalPath) {
  const start = root + '/';
  if (typeof path !== 'string' || !path.startsWith(start) || /[\\\u0000-\u001f]/.test(path)) {
    return start;
  }
  const address = new URL(path, location.origin);
  const here = address.origin === location.origin && address.pathname.startsWith(start);
  return here ? address.pathname + address.search + address.hash : start;
}

/** What the address names: an organization's alias or null, and the page's path below it. */
export function parse(pathname = location.pathname) {
  const [first = '', ...rest] = pathname.slice(portalPath.length + 1).split('/').filter(Boolean).map(decode);
  return { organization: first === '' || first === NOBODYS ? null : first, nobodys: first === NOBODYS, segments: rest };
}

/** The address of a page; each segment is encoded. */
export function pathOf(organization, ...segments) {
  return [portalPath, organization ?? NOBODYS, ...segments].map((s, i) => (i === 0 ? s : encodeURIComponent(s))).join('/');
}

/** An address from data, where it is one that may be opened; else null. */
export function safeLink(address) {
  try {
    const parsed = new URL(address);
    return ['https:', 'mailto:'].includes(parsed.protocol) ? parsed.href : null;
  } catch {
    return null;
  }
}

function decode(segment) {
  try {
    return decodeURIComponent(segment);
  } catch {
    return segment;
  }
}
