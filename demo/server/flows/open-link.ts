import type {Transaction} from 'kysely';
import type {Problem} from 'latchkey/protocol';
import type {Database} from '../database/schema.js';
import {pronounce} from './claim.js';
import {takesLink, useUp} from './codes.js';
import {createFlow, provenData, saveFlow, type Flow} from './flow.js';
import type {Scene} from './turn.js';

/** The flow that a link has begun. */
export interface Opened {
  readonly id: string;
  readonly flow: Flow;
  readonly problems?: readonly Problem[];
}

/**
 * Begins a flow by a link, which proves the contact and uses up the codes of the flow that it was sent in. That flow itself
 * stays where it is, in its own browser: what is shown there must not tell whether the link was opened, and whoever opens it
 * must not get what somebody else has shown. So the verdict on the document that was named there comes along only within one
 * browser; in another one the document has to be named again. Gives nothing if no code of the link could be typed any more.
 *
 * @param sender The flow that the link was sent in, locked.
 */
export async function openLink(
  trx: Transaction<Database>,
  scene: Omit<Scene, 'flow'>,
  {sender, hash, binding}: {readonly sender: Flow | undefined; readonly hash: string; readonly binding: string},
): Promise<Opened | undefined> {
  const {now, locale, services} = scene;
  const {challenge, claim, contact, identifier} = sender?.data ?? {};
  if (!sender?.accountId || !challenge || !claim || !contact) return undefined;
  if (!takesLink(challenge, hash, now)) return undefined;
  await saveFlow(trx, {...sender, data: {...sender.data, challenge: useUp(challenge)}});

  const here = sender.binding === binding;
  const {id, flow} = await createFlow(trx, services.secrets, now, {
    kind: sender.kind,
    binding,
    position: 'document',
    locale,
    accountId: sender.accountId,
    data: provenData(here ? sender.data : {contact, ...(identifier !== undefined && {identifier})}),
  });
  if (!here) return {id, flow};
  const outcome = await pronounce({trx, scene: {...scene, flow}, flow}, flow, claim);
  await saveFlow(trx, outcome.flow);
  return {id, ...outcome};
}
