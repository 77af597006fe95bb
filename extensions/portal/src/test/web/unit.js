import { parse, pathOf, safeLink, safeReturn } from '../js/address.js';
import { challenge, challengeOf, claimsOf } from '../js/oidc.js';
import { match } from '../js/pages.js';
import { differences } from '../js/conflict.js';
import { ago, explain, t, use } from '../js/i18n.js';

const cases = {
  async 'the PKCE challenge is that of RFC 7636, appendix B'() {
    equal(await challengeOf('dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk'), 'E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM');
  },
  'a return path stays inside the portal'() {
    const root = '/realms/studio/portal';
    for (const path of ['/acme/people?show=guests#x', '/', '/-/account']) {
      equal(safeReturn(root + path, root), root + path);
    }
    const hostile = ['https://evil.example/', '//evil.example', '/realms/studio/portal/../account', '/realms/studio/portalx/', root + '/\\evil', root + '/%2e%2e/x', root + '/a\nb', 'javascript:alert(1)', null, undefined, 7, {}];
    for (const path of hostile) {
      equal(safeReturn(path, root), root + '/', String(path));
    }
  },
  'links from data are opened only if https or mailto'() {
    equal(safeLink('https://example.com/x'), 'https://example.com/x');
    equal(safeLink('mailto:a@example.com'), 'mailto:a@example.com');
    for (const address of ['javascript:alert(1)', ' javascript:alert(1)', 'data:text/html,x', 'http://example.com', '/x', 'blob:https://example.com/1', '']) {
      equal(safeLink(address), null, address);
    }
  },
  'an address names organization and page'() {
    const root = pathOf('acme').slice(0, -'/acme'.length);
    equal(parse(root + '/acme/people/p%2F1'), { organization: 'acme', nobodys: false, segments: ['people', 'p/1'] });
    equal(parse(root + '/-/account'), { organization: null, nobodys: true, segments: ['account'] });
    equal(parse(root + '/'), { organization: null, nobodys: false, segments: [] });
    equal(parse(root + '/%E0%A4%A/x').organization, '%E0%A4%A');
    equal(pathOf('a/b', 'people', '../x'), root + '/a%2Fb/people/..%2Fx');
  },
  'a page is found by its path'() {
    const pages = [{ path: 'people' }, { path: 'people/:person' }];
    equal(match(pages, ['people', '7']), { page: pages[1], params: { person: '7' } });
    equal(match(pages, ['people', '7', 'x']), null);
    equal(match(pages, []), null);
  },
  'a challenge is read with quotes and without'() {
    equal(challenge('Bearer realm="studio", error="insufficient_user_authentication", max_age=600'), {
      realm: 'studio',
      error: 'insufficient_user_authentication',
      max_age: '600',
    });
    equal(challenge(null), {});
  },
  'claims are UTF-8'() {
    const middle = btoa(String.fromCharCode(...new TextEncoder().encode('{"name":"Amélie 北"}'))).replace(/=+$/, '');
    equal(claimsOf('e30.' + middle.replace(/\+/g, '-').replace(/\//g, '_') + '.x').name, 'Amélie 北');
  },
  'a conflict shows what differs and nothing else'() {
    const rows = differences({ a: 1, b: [1], c: 'x' }, { a: 2, b: [1], c: 'x' }, { a: 1, b: [1], c: 'x' }, ['a', 'b', 'c']);
    equal(rows, [{ name: 'a', was: 1, theirs: 2, own: 1 }]);
  },
  async 'messages are filled in, counted, and never read as HTML'() {
    await use('en');
    equal(t('frame.switch', { name: '<b>{name}</b>' }), 'Organization: <b>{name}</b>. Change organization');
    equal(t('no.such.message'), 'no.such.message');
    equal(ago('2026-11-22T08:00:00Z', Date.parse('2026-11-22T11:59:00Z')), '3 hours ago');
    equal(ago('2026-11-22T11:59:30Z', Date.parse('2026-11-22T11:59:00Z')), 'just now');
  },
  async 'errors are explained by code, else by the server, else by kind'() {
    await use('de');
    equal(explain({ kind: 'changed', code: 'changed-meanwhile', detail: 'Read it again.' }), t('problem.changed-meanwhile'));
    equal(explain({ kind: 'conflict', code: 'last-owner-x', detail: 'The last owner stays.' }), 'The last owner stays.');
    equal(explain({ kind: 'failed', code: '', detail: 'java.lang.NullPointerException' }), t('error.failed'));
    equal(explain(new TypeError('x')), t('error.failed'));
  },
};

const failures = [];
for (const [name, run] of Object.entries(cases)) {
  try {
    await run();
  } catch (error) {
    failures.push(name + ': ' + error.message);
  }
}
globalThis.unitTests = { count: Object.keys(cases).length, failures };

function equal(actual, expected, about = '') {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${about} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
}
