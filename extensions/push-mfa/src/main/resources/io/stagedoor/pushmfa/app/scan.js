// Reads the code of the page with the camera of this phone. Pictures stay here: they are looked at and thrown away.

import { SCAN } from './scan-words.js';
import { language } from './words.js';

const EVERY = 200; // milliseconds between two looks at the picture
const LONGEST = 800; // pixels of the longer side that are looked at; a code that fills a third of them is read
const ADDRESS = new URL('./#', import.meta.url).href; // of this app: codes of other servers are none
const CODE = /^[0-9A-Z]{12}$/;

const say = (key) => SCAN[language][key];

export const isPossible = () => Boolean(navigator.mediaDevices?.getUserMedia);

export const startButton = (page, start) => page.button(say('start'), start);

/**
 * Asks for the camera, by the press of a button, and looks until there is a code of this server.
 *
 * @param found takes the code
 * @param typed leads back to where it is typed, with the reason where there is one
 */
export async function start(page, found, typed) {
  let stream;
  try {
    stream = await navigator.mediaDevices.getUserMedia({ audio: false, video: { facingMode: 'environment', width: { ideal: 1280 } } });
  } catch (problem) {
    return typed(say({ NotAllowedError: 'refused', NotFoundError: 'none' }[problem.name] ?? 'failed'));
  }
  const video = page.el('video', { id: 'camera', playsinline: '', 'aria-label': say('picture') });
  const state = page.el('p', { id: 'scan-state', role: 'status' }, say('looking'));
  const off = () => stream.getTracks().forEach((track) => track.stop());
  page.draw('scan', page.heading(say('title')), video, state, page.button(say('type'), () => off() ?? typed(), 'plain'));
  video.muted = true;
  video.srcObject = stream;
  try {
    await video.play();
    const code = await read(video, state, () => page.isDrawn('scan'));
    off();
    return code && found(code);
  } catch {
    off();
    return page.isDrawn('scan') ? typed(say('failed')) : undefined;
  }
}

/** The first code of this server; nothing where the page shows something else by now. */
async function read(video, state, isWanted) {
  const reader = await chosen();
  while (isWanted()) {
    const text = await reader(video);
    if (text?.startsWith(ADDRESS) && CODE.test(text.slice(ADDRESS.length))) return text.slice(ADDRESS.length);
    if (text) state.textContent = say('other');
    await new Promise((done) => setTimeout(done, EVERY));
  }
  return undefined;
}

/** The browser's own, where it has one; otherwise one of plain JavaScript, which is fetched only then. */
async function chosen() {
  const formats = (await self.BarcodeDetector?.getSupportedFormats?.().catch(() => [])) ?? [];
  if (formats.includes('qr_code')) {
    const detector = new self.BarcodeDetector({ formats: ['qr_code'] });
    return async (video) => (await detector.detect(video))[0]?.rawValue;
  }
  const { decodeQR } = await import('./qr/decode.js');
  const canvas = document.createElement('canvas');
  const context = canvas.getContext('2d', { willReadFrequently: true });
  return (video) => {
    const smaller = Math.min(1, LONGEST / Math.max(video.videoWidth, video.videoHeight));
    canvas.width = Math.round(video.videoWidth * smaller);
    canvas.height = Math.round(video.videoHeight * smaller);
    context.drawImage(video, 0, 0, canvas.width, canvas.height);
    try {
      return decodeQR(context.getImageData(0, 0, canvas.width, canvas.height));
    } catch {
      return undefined; // no code in this picture
    }
  };
}
