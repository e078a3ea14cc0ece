import type {Problem, SuitabilityAction} from 'latchkey/protocol';
import {isOver} from '../../../assisted/tickets.js';
import {documents} from '../../documents.js';
import {move} from '../../flow.js';
import {refuse, type StepRoom} from '../../turn.js';
import {restOf, ticketOf} from '../../visit.js';

/** How many originals have to be brought: a name and who it belongs to stand in one, what ties it to the account in the other. */
const atLeast = 2;

/** Why what can be brought is not enough. */
function shortOf({documents: brought, expired, renamed}: SuitabilityAction): Problem | undefined {
  const needed = (field: keyof SuitabilityAction, reason: string): Problem => ({
    code: 'document_needed',
    field,
    reason,
  });
  if (expired) return needed('expired', 'expired');
  if (renamed) return needed('renamed', 'renamed');
  const fit = documents.filter(document => brought.includes(document));
  return fit.length < atLeast ? needed('documents', 'too_few') : undefined;
}

/** What can be brought to an office. */
export const suitability: StepRoom<'suitability'> = {
  actions: () => ['back', 'restart', 'cancel'],

  show: () => ({kind: 'suitability', documents, atLeast}),

  async answer({now}, action) {
    if (action.type === 'back') return async ({flow}) => ({flow: move(flow, 'ways')});
    if (action.type !== 'suitability') return undefined;
    const problem = shortOf(action);
    if (problem) return refuse(problem);
    const brought = documents.filter(document => action.documents.includes(document));
    return async ({trx, flow}) => {
      // A flow has one ticket at a time: one that is under way is shown.
      const ticket = await ticketOf(trx, flow);
      if (ticket && !isOver(ticket, now)) {
        return {flow: move(flow, ticket.submittedAt === null ? 'ticket' : 'processing')};
      }
      return {flow: move(flow, 'offices', {data: {...flow.data, visit: restOf({documents: brought})}})};
    };
  },
};
