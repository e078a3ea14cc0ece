import type {Action, BeginInput} from '../../core/protocol/action.js';
import {flowKinds, type FlowKind} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Step, StepKind, StepOf} from '../../core/protocol/step.js';
import {TransportError, type Call, type Transport} from '../../ports/transport.js';

/** A step without what is the same for all flows: the reference, the clock, the problems of the last answer. */
export type Body = {[Kind in StepKind]: Omit<StepOf<Kind>, 'ref' | 'serverNow' | 'problems'>}[StepKind];

/** One flow. No two steps of the same kind follow one another. */
export interface Dialogue {
  /** The step at which it is now. */
  body(): Body;
  /** What was wrong already when it began, such as with a link. */
  readonly problem?: Problem | undefined;
  /** Takes an answer and gives what was wrong with it. A fault rejects, and the answer may be given again. */
  answer(action: Action, call: Call): Promise<Problem | undefined>;
  /** Forgets whatever is secret. */
  forget?(): void;
}

/** What is wrong with an answer that is not for the step. */
export const misplaced: Problem = {code: 'not_allowed'};

/** How the flows of a backend begin. A page has the one or the other: what only one of them takes is loaded by it. */
export interface Openings {
  /** Which of them there are; both without it. */
  readonly flows?: readonly FlowKind[];
  /** Where people sign in. */
  readonly signInUrl: string | undefined;
  changePassword(call: Call): Promise<Dialogue>;
  recoverAccess(input: BeginInput, call: Call): Promise<Dialogue>;
}

interface Course {
  readonly dialogue: Dialogue;
  revision: number;
}

/**
 * The transport over a backend that knows nothing of steps: its flows live in memory and end with the page. References and
 * revisions, idempotency, superseded answers. All times are those of the device's clock.
 */
export function courseTransport({
  flows = flowKinds,
  signInUrl,
  ...openings
}: Openings): Transport & Required<Pick<Transport, 'resume' | 'cancel'>> {
  const courses = new Map<string, Course>();
  const replies = new Map<string, {readonly request: string; readonly step: Promise<Step>}>();

  /**
   * Does something once for a key, unless it fails. The same key with another request is a fault of the program; what is
   * secret in it is not kept, and so not compared.
   */
  async function once({signal, idempotencyKey}: Call, content: unknown, work: () => Promise<Step>): Promise<Step> {
    signal.throwIfAborted();
    const request = JSON.stringify(content, (name, part: unknown) => (/password|code/i.test(name) ? undefined : part));
    const reply = replies.get(idempotencyKey) ?? {request, step: work()};
    if (reply.request !== request) throw new TransportError('unknown');
    replies.set(idempotencyKey, reply);
    try {
      return await reply.step;
    } catch (thrown) {
      replies.delete(idempotencyKey);
      throw thrown;
    } finally {
      signal.throwIfAborted();
    }
  }

  function find(flow: string): Course {
    const course = courses.get(flow);
    if (!course) throw new TransportError('flow_expired');
    return course;
  }

  const show = (flow: string, {dialogue, revision}: Course, problem?: Problem): Step => ({
    ...dialogue.body(),
    ref: {flow, revision},
    serverNow: Date.now(),
    problems: problem ? [problem] : [],
  });

  return {
    async capabilities({signal}) {
      signal.throwIfAborted();
      return Promise.resolve({flows, links: signInUrl ? {signIn: signInUrl} : {}});
    },

    begin: (kind, input, call) =>
      once(call, [kind, input], async () => {
        const flow = crypto.randomUUID();
        const isChange = kind === 'change-password';
        const dialogue = await (isChange ? openings.changePassword(call) : openings.recoverAccess(input, call));
        const course = {dialogue, revision: 1};
        courses.set(flow, course);
        return show(flow, course, course.dialogue.problem);
      }),

    act: ({flow, revision}, action, call) =>
      once(call, [flow, revision, action], async () => {
        const course = find(flow);
        if (course.revision !== revision) return show(flow, course, {code: 'superseded'});
        const {kind} = course.dialogue.body();
        const problem = await course.dialogue.answer(action, call);
        if (course.dialogue.body().kind !== kind) course.revision++;
        return show(flow, course, problem);
      }),

    async resume({flow}, {signal}) {
      signal.throwIfAborted();
      return show(flow, find(flow));
    },

    async cancel({flow}, {signal}) {
      signal.throwIfAborted();
      courses.get(flow)?.dialogue.forget?.();
      courses.delete(flow);
    },
  };
}
