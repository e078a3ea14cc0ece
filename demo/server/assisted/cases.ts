import {randomUUID} from 'node:crypto';
import type {Kysely, Selectable, Transaction} from 'kysely';
import type {DocumentId} from 'latchkey/protocol';
import type {Located} from '../auth/accounts.js';
import type {Database} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import type {Services} from '../services.js';
import {randomCharacters} from './crockford.js';
import type {SupportCaseTable} from './tables.js';
import {randomWord} from './words.js';

/** A case as it is kept. */
export type SupportCase = Selectable<SupportCaseTable>;

const hour = 60 * 60_000;

/** How long a case lives, in milliseconds. */
const caseLifetime = 7 * 24 * hour;

/** By when a case is decided, in milliseconds; where theft is suspected it comes first. */
const dueIn = {usual: 24 * hour, urgent: hour};

/** How many characters the reference of a case has. */
const referenceLength = 12;

/** What a person says to have a case opened. The number of the document only helps to find the account, and is not kept. */
export interface CaseDetails {
  readonly supportChannel: string;
  readonly urgent: boolean;
  readonly name: string;
  readonly document: DocumentId;
  /** Whom that fits. */
  readonly located: Located;
  /** Where to call back, in E.164. */
  readonly callBack?: string;
  readonly locale: string;
}

/** Opens a case, whether or not an account fits. */
export async function openCase(
  trx: Transaction<Database>,
  secrets: Secrets,
  now: number,
  {located, name, callBack, locale, ...details}: CaseDetails,
): Promise<SupportCase> {
  const opened: SupportCase = {
    ...details,
    id: randomUUID(),
    reference: randomCharacters(referenceLength),
    word: randomWord(locale),
    state: 'received',
    reason: null,
    name: secrets.encrypt('case', name),
    nameMatches: located.nameMatches,
    documentMatches: located.accountId !== undefined,
    accountId: located.accountId ?? null,
    callBack: callBack === undefined ? null : secrets.encrypt('case', callBack),
    chatToken: null,
    createdAt: now,
    dueAt: now + (details.urgent ? dueIn.urgent : dueIn.usual),
    expiresAt: now + caseLifetime,
  };
  await trx.insertInto('supportCase').values(opened).execute();
  return opened;
}

/** What was said in confidence: the name, and where to call back. */
export const confided = (secrets: Secrets, {name, callBack}: SupportCase): {name: string; callBack?: string} => ({
  name: secrets.decrypt('case', name),
  ...(callBack !== null && {callBack: secrets.decrypt('case', callBack)}),
});

/** A case by its id. */
export const findCase = (db: Kysely<Database>, id: string): Promise<SupportCase | undefined> =>
  db.selectFrom('supportCase').selectAll().where('id', '=', id).executeTakeFirst();

/** Whether something may still come of a case. */
export const isUnderWay = ({state, expiresAt}: SupportCase, now: number): boolean =>
  expiresAt > now && state !== 'refused' && state !== 'expired';

/** Keeps a token for the chat about a case, instead of an earlier one. */
export async function keepChatToken(
  trx: Transaction<Database>,
  secrets: Secrets,
  id: string,
  token: string,
): Promise<void> {
  await trx
    .updateTable('supportCase')
    .set({chatToken: secrets.hmac('chat', token)})
    .where('id', '=', id)
    .execute();
}

/** The case that a token for the chat is good for. The token is good once. */
export const takeChatToken = (
  {db, secrets, now}: Pick<Services, 'db' | 'secrets' | 'now'>,
  token: string,
): Promise<SupportCase | undefined> =>
  db
    .updateTable('supportCase')
    .set({chatToken: null})
    .where('chatToken', '=', secrets.hmac('chat', token))
    .where('expiresAt', '>', now())
    .returningAll()
    .executeTakeFirst();

/** Removes the cases that are over, and all that was said in them. */
export async function tidyCases({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('supportCase').where('expiresAt', '<=', now()).execute();
}
