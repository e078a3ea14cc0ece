import type {Problem} from '../../core/protocol/problem.js';

/** How codes are counted. Lengths of time are in milliseconds. */
export interface TriesOptions {
  /** How long a code is good. */
  readonly lifetime: number;
  /** How many wrong codes are taken. */
  readonly attempts: number;
  /** How long to wait before another code may be asked for. */
  readonly pause: number;
}

/** The codes that have been sent to one login. */
export interface Tries {
  /** The times that a step shows. */
  times(): {readonly expiresAt: number; readonly resendAt: number};
  /** Whether another code may be asked for. */
  mayResend(): boolean;
  /** Has a code sent; once it is, the count begins anew. Gives what is in the way of it. */
  send(work: () => Promise<Problem | undefined>): Promise<Problem | undefined>;
  /** Lets another code be sent at once, such as to another login. */
  release(): void;
  /** Why no code is taken: none is, it can't be one, or it is too late. */
  refusal(code: string): Problem | undefined;
  /** Counts one more wrong code, or all that there were, and gives what there is to say. */
  wrong(isLast?: boolean): Problem;
}

/** Counts tries and time, alike for everybody: backends tell of them only to who has an account. */
export function createTries({lifetime, attempts, pause}: TriesOptions): Tries {
  let tries = 0;
  let expiresAt = 0;
  let resendAt = 0;
  const wrongCode = {code: 'code_wrong', field: 'code'} as const;

  const spent = (): Problem | undefined =>
    tries >= attempts
      ? {code: 'attempts_exhausted', field: 'code'}
      : Date.now() >= expiresAt
        ? {code: 'code_expired', field: 'code'}
        : undefined;

  return {
    times: () => ({expiresAt, resendAt}),
    mayResend: () => Date.now() >= resendAt,
    async send(work) {
      const problem = await work();
      if (problem) return problem;
      tries = 0;
      expiresAt = Date.now() + lifetime;
      resendAt = Date.now() + pause;
      return undefined;
    },
    release() {
      resendAt = 0;
    },
    refusal: code => (/^\d{1,16}$/.test(code) ? spent() : wrongCode),
    wrong(isLast = false) {
      tries = isLast ? attempts : tries + 1;
      return spent() ?? {...wrongCode, attemptsLeft: attempts - tries};
    },
  };
}
