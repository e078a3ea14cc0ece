import type {ActivateAction} from '../../protocol/assisted/action.js';
import type {ApprovedStep} from '../../protocol/assisted/step.js';
import type {Problem} from '../../protocol/problem.js';
import {charactersReason, groupCharacters, tidyCharacters} from './characters.js';
import {checkCode, tidyCode} from './code.js';

/** What is typed in `approved`. */
export interface ApprovedDraft {
  readonly activation: string;
  readonly code: string;
}

/** An activation code in groups that are easy to compare. */
export const groupActivation = (text: string): string => groupCharacters(text, 5, '-');

/** What is wrong with it, before anything is sent: `empty`, `bad_character` or `length`, of either code. */
export function checkApproved({activation, code}: ApprovedDraft, step: ApprovedStep): Problem[] {
  const {activation: length, challenge} = step;
  const reason = length === undefined ? undefined : charactersReason(activation, length);
  return [
    ...(length !== undefined && reason !== undefined
      ? [{code: 'code_wrong', field: 'activation', reason, params: {length}} as const]
      : []),
    ...checkCode({code}, challenge),
  ];
}

/** The answer. */
export const approvedAction = (
  {activation, code}: ApprovedDraft,
  {activation: length}: ApprovedStep,
): ActivateAction => ({
  type: 'activate',
  ...(length !== undefined && {activation: tidyCharacters(activation)}),
  code: tidyCode(code),
});
