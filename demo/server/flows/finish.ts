import {issueReport} from '../assisted/reports.js';
import {cancelTicket, lockTicket, standingOf} from '../assisted/tickets.js';
import {askForPasskey, isFrozen, removePasskeys} from '../passkeys/passkeys.js';
import {endFlows, move, type FlowData} from './flow.js';
import {notify} from './notify.js';
import {Refusal} from './refusal.js';
import type {Outcome, Turn} from './turn.js';

/** How long recovery codes may be asked for after a change, in milliseconds. */
const offerLifetime = 15 * 60_000;

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
  const wasFrozen = await isFrozen(trx, accountId);
  await scene.services.accounts.setPassword(trx, accountId, password);
  if (wasFrozen) await removePasskeys(trx, accountId);
  // Who has lost the passkey gets in by a recovery code, an office or support, and could not sign in after that.
  if (flow.data.byStaff || flow.data.recoveryCodeFor === 'passkey') await askForPasskey(trx, accountId, false);
  const ended = await sessions(accountId);
  await endFlows(trx, accountId, flow.id);
  const report = await issueReport(trx, scene.services, accountId);
  await notify(trx, scene, 'password-changed', {report});
  await cancelVisit(turn);
  // Whose it was is kept for as long as recovery codes may be asked for. What is over keeps nothing else about anybody.
  const data = {
    ...(ended !== undefined && {sessions: ended}),
    report: scene.services.secrets.encrypt('report', report),
  };
  return {flow: move(flow, 'done', {data, expiresAt: Math.min(flow.expiresAt, scene.now + offerLifetime)})};
}
