import {channels as allChannels, type ActivateAction} from 'latchkey/protocol';
import {activationLength, activationLifetime, takeActivation} from '../../../assisted/activation.js';
import type {Contact} from '../../../auth/accounts.js';
import {nobody} from '../../claim.js';
import {countWrong, isLive, judgeCode, offerCode, sendCode, showChallenge, type Challenge} from '../../codes.js';
import {channelOf} from '../../contact.js';
import {lifetime, move, type ApprovedBy, type Flow} from '../../flow.js';
import {recipient} from '../../recipient.js';
import {Refusal} from '../../refusal.js';
import type {Decide, Outcome, Scene, StepRoom, Turn} from '../../turn.js';

/** What a flow must have for this step. */
function needed({data: {approvedBy, challenge}}: Flow): {by: ApprovedBy; challenge: Challenge} {
  if (!approvedBy || !challenge) throw new Refusal('flow_expired');
  return {by: approvedBy, challenge};
}

/** By what a flow at this position is approved. */
const approvedBy = ({position}: Flow): ApprovedBy =>
  position === 'case' ? 'case' : position === 'ticket' || position === 'processing' ? 'visit' : 'activation';

/** How the account of a flow can be reached, best first. A contact that was taken down at the desk comes before others. */
async function contactsOf({trx}: Turn, {accountId, data: {visit}}: Flow): Promise<readonly Contact[]> {
  const account = await trx
    .selectFrom('user')
    .select(['email', 'phoneNumber'])
    .where('id', '=', accountId ?? nobody)
    .executeTakeFirst();
  const act = await trx
    .selectFrom('staffAct')
    .select('detail')
    .where('subject', '=', 'ticket')
    .where('subjectId', '=', visit?.ticketId ?? '')
    .where('act', '=', 'approve')
    .executeTakeFirst();
  if (!account) return [];
  const {email, phoneNumber} = account;
  const contacts: readonly Contact[] = [
    ...(phoneNumber === null ? [] : [{kind: 'phone', value: phoneNumber} as const]),
    {kind: 'email', value: email},
  ];
  return [...contacts].sort((a, b) => Number(b.kind === act?.detail.contact) - Number(a.kind === act?.detail.contact));
}

/**
 * Sends the code to a contact that goes with an approval, and moves the flow to `approved`. After a visit or a case the
 * flow's account has to be the one that staff has found; the code goes to a contact of that account. Without either it
 * goes to the contact that was typed, if an account has that. It is the same work where there is no such account, but
 * nothing leaves.
 */
export async function sendApprovalCode(turn: Turn, flow: Flow): Promise<Outcome> {
  const {now} = turn.scene;
  const by = approvedBy(flow);
  const contacts = await contactsOf(turn, flow);
  const {contact: typed, identifier, claim, challenge, cameFrom, ...data} = flow.data;
  const said = by === 'activation' && typed;
  const own = {
    ...data,
    approvedBy: by,
    ...(said && {contact: said, ...(identifier !== undefined && {identifier}), ...(claim && {claim})}),
    // What was proven before is not proven for this.
    ...(said && cameFrom && cameFrom !== 'new-password' && {cameFrom}),
  };
  const more = by === 'visit' ? activationLifetime : by === 'case' ? lifetime : 0;
  const expiresAt = Math.max(flow.expiresAt, now + more);
  const changes = {proven: false, expiresAt};
  // Coming back to this step does not send another code.
  if (said && challenge && isLive(challenge, now)) {
    return {flow: move(flow, 'approved', {...changes, data: {...own, challenge}})};
  }
  const [first] = contacts;
  const to = said
    ? recipient({contacts}, said, channelOf(said))
    : {channel: first ? channelOf(first) : 'email', to: first?.value};
  const sent = await sendCode({...turn, flow: {...flow, data: said && challenge ? {...own, challenge} : own}}, to);
  if ('problem' in sent) return {flow: turn.flow, problems: [sent.problem]};
  return {flow: move(flow, 'approved', {...changes, data: {...own, challenge: sent.challenge}})};
}

/** Takes the code to the contact first: before it is right, nothing is said about the other one. */
const activate =
  ({services: {secrets}, now}: Scene, {code, activation = ''}: ActivateAction): Decide =>
  async ({trx, flow}) => {
    const {by, challenge} = needed(flow);
    const wrongCode = judgeCode(secrets, now, flow, challenge, code);
    const good =
      by === 'case' || (!wrongCode && (await takeActivation(trx, secrets, now, flow.accountId ?? nobody, activation)));
    const wrong = wrongCode ?? (good ? undefined : countWrong(challenge, 'activation'));
    if (wrong) return {flow: {...flow, data: {...flow.data, challenge: wrong.challenge}}, problems: [wrong.problem]};
    const {identifier, contact} = flow.data;
    const data = {byStaff: true, ...(identifier !== undefined && {identifier}), ...(contact && {contact})};
    return {flow: move(flow, 'new-password', {proven: true, data})};
  };

/** An approval of an office or of support: what shows that it is taken up by the person whom it is for. */
export const approved: StepRoom<'approved'> = {
  actions: ({data: {approvedBy: by}}) => [
    'resend',
    'channel',
    ...(by === 'activation' ? (['back'] as const) : []),
    'restart',
    'cancel',
  ],

  show(flow, {contacts}) {
    const {by, challenge} = needed(flow);
    const {channel} = challenge;
    const {contact, identifier} = flow.data;
    const reachable = by === 'activation' ? allChannels : contacts.map(channelOf);
    return {
      kind: 'approved',
      challenge: showChallenge(challenge, contact && channelOf(contact) === channel ? identifier : undefined),
      channels: reachable.filter(other => other !== channel),
      ...(by !== 'case' && {activation: activationLength}),
    };
  },

  async answer(scene, action) {
    switch (action.type) {
      case 'back':
        return async ({flow}) => ({flow: move(flow, 'ways')});
      case 'activate':
        return activate(scene, action);
      case 'resend':
      case 'channel':
        return async turn => {
          const {challenge} = needed(turn.flow);
          const {contact} = turn.flow.data;
          const channel = action.type === 'channel' ? action.channel : challenge.channel;
          const own = scene.contacts.find(each => channelOf(each) === channel);
          const to = contact ? recipient(scene, contact, channel) : {channel, to: own?.value};
          return offerCode(turn, to, action.type === 'resend');
        };
      default:
        return undefined;
    }
  },
};
