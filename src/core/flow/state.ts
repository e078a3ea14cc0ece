import type {Action} from '../protocol/action.js';
import type {Problem} from '../protocol/problem.js';
import type {DoneStep, Step, StepRef} from '../protocol/step.js';

/** Where a flow is. What is typed is never in here: drafts live in the fields and go straight into the request. */
export type FlowState =
  /** Nothing has been asked yet. */
  | {readonly status: 'idle'}
  /** The first step is on its way. `beginKey` is set while a flow is being taken up again: if it is gone, one begins. */
  | {readonly status: 'starting'; readonly beginKey?: string}
  /**
   * A step is shown. `problem` is a fault of the last request (the step's own refusals are on the step); `retry` is there
   * if it is not known whether that arrived: the same answer may be sent again under its key without taking effect twice.
   */
  | {
      readonly status: 'showing';
      readonly step: Step;
      readonly problem?: Problem;
      readonly retry?: {readonly key: string; readonly action: Action['type']};
    }
  /**
   * An answer is on its way. `problem` is set while it is not known whether the answer arrived, and the server is being
   * asked where the flow is.
   */
  | {
      readonly status: 'sending';
      readonly step: Step;
      readonly action: Action['type'];
      readonly key: string;
      readonly problem?: Problem;
    }
  /** The flow cannot go on from here. `ref` is there if the flow itself may still be alive. */
  | {readonly status: 'interrupted'; readonly problem: Problem; readonly ref?: StepRef}
  /** The new password is in force, and there is nothing left to answer. */
  | {readonly status: 'finished'; readonly step: DoneStep};

/** What can happen to a flow. */
export type FlowEvent =
  /** Begin, or go on with the flow named. */
  | {readonly type: 'start'; readonly key: string; readonly flow?: string}
  /** A step arrived. */
  | {readonly type: 'answered'; readonly step: Step}
  /** A request failed. */
  | {readonly type: 'failed'; readonly problem: Problem}
  /** The person answers the step. `key` is fresh; that of the state's `retry` goes before it for the same answer. */
  | {readonly type: 'send'; readonly action: Action['type']; readonly key: string}
  /** Something was typed: the next answer is another one. */
  | {readonly type: 'edited'}
  /** Ask the server for the step once more. */
  | {readonly type: 'refresh'; readonly key: string}
  /** Give up. */
  | {readonly type: 'stop'};

/** What the machine wants done. The controller does it; the machine only says so. */
export type FlowEffect =
  | {readonly type: 'begin'; readonly key: string}
  | {readonly type: 'act'; readonly ref: StepRef; readonly key: string}
  | {readonly type: 'resume'; readonly flow: string; readonly key: string}
  | {readonly type: 'abort'};
