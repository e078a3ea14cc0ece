import {recogniseIdentifier} from '../../identifier/index.js';
import type {CopyTicketAction} from '../../protocol/assisted/action.js';
import type {Problem} from '../../protocol/problem.js';

/** What is typed in `ticket`. */
export interface TicketDraft {
  readonly email: string;
}

/** What is wrong with it, before anything is sent. The reason is a code of `recogniseIdentifier`. */
export function checkTicket({email}: TicketDraft): Problem[] {
  const check = recogniseIdentifier(email, ['email']);
  return check.ok ? [] : [{code: 'identifier_malformed', field: 'email', reason: check.code}];
}

/** The answer; only for a draft without problems. */
export function ticketAction({email}: TicketDraft): CopyTicketAction | undefined {
  const check = recogniseIdentifier(email, ['email']);
  return check.ok ? {type: 'copy-ticket', email: check.value} : undefined;
}
