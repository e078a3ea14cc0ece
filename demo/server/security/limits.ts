import {createHash} from 'node:crypto';
import {sql, type Kysely} from 'kysely';
import type {Database} from '../database/schema.js';

/** How much is allowed, and the time of asking. */
export interface Limit {
  /** How many hits a window takes. */
  readonly limit: number;
  /** How long a window is open after its first hit, in milliseconds. */
  readonly windowMs: number;
  /** The time now, in milliseconds since 1970. */
  readonly now: number;
}

/** Whether one more was allowed. */
export interface LimitVerdict {
  readonly allowed: boolean;
  /** When the window ends, in milliseconds since 1970. */
  readonly retryAt: number;
}

/** Keys may name people (a contact, an address), so the table holds only their hashes. */
const stored = (key: string): string => createHash('sha256').update(key).digest('base64url');

/**
 * Counts one more under this key, in one statement, so that instances at work at once can't let one too many through.
 * A window opens with its first hit; hits that are refused don't prolong it. Put personal parts of the key through
 * `secrets.hmac` first: there are few phone numbers, so a plain hash of one can be undone.
 */
export async function hit(db: Kysely<Database>, key: string, {limit, windowMs, now}: Limit): Promise<LimitVerdict> {
  const {hits, endsAt} = await db
    .insertInto('rateLimit')
    .values({key: stored(key), hits: 1, endsAt: now + windowMs})
    .onConflict(conflict =>
      conflict.column('key').doUpdateSet({
        hits: sql<number>`case when "rateLimit"."endsAt" <= ${now} then 1 else least("rateLimit"."hits" + 1, ${limit + 1}) end`,
        endsAt: sql<number>`case when "rateLimit"."endsAt" <= ${now} then ${now + windowMs} else "rateLimit"."endsAt" end`,
      }),
    )
    .returning(['hits', 'endsAt'])
    .executeTakeFirstOrThrow();
  return {allowed: hits <= limit, retryAt: endsAt};
}

/** Takes one hit back, for what turned out not to count. */
export async function takeBack(db: Kysely<Database>, key: string): Promise<void> {
  await db
    .updateTable('rateLimit')
    .set({hits: sql<number>`greatest("hits" - 1, 0)`})
    .where('key', '=', stored(key))
    .execute();
}

/** Closes the window of this key. */
export async function forget(db: Kysely<Database>, key: string): Promise<void> {
  await db.deleteFrom('rateLimit').where('key', '=', stored(key)).execute();
}

/** Housekeeping: drops the windows that have ended. */
export async function dropEndedLimits(db: Kysely<Database>, now: number): Promise<void> {
  await db.deleteFrom('rateLimit').where('endsAt', '<=', now).execute();
}
