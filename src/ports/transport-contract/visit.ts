import type {Action, BeginInput} from '../../core/protocol/action.js';
import type {FlowKind} from '../../core/protocol/names.js';
import type {Problem, ProblemCode} from '../../core/protocol/problem.js';
import type {Step, StepKind, StepOf} from '../../core/protocol/step.js';
import {ContractBreach, expect} from '../contract.js';
import type {TransportFixture} from '../transport.contract.js';
import type {Call} from '../transport.js';

/** What a flow is walked with, where it is not the account's own. */
export interface Answers {
  readonly identifier?: string;
  readonly document?: string;
  readonly newPassword?: string;
}

/** One visitor: calls the transport of a fixture, and remembers every step that it answered. */
export interface Visit {
  readonly fixture: TransportFixture;
  readonly answered: readonly Step[];
  /** What goes along with a call: a fresh key unless one is given. */
  call(part?: Partial<Call>): Call;
  begin(flow: FlowKind, input?: BeginInput, call?: Partial<Call>): Promise<Step>;
  act(step: Step, action: Action, call?: Partial<Call>): Promise<Step>;
  resume(step: Step): Promise<Step>;
  cancel(step: Step): Promise<void>;
  /** Gives right answers from a step on until one of the kind comes; each has to move the flow. */
  walk<Kind extends StepKind>(from: Step, to: Kind, answers?: Answers): Promise<StepOf<Kind>>;
  /** The right answer to a step. */
  answerTo(step: Step, answers?: Answers): Promise<Action>;
  /** The code that was sent last, and one that is wrong. */
  codes(): Promise<{right: string; wrong: string}>;
  /** Moves the service's clock to just after a time of a step. */
  waitUntil(step: Step, time: number): Promise<void>;
}

/** A member of a fixture that the features promise. */
export function promised<T>(member: T | undefined, name: string): T {
  expect(member !== undefined, `The fixture has no ${name}, although the subject's features promise it.`);
  return member;
}

export const isKind = <Kind extends StepKind>(step: Step, kind: Kind): step is StepOf<Kind> => step.kind === kind;

/** The step as one of a kind. */
export function expectKind<Kind extends StepKind>(step: Step, kind: Kind): StepOf<Kind> {
  expect(isKind(step, kind), `A ${kind} step was expected, but ${step.kind} came, with ${codesOf(step)}.`);
  return step;
}

const codesOf = ({problems}: Step): string =>
  problems.length > 0 ? `the problems ${problems.map(({code}) => code).join(', ')}` : 'no problems';

/** The problem of one of the codes that a refusal has to carry. The flow must not have moved. */
export function expectRefused(before: Step, after: Step, ...codes: ProblemCode[]): Problem {
  const problem = after.problems.find(({code}) => codes.includes(code));
  expect(
    problem,
    `After ${before.kind}, ${codes.join(' or ')} was expected, but ${after.kind} came with ${codesOf(after)}.`,
  );
  expect(after.kind === before.kind, `A refused ${before.kind} became ${after.kind}.`);
  expect(
    after.ref.revision === before.ref.revision,
    `A refusal moved the revision of ${before.kind} from ${before.ref.revision} to ${after.ref.revision}.`,
  );
  return problem;
}

/** The step after one that was answered well. */
export function expectMoved(before: Step, after: Step): void {
  expect(after.problems.length === 0, `The right answer to ${before.kind} was refused with ${codesOf(after)}.`);
  expect(after.ref.flow === before.ref.flow, 'The flow changed its id on the way.');
  expect(
    after.ref.revision > before.ref.revision,
    `After ${before.kind}, ${after.kind} has the revision ${after.ref.revision}, which is not above ${before.ref.revision}.`,
  );
}

const times = ['serverNow', 'expiresAt', 'resendAt', 'retryAt', 'until'];
const names = ['contact', 'identifier', 'username', 'flow'];

/** What a passkey has to sign is made at random; a challenge by code is an object, and is looked into. */
const isVeiled = (name: string, member: unknown): boolean =>
  times.includes(name) || names.includes(name) || (name === 'challenge' && typeof member === 'string');

/** A value without what may differ between two people: ids, times and what they typed. That these are there remains. */
export function veiled(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(veiled);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [name, isVeiled(name, member) ? typeof member : veiled(member)]),
  );
}

/** A step without the clock, which goes on. */
export const timeless = ({serverNow: _, ...step}: Step): object => step;

/** Makes a visitor of a fixture. */
export function visit(fixture: TransportFixture): Visit {
  const {transport, account} = fixture;
  const answered: Step[] = [];
  const keep = (step: Step): Step => {
    answered.push(step);
    return step;
  };

  const self: Visit = {
    fixture,
    answered,
    call: part => ({
      signal: new AbortController().signal,
      locale: 'en',
      idempotencyKey: crypto.randomUUID(),
      ...part,
    }),
    begin: async (flow, input = {}, call) => keep(await transport.begin(flow, input, self.call(call))),
    act: async ({ref}, action, call) => keep(await transport.act(ref, action, self.call(call))),
    async resume({ref: {flow}}) {
      expect(transport.resume, 'The transport has no resume().');
      return keep(await transport.resume({flow}, self.call()));
    },
    async cancel({ref: {flow}}) {
      expect(transport.cancel, 'The transport has no cancel().');
      return transport.cancel({flow}, self.call());
    },

    async codes() {
      const right = await promised(fixture.readCode, 'readCode').call(fixture, account.identifier);
      const last = Number(right.at(-1));
      return {right, wrong: right.slice(0, -1) + String((last + 1) % 10)};
    },

    async waitUntil({serverNow}, time) {
      await promised(fixture.advance, 'advance').call(fixture, time - serverNow + 1000);
    },

    async answerTo(step, {identifier = account.identifier, document, newPassword = fixture.newPassword} = {}) {
      switch (step.kind) {
        case 'identify':
          return {type: 'identify', identifierKind: account.identifierKind, identifier};
        case 'document': {
          const {id, value} = promised(account.document, 'account.document');
          return {type: 'document', document: id, value: document ?? value};
        }
        case 'code':
          return {type: 'code', code: (await self.codes()).right};
        case 'reauthenticate':
          return {type: 'reauthenticate', password: account.password};
        case 'new-password':
          return {
            type: 'new-password',
            password: newPassword,
            ...(step.current && {currentPassword: account.password}),
            ...(step.otherSessions !== undefined && {endOtherSessions: true}),
          };
        default:
          throw new ContractBreach(`A flow stopped at ${step.kind}, with ${codesOf(step)}.`);
      }
    },

    async walk(from, to, answers) {
      let step = from;
      // A flow has a handful of steps: whoever needs more goes round in circles.
      for (let count = 0; count < 12; count++) {
        if (isKind(step, to)) return step;
        const before = step;
        if (before.kind === 'hold') {
          await self.waitUntil(before, before.until);
          step = await self.resume(before);
        } else {
          step = await self.act(before, await self.answerTo(before, answers));
        }
        expectMoved(before, step);
      }
      return expectKind(step, to);
    },
  };
  return self;
}
