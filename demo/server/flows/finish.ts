import {cancelTicket, lockTicket, standingOf} from '../assisted/tickets.js';
import {enqueue} from '../messages/queue.js';
import {attempt} from './attempt.js';
import {endFlows, move, type FlowData} from './flow.js';
import {Refusal} from './refusal.js';
import type {Outcome, Turn} from './turn.js';

/** Tells the account, by every contact, that its password has changed. */
async function notify({trx, scene: {services, now, locale, contacts}}: Turn): Promise<void> {
  for (const {kind, value} of contacts) {
    await attempt(trx, 'queueing a notice', () =>
      enqueue(trx, services.secrets, now, {
        kind: kind === 'phone' ? 'sms' : 'email',
        to: value,
        template: 'password-changed',
        locale,
        data: {},
      }),
    );
  }
}

/** Gives back the time at an office: whoever is back in does not come. */
async function cancelVisit({trx, flow, scene: {now}}: Turn): Promise<void> {
  const {ticketId} = flow.data.visit ?? {};
  const ticket = ticketId === undefined ? undefined : await lockTicket(trx, ticketId);
  if (ticket && standingOf(ticket, now) === 'open') await cancelTicket(trx, ticket);
}

/**
 * Puts a new password in force: earlier ones are void, and so is whatever else is under way for the account. `sessions`
 * says what to do about the sessions, and gives what became of them.
 */
export async function finish(
  turn: Turn,
  password: string,
  sessions: (accountId: string) => Promise<Required<FlowData>['sessions'] | undefined>,
): Promise<Outcome> {
  const {trx, flow, scene} = turn;
  const {accountId} = flow;
  if (!flow.proven || accountId === null) throw new Refusal('flow_expired');
  await scene.services.accounts.setPassword(trx, accountId, password);
  const ended = await sessions(accountId);
  await endFlows(trx, accountId, flow.id);
  await notify(turn);
  await cancelVisit(turn);
  // What is over keeps nothing about anybody.
  return {flow: move(flow, 'done', {accountId: null, data: ended === undefined ? {} : {sessions: ended}})};
}
