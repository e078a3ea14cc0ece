import type {Kysely} from 'kysely';
import type {CopyTicketAction, TicketChange} from 'latchkey/protocol';
import {inGroups} from '../../../assisted/crockford.js';
import {
  cancelTicket,
  isChangeable,
  lockTicket,
  showTicket,
  standingOf,
  type KeptTicket,
} from '../../../assisted/tickets.js';
import type {Database} from '../../../database/schema.js';
import {enqueue} from '../../../messages/queue.js';
import {contactKey, readContact} from '../../contact.js';
import {move} from '../../flow.js';
import {spend} from '../../limits.js';
import {refuse, type Decide, type Scene, type StepRoom} from '../../turn.js';
import {afterVisit, needTicket, officeOf, restOf, visitOf, withVisit} from '../../visit.js';

/** How long to wait before asking again, in milliseconds. */
const pollAfter = 30_000;

const change =
  ({now}: Scene, wanted: TicketChange): Decide =>
  async ({trx, flow}) => {
    const {ticketId = ''} = visitOf(flow);
    // The desk may be taking it in at this moment.
    const ticket = await lockTicket(trx, ticketId);
    if (!ticket || !isChangeable(ticket, now)) return {flow, problems: [{code: 'ticket_closed'}]};
    const plan = restOf(visitOf(flow));
    if (wanted === 'cancel') {
      await cancelTicket(trx, ticket);
      return {flow: move(withVisit(flow, plan), 'ticket')};
    }
    if (wanted === 'other-office') return {flow: move(withVisit(flow, plan), 'offices')};
    const office = await officeOf(trx, ticket, now);
    if (!office?.features.includes('appointments')) return {flow, problems: [{code: 'not_allowed'}]};
    return {flow: move(withVisit(flow, {...plan, officeId: office.id}), 'slots')};
  };

/** What the mail with a ticket names; see the messages' own table. */
async function dataOf(db: Kysely<Database>, ticket: KeptTicket, now: number): Promise<Record<string, string>> {
  const {reference, startsAt, documents, expiresAt} = ticket;
  const office = await officeOf(db, ticket, now);
  return {
    reference: inGroups(reference),
    documents: documents.join(' '),
    expiresAt: String(expiresAt),
    timeZone: office?.hours.timeZone ?? 'UTC',
    ...(office && {office: [office.name, ...office.address].join('\n')}),
    ...(startsAt !== null && {startsAt: String(startsAt)}),
  };
}

function copy({services: {secrets}, now, address, locale}: Scene, {email}: CopyTicketAction): Decide {
  const contact = readContact('email', email);
  if ('code' in contact) return refuse({...contact, field: 'email'});
  return async ({trx, flow}) => {
    const ticket = await needTicket(trx, flow);
    if (standingOf(ticket, now) !== 'open') return {flow, problems: [{code: 'ticket_closed'}]};
    const retryAt = await spend(trx, secrets, now, 'copy', {address, contact: contactKey(contact)});
    if (retryAt !== undefined) return {flow, problems: [{code: 'rate_limited', retryAt}]};
    const data = await dataOf(trx, ticket, now);
    const message = {kind: 'email', to: contact.value, template: 'ticket', locale, data} as const;
    await enqueue(trx, secrets, now, message, {expiresAt: ticket.expiresAt});
    return {flow: withVisit(flow, {...visitOf(flow), copied: true})};
  };
}

/** The ticket. Once its holder has been at the desk it goes on by itself. */
export const ticket: StepRoom<'ticket'> = {
  actions: () => [],

  async show(flow, {now}, db) {
    const kept = await needTicket(db, flow);
    const office = await officeOf(db, kept, now);
    const canReschedule = office?.features.includes('appointments');
    const changes = ['other-office', 'cancel'] as const;
    return {
      kind: 'ticket',
      ticket: showTicket(kept, office, now),
      changes: isChangeable(kept, now) ? [...(canReschedule ? ['reschedule' as const] : []), ...changes] : [],
      ...(visitOf(flow).copied && {copied: true}),
      pollAfter,
    };
  },

  async answer(scene, action) {
    switch (action.type) {
      case 'change-ticket':
        return change(scene, action.change);
      case 'copy-ticket':
        return copy(scene, action);
      default:
        return undefined;
    }
  },

  later: afterVisit,
};
