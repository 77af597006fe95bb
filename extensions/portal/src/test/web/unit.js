import { parse, pathOf, safeLink, safeReturn } from '../js/address.js';
import { challenge, challengeOf, claimsOf } from '../js/oidc.js';
import { match } from '../js/pages.js';
import { differences } from '../js/conflict.js';
import { ago, bring, explain, t, use } from '../js/i18n.js';
import { projectsError, projectsOf } from '../js/projects.js';
import { isComplete, keptSettings, progressOf } from '../js/connection/steps.js';
import { firstMatch, moved } from '../js/rule-matching.js';
import { instant, isoDay, parseUntil } from '../js/until.js';
import { Following } from '../js/live.js';
import { covers, gives, rowsOf } from '../js/service-account/bounds.js';
import { curlLine } from '../js/service-account/call.js';
import { boundsOf, impactOf } from '../js/service-account/profile-edit.js';
import { linesOf } from '../js/application/edit.js';
import { keysOf } from '../js/service-account/request.js';

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
  'an end is understood as people say it'() {
    // A Sunday.
    const now = new Date(2026, 10, 22, 11, 0);
    const days = {
      'until Friday': '2026-11-27', friday: '2026-11-27', ' FRI ': '2026-11-27', 'next friday': '2026-12-04', today: '2026-11-22', tomorrow: '2026-11-23', sunday: '2026-11-22',
      'in 3 days': '2026-11-25', '2 weeks': '2026-12-06', 'in 1 month': '2026-12-22', 'end of the month': '2026-11-30', 'end of year': '2026-12-31', 'end of week': '2026-11-22',
      '2026-11-27': '2026-11-27', '27.11.2026': '2026-11-27', '27 Nov': '2026-11-27', 'Nov 27, 2027': '2027-11-27', '1 March': '2027-03-01', '29 February 2028': '2028-02-29',
    };
    for (const [said, day] of Object.entries(days)) {
      const end = parseUntil(said, now, 'en');
      equal(end && isoDay(end), day, said);
      equal([end.getHours(), end.getMinutes(), end.getSeconds()], [23, 59, 59], said);
    }
    equal(isoDay(parseUntil('bis Freitag', now, 'de')), '2026-11-27');
    equal(isoDay(parseUntil('in 2 Wochen', now, 'de')), '2026-12-06');
    equal(isoDay(parseUntil('27. November', now, 'de')), '2026-11-27');
    equal(isoDay(parseUntil("jusqu'au vendredi", now, 'fr')), '2026-11-27');
    equal(isoDay(parseUntil('vendredi prochain', now, 'fr')), '2026-12-04');
    equal(isoDay(parseUntil('in 1 month', new Date(2027, 0, 31), 'en')), '2027-02-28');
    equal(instant(new Date(Date.UTC(2026, 10, 27, 22, 59, 59))), '2026-11-27T22:59:59Z');
  },
  'an end that is over, too far, or could be two days is not taken'() {
    const now = new Date(2026, 10, 22, 11, 0);
    for (const said of ['', 'yesterday', '2026-11-21', '1.1.2020', '11/12/2026', '2026-02-30', '29 February 2027', 'friday the 13th', '2099-01-01', '999', 'in 9999 days', '<img src=x onerror=alert(1)>', 'until']) {
      equal(parseUntil(said, now, 'en'), null, said);
    }
  },
  'projects are ids, each once, not too many'() {
    equal(projectsOf(' a, b;a  c '), ['a', 'b', 'c']);
    equal(projectsOf(' , '), undefined);
    equal(projectsError('a, b'), undefined);
    for (const text of ['a/b', '<x>', 'x'.repeat(65), Array.from({ length: 21 }, (_, i) => 'p' + i).join(' ')]) {
      equal(typeof projectsError(text), 'string', text);
    }
  },
  'the first mapping rule that fits decides'() {
    const rules = [{ match: 'exact', pattern: 'vfx' }, { match: 'prefix', pattern: 'vfx-' }, { match: 'regex', pattern: '(?i)sound|mix' }, { match: 'regex', pattern: '(a+)+' }];
    equal(firstMatch(rules, 'vfx'), { rule: rules[0], unsure: false });
    equal(firstMatch(rules, 'vfx-leads'), { rule: rules[1], unsure: false });
    equal(firstMatch(rules, 'MIX'), { rule: rules[2], unsure: false });
    equal(firstMatch(rules.slice(0, 3), 'sounds'), null);
    // An expression over which a browser would hang is not tried here.
    equal(firstMatch(rules, 'a'.repeat(200) + '!'), { rule: rules[3], unsure: true });
    equal(moved([1, 2, 3], 2, -1), [1, 3, 2]);
    equal(moved([1, 2, 3], 0, -1), [1, 2, 3]);
  },
  'the state of a connection decides where its steps go on'() {
    const oidc = { settings: [{ key: 'issuer', kind: 'url', required: true }, { key: 'clientSecret', kind: 'secret' }, { key: 'email', kind: 'text', required: true, initial: 'email' }] };
    const saml = { settings: [{ key: 'metadataUrl', kind: 'url' }, { key: 'metadataXml', kind: 'xml' }] };
    const next = (settings, rest, preset = oidc) => progressOf({ settings, domains: [], state: 'draft', changed: true, ...rest }, preset).next;
    const given = { issuer: 'https://idp.example' };
    const whole = { clientSecretSet: true };
    equal(next({}), 'copy');
    equal(next({ issuer: 'https://idp.example' }), 'copy');
    equal(next({ issuer: 'https://idp.example', clientAuthentication: 'private_key_jwt' }), 'domain');
    equal(next(given, whole), 'domain');
    equal(next(given, { ...whole, default: true }), 'test');
    equal(next(given, { ...whole, domains: ['a.example'], draft: { testedAt: '2026-11-22T09:00:00Z' } }), 'on');
    equal(next(given, { ...whole, draft: { testedAt: '2026-11-22T09:00:00Z' } }), 'domain');
    equal(progressOf({ settings: {}, domains: [], state: 'draft' }, oidc).open, ['copy', 'paste', 'domain']);
    equal(isComplete({ settings: {} }, saml), false);
    equal(isComplete({ settings: { metadataXml: '<x/>' } }, saml), true);
  },
  'a secret that is kept is not sent'() {
    equal(keptSettings({ issuer: 'i', clientSecretSet: true, groupsSet: 'a claim of this name' }), { issuer: 'i', groupsSet: 'a claim of this name' });
  },
  async 'words of an area come when they are needed, and in the language that is chosen later'() {
    await use('en');
    equal(t('step.paste'), 'step.paste');
    await bring('connections');
    equal(t('step.paste'), 'Paste back');
    await use('de');
    equal(t('step.paste'), 'Zurück einfügen');
    equal(t('nav.people'), 'Personen');
  },
  async 'what is followed is asked again after an answer, and not after the end'() {
    let asked = 0;
    const following = new Following(async () => void asked++, 5);
    following.start();
    await until(() => asked > 2);
    following.stop();
    equal(following.going, false);
  },
  async 'messages are filled in, counted, and never read as HTML'() {
    await use('en');
    equal(t('frame.switch', { name: '<b>{name}</b>' }), 'Organization: <b>{name}</b>. Change organization');
    equal(t('no.such.message'), 'no.such.message');
    equal(ago('2026-11-22T08:00:00Z', Date.parse('2026-11-22T11:59:00Z')), '3 hours ago');
    equal(ago('2026-11-22T11:59:30Z', Date.parse('2026-11-22T11:59:00Z')), 'just now');
  },
  'bounds cover what is inside of them, and nothing else'() {
    const view = { permissions: ['asset.view'] };
    const more = { permissions: ['asset.view', 'asset.upload'] };
    const inTeam = { teams: { t1: { permissions: ['asset.view'] } } };
    const inProject = { teams: { t1: { permissions: ['asset.view'], projects: ['p1'] } } };
    equal([covers(more, view), covers(view, more)], [true, false]);
    equal([covers(view, inTeam), covers(inTeam, view)], [true, false], 'a team');
    equal([covers(inTeam, inProject), covers(inProject, inTeam)], [true, false], 'a project');
    equal(covers(inTeam, { teams: { t2: { permissions: ['asset.view'] } } }), false, 'another team');
    equal(covers(inProject, { teams: { t1: { permissions: ['asset.view'], projects: ['p1', 'p2'] } } }), false, 'another project');
    equal(covers(undefined, view), false, 'nothing approved');
    equal(gives(inProject, rowsOf(inProject)[0], 'asset.upload'), false);
  },
  'a changed profile names the accounts that ask again, and those whose tokens end'() {
    const accounts = [
      { name: 'wide', approved: { permissions: ['asset.view', 'asset.upload'] } },
      { name: 'narrow', approved: { permissions: ['asset.view'] } },
      { name: 'asked for' },
    ];
    equal(impactOf({ permissions: ['asset.view'] }, accounts), { wider: [], narrower: ['wide'] });
    equal(impactOf({ permissions: ['asset.view', 'asset.upload'] }, accounts), { wider: ['narrow'], narrower: [] });
    equal(impactOf({ permissions: ['asset.upload'] }, accounts), { wider: ['narrow'], narrower: ['wide', 'narrow'] });
  },
  'bounds are sent as the API takes them: no projects means all'() {
    equal(boundsOf({ where: 'all', permissions: ['asset.view'], teams: [] }), { permissions: ['asset.view'] });
    const teams = [
      { team: 't1', permissions: ['asset.view'], projects: 'p1, p2' },
      { team: 't2', permissions: ['asset.view'], projects: ' ' },
    ];
    equal(boundsOf({ where: 'teams', permissions: ['asset.delete'], teams }), { teams: { t1: { permissions: ['asset.view'], projects: ['p1', 'p2'] }, t2: { permissions: ['asset.view'] } } });
  },
  'keys are a JWK Set, or one key alone'() {
    equal(keysOf('{"kty":"EC","kid":"1"}'), { keys: [{ kty: 'EC', kid: '1' }] });
    equal(keysOf(' {"keys":[{"kty":"EC"}]} '), { keys: [{ kty: 'EC' }] });
    for (const pasted of ['', 'null', '7', '[]', '{}', '-----BEGIN PUBLIC KEY-----']) {
      equal(keysOf(pasted), null, pasted);
    }
  },
  'addresses stand on lines of their own'() {
    equal(linesOf(' https://a.example/cb\n\nhttps://b.example/cb '), ['https://a.example/cb', 'https://b.example/cb']);
    equal(linesOf('  '), []);
  },
  'the line to copy has a place for the secret and never the secret'() {
    const line = curlLine({ method: 'client_secret', clientId: 'svc-1' });
    equal(line.includes('client_id=svc-1') && line.includes('$CLIENT_SECRET'), true);
    equal(curlLine({ method: 'private_key_jwt', clientId: 'svc-1' }).includes('secret'), false);
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

async function until(condition) {
  while (!condition()) {
    await new Promise((done) => setTimeout(done, 5));
  }
}

function equal(actual, expected, about = '') {
  if (JSON.stringify(actual) !== JSON.stringify(expected)) {
    throw new Error(`${about} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`);
  }
}
