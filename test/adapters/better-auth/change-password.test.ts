import {haveIBeenPwned} from 'better-auth/plugins';
import assert from 'node:assert/strict';
import {createHash} from 'node:crypto';
import {afterEach, describe, it, mock} from 'node:test';
import {anna, startServer} from './server.js';
import {as, call, gist, newPassword, visitor} from './visitor.js';

const right = {type: 'new-password', password: newPassword, currentPassword: anna.password} as const;

describe('change-password over better-auth', () => {
  afterEach(() => {
    mock.reset();
    mock.timers.reset();
  });

  it('names who is signed in, and how many other sessions there are', async () => {
    const server = await startServer();
    const browser = await server.signIn();
    // Signing up made a session as well.
    const step = as(await visitor(browser).begin('change-password'), 'new-password');
    assert.equal(step.username, anna.email);
    assert.equal(step.otherSessions, 1);
    assert.equal(step.current, true);
  });

  it('ends the other sessions if so chosen, and keeps its own', async () => {
    const server = await startServer();
    const [browser, other] = [await server.signIn(), await server.signIn()];
    const {begin, act} = visitor(browser);
    await begin('change-password');
    const done = as(await act({...right, endOtherSessions: true}), 'done');
    assert.equal(done.sessionsEnded, 2);
    assert.equal(gist(await begin('change-password'))[0], 'new-password');
    await assert.rejects(visitor(other).begin('change-password'), {code: 'session_expired'});
  });

  it('leaves them alone if not', async () => {
    const server = await startServer();
    const [browser, other] = [await server.signIn(), await server.signIn()];
    const {begin, act} = visitor(browser);
    await begin('change-password');
    await act({...right, currentPassword: 'wrong', endOtherSessions: true});
    const done = as(await act({...right, endOtherSessions: false}), 'done');
    assert.equal(done.sessionsEnded, undefined);
    assert.equal(gist(await visitor(other).begin('change-password'))[0], 'new-password');
  });

  it('goes on in a session too old for its others to be counted, and ends those', async () => {
    mock.timers.enable({apis: ['Date'], now: Date.now()});
    const server = await startServer();
    const [browser, other] = [await server.signIn(), await server.signIn()];
    mock.timers.tick(2 * 86_400_000);
    const {begin, act} = visitor(browser);
    assert.equal(as(await begin('change-password'), 'new-password').otherSessions, undefined);
    assert.deepEqual(gist(await act(right)), ['done']);
    await assert.rejects(visitor(other).begin('change-password'), {code: 'session_expired'});
  });

  it('does not send a new password that is the old one', async () => {
    const browser = await (await startServer()).signIn();
    const {begin, act} = visitor(browser);
    await begin('change-password');
    const count = browser.asked.length;
    assert.deepEqual(gist(await act({...right, password: anna.password})), ['new-password', 'password_reused']);
    assert.equal(browser.asked.length, count);
  });

  it('tells which of the two passwords is too long or too short', async () => {
    const {begin, act} = visitor(await (await startServer()).signIn());
    await begin('change-password');
    const long = 'x'.repeat(200);
    for (const [password, currentPassword, code, field, reason] of [
      ['short', anna.password, 'password_policy', 'password', 'too_short'],
      [long, anna.password, 'password_policy', 'password', 'too_long'],
      [newPassword, long, 'current_password_wrong', 'currentPassword', undefined],
    ] as const) {
      const [problem] = (await act({type: 'new-password', password, currentPassword})).problems;
      assert.deepEqual([problem?.code, problem?.field, problem?.reason], [code, field, reason]);
    }
  });

  it('is managed elsewhere for an account without a password', async () => {
    const server = await startServer();
    const {begin, act} = visitor(await server.signIn());
    await begin('change-password');
    await server.dropPassword();
    await assert.rejects(act(right), {code: 'managed_elsewhere'});
  });

  it('finds out about a change whose reply was lost', async () => {
    const server = await startServer();
    const browser = await server.signIn();
    const {begin, act, transport} = visitor(browser);
    const step = await begin('change-password');
    browser.instead.push(async reach => {
      await reach();
      throw new TypeError('fetch failed');
    });
    const idempotencyKey = crypto.randomUUID();
    await assert.rejects(act(right, {idempotencyKey}), {code: 'offline'});
    assert.deepEqual((await transport.resume?.(step.ref, call()))?.ref, step.ref);
    assert.deepEqual(gist(await act(right, {idempotencyKey})), ['done']);
    assert.ok(await server.signsIn(newPassword));
  });

  it('takes a wrong old password for wrong, after a request that never arrived too', async () => {
    const server = await startServer();
    const browser = await server.signIn();
    const {begin, act} = visitor(browser);
    await begin('change-password');
    browser.instead.push(() => new Response(null, {status: 503}));
    await assert.rejects(act({...right, currentPassword: 'wrong'}), {code: 'unavailable'});
    assert.deepEqual(gist(await act({...right, currentPassword: 'wrong'})), ['new-password', 'current_password_wrong']);
    assert.deepEqual(gist(await act(right)), ['done']);
  });

  it('refuses a leaked password, and goes on once the list of those can be reached again', async () => {
    const server = await startServer({plugins: [haveIBeenPwned({paths: ['/change-password']})]});
    const {begin, act} = visitor(await server.signIn());
    await begin('change-password');
    const lookUp = mock.method(globalThis, 'fetch', async () => Promise.reject(new TypeError('no network')));
    await assert.rejects(act(right), {code: 'unavailable'});
    const leaked = createHash('sha1').update(newPassword).digest('hex').toUpperCase().slice(5);
    lookUp.mock.mockImplementation(async () => Promise.resolve(new Response(`${leaked}:3`)));
    const [problem] = (await act(right)).problems;
    assert.deepEqual([problem?.code, problem?.field], ['password_breached', 'password']);
    lookUp.mock.mockImplementation(async () => Promise.resolve(new Response('')));
    assert.deepEqual(gist(await act(right)), ['done']);
  });

  it('takes a page for no answer, whatever its status', async () => {
    const browser = await (await startServer()).signIn();
    const {begin, act} = visitor(browser);
    await begin('change-password');
    const page = (status: number) => () =>
      new Response('<!doctype html>', {status, headers: {'content-type': 'text/html'}});
    for (const [status, code] of [
      [200, 'unavailable'],
      [404, 'unavailable'],
      [401, 'session_expired'],
      [403, 'not_allowed'],
    ] as const) {
      browser.instead.push(page(status));
      await assert.rejects(act(right), {code});
    }
  });
});
