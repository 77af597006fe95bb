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
const signedIn = document.querySelector('.account') !== null;

async function look() {
  if (document.hidden) return;
  try {
    const session = await (await fetch('/session')).json();
    if (!session.signedIn) location.reload();
  } catch {
    // The application is away; the next look finds out.
  }
}

if (signedIn) setInterval(look, 3000);
