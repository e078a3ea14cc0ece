import {randomUUID} from 'node:crypto';
import type {Kysely, Selectable, Transaction} from 'kysely';
import type {DocumentId, Office, Ticket, TicketState} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import type {Services} from '../services.js';
import {randomCharacters} from './crockford.js';
import {findOffice} from './offices/query.js';
import {bookableDays, slotAt, slotsOf} from './offices/slots.js';
import type {TicketTable} from './tables.js';

/** A ticket as it is kept. */
export type KeptTicket = Selectable<TicketTable>;

const hour = 60 * 60_000;
const day = 24 * hour;

/** How long a ticket is good for, in milliseconds. */
const ticketLifetime = 15 * day;

/** How long the flow of a ticket and all that was said for it is kept: a day longer, so that it can be seen to have expired. */
export const visitLifetime = ticketLifetime + day;

/** How long before its slot a ticket can no longer be changed, in milliseconds. */
const noticeTime = hour;

/** Where a ticket is: `submitted` from the desk on, `decided` once there is a verdict. */
export type Standing = TicketState | 'submitted' | 'decided';

/** Where a ticket is at an instant. */
export function standingOf({state, submittedAt, verdict, expiresAt}: KeptTicket, now: number): Standing {
  if (verdict !== null) return 'decided';
  if (submittedAt !== null) return 'submitted';
  return state === 'open' && now >= expiresAt ? 'expired' : state;
}

/** Whether nothing more comes of a ticket: another one may be issued. */
export function isOver(ticket: KeptTicket, now: number): boolean {
  const standing = standingOf(ticket, now);
  return (
    standing === 'cancelled' || standing === 'expired' || (standing === 'decided' && ticket.verdict !== 'approved')
  );
}

/** Whether a ticket can be changed or cancelled: up to an hour before its slot, and again if the slot was missed. */
export function isChangeable(ticket: KeptTicket, now: number): boolean {
  const {startsAt, endsAt} = ticket;
  if (standingOf(ticket, now) !== 'open') return false;
  return startsAt === null || now <= startsAt - noticeTime || now >= (endsAt ?? startsAt);
}

/** A ticket by its id. */
export const findTicket = (db: Kysely<Database>, id: string): Promise<KeptTicket | undefined> =>
  db.selectFrom('ticket').selectAll().where('id', '=', id).executeTakeFirst();

/** A ticket by its id, which nobody else changes until the transaction is over. */
export const lockTicket = (trx: Transaction<Database>, id: string): Promise<KeptTicket | undefined> =>
  trx.selectFrom('ticket').selectAll().where('id', '=', id).forUpdate().executeTakeFirst();

/** A ticket for the eyes of its holder. */
export function showTicket(ticket: KeptTicket, office: Office | undefined, now: number): Ticket {
  const {reference, state, officeId, startsAt, documents, expiresAt, uid, sequence} = ticket;
  return {
    reference,
    state: standingOf(ticket, now) === 'expired' ? 'expired' : state,
    ...(office && {office}),
    ...(officeId !== null && startsAt !== null && {slot: slotAt(officeId, startsAt)}),
    documents,
    expiresAt,
    uid,
    sequence,
  };
}

/** What a ticket is to be issued for. */
export interface Visit {
  readonly documents: readonly DocumentId[];
  /** Absent: any office. */
  readonly officeId?: string;
  /** When the slot begins; absent: the person walks in. */
  readonly startsAt?: number;
  /** The ticket that it is to stand on, if one is open already. */
  readonly ticketId?: string;
}

/**
 * Takes a slot for a ticket and lets go of the one that it had. One insert decides between all that want it at once: the
 * slot is the key. Gives false if somebody else has it, and changes nothing then.
 */
async function book(trx: Transaction<Database>, ticketId: string, officeId: string, startsAt: number) {
  const booked = await trx
    .insertInto('booking')
    .values({officeId, startsAt, ticketId})
    .onConflict(conflict =>
      conflict.columns(['officeId', 'startsAt']).doUpdateSet({ticketId}).where('booking.ticketId', '=', ticketId),
    )
    .returning('ticketId')
    .executeTakeFirst();
  if (!booked) return false;
  await trx
    .deleteFrom('booking')
    .where('ticketId', '=', ticketId)
    .where(({eb, or}) => or([eb('officeId', '!=', officeId), eb('startsAt', '!=', startsAt)]))
    .execute();
  return true;
}

/** Whether a slot can still be booked, if nobody has it. */
async function isBookable(trx: Transaction<Database>, officeId: string, startsAt: number, now: number) {
  const office = await findOffice(trx, officeId, now);
  return !!office && slotsOf(office, bookableDays(office.hours, now), now).some(slot => slot.startsAt === startsAt);
}

/**
 * Issues a ticket, or puts the one that is open on another time or place: its number stays, its sequence goes up. Gives
 * the ticket's id; or what stands against it, and nothing has changed then.
 */
export async function issueTicket(
  trx: Transaction<Database>,
  {config, now: clock}: Pick<Services, 'config' | 'now'>,
  {documents, officeId, startsAt, ticketId}: Visit,
): Promise<{readonly id: string} | {readonly problem: 'slot_taken' | 'ticket_closed'}> {
  const now = clock();
  const former = ticketId === undefined ? undefined : await lockTicket(trx, ticketId);
  const open = former && !isOver(former, now) ? former : undefined;
  if (open && !isChangeable(open, now)) return {problem: 'ticket_closed'};
  const id = open?.id ?? randomUUID();
  if (officeId !== undefined && startsAt !== undefined) {
    const isFree = (await isBookable(trx, officeId, startsAt, now)) && (await book(trx, id, officeId, startsAt));
    if (!isFree) return {problem: 'slot_taken'};
  } else {
    await trx.deleteFrom('booking').where('ticketId', '=', id).execute();
  }
  const content = {
    officeId: officeId ?? null,
    startsAt: startsAt ?? null,
    endsAt: officeId === undefined || startsAt === undefined ? null : slotAt(officeId, startsAt).endsAt,
    documents: JSON.stringify(documents),
    expiresAt: now + ticketLifetime,
  };
  if (open) {
    await trx
      .updateTable('ticket')
      .set({...content, sequence: open.sequence + 1})
      .where('id', '=', id)
      .execute();
    return {id};
  }
  await trx
    .insertInto('ticket')
    .values({
      ...content,
      id,
      reference: randomCharacters(12),
      uid: `${randomUUID()}@${new URL(config.origin).hostname}`,
      sequence: 0,
      state: 'open',
      createdAt: now,
      submittedAt: null,
      dueAt: null,
      verdict: null,
      reason: null,
      accountId: null,
    })
    .execute();
  return {id};
}

/** Cancels a ticket; its slot is free again. */
export async function cancelTicket(trx: Transaction<Database>, {id, sequence}: KeptTicket): Promise<void> {
  await trx.deleteFrom('booking').where('ticketId', '=', id).execute();
  await trx
    .updateTable('ticket')
    .set({state: 'cancelled', sequence: sequence + 1})
    .where('id', '=', id)
    .execute();
}

/** Removes tickets that have been over for a day, and with them their bookings, and bookings of the past. */
export async function tidyTickets({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db
    .deleteFrom('ticket')
    .where('expiresAt', '<=', now() - day)
    .execute();
  await db
    .deleteFrom('booking')
    .where('startsAt', '<=', now() - day)
    .execute();
}
