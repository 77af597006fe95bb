// acme's Okta: the corporate identity provider of a customer, as OpenID Connect sees it.
import { createReadStream } from 'node:fs';
import { createServer } from 'node:http';
import { errorPage, HEADERS, signInPage } from './pages.mjs';
import { signIn } from './people.mjs';
import { readSettings, SettingMissing } from './settings.mjs';

const ASSETS = {
  '/assets/mark.svg': 'image/svg+xml',
  '/assets/sign-out.js': 'text/javascript; charset=utf-8',
  '/assets/style.css': 'text/css; charset=utf-8',
};
const LARGEST_FORM = 8 * 1024;

function send(response, status, body) {
  response.writeHead(status, HEADERS).end(body);
}

async function readForm(request) {
  const chunks = [];
  let size = 0;
  for await (const chunk of request) {
    size += chunk.length;
    if (size > LARGEST_FORM) throw new Error('form too large');
    chunks.push(chunk);
  }
  return new URLSearchParams(Buffer.concat(chunks).toString('utf8'));
}

async function interaction(provider, settings, request, response) {
  // Reads the interaction's own cookie: a sign-in can only be answered by the browser that began it.
  const { uid, params } = await provider.interactionDetails(request, response);
  if (request.method === 'GET') return send(response, 200, signInPage({ uid, email: params.login_hint }));
  const form = await readForm(request);
  const email = form.get('email') ?? '';
  const person = signIn(email, form.get('password') ?? '', settings.password);
  if (!person) return send(response, 401, signInPage({ uid, email, refused: true }));
  const login = { accountId: person.sub, amr: ['pwd'], acr: 'urn:okta:loa:1fa:any' };
  return provider.interactionFinished(request, response, { login }, { mergeWithLastSubmission: false });
}

// A website whose name is turned into a loopback address (DNS rebinding) still asks by its own name.
function asksByOurName(request, settings) {
  const name = (request.headers.host ?? '').toLowerCase().replace(/:\d+$/, '');
  return ['localhost', '127.0.0.1', '[::1]', new URL(settings.issuer).hostname].includes(name);
}

function handler(provider, settings) {
  const protocol = provider.callback();
  return (request, response) => {
    if (!asksByOurName(request, settings)) return response.writeHead(421).end();
    const path = new URL(request.url, settings.issuer).pathname;
    if (path === '/health') return response.writeHead(200, { 'content-type': 'application/json' }).end('{"status":"UP"}');
    if (ASSETS[path]) {
      response.writeHead(200, { 'content-type': ASSETS[path], 'x-content-type-options': 'nosniff' });
      return createReadStream(new URL(`.${path}`, import.meta.url)).pipe(response);
    }
    if (path.startsWith('/interaction/')) {
      return interaction(provider, settings, request, response).catch(() =>
        send(response, 400, errorPage('This sign-in has expired. Go back to the application and start again.')),
      );
    }
    return protocol(request, response);
  };
}

function stop(sentence) {
  console.error(sentence);
  process.exit(2);
}

async function start() {
  const settings = readSettings(process.env);
  // Only now: the library talks when it is loaded, and a missing setting deserves to be the only thing said.
  const { createProvider } = await import('./provider.mjs');
  const server = createServer(handler(createProvider(settings), settings));
  server.on('error', (error) =>
    stop(error.code === 'EADDRINUSE' ? `acme's Okta cannot start: port ${settings.port} is taken.` : error.message),
  );
  server.listen(settings.port, '127.0.0.1', () => console.log(`oidc ready at ${settings.issuer}`));
  for (const signal of ['SIGTERM', 'SIGINT']) process.on(signal, () => process.exit(0));
  // A parent that dies without saying goodbye closes our standard input: then nobody needs us any more.
  if (process.env.STOP_WITH_STDIN) process.stdin.on('end', () => process.exit(0)).resume();
}

try {
  await start();
} catch (error) {
  if (!(error instanceof SettingMissing)) throw error;
  stop(error.message);
}
