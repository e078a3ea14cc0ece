import type {RecoveryCodeAction} from '../../protocol/action.js';
import type {Problem} from '../../protocol/problem.js';
import type {RecoveryCodeStep} from '../../protocol/step.js';
import {charactersReason, groupCharacters, tidyCharacters} from './characters.js';

/** What is typed in `recovery-code`. */
export interface RecoveryCodeDraft {
  readonly code: string;
}

/** A recovery code as it is shown: in groups of four. */
export const groupRecoveryCode = (code: string): string => groupCharacters(code, 4, ' ');

/** What is wrong with it, before anything is sent: `empty`, `bad_character` or `length`. */
export function checkRecoveryCode({code}: RecoveryCodeDraft, {length}: Pick<RecoveryCodeStep, 'length'>): Problem[] {
  const reason = charactersReason(code, length);
  return reason === undefined ? [] : [{code: 'code_wrong', field: 'code', reason, params: {length}}];
}

/** The answer. */
export const recoveryCodeAction = ({code}: RecoveryCodeDraft): RecoveryCodeAction => ({
  type: 'recovery-code',
  code: tidyCharacters(code),
});
