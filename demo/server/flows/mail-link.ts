import {randomBytes} from 'node:crypto';
import type {Kysely, Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import type {Flow} from './flow.js';

/** A link that goes along with a code. */
export interface MailLink {
  /** What stands in the link, and nowhere else. */
  readonly token: string;
  /** A keyed hash of it. */
  readonly hash: string;
}

/** The keyed hash of a token. */
export const linkHash = (secrets: Secrets, token: string): string => secrets.hmac('mail-link', token);

/** Makes a link for a code of a flow; the same work for a decoy. Plain letters and digits: no mail program cuts them off. */
export async function createLink(trx: Transaction<Database>, secrets: Secrets, {id}: Flow): Promise<MailLink> {
  const token = randomBytes(24).toString('hex');
  const hash = linkHash(secrets, token);
  await trx.insertInto('flowLink').values({hash, flow: id}).execute();
  return {token, hash};
}

const find = (db: Kysely<Database>, hash: string, now: number) =>
  db
    .selectFrom('flow')
    .innerJoin('flowLink', 'flowLink.flow', 'flow.id')
    .selectAll('flow')
    .where('flowLink.hash', '=', hash)
    .where('flow.expiresAt', '>', now);

/** The flow that a link with this hash was sent in, if it is still alive. */
export const readLinked = (db: Kysely<Database>, hash: string, now: number): Promise<Flow | undefined> =>
  find(db, hash, now).executeTakeFirst();

/** The same, and nobody else's until the transaction is over. */
export const lockLinked = (trx: Transaction<Database>, hash: string, now: number): Promise<Flow | undefined> =>
  find(trx, hash, now).forUpdate('flow').executeTakeFirst();
