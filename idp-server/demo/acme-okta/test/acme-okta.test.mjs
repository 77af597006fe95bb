// Run by `npm test`: the parts that can go wrong without a browser, and the program itself on a free port.
import assert from 'node:assert/strict';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { request } from 'node:http';
import { createServer } from 'node:net';
import { after, before, describe, it } from 'node:test';
import { signInPage } from '../pages.mjs';
import { findPerson, signIn } from '../people.mjs';
import { readSettings } from '../settings.mjs';

const environment = {
  ACME_OKTA_URL: 'http://localhost:8110/',
  STAGEDOOR_URL: 'http://localhost:8080',
  ACME_OKTA_CLIENT_SECRET: 'client-secret',
  DEMO_PASSWORD: 'the password',
};
const program = new URL('../server.mjs', import.meta.url).pathname;

async function freePort() {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  await once(server, 'close');
  return port;
}

function run(env) {
  const child = spawn(process.execPath, [program], { env, stdio: ['ignore', 'pipe', 'pipe'] });
  child.said = '';
  child.stderr.on('data', (text) => (child.said += text));
  return child;
}

describe('settings', () => {
  it('come from the environment', () => {
    const settings = readSettings(environment);
    assert.equal(settings.issuer, 'http://localhost:8110');
    assert.equal(settings.port, 8110);
    assert.equal(settings.broker, 'http://localhost:8080/realms/studio/broker/acme-okta/endpoint');
  });

  for (const name of Object.keys(environment)) {
    it(`are refused without ${name}`, () => {
      assert.throws(() => readSettings({ ...environment, [name]: '' }), { message: new RegExp(`variable ${name}\\.`) });
    });
  }
});

describe('people', () => {
  it('sign in with e-mail in any case and the password', () => {
    assert.equal(signIn(' Maya@acme.example', 'pw', 'pw').sub, '00u1acmemaya0okafor');
    assert.equal(findPerson('00u1acmemaya0okafor').name, 'Maya Okafor');
  });

  it('are refused with a wrong password or an unknown e-mail', () => {
    assert.equal(signIn('maya@acme.example', 'wrong', 'pw'), undefined);
    assert.equal(signIn('lena@globex.example', 'pw', 'pw'), undefined);
  });
});

describe('the sign-in page', () => {
  it('lets no markup through in a hint', () => {
    const page = signInPage({ uid: '1', email: '"><script>alert(1)</script>' });
    assert.ok(!page.includes('<script>alert'));
    assert.ok(page.includes('&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;'));
  });
});

describe('the program', () => {
  let child;
  let issuer;

  before(async () => {
    issuer = `http://localhost:${await freePort()}`;
    child = run({ ...environment, ACME_OKTA_URL: issuer });
    await once(child.stdout, 'data');
  });

  after(() => child.kill());

  const authorize = (parameters) =>
    fetch(
      `${issuer}/auth?${new URLSearchParams({
        client_id: 'stagedoor',
        response_type: 'code',
        redirect_uri: 'http://localhost:8080/realms/studio/broker/acme-okta/endpoint',
        scope: 'openid email profile groups',
        state: 's',
        code_challenge: 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM',
        code_challenge_method: 'S256',
        ...parameters,
      })}`,
      { redirect: 'manual' },
    );

  it('is healthy and describes itself', async () => {
    assert.equal((await fetch(`${issuer}/health`)).status, 200);
    const discovery = await (await fetch(`${issuer}/.well-known/openid-configuration`)).json();
    assert.equal(discovery.issuer, issuer);
    assert.deepEqual(
      ['authorization', 'token', 'userinfo', 'end_session'].map((name) => discovery[`${name}_endpoint`]),
      ['/auth', '/token', '/me', '/session/end'].map((path) => issuer + path),
    );
    assert.equal(discovery.jwks_uri, `${issuer}/jwks`);
  });

  it('asks for a password, with the expected e-mail filled in', async () => {
    const redirect = await authorize({ login_hint: 'maya@acme.example' });
    assert.equal(redirect.status, 303);
    const cookie = redirect.headers.getSetCookie().map((value) => value.split(';')[0]).join('; ');
    const page = await fetch(new URL(redirect.headers.get('location'), issuer), { headers: { cookie } });
    assert.match(await page.text(), /value="maya@acme\.example"/);
    assert.match(page.headers.get('content-security-policy'), /default-src 'none'/);
  });

  it('answers nobody but the browser that began', async () => {
    const redirect = await authorize({});
    const page = await fetch(new URL(redirect.headers.get('location'), issuer));
    assert.equal(page.status, 400);
  });

  it('answers to its own name alone', async () => {
    const status = async (host) => {
      const asked = request({ port: new URL(issuer).port, host: '127.0.0.1', path: '/health', headers: { host } }).end();
      const [answer] = await once(asked, 'response');
      answer.resume();
      return answer.statusCode;
    };
    for (const host of ['localhost:1', '127.0.0.1', '[::1]:1', new URL(issuer).host]) {
      assert.equal(await status(host), 200, host);
    }
    for (const host of ['rebound.example', 'localhost.rebound.example:1', '10.0.0.7']) {
      assert.equal(await status(host), 421, host);
    }
  });

  it('insists on a proof key', async () => {
    const refused = await authorize({ code_challenge: '', code_challenge_method: '' });
    assert.match(refused.headers.get('location'), /error=invalid_request/);
  });

  it('sends answers to the registered address only', async () => {
    const refused = await authorize({ redirect_uri: 'http://attacker.example/' });
    assert.equal(refused.status, 400);
  });

  it('says in one sentence that its port is taken', async () => {
    const second = run({ ...environment, ACME_OKTA_URL: issuer });
    const [code] = await once(second, 'close');
    assert.equal(code, 2);
    assert.match(second.said, new RegExp(`acme's Okta cannot start: port ${new URL(issuer).port} is taken\\.`));
  });

  it('says in one sentence what is missing', async () => {
    const second = run({ ...environment, DEMO_PASSWORD: '' });
    const [code] = await once(second, 'close');
    assert.equal(code, 2);
    assert.equal(second.said.trim(), "acme's Okta needs the environment variable DEMO_PASSWORD.");
  });
});
