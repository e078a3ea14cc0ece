import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {supabaseTransport, type SupabaseTransportOptions} from '../../../src/adapters/supabase/index.js';
import type {Step} from '../../../src/core/protocol/step.js';
import {browseBackend, type BackendBrowser} from '../../support/backend-browser.js';
import type {Instead} from '../../support/instead.js';
import {
  gotrueAccount as anna,
  startGotrue,
  type GotrueOptions,
  type GotrueServer,
} from '../../support/gotrue-server.js';
import {as, gist, visitorOf, type Visitor} from '../../support/visitor.js';

const newPassword = 'seven green bottles on a wall';
const password = {type: 'new-password', password: newPassword} as const;
const change = {...password, currentPassword: anna.password} as const;
const identify = (identifier: string = anna.email) =>
  ({type: 'identify', identifierKind: 'email', identifier}) as const;

interface Scene extends Visitor {
  readonly server: GotrueServer;
  readonly browser: BackendBrowser;
}

function scene(setUp: GotrueOptions = {}, options: Partial<SupabaseTransportOptions> = {}): Scene {
  const server = startGotrue(setUp);
  const browser = browseBackend(server, '/auth/v1');
  const token = server.signIn(anna.password);
  const own = {base: '/auth/v1/', fetch: browser.fetch, accessToken: () => token, signInUrl: '/sign-in'};
  return {server, browser, ...visitorOf(supabaseTransport({...own, ...options}))};
}

/** Lets a request through and loses the reply. */
const lost: Instead = async reach => {
  await reach();
  throw new TypeError('fetch failed');
};

const afterProof = async ({begin, act, server}: Scene): Promise<Step> => {
  await begin('recover-access');
  await act(identify());
  return act({type: 'code', code: server.codeFor(anna.email)});
};

describe('change-password over Supabase Auth, as recorded', () => {
  beforeEach(() => mock.timers.enable({apis: ['Date', 'setTimeout'], now: Date.now()}));
  afterEach(() => mock.timers.reset());

  it('names who is signed in; a change ends the other sessions', async () => {
    const {begin, act, server, browser} = scene({apiKey: 'publishable'}, {apiKey: 'publishable'});
    server.signIn(anna.password);
    const step = as(await begin('change-password'), 'new-password');
    assert.deepEqual([step.username, step.current], [anna.email, true]);
    assert.deepEqual(gist(await act({...change, currentPassword: 'wrong'})), [
      'new-password',
      'current_password_wrong',
    ]);
    assert.deepEqual(gist(await act(change)), ['done']);
    assert.equal(server.sessionCount(), 1);
    assert.equal(browser.asked.at(-1), 'POST logout?scope=others');
    assert.ok(server.signIn(newPassword));
  });

  it('says so if the others could not be ended', async () => {
    const {begin, act, browser} = scene();
    await begin('change-password');
    browser.instead.push(
      reach => reach(),
      () => new Response(null, {status: 503}),
    );
    assert.equal(as(await act(change), 'done').sessionsFailed, true);
  });

  it('has nobody signed in without a token', async () => {
    const {begin} = scene({}, {accessToken: async () => Promise.resolve(null)});
    await assert.rejects(begin('change-password'), {code: 'session_expired'});
  });

  it('tells what is wrong with a password, and sends none of more than 72 bytes', async () => {
    const {begin, act, browser} = scene({leaked: ['password password']});
    await begin('change-password');
    const tell = async (typed: string): Promise<unknown> => {
      const [problem] = (await act({...change, password: typed})).problems;
      return [problem?.code, problem?.field, problem?.reason];
    };
    assert.deepEqual(await tell('short'), ['password_policy', 'password', 'too_short']);
    assert.deepEqual(await tell('password password'), ['password_breached', 'password', undefined]);
    const count = browser.asked.length;
    assert.deepEqual(await tell('ż'.repeat(37)), ['password_policy', 'password', 'too_long']);
    assert.equal(browser.asked.length, count);
    assert.deepEqual(gist(await act({...change, password: 'ż'.repeat(36)})), ['done']);
  });

  it('has a code sent where the server wants one, and takes it along with the password', async () => {
    const {begin, act, server, browser} = scene({requiresReauthentication: true, maxFrequency: 60_000});
    mock.timers.tick(2 * 86_400_000);
    await begin('change-password');
    const step = as(await act(change), 'reauthenticate');
    assert.deepEqual([step.methods, step.challenge?.channel, step.problems], [['code'], 'email', []]);
    const code = server.codeFor(anna.email);
    assert.deepEqual(gist(await act({type: 'reauthenticate', code: code === '000000' ? '000001' : '000000'})), [
      'new-password',
    ]);
    assert.deepEqual(gist(await act(change)), ['reauthenticate', 'code_wrong']);
    const early = await act({type: 'resend'});
    assert.deepEqual(gist(early), ['reauthenticate', 'rate_limited']);
    assert.ok((early.problems[0]?.retryAt ?? 0) > Date.now());
    assert.equal(browser.asked.filter(each => each === 'GET reauthenticate').length, 1);
    await act({type: 'reauthenticate', code});
    assert.deepEqual(gist(await act(change)), ['done']);
  });

  it('names a time where the server names a limit without one', async () => {
    const {begin, act, browser} = scene({requiresReauthentication: true});
    mock.timers.tick(2 * 86_400_000);
    await begin('change-password');
    const limit = {code: 'over_email_send_rate_limit', message: 'email rate limit exceeded'};
    browser.instead.push(
      reach => reach(),
      () => Response.json(limit, {status: 429}),
    );
    const step = as(await act(change), 'reauthenticate');
    assert.deepEqual(step.problems, [{code: 'rate_limited', retryAt: Date.now() + 60_000}]);
    mock.timers.tick(60_000);
    assert.deepEqual(gist(await act({type: 'resend'})), ['reauthenticate']);
  });

  it('finds out about a change whose reply was lost', async () => {
    for (const requiresCurrentPassword of [true, false]) {
      const {begin, act, server, browser} = scene({requiresCurrentPassword});
      await begin('change-password');
      browser.instead.push(lost);
      const idempotencyKey = crypto.randomUUID();
      await assert.rejects(act(change, {idempotencyKey}), {code: 'offline'});
      assert.deepEqual(gist(await act(change, {idempotencyKey})), ['done']);
      assert.ok(server.signIn(newPassword));
    }
  });

  it('takes a wrong old password for wrong, after a request that never arrived too', async () => {
    const {begin, act, browser} = scene();
    await begin('change-password');
    browser.instead.push(() => new Response(null, {status: 503}));
    const idempotencyKey = crypto.randomUUID();
    const wrong = {...change, currentPassword: 'wrong'};
    await assert.rejects(act(wrong, {idempotencyKey}), {code: 'unavailable'});
    assert.deepEqual(gist(await act(wrong, {idempotencyKey})), ['new-password', 'current_password_wrong']);
  });

  it('reads the errors of servers from before 2024', async () => {
    const {begin, act, browser} = scene();
    await begin('change-password');
    const old = {code: 422, error_code: 'same_password', msg: 'New password should be different.'};
    browser.instead.push(() => Response.json(old, {status: 422}));
    assert.deepEqual(gist(await act(change)), ['new-password', 'password_reused']);
  });
});

describe('recover-access over Supabase Auth, as recorded', () => {
  beforeEach(() => mock.timers.enable({apis: ['Date', 'setTimeout'], now: Date.now()}));
  afterEach(() => mock.timers.reset());

  it('keeps the session of the code to itself, and ends it and all others', async () => {
    const here = scene();
    const {act, server, browser} = here;
    const steps = [await afterProof(here)];
    assert.equal(server.sessionCount(), 2);
    steps.push(await act(password));
    assert.equal(as(steps[1] ?? (await act(password)), 'done').signInUrl, '/sign-in');
    assert.equal(server.sessionCount(), 0);
    assert.ok(server.signIn(newPassword));
    assert.deepEqual(browser.asked, ['POST recover', 'POST verify', 'PUT user', 'POST logout?scope=global']);
    assert.ok(!JSON.stringify(steps).includes('token'));
  });

  it('ends only that session for who goes away', async () => {
    const here = scene();
    await afterProof(here);
    assert.equal(as(await here.act({type: 'cancel'}), 'redirect').url, '/sign-in');
    assert.equal(here.server.sessionCount(), 1);
  });

  it('forgets it after ten minutes', async () => {
    const here = scene();
    await afterProof(here);
    mock.timers.tick(600_000);
    assert.deepEqual(gist(await here.act(password)), ['identify', 'flow_expired']);
  });

  it('says the same to everybody who asks twice within a minute; the first code is still good', async () => {
    const server = startGotrue();
    const ask = async (email: string): Promise<Visitor> => {
      // Two pages: neither knows of the other.
      let self: Visitor | undefined;
      for (let count = 0; count < 2; count++) {
        self = visitorOf(supabaseTransport({base: '/auth/v1', fetch: browseBackend(server, '/auth/v1').fetch}));
        await self.begin('recover-access');
        assert.deepEqual(gist(await self.act(identify(email))), ['code']);
      }
      assert.ok(self);
      return self;
    };
    await ask('nobody@example.org');
    const self = await ask(anna.email);
    assert.deepEqual(gist(await self.act({type: 'code', code: server.codeFor(anna.email)})), ['new-password']);
  });

  it('finds out about a password whose reply was lost', async () => {
    const here = scene();
    await afterProof(here);
    here.browser.instead.push(lost);
    const idempotencyKey = crypto.randomUUID();
    await assert.rejects(here.act(password, {idempotencyKey}), {code: 'offline'});
    assert.deepEqual(gist(await here.act(password, {idempotencyKey})), ['done']);
  });

  it('does not tell by a code that an account is banned', async () => {
    const {begin, act, browser} = scene();
    await begin('recover-access');
    await act(identify());
    browser.instead.push(() => Response.json({code: 'user_banned', message: 'User is banned'}, {status: 403}));
    assert.deepEqual(gist(await act({type: 'code', code: '000000'})), ['code', 'code_wrong']);
  });
});
