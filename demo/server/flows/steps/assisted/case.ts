import {randomBytes} from 'node:crypto';
import type {Kysely} from 'kysely';
import type {CaseState} from 'latchkey/protocol';
import {findCase, isUnderWay, keepChatToken, type SupportCase} from '../../../assisted/cases.js';
import {supportChannel} from '../../../assisted/support-channels.js';
import type {Database} from '../../../database/schema.js';
import {links} from '../../links.js';
import {move, type Flow} from '../../flow.js';
import {Refusal} from '../../refusal.js';
import {refuse, type Decide, type Scene, type StepRoom} from '../../turn.js';
import {sendApprovalCode} from './approved.js';

/** How long a browser waits before it asks again, in milliseconds. */
const pollAfter = 15_000;

/** The case of a flow. */
async function caseOf(db: Kysely<Database>, {data: {support}}: Flow): Promise<SupportCase> {
  const found = support?.caseId === undefined ? undefined : await findCase(db, support.caseId);
  if (!found) throw new Refusal('flow_expired');
  return found;
}

/** What the person sees of it: an approval shows once the flow has gone on. */
function stateOf({state, expiresAt}: SupportCase, now: number): CaseState {
  if (state === 'refused') return state;
  return expiresAt <= now ? 'expired' : state === 'approved' ? 'checking' : state;
}

/** Gives a token for the chat, while somebody answers there. */
async function openChat({services: {db, secrets}, now, flow}: Scene): Promise<Decide | undefined> {
  const found = await caseOf(db, flow);
  const channel = supportChannel(found.supportChannel, now);
  if (channel?.kind !== 'chat' || !isUnderWay(found, now)) return undefined;
  const {isOpen, changesAt} = channel;
  if (!isOpen) return refuse({code: 'unavailable', ...(changesAt !== undefined && {retryAt: changesAt})});
  return async turn => {
    const token = randomBytes(24).toString('base64url');
    await keepChatToken(turn.trx, secrets, found.id, token);
    const {data} = turn.flow;
    const support = {...data.support, chatToken: secrets.encrypt('chat', token)};
    return {flow: {...turn.flow, data: {...data, support}}};
  };
}

/** The case: what to read out, what the agent must say, and where it is. */
export const supportCase: StepRoom<'case'> = {
  // Whoever has a case would lose sight of it by giving up.
  actions: () => [],

  async show(flow, {services: {secrets}, now}, db) {
    const found = await caseOf(db, flow);
    const {reference, word, dueAt, reason, chatToken} = found;
    const channel = supportChannel(found.supportChannel, now);
    if (!channel) throw new Refusal('flow_expired');
    const sealed = flow.data.support?.chatToken;
    const token = chatToken === null || sealed === undefined ? undefined : secrets.decrypt('chat', sealed);
    return {
      kind: 'case',
      reference,
      word,
      state: stateOf(found, now),
      supportChannel: channel,
      dueAt,
      pollAfter,
      ...(reason !== null && {reason}),
      ...(token !== undefined && {chat: {url: links.chat, token}}),
    };
  },

  async answer(scene, action) {
    const {services, flow} = scene;
    switch (action.type) {
      case 'open-chat':
        return openChat(scene);
      case 'revisit':
        if ((await caseOf(services.db, flow)).state !== 'document-needed') return undefined;
        return async turn => ({flow: move(turn.flow, 'suitability')});
      default:
        return undefined;
    }
  },

  async later({services: {db}, flow, now}) {
    const found = await caseOf(db, flow);
    if (found.state !== 'approved' || found.expiresAt <= now) return undefined;
    return turn => sendApprovalCode(turn, {...turn.flow, accountId: found.accountId});
  },
};
