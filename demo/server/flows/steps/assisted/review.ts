import {slotAt} from '../../../assisted/offices/slots.js';
import {issueTicket, visitLifetime} from '../../../assisted/tickets.js';
import {move} from '../../flow.js';
import {spend} from '../../limits.js';
import type {Decide, StepRoom} from '../../turn.js';
import {officeOf, restOf, visitOf, withVisit} from '../../visit.js';
import {planActions} from './offices.js';

const issue: Decide = async ({trx, flow, scene: {services, now, address}}) => {
  const visit = visitOf(flow);
  const {officeId, startsAt} = visit;
  const retryAt = await spend(trx, services.secrets, now, 'ticket', {address});
  if (retryAt !== undefined) return {flow, problems: [{code: 'rate_limited', retryAt}]};
  const issued = await issueTicket(trx, services, visit);
  if ('id' in issued) {
    const plan = {...restOf(visit), ticketId: issued.id};
    return {flow: move(withVisit(flow, plan), 'ticket', {expiresAt: Math.max(flow.expiresAt, now + visitLifetime)})};
  }
  if (issued.problem === 'ticket_closed') return {flow: move(flow, 'ticket'), problems: [{code: 'ticket_closed'}]};
  const plan = {
    ...restOf(visit),
    ...(officeId !== undefined && {officeId}),
    ...(startsAt !== undefined && {taken: startsAt}),
  };
  return {flow: move(withVisit(flow, plan), 'slots'), problems: [{code: 'slot_taken', field: 'slot'}]};
};

/** Everything once more before the ticket is issued. */
export const review: StepRoom<'review'> = {
  actions: planActions,

  async show(flow, {now}, db) {
    const visit = visitOf(flow);
    const {documents, officeId, startsAt} = visit;
    const office = await officeOf(db, visit, now);
    return {
      kind: 'review',
      ...(office && {office}),
      ...(officeId !== undefined && startsAt !== undefined && {slot: slotAt(officeId, startsAt)}),
      documents,
      keptUntil: now + visitLifetime,
    };
  },

  async answer({services: {db}, flow, now}, action) {
    if (action.type === 'issue-ticket') return issue;
    if (action.type !== 'back') return undefined;
    const office = await officeOf(db, visitOf(flow), now);
    const before = office?.features.includes('appointments') ? 'slots' : 'offices';
    return async turn => ({flow: move(turn.flow, before)});
  },
};
