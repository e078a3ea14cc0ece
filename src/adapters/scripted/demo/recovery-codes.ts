import type {Problem} from '../../../core/protocol/problem.js';
import type {StepBody, Verdict} from '../serve.js';
import type {StoredAccount} from './accounts.js';

const maxTries = 5;

/** How many letters and digits a recovery code has. */
export const recoveryCodeLength = 16;

/** How many codes are given out at once. */
const setSize = 10;

/** Crockford's base 32. */
const alphabet = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const randomCode = (): string =>
  Array.from(crypto.getRandomValues(new Uint8Array(recoveryCodeLength)), byte => alphabet.charAt(byte % 32)).join('');

/** A set of recovery codes. */
export const randomCodes = (): readonly string[] => Array.from({length: setSize}, randomCode);

/** The recovery codes that are tried in one flow. Wrong, used, replaced and foreign ones are one and the same. */
export function recoveryCodeTries(): {judge(account: StoredAccount | undefined, code: string): Problem | undefined} {
  let tries = 0;
  return {
    judge(account, code) {
      const field = 'code';
      const exhausted = {code: 'attempts_exhausted', field, attemptsLeft: 0} as const;
      if (tries >= maxTries) return exhausted;
      if (code.length !== recoveryCodeLength) return {code: 'code_wrong', field, attemptsLeft: maxTries - tries};
      if (account?.takeRecoveryCode(code)) return undefined;
      const attemptsLeft = maxTries - ++tries;
      return attemptsLeft > 0 ? {code: 'code_wrong', field, attemptsLeft} : exhausted;
    },
  };
}

/** The end of a flow, at which recovery codes may be asked for once. They are shown once. */
export function ending(
  account: StoredAccount,
  about: Partial<StepBody & {kind: 'done'}>,
): {readonly offer: StepBody; issue(): Verdict; look(): Verdict | undefined} {
  const done = {...about, kind: 'done', actions: []} as const;
  let issued = false;
  return {
    offer: {...done, offersRecoveryCodes: true, hasRecoveryCodes: account.hasRecoveryCodes},
    issue() {
      if (issued) return {problems: [{code: 'not_allowed'}]};
      issued = true;
      return {problems: [], stay: {...done, recoveryCodes: account.issueRecoveryCodes()}};
    },
    look: () => (issued ? {problems: [], stay: done} : undefined),
  };
}
