import type {Kysely} from 'kysely';
import type {Office} from 'latchkey/protocol';
import {findOffice} from '../assisted/offices/query.js';
import {findTicket, type KeptTicket} from '../assisted/tickets.js';
import type {Database} from '../database/schema.js';
import {move, type Flow, type VisitPlan} from './flow.js';
import {Refusal} from './refusal.js';
import {sendApprovalCode} from './steps/assisted/approved.js';
import type {Decide, Scene} from './turn.js';

/** The visit that a flow is about. */
export function visitOf({data: {visit}}: Flow): VisitPlan {
  if (!visit) throw new Refusal('flow_expired');
  return visit;
}

/** The flow with another plan for its visit. */
export const withVisit = (flow: Flow, visit: VisitPlan): Flow => ({...flow, data: {...flow.data, visit}});

/** What stays of a plan when another time or office is chosen. */
export const restOf = ({documents, ticketId}: VisitPlan): VisitPlan => ({
  documents,
  ...(ticketId !== undefined && {ticketId}),
});

/** The office of a plan or a ticket; none if any will do. */
export async function officeOf(
  db: Kysely<Database>,
  {officeId}: {readonly officeId?: string | null},
  now: number,
): Promise<Office | undefined> {
  return officeId ? findOffice(db, officeId, now) : undefined;
}

/** The ticket of a flow, if it has one. */
export async function ticketOf(db: Kysely<Database>, {data: {visit}}: Flow): Promise<KeptTicket | undefined> {
  return visit?.ticketId === undefined ? undefined : findTicket(db, visit.ticketId);
}

/** The ticket of a flow that must have one. */
export async function needTicket(db: Kysely<Database>, flow: Flow): Promise<KeptTicket> {
  const ticket = await ticketOf(db, flow);
  if (!ticket) throw new Refusal('flow_expired');
  return ticket;
}

/** Goes where the desk has brought a ticket: to `processing`, and after the approval on to `approved`. */
export async function afterVisit({services: {db}, flow}: Scene): Promise<Decide | undefined> {
  const ticket = await ticketOf(db, flow);
  if (!ticket) return undefined;
  const {verdict, submittedAt, accountId} = ticket;
  if (verdict === 'approved') return turn => sendApprovalCode(turn, {...turn.flow, accountId, proven: false});
  if (submittedAt === null || flow.position === 'processing') return undefined;
  return async turn => ({flow: move(turn.flow, 'processing')});
}
