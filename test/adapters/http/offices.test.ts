import assert from 'node:assert/strict';
import {test, type TestContext} from 'node:test';
import {httpTransport} from '../../../src/adapters/http/index.js';
import {TransportError, type Call} from '../../../src/ports/transport.js';
import {timedBackend} from '../../support/demo-subject.js';
import {serveProtocol, type Exchange} from '../../support/protocol-server.js';

const call = (): Call => ({
  signal: new AbortController().signal,
  locale: 'pl',
  idempotencyKey: crypto.randomUUID(),
});

async function setting(t: TestContext) {
  const backend = timedBackend();
  const server = await serveProtocol(backend.transport, backend.now);
  t.after(() => server.close());
  const {offices, slots} = httpTransport({base: server.base});
  assert.ok(offices && slots);
  return {backend, server, offices, slots};
}

const json =
  (body: unknown) =>
  ({response}: Exchange): void =>
    void response.writeHead(200, {'content-type': 'application/json'}).end(JSON.stringify(body));

test('offices are asked for by a query string, without a key, in the locale of the page', async t => {
  const {server, offices, backend} = await setting(t);
  const query = {
    text: 'quay & co',
    near: {latitude: 51.5, longitude: -0.12},
    filters: ['step-free', 'open-now'] as const,
  };
  assert.deepEqual((await offices(query, call())).offices, []);
  const [{method, path, headers} = assert.fail()] = server.received;
  assert.equal(method, 'GET');
  assert.equal(path, '/offices?text=quay%20%26%20co&latitude=51.5&longitude=-0.12&filter=step-free&filter=open-now');
  assert.equal(headers['idempotency-key'], undefined);
  assert.equal(headers['accept-language'], 'pl');
  assert.deepEqual(await offices({}, call()), await backend.transport.offices?.({}, call()));
});

test('slots are asked for by the days; the id of an office stays one part of the path', async t => {
  const {server, slots, backend} = await setting(t);
  const range = {from: '2026-01-15', to: '2026-01-16'};
  const found = await slots('old-town', range, call());
  assert.ok(found.length > 0);
  assert.deepEqual(found, await backend.transport.slots?.('old-town', range, call()));
  assert.deepEqual(await slots('../flows?x', range, call()), []);
  assert.deepEqual(
    server.received.map(({path}) => path),
    [
      '/offices/old-town/slots?from=2026-01-15&to=2026-01-16',
      '/offices/..%2Fflows%3Fx/slots?from=2026-01-15&to=2026-01-16',
    ],
  );
});

test('an answer that is malformed, or a fault, rejects with its code', async t => {
  const {server, offices, slots} = await setting(t);
  const codeOf = async (promise: Promise<unknown>): Promise<unknown> =>
    promise.then(
      () => assert.fail('It resolved.'),
      (error: unknown) => error instanceof TransportError && error.code,
    );
  const unavailable = ({response}: Exchange): void => void response.writeHead(503).end();
  server.instead.push(json({offices: [{}], serverNow: 1}), json({slots: 'many'}));
  const [one, other] = [await codeOf(offices({}, call())), await codeOf(slots('a', {from: '', to: ''}, call()))];
  assert.ok(typeof one === 'string' && typeof other === 'string');
  server.instead.push(unavailable, unavailable, unavailable);
  assert.equal(await codeOf(offices({}, call())), 'unavailable');
});

test('a call that is given up rejects with the reason', async t => {
  const {server, offices} = await setting(t);
  server.instead.push(() => {});
  const controller = new AbortController();
  const asked = offices({}, {...call(), signal: controller.signal});
  const reason = new Error('no longer wanted');
  setTimeout(() => controller.abort(reason), 50);
  await assert.rejects(asked, reason);
});
