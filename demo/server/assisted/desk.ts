import {sql, type Transaction} from 'kysely';
import type {DocumentId, RefusalReason} from 'latchkey/protocol';
import type {Contact, Session} from '../auth/accounts.js';
import {namesMatch} from '../auth/names.js';
import {inTransaction} from '../database/again.js';
import type {Database} from '../database/schema.js';
import {hit} from '../security/limits.js';
import type {Services} from '../services.js';
import {activationLifetime} from './activation.js';
import {actsOn, record, type Act, type KeptAct} from './acts.js';
import {confided, type SupportCase} from './cases.js';
import {freezeAccount} from './freeze.js';
import {handOuts, makeHandOut, replaceContact, type HandOut} from './hand-out.js';
import {
  caseByReference,
  caseWaits,
  lockMatter,
  settle,
  ticketByReference,
  visitWaits,
  type Matter,
  type Subject,
} from './matters.js';
import {standingOf, type KeptTicket} from './tickets.js';

const hour = 60 * 60_000;

/** By when a visit is decided, in milliseconds. */
const decidedWithin = 24 * hour;

/** How often one of the staff may look for an account. */
const findLimit = {limit: 60, windowMs: hour};

/** How many visits and cases are listed. */
const most = 100;

/** What became of an act; what stands against it if it is not `done`. */
export type DeskVerdict =
  | 'done'
  | 'not_found'
  | 'closed'
  | 'no_account'
  | 'own_account'
  | 'not_proposed'
  | 'same_person'
  | 'freeze_first'
  | 'contact_taken'
  | 'too_often';

/** What is found out about the documents that are shown. Numbers and contacts are not part of it. */
export interface Finding {
  readonly account: boolean;
  readonly name: boolean;
  readonly document: boolean;
}

/** What somebody shows at the desk, in its canonical form. */
export interface Shown {
  readonly login?: Contact;
  readonly name: string;
  readonly document: DocumentId;
  readonly value: string;
}

/** What is to come of an approval. */
export interface Proposal {
  /** After a visit. */
  readonly handOut?: HandOut;
  /** A contact that was taken down at the desk. */
  readonly contact?: Contact;
}

/** The log of a visit or a case, as far as it says what may be done next. */
export interface History {
  readonly finding: Finding | undefined;
  readonly proposal: (Proposal & {readonly staffId: string}) | undefined;
  readonly frozen: boolean;
  readonly acts: readonly KeptAct[];
}

/** A visit at the desk. */
export interface VisitFile extends History {
  readonly ticket: KeptTicket;
  readonly waits: boolean;
}

/** A case at the desk. */
export interface CaseFile extends History {
  readonly supportCase: SupportCase;
  readonly waits: boolean;
  readonly name: string;
  readonly callBack?: string;
}

/** What waits for the staff. */
export interface Waiting {
  readonly visits: readonly KeptTicket[];
  readonly cases: readonly SupportCase[];
}

const yes = 'yes';
const word = (flag: boolean): string => (flag ? yes : 'no');

/** The staff's side of visits and cases. Everything that is done is written down, in the transaction in which it is done. */
export function createDesk(services: Services) {
  const {db, accounts, secrets, now} = services;

  const lastOf = (acts: readonly KeptAct[], act: Act): KeptAct | undefined =>
    acts.filter(each => each.act === act).at(-1);

  function proposalOf(acts: readonly KeptAct[], accountId: string | null): History['proposal'] {
    const act = lastOf(acts, 'propose');
    // A proposal is for the account that it was made about.
    if (act?.detail.account !== accountId) return undefined;
    const {handOut: named, kind, contact} = act.detail;
    const handOut = handOuts.find(each => each === named);
    return {
      staffId: act.staffId,
      ...(handOut && {handOut}),
      ...((kind === 'phone' || kind === 'email') &&
        contact !== undefined && {contact: {kind, value: secrets.decrypt('desk', contact)}}),
    };
  }

  function historyOf(acts: readonly KeptAct[], accountId: string | null): History {
    const found = lastOf(acts, 'find')?.detail;
    return {
      acts,
      finding: found && {account: found.account === yes, name: found.name === yes, document: found.document === yes},
      proposal: proposalOf(acts, accountId),
      frozen: lastOf(acts, 'freeze') !== undefined,
    };
  }

  /** Does something about a visit or a case that waits, and writes it down. `work` gives what stands against it. */
  async function about<Verdict extends DeskVerdict | {readonly handedOut: string}>(
    subject: Subject,
    reference: string,
    work: (trx: Transaction<Database>, matter: Matter) => Promise<Verdict>,
  ): Promise<Verdict | 'not_found' | 'closed'> {
    return inTransaction(db, async trx => {
      const matter = await lockMatter(trx, now(), subject, reference);
      if (!matter) return 'not_found';
      return matter.isOpen ? work(trx, matter) : 'closed';
    });
  }

  const write = (
    trx: Transaction<Database>,
    {id: subjectId, subject}: Pick<Matter, 'id' | 'subject'>,
    {accountId: staffId}: Session,
    act: Act,
    detail: Readonly<Record<string, string>> = {},
  ): Promise<void> => record(trx, {at: now(), staffId, subject, subjectId, act, detail});

  const onAccount = (
    trx: Transaction<Database>,
    subjectId: string,
    {accountId: staffId}: Session,
    act: Act,
    detail: Readonly<Record<string, string>>,
  ): Promise<void> => record(trx, {at: now(), staffId, subject: 'account', subjectId, act, detail});

  /** The account that a matter is about, and what it takes before anything can be approved. */
  async function ready(
    trx: Transaction<Database>,
    matter: Matter,
    staff: Session,
  ): Promise<{readonly accountId: string; readonly history: History} | DeskVerdict> {
    const {accountId, subject, id, urgent} = matter;
    if (accountId === null) return 'no_account';
    if (accountId === staff.accountId) return 'own_account';
    const history = historyOf(await actsOn(trx, subject, id), accountId);
    return urgent && !history.frozen ? 'freeze_first' : {accountId, history};
  }

  return {
    /** What waits for a decision, the most pressing first. */
    async waiting(): Promise<Waiting> {
      const visits = await db
        .selectFrom('ticket')
        .selectAll()
        .where('submittedAt', 'is not', null)
        .where('verdict', 'is', null)
        .orderBy('dueAt')
        .limit(most)
        .execute();
      const cases = await db
        .selectFrom('supportCase')
        .selectAll()
        .where('state', 'in', ['received', 'checking'])
        .where('expiresAt', '>', now())
        .orderBy('urgent', 'desc')
        .orderBy('dueAt')
        .limit(most)
        .execute();
      return {visits, cases};
    },

    /** A visit by the reference of its ticket. */
    async visit(reference: string): Promise<VisitFile | undefined> {
      const ticket = await ticketByReference(db, reference);
      if (!ticket?.submittedAt) return undefined;
      const acts = await actsOn(db, 'ticket', ticket.id);
      return {ticket, waits: visitWaits(ticket), ...historyOf(acts, ticket.accountId)};
    },

    /** A case by its reference. */
    async supportCase(reference: string): Promise<CaseFile | undefined> {
      const supportCase = await caseByReference(db, reference);
      if (!supportCase) return undefined;
      const acts = await actsOn(db, 'case', supportCase.id);
      const waits = caseWaits(supportCase, now());
      return {supportCase, waits, ...confided(secrets, supportCase), ...historyOf(acts, supportCase.accountId)};
    },

    /** Takes in a visitor. From here on the visit is to be decided within a day. */
    checkIn: (staff: Session, reference: string): Promise<DeskVerdict> =>
      inTransaction(db, async trx => {
        const ticket = await trx
          .selectFrom('ticket')
          .selectAll()
          .where('reference', '=', reference)
          .forUpdate()
          .executeTakeFirst();
        if (!ticket) return 'not_found';
        const at = now();
        if (standingOf(ticket, at) !== 'open') return 'closed';
        const dueAt = at + decidedWithin;
        // What comes of it must not be gone before it can be taken up.
        const expiresAt = Math.max(ticket.expiresAt, dueAt + activationLifetime);
        await trx.updateTable('ticket').set({submittedAt: at, dueAt, expiresAt}).where('id', '=', ticket.id).execute();
        await trx
          .updateTable('flow')
          .set({expiresAt})
          .where(sql`data->'visit'->>'ticketId'`, '=', ticket.id)
          .where('expiresAt', '<', expiresAt)
          .execute();
        await write(trx, {subject: 'ticket', id: ticket.id}, staff, 'check-in');
        return 'done';
      }),

    /** Compares what a visitor shows with what is on record. The visit is about the account whose document it is. */
    async find(staff: Session, reference: string, {login, name, document, value}: Shown): Promise<DeskVerdict> {
      const key = `desk find ${secrets.hmac('limit', staff.accountId)}`;
      if (!(await hit(db, key, {...findLimit, now: now()})).allowed) return 'too_often';
      const account = login && (await accounts.findByContact(login.kind, login.value));
      const located = login ? undefined : await accounts.locate(name, document, value);
      const matches = account ? await accounts.documentMatches(account.id, document, value) : false;
      const accountId = account ? (matches ? account.id : null) : (located?.accountId ?? null);
      const finding = {
        account: word(account !== undefined || accountId !== null),
        name: word(account ? namesMatch(account.name, name) : (located?.nameMatches ?? false)),
        document: word(accountId !== null),
      };
      return about('ticket', reference, async (trx, matter) => {
        await trx.updateTable('ticket').set({accountId}).where('id', '=', matter.id).execute();
        await write(trx, matter, staff, 'find', finding);
        return 'done';
      });
    },

    /** Takes up a case. */
    take: (staff: Session, reference: string): Promise<DeskVerdict> =>
      about('case', reference, async (trx, matter) => {
        await trx.updateTable('supportCase').set({state: 'checking'}).where('id', '=', matter.id).execute();
        await write(trx, matter, staff, 'take');
        return 'done';
      }),

    /** The first half of an approval. */
    propose: (staff: Session, subject: Subject, reference: string, proposal: Proposal): Promise<DeskVerdict> =>
      about(subject, reference, async (trx, matter) => {
        const able = await ready(trx, matter, staff);
        if (typeof able === 'string') return able;
        const {handOut, contact} = proposal;
        await write(trx, matter, staff, 'propose', {
          account: able.accountId,
          ...(handOut && {handOut}),
          ...(contact && {kind: contact.kind, contact: secrets.encrypt('desk', contact.value)}),
        });
        return 'done';
      }),

    /** The second half of an approval, by somebody else. After a visit, gives what is to be handed out. */
    approve: (
      staff: Session,
      subject: Subject,
      reference: string,
    ): Promise<DeskVerdict | {readonly handedOut: string; readonly handOut: HandOut}> =>
      about(subject, reference, async (trx, matter) => {
        const able = await ready(trx, matter, staff);
        if (typeof able === 'string') return able;
        const {accountId, history} = able;
        const {proposal} = history;
        if (!proposal) return 'not_proposed';
        if (proposal.staffId === staff.accountId) return 'same_person';
        const {handOut = 'activation', contact} = proposal;
        if (contact) {
          if (!(await replaceContact(trx, services, accountId, contact))) return 'contact_taken';
          await onAccount(trx, accountId, staff, 'record-contact', {contact: contact.kind, [subject]: matter.id});
        }
        await settle(trx, matter, 'approved');
        await write(trx, matter, staff, 'approve', {
          ...(subject === 'ticket' && {handOut}),
          ...(contact && {contact: contact.kind}),
        });
        if (subject === 'case') return 'done';
        return {handOut, handedOut: await makeHandOut(trx, services, accountId, matter.id, handOut)};
      }),

    /** Refuses, for a class of reasons. */
    refuse: (staff: Session, subject: Subject, reference: string, reason: RefusalReason): Promise<DeskVerdict> =>
      about(subject, reference, async (trx, matter) => {
        await settle(trx, matter, 'refused', reason);
        await write(trx, matter, staff, 'refuse', {reason});
        return 'done';
      }),

    /** Asks for another document. */
    needDocument: (staff: Session, subject: Subject, reference: string): Promise<DeskVerdict> =>
      about(subject, reference, async (trx, matter) => {
        await settle(trx, matter, 'document-needed', 'document');
        await write(trx, matter, staff, 'need-document');
        return 'done';
      }),

    /** Freezes the account where theft is suspected. One person is enough, for there is no time to lose. */
    freeze: (staff: Session, subject: Subject, reference: string): Promise<DeskVerdict> =>
      about(subject, reference, async (trx, matter) => {
        const {accountId} = matter;
        if (accountId === null) return 'no_account';
        if (accountId === staff.accountId) return 'own_account';
        await freezeAccount(trx, services, accountId);
        await write(trx, matter, staff, 'freeze');
        await onAccount(trx, accountId, staff, 'freeze', {[subject]: matter.id});
        return 'done';
      }),
  };
}

/** The staff's side of visits and cases. */
export type Desk = ReturnType<typeof createDesk>;
