// Somebody who goes through a flow over a transport, and says what came.
import type {Action, BeginInput} from '../../src/core/protocol/action.js';
import type {FlowKind} from '../../src/core/protocol/names.js';
import type {Step, StepKind, StepOf} from '../../src/core/protocol/step.js';
import type {Call, Transport} from '../../src/ports/transport.js';

export const call = (part: Partial<Call> = {}): Call => ({
  signal: new AbortController().signal,
  locale: 'en',
  idempotencyKey: crypto.randomUUID(),
  ...part,
});

export interface Visitor {
  readonly transport: Transport;
  begin(flow: FlowKind, input?: BeginInput): Promise<Step>;
  /** Answers the step that came last. */
  act(action: Action, part?: Partial<Call>): Promise<Step>;
}

export function visitorOf(transport: Transport): Visitor {
  let step: Step | undefined;
  return {
    transport,
    begin: async (flow, input = {}) => (step = await transport.begin(flow, input, call())),
    async act(action, part) {
      if (!step) throw new Error('No flow has begun.');
      return (step = await transport.act(step.ref, action, call(part)));
    },
  };
}

/** The step as one of a kind. */
export function as<Kind extends StepKind>(step: Step, kind: Kind): StepOf<Kind> {
  const isKind = (each: Step): each is StepOf<Kind> => each.kind === kind;
  if (!isKind(step)) throw new Error(`${kind} was expected, but ${step.kind} came.`);
  return step;
}

/** The kind of a step and the codes of its problems, for comparing. */
export const gist = ({kind, problems}: Step): readonly string[] => [kind, ...problems.map(({code}) => code)];
