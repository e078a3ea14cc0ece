import type {Ticket} from '../../../../core/protocol/assisted/ticket.js';
import type {StepBody, Verdict} from '../../serve.js';
import type {DemoService} from '../service.js';
import {contactOf, type Recovery} from './walk.js';

const hour = 3_600_000;
const day = 24 * hour;
const pollAfter = 5_000;

/** What a ticket is for. */
type Plan = Pick<Ticket, 'office' | 'slot' | 'documents'>;

/** A ticket that was issued, and what becomes of the visit. */
export interface IssuedTicket {
  body(): StepBody;
  /** Where it has come to by itself. */
  look(): Verdict | undefined;
  isOpen(): boolean;
  /** Up to an hour before the appointment. */
  isChangeable(): boolean;
  needsDocument(): boolean;
  replan(plan: Plan): void;
  cancel(): void;
  copy(): void;
}

/** Issues a ticket for a visit. */
export function issueTicket({now, matters, bookings}: DemoService, recovery: Recovery, first: Plan): IssuedTicket {
  const matter = matters.open(recovery.contact()?.account);
  const about = {reference: matter.reference, uid: crypto.randomUUID(), expiresAt: now() + 15 * day};
  let plan = first;
  let sequence = 0;
  let cancelled = false;
  let copied = false;
  let shown = matter.state;
  book(true);

  function book(wanted: boolean): void {
    const {office, slot} = plan;
    if (office && slot) bookings[wanted ? 'add' : 'delete'](`${office.id} ${slot.startsAt}`);
  }

  const isOpen = (): boolean => matter.state === 'open' && !cancelled && now() < about.expiresAt;
  const isChangeable = (): boolean => isOpen() && (!plan.slot || now() < plan.slot.startsAt - hour);

  function body(): StepBody {
    if (matter.state === 'open') {
      const state = cancelled ? 'cancelled' : now() < about.expiresAt ? 'open' : 'expired';
      return {
        kind: 'ticket',
        ticket: {...about, ...plan, state, sequence},
        changes: isChangeable() ? ['cancel', ...(plan.slot ? (['reschedule'] as const) : []), 'other-office'] : [],
        ...(copied && {copied}),
        pollAfter,
        actions: [],
      };
    }
    const {reference, state, takenAt = now(), reason} = matter;
    return {
      kind: 'processing',
      reference,
      submittedAt: takenAt,
      dueAt: takenAt + day,
      pollAfter,
      actions: [],
      ...((state === 'refused' || state === 'document-needed') && {verdict: state}),
      ...(reason && {reason}),
    };
  }

  return {
    body,
    isOpen,
    isChangeable,
    look() {
      const {account, state} = matter;
      if (state === 'approved' && account) return recovery.approved(contactOf(account), true);
      if (state === shown) return undefined;
      shown = state;
      return {go: body()};
    },
    needsDocument: () => matter.state === 'document-needed',
    replan(next) {
      book(false);
      plan = next;
      book(true);
      sequence++;
      copied = false;
    },
    cancel() {
      book(false);
      cancelled = true;
      sequence++;
    },
    copy() {
      copied = true;
    },
  };
}
