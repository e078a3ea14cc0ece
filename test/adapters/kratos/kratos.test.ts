import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {kratosTransport, type KratosTransportOptions} from '../../../src/adapters/kratos/index.js';
import {browseBackend, type BackendBrowser} from '../../support/backend-browser.js';
import type {Instead} from '../../support/instead.js';
import {
  kratosAccount as anna,
  startKratos,
  type KratosOptions,
  type KratosServer,
} from '../../support/kratos-server.js';
import {as, call, gist, visitorOf, type Visitor} from '../../support/visitor.js';

const newPassword = 'seven green bottles on a wall';
const password = {type: 'new-password', password: newPassword} as const;
const change = {...password, currentPassword: anna.password, endOtherSessions: true} as const;
const identify = (identifierKind: 'email' | 'phone', identifier: string = anna[identifierKind]) =>
  ({type: 'identify', identifierKind, identifier}) as const;

interface Scene extends Visitor {
  readonly server: KratosServer;
  readonly browser: BackendBrowser;
}

/** Somebody in front of a server, signed in or not. */
function scene(isSignedIn: boolean, setUp: KratosOptions = {}, options: Partial<KratosTransportOptions> = {}): Scene {
  const server = startKratos(setUp);
  const cookie = isSignedIn ? server.signIn(anna.password) : undefined;
  const browser = browseBackend(server, '/kratos', cookie === undefined ? {} : {ory_kratos_session: cookie});
  const own = {base: '/kratos/', fetch: browser.fetch, signInUrl: '/sign-in'};
  return {server, browser, ...visitorOf(kratosTransport({...own, ...options}))};
}

describe('change-password over Kratos, as recorded', () => {
  beforeEach(() => mock.timers.enable({apis: ['Date', 'setTimeout'], now: Date.now()}));
  afterEach(() => mock.timers.reset());

  it('takes the old password as a sign-in of an old session, and ends the others if so chosen', async () => {
    const {begin, act, server, browser} = scene(true);
    server.signIn(anna.password);
    mock.timers.tick(2 * 3_600_000);
    const step = as(await begin('change-password'), 'new-password');
    assert.deepEqual([step.username, step.current, step.otherSessions], [anna.email, true, 1]);
    assert.equal(as(await act(change), 'done').sessionsEnded, 1);
    assert.equal(server.sessionCount(), 1);
    assert.deepEqual(
      browser.asked.map(each => each.replace(/flow=.*/, 'flow=…')),
      [
        'GET sessions/whoami',
        'GET sessions',
        'GET self-service/login/browser?refresh=true',
        'POST self-service/login?flow=…',
        'GET self-service/settings/browser',
        'POST self-service/settings?flow=…',
        'DELETE sessions',
      ],
    );
  });

  it('leaves the others alone if not, and says so if they could not be ended', async () => {
    const one = scene(true);
    one.server.signIn(anna.password);
    await one.begin('change-password');
    assert.deepEqual(gist(await one.act({...change, endOtherSessions: false})), ['done']);
    assert.equal(one.server.sessionCount(), 2);
    const other = scene(true);
    await other.begin('change-password');
    const pass: Instead = reach => reach();
    other.browser.instead.push(pass, pass, pass, pass, () => new Response(null, {status: 503}));
    assert.equal(as(await other.act(change), 'done').sessionsFailed, true);
  });

  it('tells by the numbers of messages what is wrong with a password', async () => {
    const {begin, act} = scene(true, {leaked: ['password password']});
    await begin('change-password');
    for (const [typed, code, reason] of [
      ['short', 'password_policy', 'too_short'],
      ['x'.repeat(73), 'password_policy', 'too_long'],
      ['password password', 'password_breached', undefined],
      [`I am ${anna.email}`, 'password_like_identifier', undefined],
      [anna.password, 'password_reused', undefined],
    ] as const) {
      const [problem] = (await act({...change, password: typed})).problems;
      assert.deepEqual([problem?.code, problem?.field, problem?.reason], [code, 'password', reason]);
    }
  });

  it('takes a message that it does not know for the policy', async () => {
    const {begin, act, browser} = scene(true);
    await begin('change-password');
    const pass: Instead = reach => reach();
    const ui = {nodes: [{messages: [{id: 4999999, type: 'error'}]}], messages: []};
    browser.instead.push(pass, pass, pass, () => Response.json({ui}, {status: 400}));
    assert.deepEqual(gist(await act(change)), ['new-password', 'password_policy']);
  });

  it('leads to the sign-in where a password is not enough', async () => {
    const {begin, act} = scene(true, {privilegedFor: -1});
    await begin('change-password');
    const step = as(await act(change), 'redirect');
    assert.match(step.url, /\/self-service\/login\/browser\?refresh=true&return_to=/);
    assert.match(as(await scene(true, {wantsSecondFactor: true}).begin('change-password'), 'redirect').url, /aal=aal2/);
  });

  it('is managed elsewhere for an account without a password', async () => {
    const {begin, act} = scene(true, {hasPassword: false});
    await begin('change-password');
    await assert.rejects(act(change), {code: 'managed_elsewhere'});
  });

  it('finds out about a change whose reply was lost', async () => {
    const {begin, act, server, browser} = scene(true);
    await begin('change-password');
    const pass: Instead = reach => reach();
    browser.instead.push(pass, pass, pass, async reach => {
      await reach();
      throw new TypeError('fetch failed');
    });
    const idempotencyKey = crypto.randomUUID();
    await assert.rejects(act(change, {idempotencyKey}), {code: 'offline'});
    assert.deepEqual(gist(await act(change, {idempotencyKey})), ['done']);
    assert.ok(server.signIn(newPassword));
  });
});

describe('recover-access over Kratos, as recorded', () => {
  beforeEach(() => mock.timers.enable({apis: ['Date', 'setTimeout'], now: Date.now()}));
  afterEach(() => mock.timers.reset());

  it('sets the password where a right code leads, by address or by action, and signs nobody in', async () => {
    for (const usesContinueWith of [false, true]) {
      const {begin, act, server} = scene(false, {usesContinueWith});
      await begin('recover-access');
      assert.equal(as(await act(identify('email')), 'code').challenge.channel, 'email');
      assert.deepEqual(gist(await act({type: 'code', code: server.codeFor(anna.email)})), ['new-password']);
      assert.equal(server.sessionCount(), 1);
      assert.deepEqual(gist(await act({...password, password: 'short'})), ['new-password', 'password_policy']);
      assert.equal(as(await act(password), 'done').signInUrl, '/sign-in');
      assert.equal(server.sessionCount(), 0);
      assert.ok(server.signIn(newPassword));
    }
  });

  it('has the code sent to the address that was typed, of several, and shows no other', async () => {
    const {begin, act, server, browser} = scene(false, {choosesAddress: true}, {identifiers: ['phone', 'email']});
    await begin('recover-access');
    const step = as(await act(identify('phone')), 'code');
    assert.deepEqual([step.challenge.channel, step.challenge.contact], ['sms', anna.phone]);
    assert.equal(browser.asked.length, 3);
    assert.deepEqual(gist(await act({type: 'code', code: server.codeFor(anna.phone)})), ['new-password']);
    assert.throws(() => server.codeFor(anna.email));
  });

  it('signs out whoever is signed in: Kratos would not go on', async () => {
    const {begin, act, server} = scene(true);
    await begin('recover-access');
    assert.deepEqual(gist(await act(identify('email'))), ['code']);
    assert.equal(server.sessionCount(), 0);
  });

  it('begins anew where the flow has expired, or its cookie is lost', async () => {
    const {begin, act, server, browser} = scene(false, {}, {code: {lifetime: 2 * 3_600_000}});
    await begin('recover-access');
    await act(identify('email'));
    browser.instead.push(() => Response.json({error: {id: 'security_csrf_violation', code: 403}}, {status: 403}));
    const code = server.codeFor(anna.email);
    await assert.rejects(act({type: 'code', code}), {code: 'flow_expired'});
    mock.timers.tick(3_600_001);
    await assert.rejects(act({type: 'code', code}), {code: 'flow_expired'});
  });

  it('keeps no session half-way for who goes away', async () => {
    const {begin, act, server, transport} = scene(false);
    await begin('recover-access');
    await act(identify('email'));
    await act({type: 'code', code: server.codeFor(anna.email)});
    assert.equal(as(await act({type: 'cancel'}), 'redirect').url, '/sign-in');
    assert.equal(server.sessionCount(), 0);
    assert.deepEqual((await transport.capabilities(call())).links, {signIn: '/sign-in'});
  });
});
