const KEPT = 'stagedoor-connection-';

/** Keeps what was typed over the way to the sign-in page and back; without: what must not be kept, such as a secret. */
export function keepTyped(id, values, without) {
  const kept = Object.entries(values).filter(([key]) => !without.includes(key));
  sessionStorage.setItem(KEPT + id, JSON.stringify(Object.fromEntries(kept)));
}

/** What was typed before; answers it once. */
export function typedBefore(id) {
  const kept = sessionStorage.getItem(KEPT + id);
  sessionStorage.removeItem(KEPT + id);
  return kept ? JSON.parse(kept) : {};
}
