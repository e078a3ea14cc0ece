import type {Action, BeginInput} from '../../core/protocol/action.js';
import type {Capabilities} from '../../core/protocol/capabilities.js';
import type {FlowKind} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Step, StepKind, StepOf} from '../../core/protocol/step.js';
import {TransportError, type Call, type Transport, type TransportFault} from '../../ports/transport.js';
import {digest} from './digest.js';
import type {Directory} from './directory.js';
import {faultOf, hitchesOf, wait, type Hitches} from './hitch.js';

/** A step without what is the same for all services: the reference, the clock, the problems of the last answer. */
export type StepBody = {[Kind in StepKind]: Omit<StepOf<Kind>, 'ref' | 'serverNow' | 'problems'>}[StepKind];

/** What becomes of an answer: on to another step, perhaps with a problem; refused, with the step as it is now; a fault. */
export type Verdict = (
  | {readonly go: StepBody; readonly problems?: readonly Problem[]}
  | {readonly problems: readonly Problem[]; readonly stay?: StepBody}
  | {readonly fault: TransportFault; readonly retryAfter?: number}
) & {
  /** How much longer the reply takes, in milliseconds. */
  readonly delay?: number;
};

/** One flow of a service, from its first step. */
export interface Dialogue {
  readonly first: StepBody;
  /** What was wrong already with the first step. */
  readonly problems?: readonly Problem[];
  /** Judges an answer to the step at which the flow is. Takes effect at once. */
  answer(action: Action): Verdict;
  /** Called when somebody looks where the flow is: time may have moved it on, or ended it. */
  look?(): Verdict | undefined;
}

/** A service: what it can do, and how its flows begin. May throw a {@link TransportError}. */
export interface Service {
  readonly capabilities: Capabilities;
  readonly directory: Directory;
  begin(flow: FlowKind, input: BeginInput): Dialogue;
}

/** How a service is reached. */
export interface ServeOptions {
  /** The service's clock, in milliseconds since 1970. The device's by default. */
  readonly now?: () => number;
  /** How long every reply takes, in milliseconds. At once by default. */
  readonly latency?: number;
  /** What goes wrong on the way. */
  readonly faults?: Hitches;
  /** How long a flow lives, in milliseconds. For ever by default. */
  readonly lifetime?: number;
}

/** A running flow: where it is, and when it ends. */
interface Course {
  readonly dialogue: Dialogue;
  readonly endsAt: number | undefined;
  body: StepBody;
  revision: number;
}

/** What a key was answered with; `request` tells what it was asked with. */
interface Reply {
  readonly request: number;
  readonly step: Step | undefined;
  readonly delay: number;
}

/**
 * The protocol in front of a service in memory: references and revisions, idempotency, superseded answers, the end of a
 * flow; latency and faults on the way.
 */
export function serve(
  service: Service,
  {now = Date.now, latency = 0, faults = {}, lifetime}: ServeOptions = {},
): Transport {
  const courses = new Map<string, Course>();
  const replies = new Map<string, Reply>();
  const nextHitch = hitchesOf(faults);

  /** Passes a request on to `work`, with the latency and the hitch of this call. */
  async function reach<T>(method: keyof Transport, {signal}: Call, work: () => {answer: T; delay: number}): Promise<T> {
    signal.throwIfAborted();
    const {delay = 0, fault, lost = false, retryAfter} = nextHitch(method);
    await wait(latency + delay, signal);
    if (fault && !lost) throw faultOf(fault, now(), retryAfter);
    const {answer, delay: more} = work();
    await wait(more, signal);
    if (fault) throw faultOf(fault, now(), retryAfter);
    return answer;
  }

  /** Does something once for a key. The same key with another request is a fault of the program. */
  function once({idempotencyKey}: Call, content: unknown, work: () => Omit<Reply, 'request'>): Reply {
    const request = digest(JSON.stringify(content));
    const earlier = replies.get(idempotencyKey);
    if (earlier && earlier.request !== request) throw new TransportError('unknown');
    const reply = earlier ?? {...work(), request};
    replies.set(idempotencyKey, reply);
    return reply;
  }

  function show(flow: string, {body, revision, endsAt}: Course, problems: readonly Problem[] = []): Step {
    return {
      ...(endsAt !== undefined && body.kind !== 'done' && {expiresAt: endsAt}),
      ...body,
      ref: {flow, revision},
      serverNow: now(),
      problems,
    };
  }

  function find(flow: string): Course {
    const course = courses.get(flow);
    if (!course || (course.endsAt !== undefined && course.endsAt <= now())) throw new TransportError('flow_expired');
    return course;
  }

  /** Lets a verdict take effect. Gives what there is to say about it. */
  function follow(course: Course, verdict: Verdict): readonly Problem[] {
    if ('fault' in verdict) throw faultOf(verdict.fault, now(), verdict.retryAfter);
    if ('go' in verdict) {
      course.body = verdict.go;
      course.revision++;
      return verdict.problems ?? [];
    }
    course.body = verdict.stay ?? course.body;
    return verdict.problems;
  }

  function look(flow: string): Course {
    const course = find(flow);
    const verdict = course.dialogue.look?.();
    if (verdict) follow(course, verdict);
    return course;
  }

  /** The step of a reply: only a cancelled flow has none. */
  const stepOf = ({step, delay}: Reply): {answer: Step; delay: number} => {
    if (!step) throw new TransportError('unknown');
    return {answer: step, delay};
  };

  return {
    capabilities: call => reach('capabilities', call, () => ({answer: service.capabilities, delay: 0})),

    begin: (kind, input, call) =>
      reach('begin', call, () =>
        stepOf(
          once(call, ['begin', kind, input], () => {
            const dialogue = service.begin(kind, input);
            const flow = crypto.randomUUID();
            const endsAt = lifetime === undefined ? undefined : now() + lifetime;
            const course = {dialogue, endsAt, body: dialogue.first, revision: 1};
            courses.set(flow, course);
            return {step: show(flow, course, dialogue.problems), delay: 0};
          }),
        ),
      ),

    act: ({flow, revision}, action, call) =>
      reach('act', call, () =>
        stepOf(
          once(call, ['act', flow, revision, action], () => {
            const course = look(flow);
            if (course.revision !== revision) return {step: show(flow, course, [{code: 'superseded'}]), delay: 0};
            const verdict = course.dialogue.answer(action);
            const problems = follow(course, verdict);
            return {step: show(flow, course, problems), delay: verdict.delay ?? 0};
          }),
        ),
      ),

    resume: ({flow}, call) => reach('resume', call, () => ({answer: show(flow, look(flow)), delay: 0})),

    cancel: ({flow}, call) =>
      reach('cancel', call, () => {
        once(call, ['cancel', flow], () => {
          find(flow);
          courses.delete(flow);
          return {step: undefined, delay: 0};
        });
        return {answer: undefined, delay: 0};
      }),

    offices: (query, call) => reach('offices', call, () => ({answer: service.directory.offices(query), delay: 0})),

    slots: (office, range, call) =>
      reach('slots', call, () => ({answer: service.directory.slots(office, range), delay: 0})),
  };
}
