import type {ReauthenticateAction} from '../../protocol/action.js';
import type {Problem} from '../../protocol/problem.js';
import type {ReauthenticateStep} from '../../protocol/step.js';
import {checkCode, tidyCode} from './code.js';

/** What is typed in `reauthenticate`: the code where one is under way, else the password. */
export interface ReauthenticateDraft {
  readonly password: string;
  readonly code: string;
}

/** What is wrong with it, before anything is sent. */
export function checkReauthenticate(draft: ReauthenticateDraft, {challenge}: ReauthenticateStep): Problem[] {
  if (challenge) return checkCode(draft, challenge);
  return draft.password === '' ? [{code: 'current_password_wrong', field: 'password', reason: 'empty'}] : [];
}

/** The answer. */
export const reauthenticateAction = (
  {password, code}: ReauthenticateDraft,
  {challenge}: ReauthenticateStep,
): ReauthenticateAction => ({type: 'reauthenticate', ...(challenge ? {code: tidyCode(code)} : {password})});
