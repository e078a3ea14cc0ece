import {isAPIError} from 'better-auth/api';
import {recogniseIdentifier} from 'latchkey/core';
import {forget, hit, takeBack} from '../security/limits.js';
import type {Services} from '../services.js';
import type {Auth} from './auth.js';

const minute = 60_000;

/** How often signing in may fail, in windows of time; never for good. */
export const signInLimits = {
  /** With one login from one address. */
  pair: {limit: 10, windowMs: 15 * minute},
  /** With one login, from wherever: NIST SP 800-63B-4, 3.2.2, draws the line at 100 in a row. */
  login: {limit: 50, windowMs: 60 * minute},
  /** From one address, with whatever login. */
  address: {limit: 100, windowMs: 15 * minute},
} as const;

/** Who wants in. */
export interface SignInAttempt {
  /** An e-mail address or a phone number, as typed. */
  readonly login: string;
  readonly password: string;
  readonly address: string;
  /** Of the request. */
  readonly headers: Headers;
}

/** What became of it: the cookies of the new session, or when it may be tried again. */
export type SignInVerdict =
  | {readonly code: 'signed_in'; readonly cookies: readonly string[]}
  /** The password is right, and a passkey of the account is asked for as well. */
  | {readonly code: 'passkey_needed'; readonly accountId: string}
  | {readonly code: 'failed'}
  | {readonly code: 'rate_limited'; readonly retryAt: number};

/** No account has it, and better-auth spends as much time on it as on one that exists. */
const nobody = 'nobody@nowhere.invalid';

/** Signs somebody in, by better-auth. Whether the login or the password is wrong makes no difference, not even in time. */
export async function signIn(services: Services, auth: Auth, attempt: SignInAttempt): Promise<SignInVerdict> {
  const {db, secrets, now} = services;
  const {password, address, headers} = attempt;
  const read = recogniseIdentifier(attempt.login, ['email', 'phone']);
  const login = read.ok ? read.value.toLowerCase() : attempt.login.trim().toLowerCase();
  const known = await db
    .selectFrom('user')
    .innerJoin('account', 'account.userId', 'user.id')
    .select(['user.id', 'user.email', 'user.passkeyRequired', 'account.updatedAt'])
    .where(read.ok && read.kind === 'phone' ? 'user.phoneNumber' : 'user.email', '=', login)
    .where('account.providerId', '=', 'credential')
    .executeTakeFirst();

  // A new password begins with a clean slate: the time of the last change is part of the key.
  const about = secrets.hmac('sign-in', `${login}\n${known?.updatedAt.getTime() ?? 0}`);
  const from = secrets.hmac('sign-in', address);
  const limits = [
    {key: `sign-in pair ${about} ${from}`, ...signInLimits.pair},
    {key: `sign-in login ${about}`, ...signInLimits.login},
    {key: `sign-in address ${from}`, ...signInLimits.address},
  ];
  for (const {key, limit, windowMs} of limits) {
    const {allowed, retryAt} = await hit(db, key, {limit, windowMs, now: now()});
    if (!allowed) return {code: 'rate_limited', retryAt};
  }

  try {
    const {headers: answer, response} = await auth.api.signInEmail({
      body: {email: known?.email ?? nobody, password},
      headers,
      returnHeaders: true,
    });
    const [pair, byLogin, byAddress] = limits.map(({key}) => key);
    if (pair) await forget(db, pair);
    if (byLogin) await forget(db, byLogin);
    if (byAddress) await takeBack(db, byAddress);
    if (known?.passkeyRequired) {
      // Nobody has been told of this session, and nobody is.
      await db.deleteFrom('session').where('token', '=', response.token).execute();
      return {code: 'passkey_needed', accountId: known.id};
    }
    return {code: 'signed_in', cookies: answer.getSetCookie()};
  } catch (error) {
    if (isAPIError(error) && error.statusCode < 500) return {code: 'failed'};
    throw error;
  }
}
