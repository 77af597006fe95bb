// Runs before the page is painted, so that nobody who works in the dark sees a white flash.
const kept = 'stagedoor-appearance';
const dark = matchMedia('(prefers-color-scheme: dark)');

function apply() {
  const chosen = localStorage.getItem(kept);
  document.documentElement.dataset.bsTheme = chosen === 'light' || chosen === 'dark' ? chosen : dark.matches ? 'dark' : 'light';
}

apply();
dark.addEventListener('change', apply);
addEventListener('storage', apply);
addEventListener('stagedoor-appearance', apply);
