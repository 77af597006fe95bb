// The authenticator: sets this phone up, shows the sign-ins that wait for it, and says yes or no to them.

import { answer, offer, pending, REALM, Refused, until } from './calls.js';
import { accounts, forget, freshKey, keep } from './keys.js';
import * as lock from './lock.js';
import * as notices from './notices.js';
import * as owning from './owning.js';
import * as scan from './scan.js';
import { language, t } from './words.js';

const EVERY = 2000; // milliseconds between two looks while the page is seen

const root = document.getElementById('app');
let screen = ''; // what is drawn, so that looking anew disturbs nobody who types
let timer;
let looks = 0; // a look that is under way when somebody does something is of no use any more

document.documentElement.lang = language;
document.title = 'Stagedoor: ' + t('title');

/** An element; what is text stays text. */
function el(name, attributes, ...children) {
  const element = document.createElement(name);
  for (const [key, value] of Object.entries(attributes ?? {})) {
    if (key === 'onclick') element.addEventListener('click', value);
    else element.setAttribute(key, value);
  }
  element.append(...children.filter((child) => child !== undefined));
  return element;
}

function draw(name, ...children) {
  screen = name;
  root.replaceChildren(...children.filter((child) => child !== undefined));
  root.querySelector('[data-first]')?.focus();
}

const heading = (text) => el('h1', { tabindex: '-1', 'data-first': '' }, text);
const button = (text, onclick, kind = '') => el('button', { type: 'button', class: kind, onclick }, text);
const page = { el, draw, heading, button, isDrawn: (name) => screen === name };

// ---- looking

async function look() {
  clearTimeout(timer);
  const thisOne = ++looks;
  const mine = await accounts();
  if (mine.length === 0) {
    if (owning.needsInstalling()) return owning.installFirst(page);
    const missed = owning.remembered();
    return missed.length > 0 ? owning.lost(page, missed, () => setUp(true)) : setUp();
  }
  const answers = await Promise.allSettled(mine.map(pending));
  const waiting = answers.flatMap(({ value }, at) => (value?.challenges ?? []).map((challenge) => ({ challenge, account: mine[at] })));
  waiting.sort((one, other) => other.challenge.createdAt.localeCompare(one.challenge.createdAt));
  await confirmed(mine, answers);
  const told = await notices.state();
  if (waiting.length === 0) await notices.clear();
  if (thisOne !== looks) return undefined;
  const unknown = mine.find((_, at) => answers[at].reason?.code === 'device-unknown');
  const notice = answers.flatMap(({ value }, at) => (value?.notices ?? []).map((one) => ({ notice: one, account: mine[at] })))[0];
  if (waiting.length > 0) question(waiting[0]);
  else if (notice && screen !== 'said') owning.newPhone(page, notice, (...what) => stop() ?? said(...what));
  else if (unknown) unknown.confirmed ? removed(unknown) : offered(unknown);
  // What became of the last one stays until there is something new.
  else if (screen !== 'said') quiet(mine, answers.some(({ reason }) => reason) ? t('failed') : undefined, told);
  return later();
}

/** The page has said that this phone is its person's. */
async function confirmed(mine, answers) {
  for (const [at, account] of mine.entries()) {
    if (!answers[at].value) continue;
    owning.remember(account.account);
    if (!account.confirmed) {
      await keep({ ...account, confirmed: true });
      renewed();
    }
  }
}

function later() {
  clearTimeout(timer);
  timer = setTimeout(() => (document.hidden ? later() : look()), EVERY);
}

function stop() {
  clearTimeout(timer);
  looks++;
}

/** Only where something is waited for: whoever types or reads goes on undisturbed. */
function lookNow() {
  if (/^(quiet|question|offered|removed)/.test(screen)) look();
}

/** Behind everything else: whether somebody is told while this page is closed changes nothing for who has it open. */
function renewed() {
  notices.renewWhereOn().catch(() => {});
}

function quiet(mine, wrong, told) {
  if (screen === 'quiet' + wrong + told) return;
  draw(
    'quiet' + wrong + told,
    heading(t('title')),
    el('p', { id: 'state', class: wrong ? 'wrong' : '' }, wrong ?? t('none')),
    el('ul', { class: 'accounts', 'aria-label': t('account') }, ...mine.map(({ account }) => el('li', {}, account))),
    el('p', { id: 'notices', class: 'soft' }, t('notices-' + told)),
    told === 'ask' ? button(t('noticesAllow'), (event) => switched(event.target, notices.allow), 'first') : undefined,
    told === 'on' ? button(t('noticesStop'), (event) => switched(event.target, notices.stop), 'plain') : undefined,
    button(t('add'), () => setUp(true), 'plain'),
  );
}

async function switched(pressed, change) {
  pressed.disabled = true;
  try {
    await change();
    await done();
  } catch {
    pressed.disabled = false;
    document.getElementById('notices').textContent = t('noticesFailed');
  }
}

// ---- setting up

function setUp(more = false, wrong) {
  stop();
  const code = el('input', { id: 'code', autocomplete: 'off', autocapitalize: 'characters', spellcheck: 'false', 'data-first': '', 'aria-describedby': 'code-wrong' });
  const form = el(
    'form',
    {},
    el('label', { for: 'code' }, t('code')),
    code,
    el('p', { id: 'code-wrong', class: 'wrong', role: 'alert' }, wrong ?? ''),
    el('button', { type: 'submit', class: 'first', id: 'go-on' }, t('goOn')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    enrol(code.value);
  });
  const camera = scan.isPossible() ? scan.startButton(page, () => scan.start(page, enrol, (why) => setUp(more, why))) : undefined;
  draw('set-up', el('h1', {}, t('addTitle')), el('p', {}, t('addText')), form, camera, more ? button(t('cancel'), look, 'plain') : owning.beforeLink(page, () => owning.before(page, () => setUp(), button(t('cancel'), () => setUp(), 'plain'))));
}

async function enrol(code) {
  stop();
  if (owning.needsInstalling()) return owning.installFirst(page);
  return (await lock.isThere()) ? locked(code) : join(code);
}

/** Whether the phone shall check its person; a press of a button, as browsers ask for one. */
function locked(code, wrong) {
  const making = async () => {
    const fresh = await freshKey();
    return { ...fresh, ...(await lock.make(REALM, fresh.device, code)) };
  };
  lock.offer(page, () => making().then((made) => join(code, made), () => locked(code, lock.say('failed'))), () => join(code), wrong);
}

async function join(code, made) {
  try {
    const { passkey, id, ...fresh } = made ?? (await freshKey());
    const { mark, account } = await offer(fresh, code, deviceName(), passkey);
    await keep({ ...fresh, mark, account, confirmed: false, lock: id });
    return await look();
  } catch (problem) {
    return problem.code === 'invalid' ? locked(code, lock.say('failed')) : setUp(true, t(problem instanceof Refused ? 'codeWrong' : 'failed'));
  }
}

function offered({ device, mark, account }) {
  if (screen === 'offered' + device) return;
  draw(
    'offered' + device,
    heading(t('offeredTitle')),
    el('p', {}, account),
    el('p', {}, t('offered')),
    el('p', { id: 'mark', class: 'mark' }, mark),
    el('p', { class: 'soft' }, t('waitingForPage')),
    button(t('cancel'), () => forget(device).then(look), 'plain'),
  );
}

function removed({ device, account }) {
  const gone = () => forget(device).then(() => owning.unremember(account));
  owning.removed(page, { device, account }, () => gone().then(() => setUp(true)), button(t('forget'), () => gone().then(look), 'plain'));
}

function deviceName() {
  const { userAgent } = navigator;
  const named = ['Android', 'iPhone', 'iPad', 'Windows', 'Mac OS', 'CrOS', 'Linux'].find((one) => userAgent.includes(one)) ?? t('phone');
  const browser = ['Edg', 'OPR', 'Firefox', 'Chrome', 'Safari'].find((one) => userAgent.includes(one)) ?? '';
  return `${named} ${browser.replace('Edg', 'Edge').replace('OPR', 'Opera')}`.trim();
}

// ---- answering

function question({ challenge, account }) {
  const left = document.getElementById('left');
  const seconds = Math.max(0, Math.ceil(until(challenge.expiresAt) / 1000));
  if (screen === 'question' + challenge.id) {
    left.textContent = t('left', { n: seconds });
    return;
  }
  const number = el('input', { id: 'number', inputmode: 'numeric', maxlength: '2', autocomplete: 'off', 'data-first': '', 'aria-describedby': 'number-hint number-wrong' });
  const wrong = el('p', { id: 'number-wrong', class: 'wrong', role: 'alert' });
  const form = el(
    'form',
    {},
    el('label', { for: 'number' }, t('number')),
    number,
    el('p', { id: 'number-hint', class: 'soft' }, t('numberHint')),
    wrong,
    el('button', { type: 'submit', class: 'first', id: 'approve' }, t('approve')),
  );
  form.addEventListener('submit', (event) => {
    event.preventDefault();
    if (/^[1-9][0-9]$/.test(number.value.trim())) say(account, challenge, 'approve', Number(number.value.trim()));
    else wrong.textContent = t('numberWrong');
  });
  draw(
    'question' + challenge.id,
    el('h1', {}, t('question')),
    facts(challenge, account),
    form,
    el('div', { class: 'others' }, button(t('deny'), () => say(account, challenge, 'deny')), button(t('report'), () => say(account, challenge, 'report'), 'danger')),
    el('p', { id: 'left', class: 'soft', 'aria-live': 'off' }, t('left', { n: seconds })),
  );
}

function facts({ application, organization, place, address, browser }, { account }) {
  const lines = { account, application, organization, place, address, browser };
  return el('dl', {}, ...Object.entries(lines).flatMap(([key, value]) => (value ? [el('dt', {}, t(key)), el('dd', {}, value)] : [])));
}

async function say(account, challenge, decision, number) {
  stop();
  try {
    await answer(account, challenge.id, decision, number);
    said(t({ approve: 'approved', deny: 'denied', report: 'reported' }[decision]));
  } catch (problem) {
    if (problem instanceof DOMException) return closed();
    const known = ['number-differs', 'over'].includes(problem.code);
    said(t(known ? problem.code : problem.status === 404 ? 'over' : 'failed'), true);
  }
}

/** The phone did not recognise its person: the question stays. */
function closed() {
  document.getElementById('number-wrong').textContent = lock.say('closed');
  later();
}

function said(text, wrong = false) {
  draw('said', heading(t('title')), el('p', { id: 'state', class: wrong ? 'wrong' : '' }, text), button(t('goOn'), done, 'plain'));
  later();
}

function done() {
  screen = '';
  return look();
}

// ---- beginning

/** A code that was scanned; of no use twice, so it goes from the address. */
function scanned() {
  const code = location.hash.slice(1);
  history.replaceState(null, '', location.pathname);
  return /^[0-9A-Z]{12}$/.test(code) ? enrol(code) : look();
}

if (!window.isSecureContext || !crypto.subtle) {
  draw('insecure', heading(t('title')), el('p', { class: 'wrong' }, t('insecure')));
} else {
  window.addEventListener('hashchange', () => location.hash && scanned());
  document.addEventListener('visibilitychange', () => document.hidden || lookNow());
  navigator.serviceWorker?.addEventListener('message', lookNow);
  await scanned();
  renewed();
}
