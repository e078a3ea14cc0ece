import assert from 'node:assert/strict';
import {getEventListeners, once} from 'node:events';
import {createServer} from 'node:net';
import {describe, test, type TestContext} from 'node:test';
import {gzipSync} from 'node:zlib';
import {httpTransport, type HttpTransportOptions} from '../../../src/adapters/http/index.js';
import {step} from '../../../src/adapters/scripted/index.js';
import type {Step} from '../../../src/core/protocol/step.js';
import {TransportError, type Call, type Transport} from '../../../src/ports/transport.js';
import {timedBackend} from '../../support/demo-subject.js';
import {serveProtocol, type Exchange, type ProtocolServer} from '../../support/protocol-server.js';

const call = (part: Partial<Call> = {}): Call => ({
  signal: new AbortController().signal,
  locale: 'en',
  idempotencyKey: crypto.randomUUID(),
  ...part,
});

interface Setting {
  readonly server: ProtocolServer;
  readonly transport: Transport;
  readonly backend: ReturnType<typeof timedBackend>;
}

async function setting(t: TestContext, options: Partial<HttpTransportOptions> = {}): Promise<Setting> {
  const backend = timedBackend();
  const server = await serveProtocol(backend.transport, backend.now);
  t.after(() => server.close());
  return {backend, server, transport: httpTransport({base: server.base, timeout: 5_000, ...options})};
}

const send =
  (status: number, headers: Record<string, string>, body: string | Uint8Array = '') =>
  ({response}: Exchange): void =>
    void response.writeHead(status, headers).end(body);

const json = (body: unknown, status = 200, headers: Record<string, string> = {}) =>
  send(
    status,
    {'content-type': 'application/json', ...headers},
    typeof body === 'string' ? body : JSON.stringify(body),
  );

const problem = (body: object, status: number, headers: Record<string, string> = {}) =>
  json(body, status, {'content-type': 'application/problem+json', ...headers});

const hangUp = ({request}: Exchange): void => void request.socket.destroy();

const action = {type: 'code', code: '000000'} as const;
const ref = {flow: 'f', revision: 1};

async function fault(promise: Promise<unknown>): Promise<TransportError> {
  const thrown: unknown = await promise.then(
    () => assert.fail('It resolved.'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof TransportError, String(thrown));
  return thrown;
}

describe('httpTransport: the network', () => {
  test('nobody listens: offline, after two more attempts for a question and one for an answer', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await once(closed, 'listening');
    const address = closed.address();
    assert.ok(address && typeof address === 'object');
    closed.close();
    await once(closed, 'close');
    let attempts = 0;
    const transport = httpTransport({
      base: `http://127.0.0.1:${address.port}`,
      fetch: (...request) => {
        attempts++;
        return fetch(...request);
      },
    });
    assert.equal((await fault(transport.capabilities(call()))).code, 'offline');
    assert.equal(attempts, 3);
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'offline');
    assert.equal(attempts, 5);
  });

  test('a connection that breaks within the body is a failure of the network', async t => {
    const {server, transport} = await setting(t);
    const half = ({request, response}: Exchange): void => {
      response.writeHead(200, {'content-type': 'application/json', 'content-length': '100'});
      response.write('{"kind":', () => request.socket.destroy());
    };
    server.instead.push(half, half, half);
    assert.equal((await fault(transport.resume?.(ref, call()) ?? Promise.resolve())).code, 'offline');
    assert.equal(server.received.length, 3);
  });

  test('a network that fails twice and then works is not noticed', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(hangUp, hangUp);
    assert.deepEqual((await transport.capabilities(call())).flows, ['change-password', 'recover-access']);
    assert.equal(server.received.length, 3);
  });

  test('an answer is sent once more under the same key', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(hangUp);
    await transport.begin('recover-access', {}, call({idempotencyKey: 'key-1'}));
    assert.deepEqual(
      server.received.map(({headers}) => headers['idempotency-key']),
      ['key-1', 'key-1'],
    );
    assert.equal(server.received[0]?.body, server.received[1]?.body);
  });

  test('a reply that is lost after the effect: one effect', async t => {
    const {server, transport, backend} = await setting(t);
    const lost = async ({request, answer}: Exchange): Promise<void> => {
      await answer();
      request.socket.destroy();
    };
    const first = await transport.begin('change-password', {}, call());
    server.instead.push(lost);
    const done = await transport.act(
      first.ref,
      {
        type: 'new-password',
        currentPassword: 'correct horse battery staple',
        password: 'seven green bottles on a wall',
      },
      call(),
    );
    // A second effect would be refused: the old password is another one by then.
    assert.equal(done.kind, 'done');
    assert.equal(done.ref.revision, first.ref.revision + 1);
    assert.ok(backend.signsIn('anna.nowak@example.org', 'seven green bottles on a wall'));
    assert.equal(server.received.filter(({path}) => path.endsWith('/actions')).length, 2);
  });

  test('a reply that takes too long: timeout, and no further attempt', async t => {
    const {server, transport} = await setting(t, {timeout: 60});
    server.instead.push(() => {});
    assert.equal((await fault(transport.capabilities(call()))).code, 'timeout');
    assert.equal(server.received.length, 1);
  });

  test('a body that never ends is a reply that takes too long', async t => {
    const {server, transport} = await setting(t, {timeout: 60});
    server.instead.push(({response}) => {
      response.writeHead(200, {'content-type': 'application/json'});
      response.write('{');
    });
    assert.equal((await fault(transport.capabilities(call()))).code, 'timeout');
    assert.equal(server.received.length, 1);
  });

  test('no attempts besides the first, if so asked', async t => {
    const {server, transport} = await setting(t, {retries: 0});
    server.instead.push(hangUp, hangUp);
    assert.equal((await fault(transport.capabilities(call()))).code, 'offline');
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'offline');
    assert.equal(server.received.length, 2);
  });
});

describe('httpTransport: a service that is down', () => {
  for (const status of [502, 503, 504]) {
    test(`${status}: a question is asked again, an answer is not`, async t => {
      const {server, transport} = await setting(t);
      const down = send(status, {'content-type': 'text/html'}, '<h1>Down</h1>');
      server.instead.push(down, down);
      assert.equal((await transport.capabilities(call())).flows.length, 2);
      assert.equal(server.received.length, 3);
      server.instead.push(down);
      assert.equal((await fault(transport.act(ref, action, call()))).code, 'unavailable');
      assert.equal(server.received.length, 4);
    });
  }

  test('500: nothing is asked again', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(send(500, {}));
    assert.equal((await fault(transport.capabilities(call()))).code, 'unavailable');
    assert.equal(server.received.length, 1);
  });

  test('Retry-After is waited for, if it is short', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(send(503, {'retry-after': '1'}));
    const start = performance.now();
    await transport.capabilities(call());
    assert.ok(performance.now() - start >= 990, 'It was asked again too early.');
  });

  test('Retry-After is not waited for, if it is long', async t => {
    const {server, transport} = await setting(t);
    const date = new Date(Date.UTC(2030, 0, 1)).toUTCString();
    server.instead.push(send(503, {'retry-after': '3600', date}));
    // Whoever waits all the same is woken, and fails.
    const signal = AbortSignal.timeout(5_000);
    const {code, retryAt} = await fault(transport.capabilities(call({signal})));
    assert.deepEqual([code, retryAt], ['unavailable', Date.UTC(2030, 0, 1, 1)]);
    assert.equal(server.received.length, 1);
  });
});

describe('httpTransport: when to try again', () => {
  const date = new Date(Date.UTC(2030, 0, 1)).toUTCString();
  const cases: readonly (readonly [
    title: string,
    headers: Record<string, string>,
    body: object,
    retryAt: number | undefined,
  ])[] = [
    ['seconds count from the clock of the server', {date, 'retry-after': '90'}, {}, Date.UTC(2030, 0, 1, 0, 1, 30)],
    [
      'a date is taken as it is',
      {date, 'retry-after': 'Tue, 01 Jan 2030 00:02:00 GMT'},
      {},
      Date.UTC(2030, 0, 1, 0, 2),
    ],
    ['what the body says comes first', {date, 'retry-after': '90'}, {code: 'rate_limited', retryAt: 5_000}, 5_000],
    ['nothing is made of nonsense', {date, 'retry-after': 'soon'}, {}, undefined],
    ['nothing is made of a number without end', {date, 'retry-after': '9'.repeat(400)}, {}, undefined],
    ['nothing is said without a header', {date}, {}, undefined],
  ];
  for (const [title, headers, body, expected] of cases) {
    test(title, async t => {
      const {server, transport} = await setting(t);
      server.instead.push(problem(body, 429, headers));
      const {code, retryAt} = await fault(transport.begin('recover-access', {}, call()));
      assert.deepEqual([code, retryAt], ['rate_limited', expected]);
    });
  }

  test('without the clock of the server, the device says what time it is', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(({response}) => {
      response.sendDate = false;
      response.writeHead(429, {'retry-after': '60'}).end();
    });
    const before = Date.now();
    const {retryAt = 0} = await fault(transport.begin('recover-access', {}, call()));
    assert.ok(retryAt >= before + 60_000 && retryAt <= Date.now() + 60_000);
  });
});

describe('httpTransport: answers that are none', () => {
  const whole = JSON.stringify(step.document());
  const cases: readonly (readonly [title: string, reply: (exchange: Exchange) => void])[] = [
    ['HTML', send(200, {'content-type': 'text/html'}, '<!doctype html><h1>Sign in</h1>')],
    ['HTML that calls itself JSON', json('<!doctype html><h1>Sign in</h1>')],
    ['malformed JSON', json('{"kind":"document"')],
    ['a step of another content type', send(200, {'content-type': 'text/plain'}, whole)],
    ['a step without a content type', send(200, {}, whole)],
    ['no content', send(204, {})],
    ['an empty body', json('')],
    ['null', json('null')],
    ['a number', json('7')],
    ['a list', json([step.document()])],
    ['a step without a reference', json({...step.document(), ref: undefined})],
  ];
  for (const [title, reply] of cases) {
    test(`${title}: unavailable, and no further attempt`, async t => {
      const {server, transport} = await setting(t);
      server.instead.push(reply);
      assert.equal((await fault(transport.act(ref, action, call()))).code, 'unavailable');
      assert.equal(server.received.length, 1);
      server.instead.push(reply);
      assert.equal((await fault(transport.capabilities(call()))).code, 'unavailable');
      assert.equal(server.received.length, 2);
    });
  }

  test('capabilities that are a step, and a step that is capabilities', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(json(step.document()), json({flows: ['recover-access']}));
    assert.equal((await fault(transport.capabilities(call()))).code, 'unavailable');
    assert.equal((await fault(transport.begin('recover-access', {}, call()))).code, 'unavailable');
  });

  for (const status of [301, 302, 303, 307, 308]) {
    test(`${status}: a redirect is not followed, and means that the session is over`, async t => {
      const {server, transport} = await setting(t);
      server.instead.push(send(status, {location: '/api/sign-in', 'content-type': 'text/html'}, '<a>'));
      const {code} = await fault(transport.act(ref, {type: 'new-password', password: 'typed'}, call()));
      assert.equal(code, 'session_expired');
      assert.deepEqual(
        server.received.map(({path}) => path),
        ['/flows/f/actions'],
      );
    });
  }

  test('so does a redirect as browsers show it: without a status', async () => {
    const transport = httpTransport({base: '/', fetch: async () => Response.error()});
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'session_expired');
  });

  // The limit only ends the wait for a connection that is never let go.
  test('a long body is given up early', {timeout: 60_000}, async t => {
    const {server, transport} = await setting(t);
    let written = 0;
    const closed = new Promise<void>(resolve => {
      server.instead.push(async ({response}) => {
        response.on('close', resolve).writeHead(200, {'content-type': 'application/json'});
        const chunk = ' '.repeat(65_536);
        for (; written < 20_000_000 && !response.destroyed; written += chunk.length) {
          await new Promise<unknown>(resolve => response.write(chunk, resolve));
        }
        response.end();
      });
    });
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'unavailable');
    await closed;
    assert.ok(written < 10_000_000, `${written} bytes were sent.`);
  });

  test('a body that is short on the way and long here is given up', async t => {
    const {server, transport} = await setting(t);
    const packed = gzipSync(`${' '.repeat(5_000_000)}${whole}`);
    assert.ok(packed.length < 20_000);
    server.instead.push(send(200, {'content-type': 'application/json', 'content-encoding': 'gzip'}, packed));
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'unavailable');
  });

  test('the limit is exact', async t => {
    const size = Buffer.byteLength(whole);
    const {server, transport} = await setting(t, {maxBytes: size});
    server.instead.push(json(whole), json(`${whole} `));
    assert.equal((await transport.act(ref, action, call())).kind, 'document');
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'unavailable');
  });
});

describe('httpTransport: statuses and problems', () => {
  const codes: readonly (readonly [status: number, code: string])[] = [
    [400, 'unknown'],
    [401, 'session_expired'],
    [403, 'not_allowed'],
    [404, 'flow_expired'],
    [405, 'unknown'],
    [410, 'flow_expired'],
    [413, 'unknown'],
    [422, 'unknown'],
    [423, 'locked'],
    [429, 'rate_limited'],
    [500, 'unavailable'],
    [503, 'unavailable'],
  ];
  for (const [status, code] of codes) {
    test(`${status} without a body of ours: ${code}`, async t => {
      const {server, transport} = await setting(t);
      server.instead.push(
        send(status, {}),
        send(status, {'content-type': 'text/html'}, '<h1>'),
        json({code: 'E1'}, status),
      );
      for (let count = 0; count < 3; count++) {
        assert.equal((await fault(transport.act(ref, action, call()))).code, code);
      }
    });
  }

  test('where no flow is named, nothing found is a wrong address', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(send(404, {}), send(410, {}));
    assert.equal((await fault(transport.begin('recover-access', {}, call()))).code, 'unavailable');
    assert.equal((await fault(transport.capabilities(call()))).code, 'unavailable');
  });

  const named = [
    'session_expired',
    'flow_expired',
    'not_allowed',
    'rate_limited',
    'locked',
    'managed_elsewhere',
  ] as const;
  for (const code of [...named, 'reauthentication_needed', 'challenge_needed', 'unavailable', 'timeout'] as const) {
    test(`a problem document that names ${code}, whatever its status`, async t => {
      const {server, transport} = await setting(t);
      server.instead.push(problem({type: 'about:blank', title: 'No', status: 400, code}, 400));
      assert.equal((await fault(transport.act(ref, action, call()))).code, code);
    });
  }

  test('a problem document with a code that is not known, or is no fault: unknown', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(
      problem({code: 'brand_new'}, 403),
      problem({code: 'code_wrong'}, 422),
      problem({code: 'offline'}, 503),
    );
    for (let count = 0; count < 3; count++) {
      assert.equal((await fault(transport.act(ref, action, call()))).code, 'unknown');
    }
  });

  test('a problem document without a code: by its status', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(problem({type: 'about:blank', title: 'Unauthorized'}, 401));
    assert.equal((await fault(transport.act(ref, action, call()))).code, 'session_expired');
  });

  for (const status of [200, 409, 410, 422, 423, 429, 503]) {
    test(`${status} with a step is a step`, async t => {
      const {server, transport} = await setting(t);
      const sent = step.code({problems: [{code: 'code_wrong', field: 'code', attemptsLeft: 4}]});
      server.instead.push(json(sent, status));
      assert.deepEqual(await transport.act(ref, action, call()), sent);
    });
  }

  test('a step in gzip, in chunks, with a character that lies across them', async t => {
    const {server, transport} = await setting(t);
    const sent = step.newPassword({context: ['Zażółć', '🔑']});
    const bytes = Buffer.from(JSON.stringify(sent));
    server.instead.push(
      send(200, {'content-type': 'application/json; charset=utf-8', 'content-encoding': 'gzip'}, gzipSync(bytes)),
      ({response}) => {
        response.writeHead(200, {'content-type': 'application/json'});
        const middle = bytes.indexOf('🔑') + 2;
        response.write(bytes.subarray(0, middle), () => setTimeout(() => response.end(bytes.subarray(middle)), 20));
      },
    );
    assert.deepEqual(await transport.act(ref, action, call()), sent);
    assert.deepEqual(await transport.act(ref, action, call()), sent);
  });

  test('what a newer server adds is left out, what a careless one sends as null is absent', async t => {
    const {server, transport} = await setting(t);
    const sent = step.code({problems: [{code: 'code_wrong'}]});
    const body = {
      ...sent,
      novelty: 1,
      expiresAt: null,
      challenge: {...sent.challenge, contact: null, novelty: {}},
      problems: [{code: 'code_wrong', field: null, novelty: []}],
    };
    const {contact: _, ...challenge} = sent.challenge;
    server.instead.push(json(body));
    assert.deepEqual(await transport.act(ref, action, call()), {...sent, challenge});
  });

  test('a kind that is not known, and one that lacks its fields, are unsupported', async t => {
    const {server, transport} = await setting(t);
    const {challenge: _, ...rest} = step.code();
    server.instead.push(json({...step.done(), kind: 'retina-scan'}), json(rest), json({...rest, kind: '__proto__'}));
    const names: unknown[] = [];
    for (let count = 0; count < 3; count++) {
      const reply: Step = await transport.act(ref, action, call());
      assert.equal(reply.kind, 'unsupported');
      names.push('name' in reply && reply.name);
    }
    assert.deepEqual(names, ['retina-scan', 'code', '__proto__']);
  });

  test('a prototype is not polluted', async t => {
    const {server, transport} = await setting(t);
    const body = JSON.stringify(step.code()).replace(
      '{',
      '{"__proto__":{"polluted":1},"constructor":{"prototype":{"polluted":1}},',
    );
    server.instead.push(json(body.replace('"challenge":{', '"challenge":{"__proto__":{"polluted":1},')));
    const reply = await transport.act(ref, action, call());
    assert.deepEqual(reply, step.code());
    assert.equal('polluted' in reply, false);
    assert.equal('polluted' in {}, false);
  });
});

describe('httpTransport: the request', () => {
  test('what each call asks for', async t => {
    const {server, transport} = await setting(t);
    const flow = '../a b/ü?x=1#y';
    server.instead.push(...Array.from({length: 5}, () => json(step.document())));
    await fault(transport.capabilities(call({locale: 'pl-PL'})));
    await transport.begin('recover-access', {identifier: 'anna'}, call({idempotencyKey: 'key-1'}));
    await transport.act({flow, revision: 7}, action, call({idempotencyKey: 'key-2'}));
    await transport.resume?.({flow}, call({idempotencyKey: 'key-3'}));
    await transport.cancel?.({flow}, call({idempotencyKey: 'key-4'}));
    assert.deepEqual(
      server.received.map(({method, path, headers, body}) => [
        method,
        path,
        headers['idempotency-key'],
        headers['content-type'],
        body === '' ? undefined : (JSON.parse(body) as unknown),
      ]),
      [
        ['GET', '/capabilities', undefined, undefined, undefined],
        ['POST', '/flows', 'key-1', 'application/json', {flow: 'recover-access', input: {identifier: 'anna'}}],
        ['POST', '/flows/..%2Fa%20b%2F%C3%BC%3Fx%3D1%23y/actions', 'key-2', 'application/json', {revision: 7, action}],
        ['GET', '/flows/..%2Fa%20b%2F%C3%BC%3Fx%3D1%23y', undefined, undefined, undefined],
        ['DELETE', '/flows/..%2Fa%20b%2F%C3%BC%3Fx%3D1%23y', 'key-4', undefined, undefined],
      ],
    );
    const [{headers} = assert.fail()] = server.received;
    assert.equal(headers['accept-language'], 'pl-PL');
    assert.equal(headers.accept, 'application/json, application/problem+json');
  });

  test('how it is asked for', async () => {
    const requests: (RequestInit | undefined)[] = [];
    const urls: unknown[] = [];
    const options = {
      fetch: async (url: unknown, init?: RequestInit) => {
        urls.push(url);
        requests.push(init);
        return new Response(JSON.stringify(step.document()), {headers: {'content-type': 'application/json'}});
      },
    };
    await httpTransport({base: '/account/latchkey/', ...options}).begin('recover-access', {}, call());
    await httpTransport({base: '/account/latchkey', credentials: 'include', ...options}).begin(
      'recover-access',
      {},
      call(),
    );
    assert.deepEqual(urls, ['/account/latchkey/flows', '/account/latchkey/flows']);
    assert.deepEqual(
      requests.map(init => [init?.credentials, init?.cache, init?.redirect, init?.referrerPolicy]),
      [
        ['same-origin', 'no-store', 'manual', 'no-referrer'],
        ['include', 'no-store', 'manual', 'no-referrer'],
      ],
    );
  });

  test("the host's headers are asked for before each attempt, and do not go before our own", async t => {
    let token = 0;
    const {server, transport} = await setting(t, {
      headers: async () => new Headers({'X-CSRF-Token': `t${++token}`, 'Accept-Language': 'xx'}),
    });
    server.instead.push(hangUp);
    await transport.begin('recover-access', {}, call());
    assert.deepEqual(
      server.received.map(({headers}) => [headers['x-csrf-token'], headers['accept-language']]),
      [
        ['t1', 'en'],
        ['t2', 'en'],
      ],
    );
  });

  test("what the host's headers throw fails the call: a fault as it is, anything else as unknown", async t => {
    const expired = new TransportError('session_expired');
    const {server} = await setting(t);
    const withHeaders = (headers: () => HeadersInit) => httpTransport({base: server.base, headers});
    const one = withHeaders(() => {
      throw expired;
    });
    assert.equal(await fault(one.begin('recover-access', {}, call())), expired);
    const cause = new TypeError('no token');
    const other = withHeaders(() => {
      throw cause;
    });
    const thrown = await fault(other.begin('recover-access', {}, call()));
    assert.deepEqual([thrown.code, thrown.cause], ['unknown', cause]);
    assert.equal(server.received.length, 0);
  });

  test('headers that never come are a reply that takes too long', async t => {
    const {transport} = await setting(t, {timeout: 40, headers: () => new Promise<HeadersInit>(() => {})});
    assert.equal((await fault(transport.begin('recover-access', {}, call()))).code, 'timeout');
  });
});

describe('httpTransport: the abort', () => {
  test('while it waits for another attempt: at once, and nothing is asked any more', async t => {
    const {server, transport} = await setting(t);
    server.instead.push(send(503, {'retry-after': '4'}));
    const controller = new AbortController();
    const reason = new Error('gone');
    const reply = transport.capabilities(call({signal: controller.signal}));
    while (server.received.length === 0) await new Promise(resolve => setTimeout(resolve, 10));
    await new Promise(resolve => setTimeout(resolve, 50));
    const start = performance.now();
    controller.abort(reason);
    await assert.rejects(reply, error => error === reason);
    assert.ok(performance.now() - start < 1_000, 'It went on waiting.');
    assert.equal(server.received.length, 1);
  });

  test('while the body arrives', async t => {
    const {server, transport} = await setting(t);
    const controller = new AbortController();
    const reason = new Error('gone');
    server.instead.push(({response}) => {
      response.writeHead(200, {'content-type': 'application/json'});
      response.write('{', () => controller.abort(reason));
    });
    await assert.rejects(transport.act(ref, action, call({signal: controller.signal})), error => error === reason);
  });

  test("of a fetch that doesn't listen", async () => {
    const transport = httpTransport({base: '/', fetch: () => new Promise<Response>(() => {})});
    const controller = new AbortController();
    const reply = transport.act(ref, action, call({signal: controller.signal}));
    controller.abort('enough');
    await assert.rejects(reply, error => error === 'enough');
  });

  test('no timer stays, and what is left of an answer is let go', async () => {
    const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;
    const before = timers();
    const signals: (AbortSignal | null | undefined)[] = [];
    const transport = httpTransport({
      base: '/',
      maxBytes: 1_000,
      async fetch(_, init) {
        signals.push(init?.signal);
        return new Response(' '.repeat(2_000), {headers: {'content-type': 'application/json'}});
      },
    });
    await fault(transport.act(ref, action, call()));
    assert.equal(timers(), before);
    assert.deepEqual(
      signals.map(signal => signal?.aborted),
      [true],
    );
  });

  test('no listener stays on the signal', async t => {
    const {server, transport} = await setting(t, {timeout: 200});
    const {signal} = new AbortController();
    server.instead.push(hangUp, json(step.document()), send(503, {}), () => {});
    await transport.act(ref, action, call({signal}));
    await fault(transport.act(ref, action, call({signal})));
    await fault(transport.act(ref, action, call({signal})));
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });
});

test('no error repeats the body of an answer or what was typed', async t => {
  const {server, transport} = await setting(t);
  const secret = 'correct horse battery staple';
  const echo = (status: number, type: string) => send(status, {'content-type': type}, `{"echo":"${secret}", ${secret}`);
  server.instead.push(
    echo(200, 'application/json'),
    echo(422, 'application/problem+json'),
    echo(500, 'text/html'),
    hangUp,
    hangUp,
  );
  for (let count = 0; count < 4; count++) {
    let error: unknown = await fault(transport.act(ref, {type: 'new-password', password: secret}, call()));
    for (; error instanceof Error; error = error.cause) {
      assert.ok(!`${error.message} ${error.stack} ${JSON.stringify(error)}`.includes('horse'));
    }
  }
});
