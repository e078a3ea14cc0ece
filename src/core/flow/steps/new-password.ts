import {assessPassword} from '../../policy/assess.js';
import type {PasswordPolicy} from '../../policy/policy.js';
import type {NewPasswordAction} from '../../protocol/action.js';
import type {Problem} from '../../protocol/problem.js';
import type {NewPasswordStep} from '../../protocol/step.js';

/** What is typed in `new-password`, exactly. `repeat` is absent where the field is. */
export interface NewPasswordDraft {
  readonly currentPassword: string;
  readonly password: string;
  readonly repeat: string | undefined;
  readonly endOtherSessions: boolean;
}

/** What is wrong with it, before anything is sent: all of it at once. */
export function checkNewPassword(
  {currentPassword, password, repeat}: NewPasswordDraft,
  {current, context, username}: NewPasswordStep,
  policy: PasswordPolicy,
): Problem[] {
  const problems: Problem[] = [];
  if (current && currentPassword === '') {
    problems.push({code: 'current_password_wrong', field: 'currentPassword', reason: 'empty'});
  }
  const words = username === undefined ? context : [...context, username];
  const violations: readonly {readonly code: string}[] =
    password === '' ? [{code: 'empty'}] : assessPassword(password, policy, {words});
  const [violation] = violations;
  if (violation) problems.push({code: 'password_policy', field: 'password', reason: violation.code});
  else if (current && password === currentPassword) problems.push({code: 'password_reused', field: 'password'});
  if (repeat !== undefined && repeat !== password) problems.push({code: 'passwords_differ', field: 'repeat'});
  return problems;
}

/** The answer. */
export function newPasswordAction(
  {currentPassword, password, endOtherSessions}: NewPasswordDraft,
  {current, otherSessions}: NewPasswordStep,
): NewPasswordAction {
  return {
    type: 'new-password',
    password,
    ...(current && {currentPassword}),
    ...(otherSessions !== undefined && {endOtherSessions}),
  };
}
