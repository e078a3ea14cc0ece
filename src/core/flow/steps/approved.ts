import type {ActivateAction} from '../../protocol/assisted/action.js';
import type {ApprovedStep} from '../../protocol/assisted/step.js';
import type {Problem} from '../../protocol/problem.js';
import {checkCode, tidyCode} from './code.js';

/** What is typed in `approved`. */
export interface ApprovedDraft {
  readonly activation: string;
  readonly code: string;
}

/**
 * An activation code as it is sent: in upper case, without what separates its groups. Of the letters that look like digits
 * there are none (Crockford's base 32), so they are taken for those: O for 0, I and L for 1.
 */
export const tidyActivation = (text: string): string =>
  tidyCode(text.normalize('NFKC')).toUpperCase().replaceAll('O', '0').replace(/[IL]/g, '1');

/** An activation code in groups that are easy to compare. */
export const groupActivation = (text: string): string => tidyActivation(text).replace(/.{5}(?=.)/gu, '$&-');

function activationReason(activation: string, length: number): string | undefined {
  if (activation === '') return 'empty';
  if (/[^0-9A-HJKMNP-TV-Z]/.test(activation)) return 'bad_character';
  return activation.length === length ? undefined : 'length';
}

/** What is wrong with it, before anything is sent: `empty`, `bad_character` or `length`, of either code. */
export function checkApproved({activation, code}: ApprovedDraft, step: ApprovedStep): Problem[] {
  const {activation: length, challenge} = step;
  const reason = length === undefined ? undefined : activationReason(tidyActivation(activation), length);
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
  ...(length !== undefined && {activation: tidyActivation(activation)}),
  code: tidyCode(code),
});
