// Wakes up when the server says that somebody signs in. It knows nothing of it: the page that it opens asks with its proof.

import { renew, show } from './notices.js';
import { language, t } from './words.js';

self.addEventListener('push', (event) => event.waitUntil(told()));
self.addEventListener('notificationclick', (event) => {
  event.notification.close();
  event.waitUntil(opened());
});
self.addEventListener('pushsubscriptionchange', (event) => event.waitUntil(renew(self.registration)));

async function told() {
  for (const page of await pages()) page.postMessage('look');
  // Also where a page is open: browsers take the right away from whoever is told and says nothing.
  await show(self.registration, t('told'), t('toldText'), language);
}

async function opened() {
  const [page] = await pages();
  return page ? page.focus() : self.clients.openWindow(self.registration.scope);
}

async function pages() {
  const all = await self.clients.matchAll({ type: 'window', includeUncontrolled: true });
  return all.filter(({ url }) => url.startsWith(self.registration.scope));
}
