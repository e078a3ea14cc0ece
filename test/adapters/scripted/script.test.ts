import assert from 'node:assert/strict';
import {getEventListeners} from 'node:events';
import {describe, test} from 'node:test';
import {challenge, scriptedTransport, shifted, step} from '../../../src/adapters/scripted/index.js';
import {parseStep} from '../../../src/core/protocol/more-parts.js';
import type {Action} from '../../../src/core/protocol/action.js';
import type {Step} from '../../../src/core/protocol/step.js';
import {TransportError, type Call, type Transport} from '../../../src/ports/transport.js';

const call = (part: Partial<Call> = {}): Call => ({
  signal: new AbortController().signal,
  locale: 'en',
  idempotencyKey: crypto.randomUUID(),
  ...part,
});

const back: Action = {type: 'back'};
const code: Action = {type: 'code', code: '123456'};
const identify: Action = {type: 'identify', identifierKind: 'email', identifier: 'a@example.org'};

const begin = (transport: Transport): Promise<Step> => transport.begin('recover-access', {}, call());
const act = (transport: Transport, {ref}: Step, action: Action): Promise<Step> => transport.act(ref, action, call());
const codes = ({problems}: Step): string[] => problems.map(problem => problem.code);

async function fault(promise: Promise<unknown>): Promise<TransportError> {
  const thrown: unknown = await promise.then(
    () => assert.fail('It resolved.'),
    (error: unknown) => error,
  );
  assert.ok(thrown instanceof TransportError, String(thrown));
  return thrown;
}

const timers = (): number => process.getActiveResourcesInfo().filter(name => name === 'Timeout').length;

describe('step: whole steps out of what matters', () => {
  for (const [name, build] of Object.entries(step)) {
    test(`${name} is whole on the wire`, () => {
      // What a client makes of an unknown kind is named after it.
      const built = build();
      const sent = {...built, ...('name' in built && {kind: built.name})};
      assert.deepEqual(parseStep(JSON.parse(JSON.stringify(sent))), built);
    });
  }

  test('what is given goes before what is usual', () => {
    const built = step.newPassword({
      current: true,
      problems: [{code: 'password_reused'}],
      ref: {flow: 'x', revision: 7},
    });
    assert.deepEqual([built.current, built.problems, built.ref.revision], [true, [{code: 'password_reused'}], 7]);
    assert.equal(built.policy.minLength, 15);
  });

  test('times go by when the step is sent', () => {
    const built = step.code({serverNow: 1_000});
    assert.deepEqual([built.challenge.expiresAt, built.challenge.resendAt], [601_000, 31_000]);
    assert.equal(step.hold({serverNow: 1_000}).until, 3_601_000);
  });

  test('all times move along with the step', () => {
    const problems = [{code: 'rate_limited', retryAt: 150}, {code: 'unknown'}] as const;
    const sent = {serverNow: 100, expiresAt: 400, problems};
    const timed = challenge({expiresAt: 200, resendAt: 300});
    assert.deepEqual(shifted(step.code({...sent, challenge: timed}), 1_100), {
      ...step.code({...sent, serverNow: 1_100, expiresAt: 1_400}),
      problems: [{code: 'rate_limited', retryAt: 1_150}, {code: 'unknown'}],
      challenge: challenge({expiresAt: 1_200, resendAt: 1_300}),
    });
    const who = shifted(step.reauthenticate({serverNow: 100, challenge: timed}), 0);
    assert.deepEqual(who.kind === 'reauthenticate' && who.challenge?.expiresAt, 100);
    const hold = shifted(step.hold({serverNow: 100, until: 200}), 0);
    assert.equal(hold.kind === 'hold' && hold.until, 100);
    assert.deepEqual(shifted(step.done({serverNow: 100}), 7), step.done({serverNow: 7}));
  });
});

describe('scriptedTransport', () => {
  test('scene by scene: references, revisions and the clock are its own', async () => {
    let time = 5_000;
    const transport = scriptedTransport({
      now: () => time,
      start: 'login',
      scenes: {
        login: {step: step.identify(), on: {identify: 'code'}},
        code: {step: step.code({serverNow: 0}), on: {code: {go: 'done'}, back: 'login'}},
        done: {step: step.done()},
      },
    });
    const first = await begin(transport);
    assert.deepEqual([first.kind, first.ref.revision, first.serverNow], ['identify', 1, 5_000]);
    time = 6_000;
    const second = await act(transport, first, identify);
    assert.deepEqual([second.kind, second.ref, second.serverNow], ['code', {...first.ref, revision: 2}, 6_000]);
    // The times of a scene run from when it begins.
    assert.equal(second.kind === 'code' && second.challenge.expiresAt, 606_000);
    time = 7_000;
    const resumed = await transport.resume?.(second.ref, call());
    assert.deepEqual(resumed, {...second, serverNow: 7_000});
    const third = await act(transport, second, back);
    assert.deepEqual([third.kind, third.ref.revision], ['identify', 3]);
    const last = await act(transport, await act(transport, third, identify), code);
    assert.deepEqual([last.kind, last.ref.revision], ['done', 5]);
  });

  test('verdicts in turn, the last one for good; anew when the scene begins again', async () => {
    const transport = scriptedTransport({
      start: 'code',
      scenes: {
        code: {
          step: step.code(),
          on: {
            code: [{problems: [{code: 'code_wrong', attemptsLeft: 1}]}, {problems: [{code: 'attempts_exhausted'}]}],
            restart: 'code',
          },
        },
      },
    });
    const first = await begin(transport);
    const seen: string[][] = [];
    for (let count = 0; count < 3; count++) seen.push(codes(await act(transport, first, code)));
    assert.deepEqual(seen, [['code_wrong'], ['attempts_exhausted'], ['attempts_exhausted']]);
    const again = await act(transport, first, {type: 'restart'});
    assert.equal(again.ref.revision, 2);
    assert.deepEqual(codes(await act(transport, again, code)), ['code_wrong']);
  });

  test('a verdict by what was answered', async () => {
    const transport = scriptedTransport({
      start: 'code',
      scenes: {
        code: {
          step: step.code(),
          on: {
            code: action =>
              action.type === 'code' && action.code === '123456' ? 'done' : {problems: [{code: 'code_wrong'}]},
          },
        },
        done: {step: step.done()},
      },
    });
    const first = await begin(transport);
    assert.deepEqual(codes(await act(transport, first, {type: 'code', code: '000000'})), ['code_wrong']);
    assert.equal((await act(transport, first, code)).kind, 'done');
  });

  test('the same step in another way, such as with a new code under way', async () => {
    const sent = challenge({channel: 'email', contact: 'a…@example.org'});
    const transport = scriptedTransport({
      start: 'code',
      scenes: {code: {step: step.code(), on: {channel: {problems: [], step: step.code({challenge: sent})}}}},
    });
    const first = await begin(transport);
    const after = await act(transport, first, {type: 'channel', channel: 'email'});
    assert.deepEqual([after.ref, after.problems], [first.ref, []]);
    assert.equal(after.kind === 'code' && after.challenge.contact, 'a…@example.org');
    const resumed = await transport.resume?.(first.ref, call());
    assert.equal(resumed?.kind === 'code' && resumed.challenge.channel, 'email');
  });

  test('a scene with problems of its own', async () => {
    const transport = scriptedTransport({
      start: 'code',
      scenes: {
        code: {step: step.code({problems: [{code: 'code_expired'}]}), on: {code: 'paper'}},
        paper: {step: step.document({problems: [{code: 'document_mismatch', field: 'value'}]})},
      },
    });
    const first = await begin(transport);
    assert.deepEqual(codes(first), ['code_expired']);
    const second = await act(transport, first, code);
    assert.deepEqual([second.kind, codes(second), second.ref.revision], ['document', ['document_mismatch'], 2]);
  });

  test('an answer that the script does not foresee', async () => {
    const transport = scriptedTransport({start: 'code', scenes: {code: {step: step.code()}}});
    const first = await begin(transport);
    const after = await act(transport, first, code);
    assert.deepEqual([codes(after), after.ref], [['not_allowed'], first.ref]);
  });

  test('each flow has a first scene of its own, or none', async () => {
    const transport = scriptedTransport({
      start: {'recover-access': 'login'},
      scenes: {login: {step: step.identify()}},
      capabilities: {flows: ['recover-access'], links: {help: '/help'}},
    });
    assert.deepEqual(await transport.capabilities(call()), {flows: ['recover-access'], links: {help: '/help'}});
    assert.equal((await begin(transport)).kind, 'identify');
    assert.equal((await fault(transport.begin('change-password', {}, call()))).code, 'not_allowed');
  });

  test('two flows know nothing of each other', async () => {
    const transport = scriptedTransport({
      start: 'login',
      scenes: {login: {step: step.identify(), on: {identify: 'code'}}, code: {step: step.code()}},
    });
    const [one, other] = [await begin(transport), await begin(transport)];
    await act(transport, one, identify);
    assert.equal((await transport.resume?.(other.ref, call()))?.kind, 'identify');
  });

  test('a scene that ends by itself', async () => {
    let time = 0;
    const transport = scriptedTransport({
      now: () => time,
      start: 'hold',
      scenes: {
        hold: {step: step.hold(), later: {after: 100, go: 'next'}},
        next: {step: step.newPassword()},
      },
    });
    const first = await begin(transport);
    time = 99;
    assert.equal((await transport.resume?.(first.ref, call()))?.kind, 'hold');
    time = 100;
    const next = await transport.resume?.(first.ref, call());
    assert.deepEqual([next?.kind, next?.ref.revision], ['new-password', 2]);
  });

  test('a flow has an end, if so asked', async () => {
    let time = 0;
    const transport = scriptedTransport({
      now: () => time,
      lifetime: 100,
      start: 'login',
      scenes: {login: {step: step.identify()}},
    });
    const first = await begin(transport);
    assert.equal(first.expiresAt, 100);
    time = 100;
    assert.equal((await fault(transport.resume?.(first.ref, call()) ?? Promise.resolve())).code, 'flow_expired');
  });
});

describe('what goes wrong on the way', () => {
  const scenes = {login: {step: step.identify(), on: {identify: 'code'}}, code: {step: step.code()}} as const;
  const script = {start: 'login', scenes} as const;

  test('faults in their order, then none', async () => {
    const transport = scriptedTransport({
      ...script,
      faults: {act: ['timeout', {}, {fault: 'rate_limited', retryAfter: 500}]},
      now: () => 1_000,
    });
    const first = await begin(transport);
    assert.equal((await fault(act(transport, first, back))).code, 'timeout');
    assert.deepEqual(codes(await act(transport, first, back)), ['not_allowed']);
    const {code: limited, retryAt} = await fault(act(transport, first, back));
    assert.deepEqual([limited, retryAt], ['rate_limited', 1_500]);
    assert.equal((await act(transport, first, identify)).kind, 'code');
  });

  test('each method has its own', async () => {
    const transport = scriptedTransport({
      ...script,
      faults: {capabilities: ['offline'], begin: ['unavailable'], resume: ['timeout'], cancel: ['session_expired']},
    });
    assert.equal((await fault(transport.capabilities(call()))).code, 'offline');
    assert.equal((await fault(begin(transport))).code, 'unavailable');
    const {ref} = await begin(transport);
    assert.equal((await fault(transport.resume?.(ref, call()) ?? Promise.resolve())).code, 'timeout');
    assert.equal((await fault(transport.cancel?.(ref, call()) ?? Promise.resolve())).code, 'session_expired');
    await transport.cancel?.(ref, call());
  });

  test('a request that arrives and whose reply is lost', async () => {
    const transport = scriptedTransport({...script, faults: {act: [{fault: 'offline', lost: true}]}});
    const first = await begin(transport);
    const same = call();
    assert.equal((await fault(transport.act(first.ref, identify, same))).code, 'offline');
    assert.equal((await transport.resume?.(first.ref, call()))?.kind, 'code');
    assert.equal((await transport.act(first.ref, identify, same)).kind, 'code');
  });

  test('a fault of a scene, and a reply that takes its time', async () => {
    const transport = scriptedTransport({
      start: 'login',
      scenes: {login: {step: step.identify(), on: {identify: [{fault: 'unavailable'}, {go: 'login', delay: 30}]}}},
    });
    const first = await begin(transport);
    assert.equal((await fault(act(transport, first, identify))).code, 'unavailable');
    const start = performance.now();
    assert.equal((await act(transport, first, identify)).ref.revision, 2);
    assert.ok(performance.now() - start >= 29);
  });

  test('latency, of every call', async () => {
    const transport = scriptedTransport({...script, latency: 20});
    const start = performance.now();
    await transport.capabilities(call());
    await begin(transport);
    assert.ok(performance.now() - start >= 39);
  });

  test('an abort leaves no timer and no listener behind', async () => {
    const transport = scriptedTransport({...script, latency: 60_000});
    const controller = new AbortController();
    const {signal} = controller;
    const before = timers();
    const reply = transport.begin('recover-access', {}, call({signal}));
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(timers(), before + 1);
    assert.equal(getEventListeners(signal, 'abort').length, 1);
    const reason = new Error('gone');
    controller.abort(reason);
    await assert.rejects(reply, error => error === reason);
    assert.equal(timers(), before);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  test('nor does a reply', async () => {
    const transport = scriptedTransport({...script, latency: 5});
    const {signal} = new AbortController();
    const before = timers();
    await transport.begin('recover-access', {}, call({signal}));
    assert.equal(timers(), before);
    assert.equal(getEventListeners(signal, 'abort').length, 0);
  });

  test('a call that is never answered ends by the abort', async () => {
    const transport = scriptedTransport({...script, faults: {capabilities: [{delay: Infinity}]}});
    const controller = new AbortController();
    const before = timers();
    const reply = transport.capabilities(call({signal: controller.signal}));
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(timers(), before);
    controller.abort('enough');
    await assert.rejects(reply, error => error === 'enough');
  });
});
