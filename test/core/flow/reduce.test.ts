import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {step} from '../../../src/adapters/scripted/index.js';
import {reduce, type Transition} from '../../../src/core/flow/reduce.js';
import type {FlowEvent, FlowState} from '../../../src/core/flow/state.js';
import type {Step} from '../../../src/core/protocol/step.js';
import type {Problem, ProblemCode} from '../../../src/core/protocol/problem.js';

const at = (revision: number, flow = 'f') => ({ref: {flow, revision}});

const document = step.document(at(2));
const code = step.code(at(3));
const refused = step.document({...at(2), problems: [{code: 'document_malformed'}]});
const older = step.identify(at(1));
const foreign = step.identify(at(1, 'g'));
const done = step.done(at(9));

const problem = (name: ProblemCode): Problem => ({code: name});
const offline = problem('offline');
const expired = problem('flow_expired');
const limited = {code: 'rate_limited', retryAt: 7} as const;

const states = {
  idle: {status: 'idle'},
  starting: {status: 'starting'},
  resuming: {status: 'starting', beginKey: 'k0'},
  showing: {status: 'showing', step: document},
  retrying: {status: 'showing', step: document, problem: offline, retry: {key: 'k1', action: 'document'}},
  sending: {status: 'sending', step: document, action: 'document', key: 'k1'},
  asking: {status: 'sending', step: document, action: 'document', key: 'k1', problem: offline},
  interrupted: {status: 'interrupted', problem: expired},
  finished: {status: 'finished', step: done},
} as const satisfies Record<string, FlowState>;

const events = {
  start: {type: 'start', key: 'k9'},
  'start with a flow': {type: 'start', key: 'k9', flow: 'f'},
  'answered with the next step': {type: 'answered', step: code},
  'answered with the same step': {type: 'answered', step: refused},
  'answered with an older step': {type: 'answered', step: older},
  'answered with a step of another flow': {type: 'answered', step: foreign},
  'answered with done': {type: 'answered', step: done},
  'failed, uncertain': {type: 'failed', problem: offline},
  'failed, for now': {type: 'failed', problem: limited},
  'failed, for good': {type: 'failed', problem: problem('session_expired')},
  'failed, expired': {type: 'failed', problem: expired},
  send: {type: 'send', action: 'document', key: 'k9'},
  'send something else': {type: 'send', action: 'back', key: 'k9'},
  edited: {type: 'edited'},
  refresh: {type: 'refresh', key: 'k9'},
  stop: {type: 'stop'},
} as const satisfies Record<string, FlowEvent>;

type EventName = keyof typeof events;

const begin: Transition = [{status: 'starting'}, {type: 'abort'}, {type: 'begin', key: 'k9'}];
const resume: Transition = [
  {status: 'starting', beginKey: 'k9'},
  {type: 'abort'},
  {type: 'resume', flow: 'f', key: 'k9'},
];
const stopped: Transition = [{status: 'idle'}, {type: 'abort'}];
const always: Partial<Record<EventName, Transition>> = {start: begin, 'start with a flow': resume, stop: stopped};
const show = (shown: Exclude<Step, {kind: 'done'}>): Transition => [{status: 'showing', step: shown}];
const finish: Transition = [{status: 'finished', step: done}];
const interrupt = (cause: Problem, flow = true): Transition => [
  {status: 'interrupted', problem: cause, ...(flow && {ref: document.ref})},
];

/** What every pair of a state and an event comes to. A pair that is not named changes nothing at all. */
const table: Record<keyof typeof states, Partial<Record<EventName, Transition>>> = {
  idle: {},
  finished: {
    send: [
      {status: 'sending', step: done, action: 'document', key: 'k9'},
      {type: 'act', ref: done.ref, key: 'k9'},
    ],
    'send something else': [
      {status: 'sending', step: done, action: 'back', key: 'k9'},
      {type: 'act', ref: done.ref, key: 'k9'},
    ],
  },
  interrupted: {},
  starting: {
    'answered with the next step': show(code),
    'answered with the same step': show(refused),
    'answered with an older step': show(older),
    'answered with a step of another flow': show(foreign),
    'answered with done': finish,
    'failed, uncertain': interrupt(offline, false),
    'failed, for now': interrupt(limited, false),
    'failed, for good': interrupt(problem('session_expired'), false),
    'failed, expired': interrupt(expired, false),
  },
  resuming: {
    'answered with the next step': show(code),
    'answered with the same step': show(refused),
    'answered with an older step': show(older),
    'answered with a step of another flow': show(foreign),
    'answered with done': finish,
    'failed, uncertain': interrupt(offline, false),
    'failed, for now': interrupt(limited, false),
    'failed, for good': interrupt(problem('session_expired'), false),
    'failed, expired': [{status: 'starting'}, {type: 'begin', key: 'k0'}],
  },
  showing: {
    'answered with the next step': show(code),
    'answered with the same step': show(refused),
    'answered with a step of another flow': show(foreign),
    'answered with done': finish,
    'failed, uncertain': [{...states.showing, problem: offline}],
    'failed, for now': [{...states.showing, problem: limited}],
    'failed, for good': interrupt(problem('session_expired')),
    'failed, expired': interrupt(expired),
    send: [
      {status: 'sending', step: document, action: 'document', key: 'k9'},
      {type: 'act', ref: document.ref, key: 'k9'},
    ],
    'send something else': [
      {status: 'sending', step: document, action: 'back', key: 'k9'},
      {type: 'act', ref: document.ref, key: 'k9'},
    ],
    refresh: [states.showing, {type: 'resume', flow: 'f', key: 'k9'}],
  },
  retrying: {
    'answered with the next step': show(code),
    'answered with the same step': show(refused),
    'answered with a step of another flow': show(foreign),
    'answered with done': finish,
    'failed, uncertain': [{...states.retrying, problem: offline}],
    'failed, for now': [{...states.retrying, problem: limited}],
    'failed, for good': interrupt(problem('session_expired')),
    'failed, expired': interrupt(expired),
    send: [
      {status: 'sending', step: document, action: 'document', key: 'k1'},
      {type: 'act', ref: document.ref, key: 'k1'},
    ],
    'send something else': [
      {status: 'sending', step: document, action: 'back', key: 'k9'},
      {type: 'act', ref: document.ref, key: 'k9'},
    ],
    edited: [{status: 'showing', step: document, problem: offline}],
    refresh: [states.retrying, {type: 'resume', flow: 'f', key: 'k9'}],
  },
  sending: {
    'answered with the next step': show(code),
    'answered with the same step': show(refused),
    'answered with a step of another flow': show(foreign),
    'answered with done': finish,
    'failed, uncertain': [states.asking, {type: 'resume', flow: 'f', key: 'k1'}],
    'failed, for now': [{status: 'showing', step: document, problem: limited}],
    'failed, for good': interrupt(problem('session_expired')),
    'failed, expired': interrupt(expired),
  },
  asking: {
    'answered with the next step': show(code),
    'answered with the same step': [
      {status: 'showing', step: refused, problem: offline, retry: {key: 'k1', action: 'document'}},
    ],
    'answered with a step of another flow': show(foreign),
    'answered with done': finish,
    'failed, uncertain': [states.retrying],
    'failed, for now': [states.retrying],
    'failed, for good': [states.retrying],
    'failed, expired': [states.retrying],
  },
};

for (const [name, state] of Object.entries(states)) {
  describe(name, () => {
    const row = Object.entries(table).find(([key]) => key === name)?.[1] ?? {};
    for (const [title, event] of Object.entries(events)) {
      const expected = Object.entries({...row, ...always}).find(([key]) => key === title)?.[1];
      test(`${title}: ${expected ? expected[0].status : 'nothing'}`, () => {
        const frozen = structuredClone(state);
        const given = reduce(state, event);
        assert.deepEqual(given, expected ?? [state]);
        if (!expected) assert.equal(given[0], state, 'Nothing happened, so the state has to be the same object.');
        assert.deepEqual(state, frozen, 'The state was changed in place.');
      });
    }
  });
}

describe('what is asked for once the password is in force', () => {
  const asked: FlowState = {status: 'sending', step: done, action: 'issue-recovery-codes', key: 'k1'};
  const retry = {key: 'k1', action: 'issue-recovery-codes'} as const;

  test('can fail, and the password is in force all the same', () => {
    for (const failed of [expired, limited]) {
      assert.deepEqual(reduce(asked, {type: 'failed', problem: failed}), [
        {status: 'finished', step: done, problem: failed},
      ]);
    }
  });

  test('that may have arrived is asked for again under the same key', () => {
    const [unsure] = reduce(asked, {type: 'failed', problem: offline});
    const [after] = reduce(unsure, {type: 'answered', step: done});
    assert.deepEqual(after, {status: 'finished', step: done, problem: offline, retry});
    const [again] = reduce(after, {type: 'send', action: 'issue-recovery-codes', key: 'k9'});
    assert.deepEqual(again, asked);
  });
});

describe('codes after which there is no going on', () => {
  for (const name of ['session_expired', 'flow_expired', 'managed_elsewhere', 'not_allowed'] as const) {
    test(name, () =>
      assert.deepEqual(reduce(states.sending, {type: 'failed', problem: {code: name}}), interrupt({code: name})),
    );
  }
});

describe('codes after which the answer may have arrived all the same', () => {
  for (const name of ['offline', 'timeout', 'unavailable'] as const) {
    test(name, () => {
      assert.deepEqual(reduce(states.sending, {type: 'failed', problem: {code: name}}), [
        {...states.sending, problem: {code: name}},
        {type: 'resume', flow: 'f', key: 'k1'},
      ]);
    });
  }
});
