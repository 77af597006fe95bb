// Small comforts; every page works without them.

for (const button of document.querySelectorAll('[data-copy]')) {
  button.addEventListener('click', async () => {
    await navigator.clipboard.writeText(document.getElementById(button.dataset.copy).textContent.trim());
    document.getElementById('copied').textContent = 'Copied';
  });
}

// 'Call again' changes only its own section, and says when it is done by moving the focus to the fresh button.
document.addEventListener('click', async (event) => {
  const again = event.target.closest('[data-again]');
  if (!again) return;
  event.preventDefault();
  const section = document.getElementById('calls');
  section.setAttribute('aria-busy', 'true');
  const response = await fetch('/calls');
  if (!response.ok) return location.reload();
  section.outerHTML = await response.text();
  document.querySelector('[data-again]').focus({ preventScroll: true });
});

// A session can end elsewhere: on another device, by an administrator, because somebody left the company.
// And rights can be lost: then the gateway ends the token, the application gets a new one, and the table follows.
const account = document.querySelector('.account');

async function look() {
  if (document.hidden) return;
  try {
    const session = await (await fetch('/session')).json();
    if (!session.signedIn) return location.reload();
    if (session.tokens === account.dataset.tokens) return;
    const response = await fetch('/teams');
    if (!response.ok) return location.reload();
    document.getElementById('teams').outerHTML = await response.text();
    account.dataset.tokens = session.tokens;
  } catch {
    // The application is away; the next look finds out.
  }
}

async function keepLooking() {
  await look();
  setTimeout(keepLooking, 500);
}

if (account) keepLooking();
