import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {demoBackend, scriptedTransport, step, type Hitch, type Script} from '../../../src/adapters/scripted/index.js';
import {createFlow, type Flow, type FlowOptions} from '../../../src/core/flow/flow.js';
import type {FlowState} from '../../../src/core/flow/state.js';
import type {Action} from '../../../src/core/protocol/action.js';
import type {FlowKind} from '../../../src/core/protocol/names.js';
import type {Step} from '../../../src/core/protocol/step.js';
import {TransportError, type Call, type Transport, type TransportFault} from '../../../src/ports/transport.js';
import {timedBackend} from '../../support/demo-subject.js';

const oldPassword = 'correct horse battery staple';
const newPassword = 'seven green bottles on a wall';
const document: Action = {type: 'document', document: 'pl-pesel', value: '44051401359'};
const identify: Action = {type: 'identify', identifierKind: 'email', identifier: 'anna.nowak@example.org'};

interface Run {
  readonly flow: Flow;
  readonly states: FlowState[];
  /** Every call of the transport: its method and what goes along with it. */
  readonly calls: {
    readonly method: string;
    readonly key: string;
    readonly locale: string;
    readonly signal: AbortSignal;
  }[];
  /** Waits for a state that is like this. */
  until(status: FlowState['status'], count?: number): Promise<FlowState>;
}

/** A transport that notes its calls. */
function noted(transport: Transport, calls: Run['calls']): Transport {
  const note = (method: string, {idempotencyKey: key, locale, signal}: Call): void =>
    void calls.push({method, key, locale, signal});
  const {resume, cancel} = transport;
  return {
    capabilities: call => (note('capabilities', call), transport.capabilities(call)),
    begin: (kind, input, call) => (note('begin', call), transport.begin(kind, input, call)),
    act: (ref, action, call) => (note('act', call), transport.act(ref, action, call)),
    ...(resume && {resume: (ref, call) => (note('resume', call), resume.call(transport, ref, call))}),
    ...(cancel && {cancel: (ref, call) => (note('cancel', call), cancel.call(transport, ref, call))}),
  };
}

let keys = 0;

function run(transport: Transport, kind: FlowKind = 'recover-access', options: Partial<FlowOptions> = {}): Run {
  const states: FlowState[] = [];
  const calls: Run['calls'] = [];
  const waiting: (() => void)[] = [];
  const flow = createFlow(kind, {
    transport: noted(transport, calls),
    createKey: () => `key-${++keys}`,
    onChange(state) {
      states.push(state);
      for (const wake of waiting.splice(0)) wake();
    },
    ...options,
  });
  return {
    flow,
    states,
    calls,
    async until(status) {
      while (flow.state.status !== status) await new Promise<void>(resolve => waiting.push(resolve));
      return flow.state;
    },
  };
}

/** The step that is shown. */
function shown({flow: {state}}: Run): Step {
  assert.equal(state.status, 'showing');
  return 'step' in state ? state.step : assert.fail();
}

const script = (part: Partial<Script<'login' | 'paper' | 'end'>> = {}): Transport =>
  scriptedTransport<'login' | 'paper' | 'end'>({
    start: 'login',
    scenes: {
      login: {step: step.identify(), on: {identify: 'paper'}},
      paper: {step: step.document(), on: {document: 'end', back: 'login'}},
      end: {step: step.done()},
    },
    ...part,
  });

/** Lets everything that is under way without a timer come to an end. */
const settled = (): Promise<void> => new Promise(resolve => setTimeout(resolve, 5));

describe('createFlow: the way through', () => {
  test('idle, starting, showing, sending, showing, …, finished', async () => {
    const each = run(script());
    assert.deepEqual(each.flow.state, {status: 'idle'});
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    assert.equal(each.flow.state.status, 'sending');
    await each.until('showing');
    each.flow.send(document);
    await each.until('finished');
    // The capabilities arrive on the way: the state is told once more.
    const statuses = each.states.map(({status}) => status).filter((status, index, all) => status !== all[index - 1]);
    assert.deepEqual(statuses, ['starting', 'showing', 'sending', 'showing', 'sending', 'finished']);
    assert.deepEqual(each.flow.capabilities, {flows: ['change-password', 'recover-access'], links: {}});
  });

  test('each answer has a key of its own, and the locale of the moment', async () => {
    let locale = 'pl';
    const each = run(script(), 'recover-access', {locale: () => locale});
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    await each.until('showing');
    locale = 'ru';
    each.flow.send({type: 'back'});
    await each.until('showing');
    const acts = each.calls.filter(({method}) => method === 'act');
    assert.equal(new Set(acts.map(({key}) => key)).size, 2);
    assert.deepEqual(
      acts.map(call => call.locale),
      ['pl', 'ru'],
    );
  });

  test('the input reaches the backend', async () => {
    const each = run(demoBackend().transport);
    each.flow.start({identifier: 'anna'});
    await each.until('showing');
    const first = shown(each);
    assert.equal(first.kind === 'identify' && first.identifier, 'anna');
  });

  test('a refusal is on the step', async () => {
    const each = run(demoBackend().transport);
    each.flow.start();
    await each.until('showing');
    each.flow.send({...identify, identifier: '@'});
    await each.until('showing');
    assert.deepEqual(
      shown(each).problems.map(({code}) => code),
      ['identifier_malformed'],
    );
    assert.equal('problem' in each.flow.state, false);
  });

  test('what is sent while an answer is under way is not sent', async () => {
    const each = run(script({latency: 5}));
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    each.flow.send(identify);
    await each.until('showing');
    assert.equal(each.calls.filter(({method}) => method === 'act').length, 1);
  });

  test('a backend that says nothing about itself can be used all the same', async () => {
    const each = run(script({faults: {capabilities: ['unavailable']}}));
    each.flow.start();
    await each.until('showing');
    assert.equal(each.flow.capabilities, undefined);
  });
});

describe('createFlow: going on after a reload', () => {
  test('the step at which the flow is', async () => {
    const {transport} = demoBackend();
    const before = run(transport);
    before.flow.start();
    await before.until('showing');
    before.flow.send(identify);
    await before.until('showing');
    const {ref} = shown(before);
    before.flow.stop();
    const after = run(transport);
    after.flow.start({}, ref.flow);
    await after.until('showing');
    assert.deepEqual(shown(after).ref, ref);
    assert.deepEqual(
      after.calls.map(({method}) => method).filter(method => method !== 'capabilities'),
      ['resume'],
    );
  });

  test('a flow that is gone begins anew, once', async () => {
    const each = run(demoBackend().transport);
    each.flow.start({identifier: 'anna'}, 'gone');
    await each.until('showing');
    const first = shown(each);
    assert.equal(first.kind === 'identify' && first.identifier, 'anna');
    assert.deepEqual(
      each.calls.map(({method}) => method).filter(method => method !== 'capabilities'),
      ['resume', 'begin'],
    );
  });

  test('a transport that cannot resume begins anew', async () => {
    const {capabilities, begin, act} = demoBackend().transport;
    const each = run({capabilities, begin, act});
    each.flow.start({}, 'f');
    await each.until('showing');
    assert.equal(shown(each).kind, 'identify');
  });

  test('any other fault interrupts', async () => {
    const each = run(script({faults: {resume: ['offline']}}));
    each.flow.start({}, 'f');
    assert.deepEqual(await each.until('interrupted'), {status: 'interrupted', problem: {code: 'offline'}});
  });
});

describe('createFlow: replies that are lost', () => {
  /** A change of a password whose first replies go wrong. */
  async function change(...hitches: (TransportFault | Hitch)[]) {
    const backend = timedBackend();
    const each = run(backend.transport, 'change-password');
    each.flow.start();
    await each.until('showing');
    backend.actHitches.push(...hitches);
    return {backend, each};
  }
  const answer: Action = {type: 'new-password', password: newPassword, currentPassword: oldPassword};

  test('a request that took effect: asking where the flow is finishes it', async () => {
    const {backend, each} = await change({fault: 'offline', lost: true});
    each.flow.send(answer);
    await each.until('finished');
    assert.ok(backend.signsIn('anna.nowak@example.org', newPassword));
    assert.ok(each.states.some(state => state.status === 'sending' && state.problem?.code === 'offline'));
    assert.deepEqual(
      each.calls.map(({method}) => method).filter(method => method !== 'capabilities'),
      ['begin', 'act', 'resume'],
    );
  });

  test('a request that never arrived: the fault is shown, and the same key is used again', async () => {
    const {each} = await change('timeout');
    each.flow.send(answer);
    await each.until('showing');
    assert.equal(each.flow.state.status === 'showing' && each.flow.state.problem?.code, 'timeout');
    each.flow.send(answer);
    await each.until('finished');
    const [first, second] = each.calls.filter(({method}) => method === 'act');
    assert.equal(first?.key, second?.key);
  });

  test('a refusal whose reply was lost: sending the same again gives the same reply and counts once', async () => {
    const {each} = await change({fault: 'offline', lost: true});
    const wrong: Action = {type: 'new-password', password: newPassword, currentPassword: 'something else'};
    each.flow.send(wrong);
    await each.until('showing');
    each.flow.send(wrong);
    await each.until('showing');
    assert.deepEqual(
      shown(each).problems.map(({code, attemptsLeft}) => [code, attemptsLeft]),
      [['current_password_wrong', 4]],
    );
  });

  test('what was edited since goes under another key', async () => {
    const {each} = await change('offline');
    each.flow.send(answer);
    await each.until('showing');
    each.flow.edited();
    each.flow.send(answer);
    await each.until('finished');
    const [first, second] = each.calls.filter(({method}) => method === 'act');
    assert.notEqual(first?.key, second?.key);
  });

  test('so does another action', async () => {
    const transport = script({faults: {act: [{}, 'offline']}});
    const each = run(transport);
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    await each.until('showing');
    each.flow.send(document);
    await each.until('showing');
    each.flow.send({type: 'back'});
    await each.until('showing');
    assert.equal(shown(each).kind, 'identify');
    const keys = each.calls.filter(({method}) => method === 'act').map(({key}) => key);
    assert.equal(new Set(keys).size, 3);
  });

  test('where the flow is cannot be asked either: the answer may be sent again under its key', async () => {
    const each = run(script({faults: {act: ['offline'], resume: ['offline']}}));
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    await each.until('showing');
    each.flow.send(identify);
    await each.until('showing');
    assert.equal(shown(each).kind, 'document');
    const acts = each.calls.filter(({method}) => method === 'act');
    assert.equal(acts[0]?.key, acts[1]?.key);
  });
});

describe('createFlow: faults', () => {
  for (const code of ['session_expired', 'flow_expired', 'not_allowed', 'managed_elsewhere'] as const) {
    test(`${code} interrupts, and nothing can be sent any more`, async () => {
      const each = run(script({faults: {act: [code]}}));
      each.flow.start();
      await each.until('showing');
      const {ref} = shown(each);
      each.flow.send(identify);
      assert.deepEqual(await each.until('interrupted'), {status: 'interrupted', problem: {code}, ref});
      each.flow.send(identify);
      each.flow.refresh();
      assert.equal(each.calls.filter(({method}) => method !== 'capabilities').length, 2);
    });
  }

  test('a limit says when to try again', async () => {
    const now = (): number => 1_000;
    const each = run(script({now, faults: {act: [{fault: 'rate_limited', retryAfter: 500}]}}));
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    const state = await each.until('showing');
    assert.deepEqual('problem' in state && state.problem, {code: 'rate_limited', retryAt: 1_500});
  });

  const strange: readonly unknown[] = [
    new Error('no code'),
    'text',
    undefined,
    null,
    {code: 'brand_new'},
    {code: 7},
    {code: 'code_wrong'},
    {code: 'unknown', retryAt: 'soon'},
  ];
  for (const thrown of strange) {
    test(`a transport that throws ${String(thrown)} ${JSON.stringify(thrown)}: unknown`, async () => {
      const {capabilities, begin} = script();
      // eslint-disable-next-line @typescript-eslint/prefer-promise-reject-errors -- that is the point
      const each = run({capabilities, begin, act: () => Promise.reject(thrown)});
      each.flow.start();
      await each.until('showing');
      each.flow.send(identify);
      const state = await each.until('showing');
      assert.deepEqual('problem' in state && state.problem, {code: 'unknown'});
    });
  }

  test('a transport that throws at once is a fault as any other', async () => {
    const {capabilities, begin} = script();
    const each = run({
      capabilities,
      begin,
      act() {
        throw new TransportError('rate_limited');
      },
    });
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    const state = await each.until('showing');
    assert.deepEqual('problem' in state && state.problem, {code: 'rate_limited'});
  });
});

describe('createFlow: replies that come too late', () => {
  /** A transport whose replies are given by hand. */
  function byHand() {
    const replies: ((step: Step) => void)[] = [];
    const reply = (): Promise<Step> => new Promise(resolve => replies.push(resolve));
    const transport: Transport = {
      capabilities: async () => ({flows: [], links: {}}),
      begin: reply,
      act: reply,
      resume: reply,
    };
    return {replies, transport};
  }
  const at = (revision: number, flow = 'f') => ({ref: {flow, revision}});

  test('after stop', async () => {
    const {replies, transport} = byHand();
    const each = run(transport);
    each.flow.start();
    each.flow.stop();
    replies[0]?.(step.identify());
    await settled();
    assert.deepEqual(each.flow.state, {status: 'idle'});
    assert.equal(each.states.at(-1)?.status, 'idle');
    assert.ok(each.calls.every(({signal}) => signal.aborted));
  });

  test('after another start', async () => {
    const {replies, transport} = byHand();
    const each = run(transport);
    each.flow.start();
    each.flow.start();
    replies[1]?.(step.document(at(1, 'second')));
    await settled();
    replies[0]?.(step.identify(at(5, 'first')));
    await settled();
    assert.equal(shown(each).ref.flow, 'second');
  });

  test('a look at the step that was under way when an answer went out', async () => {
    const {replies, transport} = byHand();
    const each = run(transport);
    each.flow.start();
    replies[0]?.(step.document(at(1)));
    await each.until('showing');
    each.flow.refresh();
    each.flow.send(document);
    replies[1]?.(step.document(at(1)));
    await settled();
    assert.equal(each.flow.state.status, 'sending');
    replies[2]?.(step.code(at(2)));
    await each.until('showing');
    assert.equal(shown(each).kind, 'code');
  });

  test('about a position that the flow has left', async () => {
    const {replies, transport} = byHand();
    const each = run(transport);
    each.flow.start();
    replies[0]?.(step.code(at(3)));
    await each.until('showing');
    each.flow.refresh();
    replies[1]?.(step.document(at(2)));
    await settled();
    assert.equal(shown(each).kind, 'code');
  });

  test('the capabilities of a flow that was stopped', async () => {
    const each = run(script({latency: 5}));
    each.flow.start();
    each.flow.stop();
    const count = each.states.length;
    await new Promise(resolve => setTimeout(resolve, 30));
    assert.equal(each.flow.capabilities, undefined);
    assert.equal(each.states.length, count);
  });
});

describe('createFlow: stop', () => {
  test('aborts what is under way, and may be followed by another start', async () => {
    const each = run(script({faults: {act: [{delay: Infinity}]}}));
    each.flow.start();
    await each.until('showing');
    each.flow.send(identify);
    const {signal} = each.calls.find(({method}) => method === 'act') ?? assert.fail();
    assert.ok(!signal.aborted);
    each.flow.stop();
    assert.ok(signal.aborted);
    await settled();
    assert.deepEqual(each.flow.state, {status: 'idle'});
    each.flow.start();
    await each.until('showing');
  });
});

describe('createFlow: refresh', () => {
  test('a hold goes on by being looked at', async () => {
    let time = 0;
    const transport = scriptedTransport({
      now: () => time,
      start: 'wait',
      scenes: {
        wait: {step: step.hold({serverNow: 0, until: 100}), later: {after: 100, go: 'next'}},
        next: {step: step.newPassword()},
      },
    });
    const each = run(transport);
    each.flow.start();
    await each.until('showing');
    each.flow.refresh();
    await settled();
    assert.equal(shown(each).kind, 'hold');
    time = 100;
    each.flow.refresh();
    await settled();
    assert.equal(shown(each).kind, 'new-password');
  });
});

describe('createFlow: secrets', () => {
  /** Everything that can be reached from a value, as text. */
  const reachable = (values: readonly unknown[]): string => {
    const seen = new Set<unknown>();
    const parts: string[] = [];
    const walk = (value: unknown): void => {
      if (seen.has(value)) return;
      seen.add(value);
      if (typeof value === 'string') parts.push(value);
      if (value instanceof Error) walk([value.message, value.stack, value.cause]);
      if (value !== null && (typeof value === 'object' || typeof value === 'function')) {
        for (const key of Reflect.ownKeys(value)) {
          parts.push(String(key));
          walk(Reflect.get(value, key));
        }
      }
    };
    walk(values);
    return parts.join('\n');
  };

  test('no password, code or document stands in anything that is handed out', async () => {
    const backend = timedBackend();
    const code = (): string => backend.codeFor('anna.nowak@example.org') ?? '';
    const changing = run(backend.transport, 'change-password');
    changing.flow.start();
    await changing.until('showing');
    backend.actHitches.push('timeout', {fault: 'offline', lost: true});
    const wrong: Action = {type: 'new-password', password: newPassword, currentPassword: 'old-secret-one'};
    changing.flow.send(wrong);
    await changing.until('showing');
    changing.flow.send(wrong);
    await changing.until('showing');
    changing.flow.edited();
    changing.flow.send({type: 'new-password', password: newPassword, currentPassword: oldPassword});
    await changing.until('finished');

    const recovering = run(backend.transport);
    recovering.flow.start();
    const answers: (() => Action)[] = [
      () => identify,
      () => document,
      () => ({type: 'code', code: code() === '000000' ? '111111' : '000000'}),
      () => ({type: 'code', code: code()}),
      () => ({type: 'new-password', password: 'another brand new secret'}),
    ];
    let used = '';
    for (const answer of answers) {
      await recovering.until('showing');
      used = code() || used;
      recovering.flow.send(answer());
    }
    await recovering.until('finished');

    const text = reachable([changing.states, changing.flow, recovering.states, recovering.flow]);
    assert.ok(text.includes('current_password_wrong') || text.includes('code_wrong'), 'Nothing was looked at.');
    for (const secret of [
      newPassword,
      'old-secret-one',
      oldPassword,
      'another brand new secret',
      used,
      '44051401359',
    ]) {
      assert.ok(secret.length > 0 && !text.includes(secret), 'A secret is within reach.');
    }
  });
});
