import {haveIBeenPwned} from 'better-auth/plugins';
import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import type {Step} from '../../../src/core/protocol/step.js';
import {anna, startServer} from './server.js';
import {as, call, gist, newPassword, visitor, type Visitor} from './visitor.js';

const password = {type: 'new-password', password: newPassword} as const;

const identify = (identifierKind: 'email' | 'phone', identifier: string = anna[identifierKind]) =>
  ({type: 'identify', identifierKind, identifier}) as const;

/** As many wrong codes as are taken, and one more. */
async function guess({begin, act}: Visitor, email: string, count: number): Promise<Step[]> {
  await begin('recover-access');
  await act(identify('email', email));
  const steps: Step[] = [];
  for (let each = 0; each < count; each++) steps.push(await act({type: 'code', code: '000000'}));
  return steps;
}

describe('recover-access over better-auth', () => {
  beforeEach(() => {
    mock.timers.enable({apis: ['Date', 'setTimeout'], now: Date.now()});
  });
  afterEach(() => {
    mock.reset();
    mock.timers.reset();
  });

  it('goes by a code that comes by e-mail, which is proven before the password', async () => {
    const server = await startServer();
    const {begin, act} = visitor(server.browse());
    assert.deepEqual(as(await begin('recover-access'), 'identify').identifiers, ['email', 'phone']);
    const {challenge} = as(await act(identify('email')), 'code');
    assert.equal(challenge.channel, 'email');
    assert.equal(challenge.contact, anna.email);
    const step = as(await act({type: 'code', code: server.codeFor(anna.email)}), 'new-password');
    assert.equal(step.username, anna.email);
    assert.equal(as(await act(password), 'done').signInUrl, '/sign-in');
    assert.ok(await server.signsIn(newPassword));
  });

  it('goes by a code that comes by phone; a wrong one leads back from the password', async () => {
    const server = await startServer();
    const {begin, act} = visitor(server.browse());
    await begin('recover-access');
    assert.equal(as(await act(identify('phone')), 'code').challenge.channel, 'sms');
    const right = server.codeFor(anna.phone);
    const wrong = right === '000000' ? '000001' : '000000';
    assert.deepEqual(gist(await act({type: 'code', code: wrong})), ['new-password']);
    assert.deepEqual(gist(await act({...password, password: 'short'})), ['new-password', 'password_policy']);
    const back = await act(password);
    assert.deepEqual(gist(back), ['code', 'code_wrong']);
    assert.deepEqual([back.problems[0]?.field, back.problems[0]?.attemptsLeft], ['code', 2]);
    assert.deepEqual(gist(await act({type: 'code', code: right})), ['new-password']);
    assert.deepEqual(gist(await act(password)), ['done']);
    assert.ok(await server.signsIn(newPassword));
  });

  it('says the same of a number that nobody has', async () => {
    const server = await startServer();
    const tell = async (number: string): Promise<unknown> => {
      const {begin, act} = visitor(server.browse());
      const steps = [await begin('recover-access'), await act(identify('phone', number))];
      for (let count = 0; count < 3; count++) {
        steps.push(await act({type: 'code', code: '00000'}), await act(password));
      }
      steps.push(await act({type: 'code', code: '00000'}));
      return steps.map(({problems, ...step}) => [gist({...step, problems}), problems, step.actions]);
    };
    assert.deepEqual(await tell('+48600999999'), await tell(anna.phone));
  });

  it('tells nobody by the end of the tries or of the time whether there is an account', async () => {
    const server = await startServer();
    // The server takes 3 wrong codes and says of the fourth, to who has an account, that it is one too many.
    const tell = async (email: string): Promise<unknown> =>
      (await guess(visitor(server.browse(), {code: {attempts: 5}}), email, 6)).map(gist);
    assert.deepEqual(await tell('nobody@example.org'), await tell(anna.email));
    const wait = async (email: string): Promise<unknown> => {
      const self = visitor(server.browse(), {code: {lifetime: 3_600_000}});
      await guess(self, email, 1);
      mock.timers.tick(400_000);
      return gist(await self.act({type: 'code', code: '000000'}));
    };
    assert.deepEqual(await wait('nobody@example.org'), await wait(anna.email));
  });

  it('asks the server no more once the tries are used up or the time is over', async () => {
    const server = await startServer();
    const browser = server.browse();
    const self = visitor(browser);
    assert.deepEqual((await guess(self, anna.email, 3)).map(gist), [
      ['code', 'code_wrong'],
      ['code', 'code_wrong'],
      ['code', 'attempts_exhausted'],
    ]);
    const count = browser.asked.length;
    const code = server.codeFor(anna.email);
    assert.deepEqual(gist(await self.act({type: 'code', code})), ['code', 'attempts_exhausted']);
    assert.equal(browser.asked.length, count);
    mock.timers.tick(30_000);
    assert.deepEqual(gist(await self.act({type: 'resend'})), ['code']);
    mock.timers.tick(300_000);
    const late = await self.act({type: 'code', code: server.codeFor(anna.email)});
    assert.deepEqual(gist(late), ['code', 'code_expired']);
  });

  it('sends no other code to who goes back and comes again at once', async () => {
    const server = await startServer();
    const browser = server.browse();
    const {begin, act} = visitor(browser);
    await begin('recover-access');
    await act(identify('email'));
    assert.equal(as(await act({type: 'back'}), 'identify').identifier, anna.email);
    await act(identify('email'));
    assert.equal(browser.asked.filter(path => path === 'email-otp/request-password-reset').length, 1);
    assert.deepEqual(gist(await act({type: 'code', code: server.codeFor(anna.email)})), ['new-password']);
  });

  it('forgets the code after ten minutes', async () => {
    const server = await startServer();
    const browser = server.browse();
    const {begin, act} = visitor(browser, {code: {lifetime: 3_600_000}});
    await begin('recover-access');
    await act(identify('phone'));
    await act({type: 'code', code: server.codeFor(anna.phone)});
    mock.timers.tick(600_000);
    const bodies: unknown[] = [];
    browser.instead.push((reach, init) => {
      bodies.push(init?.body);
      return reach();
    });
    assert.deepEqual(gist(await act(password)), ['code', 'code_wrong']);
    assert.ok(!JSON.stringify(bodies).includes(server.codeFor(anna.phone)));
  });

  it('keeps the code while the list of leaked passwords cannot be reached', async () => {
    const server = await startServer({
      plugins: [haveIBeenPwned({paths: ['/email-otp/reset-password', '/phone-number/reset-password']})],
    });
    mock.method(globalThis, 'fetch', async () => Promise.resolve(new Response('')));
    const {begin, act} = visitor(server.browse());
    for (const kind of ['email', 'phone'] as const) {
      await begin('recover-access');
      await act(identify(kind));
      await act({type: 'code', code: server.codeFor(anna[kind])});
      mock.method(globalThis, 'fetch', async () => Promise.reject(new TypeError('no network')));
      await assert.rejects(act(password), {code: 'unavailable'});
      mock.method(globalThis, 'fetch', async () => Promise.resolve(new Response('')));
      assert.deepEqual(gist(await act(password)), ['done']);
    }
  });

  it('leads out to the sign-in page, and says so where there is one', async () => {
    const server = await startServer();
    const {begin, act, transport} = visitor(server.browse());
    await begin('recover-access');
    await act(identify('email'));
    assert.equal(as(await act({type: 'cancel'}), 'redirect').url, '/sign-in');
    assert.deepEqual((await transport.capabilities(call())).links, {signIn: '/sign-in'});
    const closed = await visitor(server.browse(), {signInUrl: ''}).begin('recover-access');
    assert.deepEqual(closed.actions, []);
  });

  it('begins anew after a reload', async () => {
    const server = await startServer();
    const browser = server.browse();
    const {ref} = await visitor(browser).begin('recover-access');
    const {transport} = visitor(browser);
    assert.ok(transport.resume);
    await assert.rejects(transport.resume(ref, call()), {code: 'flow_expired'});
  });

  it('begins with the password for who comes by a link, once', async () => {
    const server = await startServer();
    const browser = server.browse();
    await browser.post('request-password-reset', {email: anna.email});
    const [token] = server.links;
    const {begin, act} = visitor(browser, {token: token ?? null});
    assert.deepEqual(gist(await begin('recover-access')), ['new-password']);
    assert.deepEqual(gist(await act({...password, password: 'short'})), ['new-password', 'password_policy']);
    assert.deepEqual(gist(await act(password)), ['done']);
    assert.ok(await server.signsIn(newPassword));
    assert.deepEqual(gist(await begin('recover-access')), ['identify']);
    const again = visitor(browser, {token: token ?? null});
    await again.begin('recover-access');
    assert.deepEqual(gist(await again.act(password)), ['identify', 'link_expired']);
    assert.deepEqual(gist(await again.act(identify('email'))), ['code']);
  });

  it('says when to try again after a limit of the server', async () => {
    const server = await startServer({rateLimit: {enabled: true}});
    const {begin, act} = visitor(server.browse());
    for (let count = 0; count < 3; count++) {
      await begin('recover-access');
      await act(identify('email'));
    }
    await begin('recover-access');
    await assert.rejects(act(identify('email')), {code: 'rate_limited', retryAt: Date.now() + 60_000});
    mock.timers.tick(60_000);
    assert.deepEqual(gist(await act(identify('email'))), ['code']);
  });
});
