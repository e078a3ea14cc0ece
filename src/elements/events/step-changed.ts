import type {StepKind} from '../../core/protocol/step.js';

/** The flow is at another step. */
export class StepChangedEvent extends Event {
  constructor(
    /** The kind of the step that is shown now. */
    readonly step: StepKind,
  ) {
    super('step-changed', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'step-changed': StepChangedEvent;
  }
}
