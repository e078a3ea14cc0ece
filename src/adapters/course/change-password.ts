import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {NewPasswordAction} from '../../core/protocol/action.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Call} from '../../ports/transport.js';
import {misplaced, type Dialogue} from './course.js';

/** A change, with all that there is to say about it. */
export type Change = Required<Omit<NewPasswordAction, 'type'>>;

/** How a backend changes the password of somebody who is signed in. */
export interface ChangeOptions {
  readonly policy: PasswordPolicy;
  /** The login, for password managers. Whatever is no text is left out. */
  readonly username: unknown;
  /** How many other sessions there are, if it is known and the person may choose to end them. */
  readonly others?: number | undefined;
  /** Where to sign in with the new password, if the change ends the session itself. */
  readonly signInUrl?: string | undefined;
  /** Changes it, and gives what was wrong. */
  change(change: Change, call: Call): Promise<Problem | undefined>;
  /** Gives nothing if the password is the one in force. Asked after a change whose reply was lost. */
  verify(password: string, call: Call): Promise<Problem | undefined>;
}

/** The change of a password by somebody who is signed in, in one step. */
export function changeDialogue({policy, username, others, signInUrl, change, verify}: ChangeOptions): Dialogue {
  let isDoubtful = false;
  let isOver = false;
  let sessionsEnded = 0;

  async function take(action: NewPasswordAction, call: Call): Promise<Problem | undefined> {
    // Where it is not known whether there are other sessions, there was nothing to choose, and they end.
    const {password, currentPassword = '', endOtherSessions = others === undefined} = action;
    // Most backends would take it.
    if (password === currentPassword) return {code: 'password_reused', field: 'password'};
    const wasDoubtful = isDoubtful;
    isDoubtful = true;
    let problem = await change({password, currentPassword, endOtherSessions}, call);
    // A change whose reply was lost may have been made: then the new password is the one in force.
    if (wasDoubtful && problem?.field === 'currentPassword') problem = await verify(password, call);
    isDoubtful = false;
    isOver = !problem;
    sessionsEnded = endOtherSessions && !wasDoubtful ? (others ?? 0) : 0;
    return problem;
  }

  return {
    body: () =>
      isOver
        ? {kind: 'done', actions: [], ...(sessionsEnded && {sessionsEnded}), ...(signInUrl && {signInUrl})}
        : {
            kind: 'new-password',
            policy,
            current: true,
            context: [],
            actions: [],
            ...(typeof username === 'string' && {username}),
            ...(others && {otherSessions: others}),
          },
    answer: async (action, call) => (isOver || action.type !== 'new-password' ? misplaced : take(action, call)),
  };
}
