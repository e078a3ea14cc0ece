import {randomBytes} from 'node:crypto';
import type {Kysely, Selectable, Transaction} from 'kysely';
import type {DocumentId, FlowKind, StepKind, SupportReason} from 'latchkey/protocol';
import type {Contact, Session} from '../auth/accounts.js';
import type {Database} from '../database/schema.js';
import type {Secrets} from '../security/secrets.js';
import type {Challenge} from './codes.js';
import {Refusal} from './refusal.js';
import type {FlowTable} from './tables.js';

/** Where a flow can be: the kind of the step that it shows. */
export type Position = Exclude<StepKind, 'hold' | 'unsupported'>;

/** What the document that somebody named is worth. It comes to light only after the contact is proven. */
export interface Claim {
  /** `missing`: there is no such document on record. */
  readonly verdict: 'match' | 'mismatch' | 'missing';
  /** A keyed hash of the document and its number. */
  readonly hash: string;
}

/** A visit that is being planned. */
export interface VisitPlan {
  readonly documents: readonly DocumentId[];
  /** Absent: not chosen yet, or any office. */
  readonly officeId?: string;
  /** When the slot begins; absent: the person walks in. */
  readonly startsAt?: number;
  /** When a slot begins that was wanted, and that somebody else has. */
  readonly taken?: number;
  /** The ticket, once it is issued. */
  readonly ticketId?: string;
  /** A copy of the ticket has been sent. */
  readonly copied?: boolean;
}

/** How support is being reached. */
export interface SupportPlan {
  /** The way that was chosen. */
  readonly way?: 'call' | 'chat';
  readonly reason?: SupportReason;
  /** The id of the channel. */
  readonly supportChannel?: string;
  /** The case, once it is opened. */
  readonly caseId?: string;
  /** The token for the chat, encrypted, once it is asked for. */
  readonly chatToken?: string;
}

/**
 * What the step `approved` rests on: a visit (code of the office and code to a contact of the account), a case (code to a
 * contact of the account), or nothing but a code that an office has given before (that, and a code to what was typed).
 */
export type ApprovedBy = 'visit' | 'case' | 'activation';

/** What a flow remembers from step to step. No code, number of a document or password is in it. */
export interface FlowData {
  /** The login as it was typed. */
  readonly identifier?: string;
  /** The login as a contact. */
  readonly contact?: Contact;
  readonly claim?: Claim;
  readonly challenge?: Challenge;
  /** How many wrong recovery codes were tried. */
  readonly wrongRecoveryCodes?: number;
  /** What a recovery code has stood in for. Two of them are no two proofs, so no other is taken. */
  readonly recoveryCodeFor?: 'contact' | 'passkey';
  /** There is no way out but a new password. */
  readonly forced?: boolean;
  /** The person has shown once more who they are, so the old password is not asked for. */
  readonly reauthenticated?: boolean;
  /** Where the person was when asking for another way; what was said there stays. */
  readonly cameFrom?: Position;
  /** A visit that is being planned, or the ticket for it. */
  readonly visit?: VisitPlan;
  /** How support is being reached, or the case. */
  readonly support?: SupportPlan;
  /** What the step `approved` rests on, or will once the contact is known. */
  readonly approvedBy?: ApprovedBy;
  /** The person leaves for the settings of the account rather than for sign-in. */
  readonly toAccount?: boolean;
  /** The document has been found right, and what is missing yet is a passkey of the account. */
  readonly judged?: boolean;
  /** The account whose passkey was used in this flow. */
  readonly passkeyOf?: string;
  /** An office or support has found out who the person is. */
  readonly byStaff?: boolean;
  /** What became of the other sessions. */
  readonly sessions?: {readonly ended: number} | 'failed';
  /** The token for "this wasn't me", encrypted. */
  readonly report?: string;
}

/** What of it stays once the contact is proven. */
export const provenData = ({identifier, contact, visit, support}: FlowData): FlowData => ({
  ...(identifier !== undefined && {identifier}),
  ...(contact && {contact}),
  ...(visit && {visit}),
  ...(support && {support}),
});

/** A flow as it is kept. */
export type Flow = Selectable<FlowTable>;

/** How long a flow lives, in milliseconds. */
export const lifetime = 60 * 60_000;

const stored = (secrets: Secrets, id: string): string => secrets.hmac('flow', id);

/** A keyed hash of a session's id. */
export const sessionHash = (secrets: Secrets, session: Session): string => secrets.hmac('flow-session', session.id);

/** What a new flow begins with. */
export interface NewFlow {
  readonly kind: FlowKind;
  readonly binding: string;
  readonly position: Position;
  readonly locale: string;
  readonly data: FlowData;
  readonly accountId?: string;
  readonly session?: string;
}

/** Writes a new flow, and gives the id that only the browser keeps. */
export async function createFlow(
  trx: Transaction<Database>,
  secrets: Secrets,
  now: number,
  {accountId, session, ...begin}: NewFlow,
): Promise<{id: string; flow: Flow}> {
  const id = randomBytes(24).toString('base64url');
  const flow: Flow = {
    ...begin,
    id: stored(secrets, id),
    accountId: accountId ?? null,
    session: session ?? null,
    revision: 0,
    proven: accountId !== undefined,
    createdAt: now,
    expiresAt: now + lifetime,
  };
  await trx
    .insertInto('flow')
    .values({...flow, data: JSON.stringify(flow.data)})
    .execute();
  return {id, flow};
}

/** Names a flow of a browser. */
export interface FlowKey {
  readonly id: string;
  readonly binding: string;
}

const find = (db: Kysely<Database>, secrets: Secrets, now: number, {id, binding}: FlowKey) =>
  db
    .selectFrom('flow')
    .selectAll()
    .where('id', '=', stored(secrets, id))
    .where('binding', '=', binding)
    .where('expiresAt', '>', now);

const gone = () => new Refusal('flow_expired');

/** The flow as it is now. One that is unknown, over or another browser's is `flow_expired`. */
export const readFlow = (db: Kysely<Database>, secrets: Secrets, now: number, key: FlowKey): Promise<Flow> =>
  find(db, secrets, now, key).executeTakeFirstOrThrow(gone);

/** The flow as it is now, and nobody else's until the transaction is over. */
export const lockFlow = (trx: Transaction<Database>, secrets: Secrets, now: number, key: FlowKey): Promise<Flow> =>
  find(trx, secrets, now, key).forUpdate().executeTakeFirstOrThrow(gone);

/** Writes what has become of a flow. */
export async function saveFlow(trx: Transaction<Database>, flow: Flow): Promise<void> {
  const {accountId, position, revision, proven, data, locale, expiresAt} = flow;
  await trx
    .updateTable('flow')
    .set({accountId, position, revision, proven, data: JSON.stringify(data), locale, expiresAt})
    .where('id', '=', flow.id)
    .execute();
}

/** The flow at another position. */
export const move = (
  flow: Flow,
  position: Position,
  changes: Partial<Pick<Flow, 'accountId' | 'proven' | 'data' | 'expiresAt'>> = {},
) => ({
  ...flow,
  ...changes,
  position,
  revision: flow.revision + 1,
});

/** Ends a flow. */
export async function deleteFlow(trx: Transaction<Database>, {id}: Flow): Promise<void> {
  await trx.deleteFrom('flow').where('id', '=', id).execute();
}

/**
 * Ends whatever is under way for an account, but for one flow. A flow in which the account is not proven yet must not tell
 * whose it was, so it goes on as a decoy: no code fits any more.
 */
export async function endFlows(trx: Transaction<Database>, accountId: string, except = ''): Promise<void> {
  await trx
    .deleteFrom('flow')
    .where('accountId', '=', accountId)
    .where('id', '<>', except)
    .where('proven', '=', true)
    .execute();
  await trx
    .updateTable('flow')
    .set({accountId: null})
    .where('accountId', '=', accountId)
    .where('id', '<>', except)
    .execute();
}
