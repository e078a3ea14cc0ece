import type {Kysely, Transaction} from 'kysely';
import type {RefusalReason} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import {isUnderWay, type SupportCase} from './cases.js';
import type {KeptTicket} from './tickets.js';

/** What staff decides about: a visit or a case. */
export type Subject = 'ticket' | 'case';

/** A visit or a case, as far as its decision goes. */
export interface Matter {
  readonly subject: Subject;
  readonly id: string;
  readonly accountId: string | null;
  /** It waits for a decision. */
  readonly isOpen: boolean;
  /** The account has to be frozen before anything else. */
  readonly urgent: boolean;
}

/** Whether a visit waits for a decision. */
export const visitWaits = ({submittedAt, verdict}: KeptTicket): boolean => submittedAt !== null && verdict === null;

/** Whether a case waits for a decision. */
export const caseWaits = (each: SupportCase, now: number): boolean =>
  isUnderWay(each, now) && (each.state === 'received' || each.state === 'checking');

const ticketsLike = (db: Kysely<Database>, reference: string) =>
  db.selectFrom('ticket').selectAll().where('reference', '=', reference);

const casesLike = (db: Kysely<Database>, reference: string) =>
  db.selectFrom('supportCase').selectAll().where('reference', '=', reference);

/** The ticket with a reference. */
export const ticketByReference = (db: Kysely<Database>, reference: string): Promise<KeptTicket | undefined> =>
  ticketsLike(db, reference).executeTakeFirst();

/** The case with a reference. */
export const caseByReference = (db: Kysely<Database>, reference: string): Promise<SupportCase | undefined> =>
  casesLike(db, reference).executeTakeFirst();

/** The visit or case with a reference, and nobody else's until the transaction is over. */
export async function lockMatter(
  trx: Transaction<Database>,
  now: number,
  subject: Subject,
  reference: string,
): Promise<Matter | undefined> {
  if (subject === 'ticket') {
    const ticket = await ticketsLike(trx, reference).forUpdate().executeTakeFirst();
    return ticket && {subject, ...ticket, isOpen: visitWaits(ticket), urgent: false};
  }
  const found = await casesLike(trx, reference).forUpdate().executeTakeFirst();
  return found && {subject, ...found, isOpen: caseWaits(found, now)};
}

/** Writes a decision down. */
export async function settle(
  trx: Transaction<Database>,
  {subject, id}: Matter,
  verdict: 'approved' | 'refused' | 'document-needed',
  reason: RefusalReason | null = null,
): Promise<void> {
  await (
    subject === 'ticket'
      ? trx.updateTable('ticket').set({verdict, reason}).where('id', '=', id)
      : trx.updateTable('supportCase').set({state: verdict, reason}).where('id', '=', id)
  ).execute();
}
