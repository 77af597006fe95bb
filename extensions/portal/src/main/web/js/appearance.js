const KEPT = 'stagedoor-appearance';

export const APPEARANCES = ['system', 'light', 'dark'];

export function chosen() {
  const value = localStorage.getItem(KEPT);
  return APPEARANCES.includes(value) ? value : 'system';
}

export function choose(value) {
  localStorage.setItem(KEPT, value);
  dispatchEvent(new Event('stagedoor-appearance'));
}
