import type {CodeAction} from '../../protocol/action.js';
import type {Problem} from '../../protocol/problem.js';
import type {CodeChallenge} from '../../protocol/step.js';

/** What is typed in `code`. */
export interface CodeDraft {
  readonly code: string;
}

/** The digits of a code, however it is grouped: spaces, hyphens and dashes are left out. */
export const tidyCode = (text: string): string => text.replace(/[\s\p{Pd}\p{Cf}]/gu, '');

/** What is wrong with it, before anything is sent: `empty`, `bad_character` or `length`. */
export function checkCode({code}: CodeDraft, {length}: Pick<CodeChallenge, 'length'>): Problem[] {
  const digits = tidyCode(code);
  const reason =
    digits === '' ? 'empty' : /\D/.test(digits) ? 'bad_character' : digits.length === length ? undefined : 'length';
  return reason === undefined ? [] : [{code: 'code_wrong', field: 'code', reason, params: {length}}];
}

/** The answer. */
export const codeAction = ({code}: CodeDraft): CodeAction => ({type: 'code', code: tidyCode(code)});
