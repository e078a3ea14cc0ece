import {msg} from '@lit/localize';
import type {Problem} from '../../../core/protocol/problem.js';

/** The text of a problem with an appointment or a ticket. */
export function visitProblem({code, reason}: Problem): string | undefined {
  if (code === 'ticket_closed') {
    return msg('It is too late to change this ticket. It is still good as it is.', {id: 'latchkey.visit.closed'});
  }
  if (code !== 'slot_taken') return undefined;
  if (reason === 'empty') return msg('Choose a time.', {id: 'latchkey.slots.empty'});
  if (reason === 'none') {
    return msg('There is no time to choose. Go back and choose another office.', {id: 'latchkey.slots.none-chosen'});
  }
  return msg('Somebody else has just taken that time. Choose another one.', {id: 'latchkey.slots.taken'});
}
