import type {Transaction} from 'kysely';
import type {Problem, ProblemCode} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import {tries} from './limits.js';

/** An answer about an account, that has been found right or wrong. */
export interface Answer {
  readonly accountId: string;
  readonly kind: keyof typeof tries;
  readonly right: boolean;
  /** A keyed hash of it: the same wrong answer again does not use up a try. */
  readonly hash: string;
  /** What a wrong one is called, and the field it belongs to. */
  readonly problem: {readonly code: ProblemCode; readonly field: string};
}

/**
 * Takes an answer while there are tries left. Gives nothing for a right one, and forgets the wrong ones before it; else
 * what to say. Answers that come at once are counted one after the other.
 */
export async function takeAnswer(
  trx: Transaction<Database>,
  now: number,
  {accountId, kind, right, hash, problem}: Answer,
): Promise<Problem | undefined> {
  const {max, windowMs} = tries[kind];
  const fresh = {wrong: 0, lastWrong: '', endsAt: now + windowMs};
  await trx
    .insertInto('flowTries')
    .values({accountId, kind, ...fresh})
    .onConflict(conflict => conflict.columns(['accountId', 'kind']).doNothing())
    .execute();
  const kept = await trx
    .selectFrom('flowTries')
    .select(['wrong', 'lastWrong', 'endsAt'])
    .where('accountId', '=', accountId)
    .where('kind', '=', kind)
    .forUpdate()
    .executeTakeFirstOrThrow();
  const {wrong, lastWrong, endsAt} = kept.endsAt > now ? kept : fresh;
  const after = wrong + (right || lastWrong === hash ? 0 : 1);
  const locked: Problem = {code: 'locked', field: problem.field, retryAt: endsAt};
  if (wrong >= max) return locked;
  await trx
    .updateTable('flowTries')
    .set(right ? fresh : {wrong: after, lastWrong: hash, endsAt})
    .where('accountId', '=', accountId)
    .where('kind', '=', kind)
    .execute();
  if (right) return undefined;
  return after >= max ? locked : {...problem, attemptsLeft: max - after};
}
