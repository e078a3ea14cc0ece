import {msg, str} from '@lit/localize';
import type {Problem} from '../../core/protocol/problem.js';
import {inTime} from './times.js';

function sentence({code}: Problem): string {
  switch (code) {
    case 'offline':
      return msg('There is no connection. What you typed is still here.', {id: 'latchkey.problem.offline'});
    case 'timeout':
    case 'unavailable':
      return msg('The service did not answer. What you typed is still here.', {id: 'latchkey.problem.unavailable'});
    case 'rate_limited':
    case 'attempts_exhausted':
      return msg('That was tried too often.', {id: 'latchkey.problem.rate-limited'});
    case 'locked':
    case 'on_hold':
      return msg('This is locked for now, to keep the account safe.', {id: 'latchkey.problem.locked'});
    case 'session_expired':
    case 'reauthentication_needed':
      return msg('You have been signed out. Sign in again to go on; nothing has changed so far.', {
        id: 'latchkey.problem.session-expired',
      });
    case 'flow_expired':
    case 'link_expired':
      return msg('The time for this is over. Start again.', {id: 'latchkey.problem.flow-expired'});
    case 'superseded':
      return msg('This went on in another tab or window. Here is where it is now.', {
        id: 'latchkey.problem.superseded',
      });
    case 'managed_elsewhere':
      return msg('This password is kept by another service and is changed there.', {
        id: 'latchkey.problem.managed-elsewhere',
      });
    case 'not_allowed':
      return msg('This is not possible for this account.', {id: 'latchkey.problem.not-allowed'});
    default:
      return msg('That did not work. Nothing has changed.', {id: 'latchkey.problem.unknown'});
  }
}

/**
 * The words for a problem: what happened, how many tries are left and when to try again. `own` is the step's own text for
 * it; `now` is the server's clock.
 */
export function problemText(problem: Problem, own: string | undefined, now: number): string {
  const {attemptsLeft, retryAt} = problem;
  return [
    own ?? sentence(problem),
    // None left is said by the text itself.
    attemptsLeft && msg(str`Tries left: ${attemptsLeft}.`, {id: 'latchkey.problem.attempts-left'}),
    retryAt !== undefined &&
      retryAt > now &&
      msg(str`Try again ${inTime(retryAt - now)}.`, {id: 'latchkey.problem.retry-at'}),
  ]
    .filter(Boolean)
    .join(' ');
}
