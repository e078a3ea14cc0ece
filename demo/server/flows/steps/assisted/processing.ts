import {move} from '../../flow.js';
import {Refusal} from '../../refusal.js';
import type {StepRoom} from '../../turn.js';
import {afterVisit, needTicket, ticketOf} from '../../visit.js';

/** How long to wait before asking again, in milliseconds. */
const pollAfter = 30_000;

/** The office has it. After an approval it goes on by itself. */
export const processing: StepRoom<'processing'> = {
  actions: () => [],

  async show(flow, _scene, db) {
    const {reference, submittedAt, dueAt, verdict, reason} = await needTicket(db, flow);
    if (submittedAt === null || dueAt === null) throw new Refusal('flow_expired');
    return {
      kind: 'processing',
      reference,
      submittedAt,
      dueAt,
      pollAfter,
      ...(verdict !== null && verdict !== 'approved' && {verdict}),
      ...(reason !== null && {reason}),
    };
  },

  async answer({services: {db}, flow}, action) {
    if (action.type !== 'revisit' || (await ticketOf(db, flow))?.verdict !== 'document-needed') return undefined;
    return async turn => {
      const {visit: _, ...data} = turn.flow.data;
      return {flow: move(turn.flow, 'suitability', {data})};
    };
  },

  later: afterVisit,
};
