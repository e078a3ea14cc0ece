import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server';
import type {Kysely, Selectable, Transaction} from 'kysely';
import type {AcceptedPasskeys} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import {portalName} from '../policy.js';
import type {Services} from '../services.js';
import {challengeFor, challengeLifetime, takeChallenge} from './challenges.js';
import {assertionSchema, registrationSchema} from './credential.js';
import type {PasskeyTable} from './tables.js';

/** A passkey as it is kept. */
export type Passkey = Selectable<PasskeyTable>;

type Rested = Pick<Services, 'config' | 'now'>;

/** The domain that passkeys are for. */
const rpIdOf = ({config}: Rested): string => new URL(config.origin).hostname;

const bytes = (text: string, encoding?: BufferEncoding): Uint8Array<ArrayBuffer> =>
  Uint8Array.from(Buffer.from(text, encoding));

/** What authenticators know an account by: its id, which says nothing about anybody. */
const handleOf = (accountId: string): string => Buffer.from(accountId).toString('base64url');

const descriptors = (passkeys: readonly Passkey[]) =>
  passkeys.map(({id, transports}) => ({id, transports: transports.split(' ').filter(Boolean)}));

/** The passkeys of an account, oldest first. */
export const passkeysOf = (db: Kysely<Database>, accountId: string): Promise<Passkey[]> =>
  db.selectFrom('passkey').selectAll().where('userId', '=', accountId).orderBy('createdAt').orderBy('id').execute();

/** Whether signing in to an account takes a passkey besides the password. */
export async function asksForPasskey(db: Kysely<Database>, accountId: string): Promise<boolean> {
  const row = await db.selectFrom('user').select('passkeyRequired').where('id', '=', accountId).executeTakeFirst();
  return row?.passkeyRequired ?? false;
}

/** Whether theft is suspected: whose passkeys they are is not known then. */
export async function isFrozen(db: Kysely<Database>, accountId: string): Promise<boolean> {
  const row = await db.selectFrom('user').select('frozen').where('id', '=', accountId).executeTakeFirst();
  return row?.frozen ?? false;
}

/** Removes all passkeys of an account; signing in takes its password alone then. */
export async function removePasskeys(trx: Transaction<Database>, accountId: string): Promise<void> {
  await trx.deleteFrom('passkey').where('userId', '=', accountId).execute();
  await askForPasskey(trx, accountId, false);
}

/**
 * What the browser is asked for a passkey with. Without an account any passkey of the portal will do, and nothing hangs on
 * whether there is one.
 */
export async function requestOptions(
  db: Kysely<Database>,
  services: Rested,
  subject: string,
  accountId?: string,
): Promise<object> {
  const allowed = accountId === undefined ? [] : await passkeysOf(db, accountId);
  const challenge = await challengeFor(db, subject, services.now());
  return generateAuthenticationOptions({
    rpID: rpIdOf(services),
    challenge: bytes(challenge, 'base64url'),
    allowCredentials: descriptors(allowed),
    userVerification: 'required',
    timeout: challengeLifetime / 2,
  });
}

/** What the browser is asked for a new passkey with. Authenticators that have one of the account's already are left out. */
export async function creationOptions(
  db: Kysely<Database>,
  services: Rested,
  subject: string,
  accountId: string,
): Promise<object> {
  const {name, email} = await db
    .selectFrom('user')
    .select(['name', 'email'])
    .where('id', '=', accountId)
    .executeTakeFirstOrThrow();
  const challenge = await challengeFor(db, subject, services.now());
  return generateRegistrationOptions({
    rpID: rpIdOf(services),
    rpName: portalName,
    userID: bytes(accountId),
    userName: email,
    userDisplayName: name,
    challenge: bytes(challenge, 'base64url'),
    excludeCredentials: descriptors(await passkeysOf(db, accountId)),
    authenticatorSelection: {residentKey: 'required', userVerification: 'required'},
    timeout: challengeLifetime / 2,
  });
}

/** The verdict of the library, which throws for most of what is wrong. */
const verdictOf = async <Verdict>(verify: () => Promise<Verdict>): Promise<Verdict | undefined> => {
  try {
    return await verify();
  } catch {
    // Wrong origin, counter, signature, challenge, no user verification: one and the same.
    return undefined;
  }
};

/**
 * Judges what a passkey has signed, and gives whose passkey it is. The challenge is used up in any case. Whatever is wrong
 * gives nothing. A counter that does not go up is refused: the passkey may have been copied.
 */
export async function judgePasskey(
  trx: Transaction<Database>,
  services: Rested,
  {subject, credential}: {readonly subject: string; readonly credential: unknown},
): Promise<string | undefined> {
  const now = services.now();
  const taken = await takeChallenge(trx, subject, now);
  const response = assertionSchema.safeParse(credential);
  if (!taken || !response.success) return undefined;
  const {id, response: signed} = response.data;
  const passkey = await trx.selectFrom('passkey').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();
  if (!passkey) return undefined;
  const {userId, publicKey, counter} = passkey;
  if (taken.accountId !== null && taken.accountId !== userId) return undefined;
  if (signed.userHandle !== undefined && signed.userHandle !== handleOf(userId)) return undefined;
  const verdict = await verdictOf(() =>
    verifyAuthenticationResponse({
      response: response.data,
      expectedChallenge: taken.challenge,
      expectedOrigin: services.config.origin,
      expectedRPID: rpIdOf(services),
      credential: {id, publicKey: bytes(publicKey, 'base64url'), counter},
      requireUserVerification: true,
    }),
  );
  if (!verdict?.verified) return undefined;
  await trx
    .updateTable('passkey')
    .set({counter: verdict.authenticationInfo.newCounter, lastUsedAt: now})
    .where('id', '=', id)
    .execute();
  return userId;
}

/** Adds a passkey to an account. Whatever is wrong with it, or that somebody has it already, gives `false`. */
export async function addPasskey(
  trx: Transaction<Database>,
  services: Rested,
  {
    subject,
    credential,
    accountId,
  }: {readonly subject: string; readonly credential: unknown; readonly accountId: string},
): Promise<boolean> {
  const now = services.now();
  const taken = await takeChallenge(trx, subject, now);
  const response = registrationSchema.safeParse(credential);
  if (!taken || !response.success) return false;
  const verdict = await verdictOf(() =>
    verifyRegistrationResponse({
      response: response.data,
      expectedChallenge: taken.challenge,
      expectedOrigin: services.config.origin,
      expectedRPID: rpIdOf(services),
      requireUserVerification: true,
    }),
  );
  if (!verdict?.verified) return false;
  const {id, publicKey, counter} = verdict.registrationInfo.credential;
  const added = await trx
    .insertInto('passkey')
    .values({
      id,
      userId: accountId,
      publicKey: Buffer.from(publicKey).toString('base64url'),
      counter,
      transports: (response.data.response.transports ?? []).join(' '),
      createdAt: now,
      lastUsedAt: null,
    })
    .onConflict(conflict => conflict.doNothing())
    .returning('id')
    .executeTakeFirst();
  return added !== undefined;
}

/** Removes a passkey of an account. Without the last one, signing in no longer asks for one. */
export async function removePasskey(trx: Transaction<Database>, accountId: string, id: string): Promise<boolean> {
  const {numDeletedRows} = await trx
    .deleteFrom('passkey')
    .where('id', '=', id)
    .where('userId', '=', accountId)
    .executeTakeFirst();
  if (!(await passkeysOf(trx, accountId)).length) await askForPasskey(trx, accountId, false);
  return numDeletedRows > 0n;
}

/** Sets whether signing in takes a passkey besides the password. Takes no effect without a passkey. */
export async function askForPasskey(trx: Transaction<Database>, accountId: string, asks: boolean): Promise<void> {
  const passkeyRequired = asks && (await passkeysOf(trx, accountId)).length > 0;
  await trx.updateTable('user').set({passkeyRequired}).where('id', '=', accountId).execute();
}

/** The passkeys of an account that are good, for the browser. */
export async function acceptedPasskeys(
  db: Kysely<Database>,
  services: Rested,
  accountId: string,
): Promise<AcceptedPasskeys> {
  const passkeys = await passkeysOf(db, accountId);
  return {rpId: rpIdOf(services), userId: handleOf(accountId), credentialIds: passkeys.map(({id}) => id)};
}
