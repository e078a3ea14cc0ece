import type {Kysely, Transaction} from 'kysely';
import type {Database} from '../database/schema.js';
import type {Services} from '../services.js';
import {lifetime} from './flow.js';
import {Refusal} from './refusal.js';
import type {Reply} from './reply.js';

/** A request that may come more than once. */
export interface Request {
  /** A keyed hash of the cookie of the browser that asks. */
  readonly binding: string;
  readonly key: string;
  /** All that the request asks for: the same key must not go with anything else. */
  readonly content: string;
}

const requestHash = ({secrets}: Services, content: string): string => secrets.hmac('request', content);

/** The reply to an earlier request with the same key. Another request under that key is refused. */
export async function findReply(
  db: Kysely<Database>,
  services: Services,
  {binding, key, content}: Request,
): Promise<Reply | undefined> {
  const kept = await db
    .selectFrom('flowReply')
    .select(['request', 'status', 'body'])
    .where('binding', '=', binding)
    .where('key', '=', key)
    .where('expiresAt', '>', services.now())
    .executeTakeFirst();
  if (!kept) return undefined;
  if (kept.request !== requestHash(services, content)) throw new Refusal('unknown', 422);
  return {status: kept.status, type: 'application/json', text: services.secrets.decrypt('reply', kept.body)};
}

/**
 * Takes the key for this transaction; another request with the same key waits here until the transaction is over. Gives
 * the reply if there is one by then.
 */
export async function claimKey(
  trx: Transaction<Database>,
  services: Services,
  request: Request,
): Promise<Reply | undefined> {
  const {binding, key, content} = request;
  const now = services.now();
  const fresh = {request: requestHash(services, content), status: 0, body: '', expiresAt: now + lifetime};
  const claimed = await trx
    .insertInto('flowReply')
    .values({binding, key, ...fresh})
    .onConflict(conflict =>
      conflict.columns(['binding', 'key']).doUpdateSet(fresh).where('flowReply.expiresAt', '<=', now),
    )
    .returning('key')
    .executeTakeFirst();
  return claimed ? undefined : findReply(trx, services, request);
}

/**
 * Keeps the reply for whoever asks again under this key. One that says "later" is not kept: nothing has happened, and
 * later the same request may go through.
 */
export async function keepReply(
  trx: Transaction<Database>,
  {secrets}: Services,
  {binding, key}: Request,
  {status, text}: Reply,
): Promise<void> {
  const body = secrets.encrypt('reply', text);
  await (
    status === 429
      ? trx.deleteFrom('flowReply').where('binding', '=', binding).where('key', '=', key)
      : trx.updateTable('flowReply').set({status, body}).where('binding', '=', binding).where('key', '=', key)
  ).execute();
}
