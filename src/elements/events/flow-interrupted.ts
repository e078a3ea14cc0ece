import type {ProblemCode} from '../../core/protocol/problem.js';

/**
 * The flow cannot go on: the session has expired, the flow is over, or the server cannot be reached at all. A host that
 * handles it itself (a sign-in dialogue, say) calls `restart()` on the element when it is done.
 */
export class FlowInterruptedEvent extends Event {
  constructor(
    /** Why. */
    readonly code: ProblemCode,
  ) {
    super('flow-interrupted', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'flow-interrupted': FlowInterruptedEvent;
  }
}
