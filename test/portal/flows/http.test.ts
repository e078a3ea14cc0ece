import assert from 'node:assert/strict';
import {it} from 'node:test';
import {problemOf, stepOf, type Answer} from '../../support/flow-client.js';
import {byPhone, onEachDatabase} from './world.js';

onEachDatabase('the protocol over HTTP', world => {
  const json = {'Content-Type': 'application/json'};
  const begin = JSON.stringify({flow: 'recover-access', input: {}});

  it('says what it can do', async () => {
    const answer = await world.browser().call('GET', '/capabilities');
    assert.equal(answer.status, 200);
    assert.equal(answer.headers.get('Cache-Control'), 'no-store');
    assert.deepEqual(answer.json, {
      flows: ['change-password', 'recover-access'],
      links: {signIn: '/sign-in', recover: '/recover', help: '/help'},
    });
  });

  it('leads to pages that there are', async () => {
    const browser = world.browser();
    for (const path of ['/sign-in', '/recover', '/help', '/account']) {
      const {status} = await browser.request('GET', path);
      assert.equal(status, path === '/account' ? 303 : 200, path);
    }
  });

  it('lets nobody keep an answer', async () => {
    const browser = world.browser();
    const first = await browser.beginCall('recover-access');
    const step = stepOf(first);
    const answers = [
      first,
      await browser.actCall(step, byPhone('nonsense')),
      await browser.call('GET', `/flows/${step.ref.flow}`),
      await browser.call('DELETE', `/flows/${step.ref.flow}`),
      await browser.call('GET', `/flows/${step.ref.flow}`),
      await browser.beginCall('change-password'),
    ];
    assert.deepEqual(
      answers.map(({status}) => status),
      [200, 422, 200, 204, 410, 401],
    );
    for (const {headers} of answers) assert.equal(headers.get('Cache-Control'), 'no-store');
  });

  it('takes JSON of the right shape and nothing else', async () => {
    const browser = world.browser();
    const {ref} = await browser.begin('recover-access');
    const actions = `/api/latchkey/flows/${ref.flow}/actions`;
    const act = (body: unknown): Promise<Answer> => browser.request('POST', actions, JSON.stringify(body), json);
    const status = async (answer: Promise<Answer>): Promise<number> => {
      const problem = problemOf(await answer);
      assert.equal(problem.code, 'unknown');
      return problem.status;
    };
    const flows = '/api/latchkey/flows';
    assert.equal(await status(browser.request('POST', flows, begin, {'Content-Type': 'text/plain'})), 415);
    assert.equal(await status(browser.request('POST', flows, begin, {'Content-Type': 'application/jsonp'})), 415);
    assert.equal(await status(browser.request('POST', flows, '{"flow":', json)), 400);
    assert.equal(await status(browser.request('POST', flows, '[]', json)), 400);
    assert.equal(await status(browser.request('POST', flows, '{"flow":"delete-account","input":{}}', json)), 400);
    assert.equal(await status(act({revision: 0})), 400);
    assert.equal(await status(act({revision: 0, action: {type: 'sudo'}})), 400);
    assert.equal(await status(act({revision: '0', action: {type: 'cancel'}})), 400);
    assert.equal(
      await status(act({revision: 0, action: {type: 'document', document: 'library-card', value: '1'}})),
      400,
    );
    assert.equal(await status(act({revision: 0, action: byPhone('1'.repeat(1025))})), 400);
    assert.equal(await status(browser.beginCall('recover-access', {}, {key: 'a key'})), 400);
    assert.equal(await status(browser.beginCall('recover-access', {}, {key: 'k'.repeat(256)})), 400);
    assert.equal(await status(browser.call('GET', '/nonsense')), 404);
    assert.equal(
      (await browser.request('POST', flows, begin, {'Content-Type': 'application/json; charset=utf-8'})).status,
      200,
    );
  });

  it('reads no more than 16 kB', async () => {
    const browser = world.browser();
    const body = (length: number): string => begin.padEnd(length, ' ');
    assert.equal((await browser.request('POST', '/api/latchkey/flows', body(16 * 1024), json)).status, 200);
    const tooLarge = await browser.request('POST', '/api/latchkey/flows', body(16 * 1024 + 1), json);
    assert.deepEqual([problemOf(tooLarge).status, problemOf(tooLarge).code], [413, 'unknown']);
  });

  it('says nothing about faults', async t => {
    const log = t.mock.method(console, 'error', () => undefined);
    const accounts = {
      ...world.services.accounts,
      findByContact: async () => Promise.reject(new Error('duplicate key: (phone)=(+48500600700)')),
    };
    const browser = world.browser({instances: [world.instanceWith({accounts})]});
    const step = await browser.begin('recover-access');
    const answer = await browser.actCall(step, byPhone('+48500600700'));
    assert.deepEqual(answer.json, {type: 'about:blank', title: 'Internal Server Error', status: 500, code: 'unknown'});
    assert.equal(answer.headers.get('Content-Type'), 'application/problem+json');
    const logged = log.mock.calls.flatMap(call => call.arguments.map(String)).join('\n');
    assert.match(logged, /^flows: Error\n\s+at /);
    assert.doesNotMatch(logged, /duplicate|500600700/);
  });

  it('binds a flow to the browser', async () => {
    const browser = world.browser();
    const answer = await browser.beginCall('recover-access');
    const [cookie = '', ...more] = answer.headers.getSetCookie();
    assert.deepEqual(more, []);
    assert.match(cookie, /^latchkey_flow=[\w-]{43}; Max-Age=1382400; Path=\/api\/latchkey; HttpOnly; SameSite=Lax$/);
    const step = stepOf(answer);
    const second = await browser.beginCall('recover-access');
    assert.deepEqual(second.headers.getSetCookie(), [], 'one cookie for all flows of a browser');

    const stranger = world.browser();
    await stranger.begin('recover-access');
    const nobody = world.browser();
    const odd = world.browser();
    odd.cookies.set('latchkey_flow', 'x');
    const gone = [
      await stranger.call('GET', `/flows/${step.ref.flow}`),
      await stranger.actCall(step, byPhone('+48500600700')),
      await stranger.call('DELETE', `/flows/${step.ref.flow}`),
      await nobody.call('GET', `/flows/${step.ref.flow}`),
      await nobody.actCall(step, byPhone('+48500600700')),
      await odd.call('GET', `/flows/${step.ref.flow}`),
      await browser.call('GET', '/flows/nothing-like-it'),
      await browser.call('GET', `/flows/${'x'.repeat(3000)}`),
    ];
    const expected = {type: 'about:blank', title: 'Gone', status: 410, code: 'flow_expired'};
    for (const {json: body, status} of gone) assert.deepEqual([status, body], [410, expected]);
    assert.deepEqual((await browser.resume(step)).ref, step.ref);
  });

  it('has a cookie for HTTPS alone where the portal has it', async () => {
    const config = {...world.services.config, origin: 'https://portal.test'};
    const browser = world.browser({instances: [world.instanceWith({config})]});
    const [cookie] = (await browser.beginCall('recover-access')).headers.getSetCookie();
    assert.match(cookie ?? '', /; Secure/);
  });

  it('ends a flow on demand', async () => {
    const browser = world.browser();
    const {ref} = await browser.begin('recover-access');
    const answer = await browser.call('DELETE', `/flows/${ref.flow}`);
    assert.deepEqual([answer.status, answer.text], [204, '']);
    assert.equal(problemOf(await browser.call('GET', `/flows/${ref.flow}`)).code, 'flow_expired');
    assert.equal(problemOf(await browser.call('DELETE', `/flows/${ref.flow}`)).code, 'flow_expired');
  });

  it('takes no request of another page', async () => {
    const browser = world.browser();
    const step = await browser.begin('recover-access');
    for (const headers of [{Origin: 'https://evil.test'}, {Origin: 'null'}]) {
      for (const answer of [
        await browser.call('POST', '/flows', {flow: 'recover-access', input: {}}, {headers}),
        await browser.actCall(step, {type: 'cancel'}, {headers}),
        await browser.call('DELETE', `/flows/${step.ref.flow}`, undefined, {headers}),
      ]) {
        assert.deepEqual([problemOf(answer).status, problemOf(answer).code], [403, 'not_allowed']);
      }
    }
    assert.deepEqual((await browser.resume(step)).ref, step.ref);
  });
});
