import {randomBytes} from 'node:crypto';
import {challengeLifetime} from '../passkeys/challenges.js';
import {isFrozen, judgePasskey, requestOptions} from '../passkeys/passkeys.js';
import type {Services} from '../services.js';
import type {Auth} from './auth.js';

/** For whom the challenge of a browser is that signs in; `browser` is what its cookie says. */
const subjectOf = ({secrets}: Services, browser: string): string =>
  `sign-in ${secrets.hmac('passkey-sign-in', browser)}`;

/** Remembers that the password was right: the passkey has to be one of that account. */
export async function expectPasskey(services: Services, browser: string, accountId: string): Promise<void> {
  const {db, now} = services;
  const row = {
    challenge: randomBytes(32).toString('base64url'),
    accountId,
    expiresAt: now() + challengeLifetime,
  };
  await db
    .insertInto('passkeyChallenge')
    .values({subject: subjectOf(services, browser), ...row})
    .onConflict(conflict => conflict.column('subject').doUpdateSet(row))
    .execute();
}

/** What a browser that signs in is asked for a passkey with. */
export async function signInOptions(services: Services, browser: string): Promise<object> {
  const {db, now} = services;
  const subject = subjectOf(services, browser);
  const known = await db
    .selectFrom('passkeyChallenge')
    .select('accountId')
    .where('subject', '=', subject)
    .where('expiresAt', '>', now())
    .executeTakeFirst();
  return requestOptions(db, services, subject, known?.accountId ?? undefined);
}

/** A browser that signs in with what a passkey has signed. */
export interface PasskeySignIn {
  readonly browser: string;
  readonly credential: unknown;
  /** Of the request. */
  readonly headers: Headers;
}

/** Signs somebody in with a passkey, and gives the cookies of the new session; nothing if the passkey is refused. */
export async function signInByPasskey(
  services: Services,
  auth: Auth,
  {browser, credential, headers}: PasskeySignIn,
): Promise<readonly string[] | undefined> {
  const {db, now} = services;
  const subject = subjectOf(services, browser);
  const accountId = await db.transaction().execute(async trx => {
    const expected = await trx
      .selectFrom('passkeyChallenge')
      .select(['accountId', 'expiresAt'])
      .where('subject', '=', subject)
      .where('expiresAt', '>', now())
      .forUpdate()
      .executeTakeFirst();
    const owner = await judgePasskey(trx, services, {subject, credential});
    // That the password was right still holds, for as long as it would have.
    if (owner === undefined && expected && expected.accountId !== null) {
      const challenge = randomBytes(32).toString('base64url');
      await trx
        .insertInto('passkeyChallenge')
        .values({subject, challenge, ...expected})
        .execute();
    }
    return owner !== undefined && (await isFrozen(trx, owner)) ? undefined : owner;
  });
  if (accountId === undefined) return undefined;
  const {headers: answer} = await auth.api.openSession({body: {accountId}, headers, returnHeaders: true});
  return answer.getSetCookie();
}
