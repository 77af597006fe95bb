// Whose phone this is: where it has to be installed first, what it says when its key is gone, and which other phones were set up after it.

import { acknowledge, ACCOUNT } from './calls.js';
import { language } from './words.js';
import { OWNING } from './owning-words.js';

const NOTE = 'stagedoor-push'; // in the local storage: for whom this phone was set up, to be missed when the keys are gone

const say = (key, values = {}) => OWNING[language][key].replace(/\{(\w+)\}/g, (_, name) => values[name]);

// ---- the note

export function remember(account) {
  if (remembered().includes(account)) return;
  write([...remembered(), account]);
  // A page that is used seldom loses its storage otherwise; browsers may say no, and then this screen's other half helps.
  navigator.storage?.persist?.();
}

export const unremember = (account) => write(remembered().filter((one) => one !== account));

/** Accounts that this phone was set up for, whether it still has their keys or not. */
export function remembered() {
  try {
    const noted = JSON.parse(localStorage.getItem(NOTE));
    return Array.isArray(noted) ? noted.filter((one) => typeof one === 'string') : [];
  } catch {
    return [];
  }
}

function write(accounts) {
  try {
    localStorage.setItem(NOTE, JSON.stringify(accounts));
  } catch {
    // A browser that keeps nothing: then nothing is missed either.
  }
}

// ---- installing

/** On an iPhone or iPad a page that the camera opens shares no storage with the installed app: a key that is made there is lost. */
export function needsInstalling() {
  const { userAgent, maxTouchPoints } = navigator;
  const ios = /iPhone|iPad|iPod/.test(userAgent) || (userAgent.includes('Macintosh') && maxTouchPoints > 1);
  return ios && !navigator.standalone && !matchMedia('(display-mode: standalone)').matches;
}

export function installFirst(page) {
  page.draw(
    'install',
    page.heading(say('installTitle')),
    page.el('p', {}, say('installText')),
    steps(page, 'install1', 'install2', 'install3'),
    page.el('p', { class: 'soft' }, say('installWhy')),
  );
}

// ---- a key that is gone

/**
 * @param accounts names, as this phone knew them
 * @param again sets it up again
 */
export function lost(page, accounts, again) {
  if (page.isDrawn('lost')) return;
  guide(page, 'lost', say('lostTitle'), say('lostText'), accounts, again, page.button(say('lostForget'), () => accounts.forEach(unremember) ?? again(), 'plain'));
}

/**
 * @param again forgets the key that is worth nothing and sets the phone up again
 * @param other what else can be done
 */
export function removed(page, { device, account }, again, other) {
  if (page.isDrawn('removed' + device)) return;
  guide(page, 'removed' + device, say('removedTitle'), say('removed'), [account], again, other);
}

/** For somebody who says that the phone was set up, where nothing is left that tells so. */
export function before(page, again, back) {
  guide(page, 'before', say('beforeTitle'), say('before'), [], again, back);
}

function guide(page, name, title, text, accounts, again, other) {
  page.draw(
    name,
    page.heading(title),
    accounts.length > 0 ? page.el('ul', { class: 'accounts' }, ...accounts.map((one) => page.el('li', {}, one))) : undefined,
    page.el('p', {}, text),
    steps(page, 'again1', 'again2', 'again3'),
    page.el('p', {}, page.el('a', { href: ACCOUNT }, say('toAccount'))),
    page.el('p', { class: 'soft' }, say('helpDesk')),
    page.button(say('again'), again, 'first'),
    other,
  );
}

const steps = (page, ...keys) => page.el('ol', { class: 'steps' }, ...keys.map((key) => page.el('li', {}, say(key))));

export const beforeLink = (page, open) => page.button(say('beforeLink'), open, 'plain');

// ---- a newer phone

/**
 * @param said draws what became of it
 */
export function newPhone(page, { notice, account }, said) {
  const name = 'notice' + notice.device;
  if (page.isDrawn(name)) return;
  const lines = { account: account.account, phone: notice.name, mark: notice.device.slice(0, 6), address: notice.address, time: new Date(notice.createdAt).toLocaleString(language) };
  const answer = (word, text) => () => acknowledge(account, notice.device, word).then(() => said(text), (problem) => said(say(problem.status === 404 ? 'noticeOver' : 'failed'), true));
  page.draw(
    name,
    page.heading(say('noticeTitle')),
    page.el('p', {}, say('notice')),
    page.el('dl', {}, ...Object.entries(lines).flatMap(([key, value]) => [page.el('dt', {}, say(key)), page.el('dd', {}, value)])),
    page.button(say('noticeKnown'), answer('known', say('noticeThanks')), 'first'),
    page.el('p', { class: 'soft apart' }, say('noticeWhat')),
    page.button(say('noticeReport'), answer('report', say('noticeReported')), 'danger'),
  );
}
