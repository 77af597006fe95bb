// Being told that somebody signs in while this page is closed: what the browser allows, and what the server knows of it. The page and its worker use it.

import { notices, subscribe, unsubscribe } from './calls.js';
import { accounts, base64url } from './keys.js';

const TAG = 'sign-in';

/** What a worker's address is made by: the one script that this page may start (see its Content-Security-Policy). */
const worker = self.trustedTypes?.createPolicy('stagedoor-worker', { createScriptURL: address }).createScriptURL('') ?? address();

function address() {
  return new URL('worker.js', import.meta.url).href;
}

/** 'impossible', 'blocked', 'ask' or 'on'. */
export async function state() {
  if (!('serviceWorker' in navigator && 'PushManager' in self && 'Notification' in self)) return 'impossible';
  if (Notification.permission === 'denied') return 'blocked';
  const subscription = await (await navigator.serviceWorker.getRegistration())?.pushManager.getSubscription();
  return Notification.permission === 'granted' && subscription ? 'on' : 'ask';
}

/** Only when somebody asked for it: browsers take it amiss otherwise, and so do people. */
export async function allow() {
  if ((await Notification.requestPermission()) !== 'granted') return;
  await navigator.serviceWorker.register(worker, { type: 'module', scope: './' });
  await renew(await navigator.serviceWorker.ready);
}

export async function stop() {
  const registration = await navigator.serviceWorker.getRegistration();
  await (await registration?.pushManager.getSubscription())?.unsubscribe();
  await Promise.allSettled((await accounts()).map(unsubscribe));
}

/** The server may have lost it, have another key by now, or not know it of an account that was set up since. */
export async function renew(registration) {
  for (const account of await accounts()) {
    if (!account.confirmed) continue;
    const known = await notices(account).catch(removed);
    if (!known) continue;
    const { key, endpoint } = known;
    const subscription = await subscribed(registration, key);
    const { keys } = subscription.toJSON();
    if (endpoint !== (await hashed(subscription.endpoint))) await subscribe(account, { endpoint: subscription.endpoint, keys: { p256dh: keys.p256dh, auth: keys.auth }, key });
  }
}

/** Taken from its account: that is said elsewhere, and other accounts go on. */
function removed(problem) {
  if (problem.status !== 403) throw problem;
}

export async function renewWhereOn() {
  if ((await state()) === 'on') await renew(await navigator.serviceWorker.ready);
}

async function subscribed({ pushManager }, key) {
  const before = await pushManager.getSubscription();
  if (before && base64url(new Uint8Array(before.options.applicationServerKey)) === key) return before;
  await before?.unsubscribe();
  return pushManager.subscribe({ userVisibleOnly: true, applicationServerKey: bytes(key) });
}

/** One at a time, and nothing in it that a lock screen should not show. */
export const show = (registration, title, body, lang) => registration.showNotification(title, { body, lang, tag: TAG, renotify: true, icon: 'icon.svg' });

/** Nobody asks any more. */
export async function clear() {
  const registration = await navigator.serviceWorker?.getRegistration();
  for (const one of (await registration?.getNotifications({ tag: TAG })) ?? []) one.close();
}

async function hashed(text) {
  return base64url(new Uint8Array(await crypto.subtle.digest('SHA-256', new TextEncoder().encode(text))));
}

function bytes(base64) {
  return Uint8Array.from(atob(base64.replaceAll('-', '+').replaceAll('_', '/')), (character) => character.charCodeAt(0));
}
