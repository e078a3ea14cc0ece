import type {ProblemCode} from '../core/protocol/problem.js';

export type {Call, FlowRef, Transport} from '../core/protocol/transport.js';

/** The codes that a transport rejects with: faults of the network or of the program, never an expected refusal. */
export type TransportFault = Extract<
  ProblemCode,
  | 'offline'
  | 'timeout'
  | 'unavailable'
  | 'session_expired'
  | 'flow_expired'
  | 'rate_limited'
  | 'locked'
  | 'not_allowed'
  | 'managed_elsewhere'
  | 'challenge_needed'
  | 'reauthentication_needed'
  | 'unknown'
>;

/** A fault of the network or of the program. Its message never contains anything that was typed. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    /** What went wrong. */
    readonly code: TransportFault,
    /** `retryAt` is server time in milliseconds since 1970; `cause` is what the platform threw. */
    options: {readonly retryAt?: number; readonly cause?: unknown} = {},
  ) {
    super(`The request failed: ${code}.`, {cause: options.cause});
    if (options.retryAt !== undefined) this.retryAt = options.retryAt;
  }

  /** When to try again: server time, in milliseconds since 1970. */
  readonly retryAt?: number;
}
