import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Portal} from '../../demo/server/app.js';
import {ownCases} from '../../src/conformance/cases/index.js';
import {runConformance, type CaseReport} from '../../src/conformance/index.js';
import {makePortal, quickHashing} from '../support/portal.js';
import {
  aboutLogins,
  answer,
  answering,
  anyCode,
  anyRevision,
  codeInLinks,
  countless,
  hearing,
  keysByBody,
  repeating,
  sharedKeys,
  shortIds,
  slow,
  unbound,
  withJson,
  type Fault,
} from './faults.js';
import {Clock, portalHooks} from './portal-hooks.js';

const origin = 'http://localhost:4321';
const base = `${origin}/api/latchkey`;

const isFault = (response: Response): boolean => response.headers.get('content-type') === 'application/problem+json';

/** What is wrong with each portal, the case that has to find it, and what the case has to say. */
const broken: readonly (readonly [what: string, id: string, why: RegExp, fault: Fault])[] = [
  [
    'no-store is missing',
    'answers/no-store',
    /A cache may keep it/,
    answering({headers: all => all.delete('cache-control')}),
  ],
  [
    'refusals are sent with 200',
    'answers/status',
    /→ 200: A step with identifier_malformed goes with 422/,
    answering({status: 200}, ({status}) => status === 422),
  ],
  [
    'Retry-After is missing',
    'answers/retry-after',
    /no Retry-After/,
    answering({headers: all => all.delete('retry-after')}),
  ],
  [
    'Retry-After says something else than retryAt',
    'answers/retry-after',
    /s apart/,
    answering({headers: all => all.set('retry-after', '3600')}, ({status}) => status === 429),
  ],
  [
    'faults are no problem documents',
    'answers/problem-document',
    /no problem document/,
    answering({headers: all => all.set('content-type', 'application/json'), text: () => '{"error":"gone"}'}, isFault),
  ],
  [
    'steps come as text',
    'answers/type',
    /text\/plain instead of application\/json/,
    answering({headers: all => all.set('content-type', 'text/plain')}, ({status}) => status === 422),
  ],
  [
    'problems are left out where there are none',
    'answers/shape',
    /not of its schema.*problems/,
    answering({
      text: withJson(({problems, ...json}) =>
        Array.isArray(problems) && problems.length === 0 ? json : {...json, problems},
      ),
    }),
  ],
  ['the origin is not checked', 'forgery/origin', /it was taken/, hearing({headers: all => all.set('origin', origin)})],
  [
    'an origin of null is trusted',
    'forgery/opaque-origin',
    /it was taken/,
    hearing({headers: all => all.get('origin') === 'null' && all.set('origin', origin)}),
  ],
  [
    'a missing origin is trusted',
    'forgery/fetch-site',
    /it was taken/,
    hearing({headers: all => !all.has('origin') && all.set('origin', origin)}),
  ],
  [
    'JSON is taken from text/plain',
    'forgery/text-plain',
    /it was taken/,
    hearing({headers: all => all.get('content-type') === 'text/plain' && all.set('content-type', 'application/json')}),
  ],
  [
    'JSON is taken from a form',
    'forgery/form',
    /it was taken/,
    hearing({headers: all => all.set('content-type', 'application/json')}),
  ],
  ['a flow needs no cookie', 'browser/cookie-needed', /it was let in/, unbound(true)],
  ['a flow opens to every browser', 'browser/other-cookie', /it was let in/, unbound(false)],
  [
    'scripts can read the cookie',
    'browser/cookies',
    /Scripts can read latchkey_flow/,
    answering({headers: all => all.set('set-cookie', (all.get('set-cookie') ?? '').replace('; HttpOnly', ''))}),
  ],
  ['flows are counted', 'browser/ids', /can be guessed/, shortIds],
  ['the key is ignored', 'replay/same-key', /The same key/, hearing({headers: all => all.delete('idempotency-key')})],
  ['a key is used again with another body', 'replay/other-body', /was not looked at/, keysByBody],
  ['a key is known to every browser', 'replay/foreign-key', /gave two browsers one flow/, sharedKeys],
  ['the revision is ignored', 'replay/revision', /revision was not looked at/, anyRevision],
  ['a used code is taken', 'codes/once', /A used code opened another flow/, anyCode],
  ['a code is not bound to its flow', 'codes/bound', /code of another flow was taken/, anyCode],
  ['tries are unlimited', 'codes/tries', /may be guessed at 10 times/, countless],
  ['a code is repeated', 'codes/secret', /a code stands in it/, repeating(json => ({echo: json}))],
  [
    'a made-up link leads on',
    'codes/link',
    /made-up link leads elsewhere/,
    answering({text: withJson(json => ({...json, kind: 'new-password'}))}, ({status}) => status === 410),
  ],
  ['a link uses up the code', 'codes/safe-methods', /Looking at a flow/, codeInLinks],
  [
    'an unknown login has another status',
    'neutral/status',
    /tell whether there is an account/,
    aboutLogins('unknown', response => answer(response, {status: 404})),
  ],
  [
    'an unknown login has another body',
    'neutral/body',
    /tell whether there is an account/,
    aboutLogins('known', response => answer(response, {text: withJson(json => ({...json, welcome: 'back'}))})),
  ],
  ['a known login takes longer', 'neutral/time', /The time tells whether there is an account/, slow],
  [
    'what is malformed is repeated',
    'rough/malformed',
    /it repeats what was sent/,
    repeating((_, text) => ({detail: text}), isFault),
  ],
  [
    'what is too large is a fault of the server',
    'rough/large',
    /400 to 499/,
    answering({status: 500}, ({status}) => status === 413),
  ],
  [
    'what is too deep is a fault of the server',
    'rough/deep',
    /400 to 499/,
    answering({status: 500}, ({status}) => status === 400),
  ],
  [
    'members that nobody knows are taken over',
    'rough/unknown-members',
    /it repeats what was sent/,
    repeating(json => ({...json, kind: 'identify', revision: 0})),
  ],
];

/** The same of the contract of transports, as far as it is about what a backend does. */
const brokenContract: typeof broken = [
  [
    'the key is ignored',
    'transport/the-same-key-counts-one-wrong-code',
    /The same key/,
    hearing({headers: all => all.delete('idempotency-key')}),
  ],
  [
    'a key is used again with another body',
    'transport/the-same-key-with-another-answer-is-a-fault-and-moves-nothing',
    /One key was taken for two answers/,
    keysByBody,
  ],
  [
    'the revision is ignored',
    'transport/an-answer-to-an-earlier-revision-is-superseded-and-comes-with-the-step-of-now',
    /superseded was expected/,
    anyRevision,
  ],
  ['a used code is taken', 'transport/code-of-one-flow-it-opens-no-other', /code_wrong was expected/, anyCode],
];

describe('portals that are broken on purpose', () => {
  const clock = new Clock();
  let portal: Portal;

  before(async () => {
    portal = await makePortal({now: clock.now, background: false, config: {seed: false, hashing: quickHashing}});
  });

  after(() => portal.close());

  const run = async (fault: Fault, only: readonly string[]): Promise<readonly CaseReport[]> => {
    const fetch = fault(request => portal.fetch(request), portal.services);
    return (await runConformance(base, portalHooks(portal.services, clock), {fetch, only})).cases;
  };

  it('pass while nothing is broken', async () => {
    // That the time passes, the test of the whole portal shows.
    const ids = [...new Set(broken.map(([, id]) => id))].filter(id => id !== 'neutral/time');
    const failed = (await run(send => send, ids)).filter(({verdict}) => verdict !== 'passed');
    assert.deepEqual(failed, []);
  });

  it('break every rule of the kit once', () => {
    const ids = new Set(broken.map(([, id]) => id));
    assert.deepEqual(
      ownCases.filter(({id}) => !ids.has(id)),
      [],
    );
  });

  for (const [what, id, why, fault] of [...broken, ...brokenContract]) {
    it(`${id} finds that ${what}`, async () => {
      const [report, ...more] = await run(fault, [id]);
      assert.ok(report && more.length === 0);
      assert.equal(report.verdict, 'failed', report.why);
      assert.match(report.why ?? '', why);
    });
  }
});
