import type {TemplateResult} from 'lit';
import type {Action} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Step} from '../../core/protocol/step.js';
import type {Field} from '../fields/field.js';

/** How a step of one kind is shown. A view lives as long as its kind of step is on the screen. */
export interface StepView {
  /** The fields that can have a problem, in reading order. */
  readonly fields: readonly Field[];
  /** Takes the server's next answer of the same kind. */
  update(step: Step): void;
  /** The heading of the step. */
  heading(): string;
  /** What stands outside of the form, above it. */
  chrome?(): TemplateResult;
  /** The fields; a step without them has no form. */
  form?(): TemplateResult;
  /** The word on the button that goes on. */
  submitLabel?(): string;
  /** Everything that is wrong with what is typed. */
  check?(): Problem[];
  /** What is typed, as the answer to the step. */
  action?(): Action | undefined;
  /** The text of a problem that is this step's own. */
  problemText?(problem: Problem): string | undefined;
  /** Called after each input event of the form, with the field it belongs to. */
  onInput?(field: Field | undefined): void;
  /** Called before the form is sent. */
  onSubmit?(): void;
  /** Called when the view leaves the screen: no timer, listener or secret stays. */
  dispose?(): void;
}
