import {randomBytes} from 'node:crypto';
import {sql, type Kysely, type Transaction} from 'kysely';
import type {Database} from '../database/schema.js';

/** How long a challenge is good, in milliseconds. */
export const challengeLifetime = 10 * 60_000;

/** The challenge that a subject has, or a new one if it has none that is good for a while yet. */
export async function challengeFor(db: Kysely<Database>, subject: string, now: number): Promise<string> {
  const fresh = {challenge: randomBytes(32).toString('base64url'), expiresAt: now + challengeLifetime};
  const old = sql<boolean>`"passkeyChallenge"."expiresAt" <= ${now + challengeLifetime / 2}`;
  const {challenge} = await db
    .insertInto('passkeyChallenge')
    .values({subject, accountId: null, ...fresh})
    .onConflict(conflict =>
      conflict.column('subject').doUpdateSet({
        // Where the password was right is forgotten along with the challenge.
        accountId: sql<
          string | null
        >`case when "passkeyChallenge"."expiresAt" <= ${now} then null else "passkeyChallenge"."accountId" end`,
        challenge: sql<string>`case when ${old} then ${fresh.challenge} else "passkeyChallenge"."challenge" end`,
        expiresAt: sql<number>`case when ${old} then ${fresh.expiresAt}::bigint else "passkeyChallenge"."expiresAt" end`,
      }),
    )
    .returning('challenge')
    .executeTakeFirstOrThrow();
  return challenge;
}

/** Takes the challenge of a subject: nobody gets it again, whatever comes of it. */
export const takeChallenge = (trx: Transaction<Database>, subject: string, now: number) =>
  trx
    .deleteFrom('passkeyChallenge')
    .where('subject', '=', subject)
    .where('expiresAt', '>', now)
    .returning(['challenge', 'accountId', 'expiresAt'])
    .executeTakeFirst();

/** Removes challenges that are over. */
export async function tidyChallenges(db: Kysely<Database>, now: number): Promise<void> {
  await db.deleteFrom('passkeyChallenge').where('expiresAt', '<=', now).execute();
}
