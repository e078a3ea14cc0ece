import type {Action, BeginInput} from './action.js';
import type {DateRange, OfficeId, OfficePage, OfficeQuery, Slot} from './assisted/office.js';
import type {Capabilities} from './capabilities.js';
import type {FlowKind} from './names.js';
import type {Step, StepRef} from './step.js';

/** What goes along with every call. */
export interface Call {
  /** Ends the call; it then rejects with the signal's reason. */
  readonly signal: AbortSignal;
  /** The locale of the page, a BCP 47 tag, for messages that the server sends. */
  readonly locale: string;
  /** The same key means the same request: it must not take effect twice. */
  readonly idempotencyKey: string;
}

/** Names a flow, at whatever step it is. */
export interface FlowRef {
  readonly flow: string;
}

/**
 * Everything that a widget asks of a backend. The server names the step, the person answers it.
 *
 * An expected failure resolves with a step that carries problems. Only a fault of the network or of the program rejects,
 * with an error whose `code` is one of the problem codes (see `TransportError` in `latchkey`).
 */
export interface Transport {
  /** What the backend can do. */
  capabilities(call: Call): Promise<Capabilities>;
  /** Starts a flow and gives its first step. */
  begin(flow: FlowKind, input: BeginInput, call: Call): Promise<Step>;
  /** Answers a step and gives the next one, or the same one with problems. */
  act(ref: StepRef, action: Action, call: Call): Promise<Step>;
  /** The step at which a flow is now. Without it a reload starts anew. */
  resume?(ref: FlowRef, call: Call): Promise<Step>;
  /** Ends a flow that is no longer wanted. */
  cancel?(ref: FlowRef, call: Call): Promise<void>;
  /** Offices that fit a query, a page at a time. Public: it takes no flow and no session. */
  offices?(query: OfficeQuery, call: Call): Promise<OfficePage>;
  /** The free slots of an office within some days, earliest first. Empty if there are none or no such office. */
  slots?(office: OfficeId, range: DateRange, call: Call): Promise<readonly Slot[]>;
}
