import type {Problem} from '../../core/protocol/problem.js';
import type {Call} from '../../ports/transport.js';

/** Sets a password; `isAgain` says that this very answer was given before and its reply was lost. */
export type Change = (isAgain: boolean) => Promise<Problem | undefined>;

/**
 * Makes a watch over changes whose reply may be lost: such a change may have been made. Given again, with the same key, it is
 * refused as the password in force, and that is what was wanted.
 */
export function createDoubt(): (call: Call, change: Change) => Promise<Problem | undefined> {
  let doubtful: string | undefined;
  return async ({idempotencyKey}, change) => {
    const isAgain = doubtful === idempotencyKey;
    doubtful = idempotencyKey;
    const problem = await change(isAgain);
    doubtful = undefined;
    return isAgain && problem?.code === 'password_reused' ? undefined : problem;
  };
}
