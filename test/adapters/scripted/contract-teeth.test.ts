import assert from 'node:assert/strict';
import {describe, test} from 'node:test';
import {demoAccount, step} from '../../../src/adapters/scripted/index.js';
import type {Action} from '../../../src/core/protocol/action.js';
import type {Step, StepRef} from '../../../src/core/protocol/step.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import {TransportError, type Call, type Transport} from '../../../src/ports/transport.js';
import {demoFixture, everyFeature, timedBackend, type TimedBackend} from '../../support/demo-subject.js';

/** What a defective transport makes of the steps of a sound one. */
const altered = (
  transport: Transport,
  alter: (step: Step, action?: Action) => Step,
  answer: (ref: StepRef, action: Action, call: Call) => Promise<Step> = transport.act,
): Transport => ({
  ...transport,
  begin: async (...given) => alter(await transport.begin(...given)),
  act: async (ref, action, call) => alter(await answer(ref, action, call), action),
});

const same = <T>(value: T): T => value;

/** The calls of a transport with something else going along. */
function calledWith(transport: Transport, part: () => Partial<Call>): Transport {
  const {capabilities, begin, act, resume, cancel} = transport;
  return {
    capabilities: call => capabilities({...call, ...part()}),
    begin: (flow, input, call) => begin(flow, input, {...call, ...part()}),
    act: (ref, action, call) => act(ref, action, {...call, ...part()}),
    ...(resume && {resume: (ref, call) => resume(ref, {...call, ...part()})}),
    ...(cancel && {cancel: (ref, call) => cancel(ref, {...call, ...part()})}),
  };
}

interface Defect {
  readonly name: string;
  /** Cases that have to notice it: the beginnings of their names. */
  readonly noticed: readonly string[];
  readonly backend?: () => TimedBackend;
  readonly transport?: (transport: Transport) => Transport;
  readonly fixture?: Partial<TransportFixture>;
}

const defects: readonly Defect[] = [
  {
    name: 'tells that there is no such account',
    noticed: ['recover-access: a login that nobody has'],
    transport: sound =>
      altered(sound, (step, action) =>
        action?.type === 'identify' && action.identifier.startsWith('nobody') ? {...step, actions: []} : step,
      ),
  },
  {
    name: 'tells at once that the document is wrong',
    noticed: ['recover-access: nothing is said about the document'],
    transport: sound =>
      altered(sound, (step, action) =>
        action?.type === 'document' && action.value === '02070803628' ? {...step, actions: []} : step,
      ),
  },
  {
    name: 'gives out recovery codes that do not work',
    noticed: ['recovery codes: they are given out once'],
    transport: sound =>
      altered(sound, step =>
        step.kind === 'done' && step.recoveryCodes ? {...step, recoveryCodes: ['0000000000000000']} : step,
      ),
  },
  {
    name: 'tells by a recovery code that there is no such account',
    noticed: ['recovery codes: a login that nobody has'],
    transport: sound => {
      let unknown = false;
      return altered(sound, (step, action) => {
        if (action?.type === 'identify') unknown = action.identifier.startsWith('nobody');
        return unknown && action?.type === 'recovery-code' ? {...step, actions: []} : step;
      });
    },
  },
  {
    name: 'takes every document',
    noticed: ['recover-access: nothing is said about the document'],
    transport: sound =>
      altered(sound, same, (ref, action, call) =>
        sound.act(
          ref,
          action.type === 'document' && /^\d{11}$/.test(action.value) ? {...action, value: '44051401359'} : action,
          call,
        ),
      ),
  },
  {
    name: 'ignores the idempotency key',
    noticed: [
      'the same key begins one flow',
      'the same key answers once',
      'the same key at the same moment',
      'the same key counts one wrong code',
      'the same key sets one password',
      'the same key with another answer',
    ],
    transport: sound => calledWith(sound, () => ({idempotencyKey: crypto.randomUUID()})),
  },
  {
    name: 'ignores the abort',
    noticed: ['a call whose signal had aborted', 'a call whose signal aborts'],
    transport: sound => calledWith(sound, () => ({signal: new AbortController().signal})),
  },
  {
    name: 'gives another reason for an abort',
    noticed: ['a call whose signal had aborted', 'a call whose signal aborts'],
    transport: sound => ({
      ...sound,
      begin: (flow, input, call) =>
        sound.begin(flow, input, call).catch(() => Promise.reject(new TransportError('offline'))),
    }),
  },
  {
    name: 'ignores the revision',
    noticed: ['an answer to an earlier revision', 'code: a right one leads on after a wrong one, and once only'],
    transport(sound) {
      const now = new Map<string, number>();
      const kept = altered(sound, step => {
        now.set(step.ref.flow, step.ref.revision);
        return step;
      });
      return {
        ...kept,
        act: ({flow, revision}, action, call) => kept.act({flow, revision: now.get(flow) ?? revision}, action, call),
      };
    },
  },
  {
    name: 'moves the revision with a refusal',
    noticed: [
      'change-password: a wrong old password',
      'code: a wrong one is refused',
      'recover-access: a malformed login',
    ],
    transport: sound =>
      altered(sound, step =>
        step.problems.length > 0 ? {...step, ref: {...step.ref, revision: step.ref.revision + 1}} : step,
      ),
  },
  {
    name: 'throws at what is malformed',
    noticed: ['recover-access: a malformed login', 'recover-access: a malformed document', 'code: a malformed one'],
    transport: sound =>
      altered(sound, step => {
        if (step.problems.length > 0) throw new TransportError('unknown');
        return step;
      }),
  },
  {
    name: 'puts the problem nowhere',
    noticed: ['change-password: a wrong old password', 'change-password: a password against the policy'],
    transport: sound => altered(sound, step => ({...step, problems: step.problems.map(({field: _, ...rest}) => rest)})),
  },
  {
    name: 'repeats the password',
    noticed: ['change-password: no answer repeats', 'recover-access: no answer repeats'],
    transport: sound =>
      altered(sound, (step, action) =>
        action?.type === 'new-password' && step.kind === 'done'
          ? {...step, reportUrl: `/r?p=${action.password}`}
          : step,
      ),
  },
  {
    name: 'repeats the code',
    noticed: ['recover-access: no answer repeats'],
    transport: sound =>
      altered(sound, (step, action) =>
        action?.type === 'code' && step.kind === 'new-password' ? {...step, context: [action.code]} : step,
      ),
  },
  {
    name: 'repeats the document',
    noticed: ['recover-access: no answer repeats'],
    transport: sound =>
      altered(sound, (step, action) =>
        action?.type === 'document' && step.kind === 'code'
          ? {...step, challenge: {...step.challenge, contact: action.value}}
          : step,
      ),
  },
  {
    name: 'repeats what was typed in an error',
    noticed: ['an error repeats nothing'],
    transport: sound => ({
      ...sound,
      act: (ref, action, call) =>
        sound.act(ref, action, call).catch((cause: unknown) => {
          throw new TransportError('unknown', {cause: new Error(JSON.stringify(action), {cause})});
        }),
    }),
  },
  {
    name: 'swallows a fault',
    noticed: ['a fault rejects with its code'],
    transport: sound => ({
      ...sound,
      act: (ref, action, call) => sound.act(ref, action, call).catch(() => step.identify()),
    }),
  },
  {
    name: 'does not count wrong codes',
    noticed: ['code: a wrong one is refused', 'the same key counts one wrong code'],
    transport: sound =>
      altered(sound, step => ({
        ...step,
        problems: step.problems.map(problem => ({...problem, ...('attemptsLeft' in problem && {attemptsLeft: 4})})),
      })),
  },
  {
    name: 'never ends a challenge',
    noticed: ['code: a wrong one is refused'],
    transport: sound =>
      altered(sound, step => ({
        ...step,
        problems: step.problems.map(problem =>
          problem.code === 'attempts_exhausted' ? {...problem, code: 'code_wrong' as const} : problem,
        ),
      })),
  },
  {
    name: 'sends the same code to everybody',
    noticed: ['code: of one flow, it opens no other'],
    backend: () => timedBackend({createCode: () => '123456'}),
  },
  {
    name: 'says nothing about when to try again',
    noticed: ['code: another one may be asked for'],
    transport: sound =>
      altered(sound, step => ({...step, problems: step.problems.map(({retryAt: _, ...rest}) => rest)})),
  },
  {
    name: 'has a code that lives longer than it says',
    noticed: ['code: it expires when it says so'],
    transport: sound =>
      altered(sound, step =>
        step.kind === 'code' ? {...step, challenge: {...step.challenge, expiresAt: step.serverNow + 31_000}} : step,
      ),
  },
  {
    name: 'has a flow that lives longer than it says',
    noticed: ['change-password: a flow ends', 'recover-access: a flow ends'],
    transport: sound => altered(sound, step => ({...step, expiresAt: step.serverNow + 1_000})),
  },
  {
    name: 'does not cancel',
    noticed: ['change-password: a cancelled flow', 'recover-access: a cancelled flow'],
    transport: sound => ({...sound, cancel: async () => {}}),
  },
  {
    name: 'resumes whatever is asked for',
    noticed: ['an unknown flow has expired', 'recover-access: resume gives the step'],
    transport: sound => ({...sound, resume: async () => step.document()}),
  },
  {
    name: 'goes on without a session',
    noticed: ['without a session nothing can be changed'],
    fixture: {signOut: () => undefined},
  },
  {
    name: 'goes on after done',
    noticed: ['change-password: done is terminal', 'recover-access: done is terminal'],
    transport(sound) {
      const ended = new Set<string>();
      const kept = altered(sound, step => {
        if (step.kind === 'done') ended.add(step.ref.flow);
        return step;
      });
      return {
        ...kept,
        act: async (ref, ...rest) => (ended.has(ref.flow) ? step.document({ref}) : kept.act(ref, ...rest)),
      };
    },
  },
  {
    name: 'says that it is done, and is not',
    noticed: ['change-password: from then on only the new password', 'recover-access: right answers lead'],
    transport: sound => ({
      ...sound,
      async act(ref, action, call) {
        if (action.type !== 'new-password' || action.password === demoAccount.password)
          return sound.act(ref, action, call);
        return step.done({ref: {...ref, revision: ref.revision + 1}});
      },
    }),
  },
  {
    name: 'begins with a step that nobody knows',
    noticed: ['change-password: the first step', 'recover-access: the first step'],
    transport: sound => ({...sound, begin: async () => step.unsupported()}),
  },
  {
    name: 'begins every flow under one id',
    noticed: ['change-password: two flows are two', 'recover-access: two flows are two'],
    transport: sound => ({...sound, begin: async () => step.identify()}),
  },
  {
    name: 'has no flow, and a link that runs',
    noticed: ['capabilities:'],
    transport: sound => ({...sound, capabilities: async () => ({flows: [], links: {help: 'javascript:alert(1)'}})}),
  },
  {
    name: 'goes back to where it is',
    noticed: ['back: the flow moves on'],
    transport: sound => {
      const shown = new Map<string, Step>();
      const kept = altered(sound, step => {
        shown.set(step.ref.flow, step);
        return step;
      });
      return {
        ...kept,
        act: async (ref, action, call) =>
          (action.type === 'back' ? shown.get(ref.flow) : undefined) ?? kept.act(ref, action, call),
      };
    },
  },
];

describe('the contract of a transport notices one that', () => {
  for (const {name, noticed, backend: make = timedBackend, transport: spoil = same, fixture} of defects) {
    test(name, async () => {
      const cases = transportContract({
        features: everyFeature,
        async create() {
          const backend = make();
          return {
            ...demoFixture(backend, spoil(backend.transport)),
            faults: ['offline'],
            fail: fault => void backend.actHitches.push(fault),
            ...fixture,
          };
        },
      });
      const failed: string[] = [];
      for (const each of cases) {
        await each.run().catch((thrown: unknown) => {
          assert.ok(thrown instanceof Error && thrown.message !== '');
          failed.push(each.name);
        });
      }
      for (const beginning of noticed) {
        assert.ok(
          failed.some(each => each.startsWith(beginning)),
          `“${beginning}…” passed. These failed: ${failed.join('; ') || 'none'}`,
        );
      }
    });
  }

  test('does nothing wrong: nothing', async () => {
    const sound = transportContract({features: everyFeature, create: async () => demoFixture(timedBackend())});
    for (const {name, run} of sound) if (!/fault|error/.test(name)) await run();
  });
});

describe('a subject that cannot show everything', () => {
  const cases = transportContract({features: ['recover-access'], create: async () => demoFixture(timedBackend())});

  test('has cases skipped, with the reason', () => {
    const skipped = cases.find(({name}) => name.startsWith('code: it expires'));
    assert.equal(skipped?.skip, "The subject doesn't offer codes, clock.");
    assert.equal(cases.find(({name}) => name.startsWith('recover-access: a malformed login'))?.skip, undefined);
  });

  test('that promises what its fixture lacks is told so', async () => {
    const {advance: _, ...lacking} = demoFixture(timedBackend());
    const [broken] = transportContract({features: everyFeature, create: async () => lacking}).filter(({name}) =>
      name.startsWith('code: it expires'),
    );
    await assert.rejects(broken?.run() ?? Promise.resolve(), /has no advance/);
  });
});
