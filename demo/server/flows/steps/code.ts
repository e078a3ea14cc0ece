import {channels} from 'latchkey/protocol';
import {pronounce} from '../claim.js';
import {judgeCode, offerCode, showChallenge, type Challenge} from '../codes.js';
import {channelOf} from '../contact.js';
import {move, provenData, type Claim, type Flow} from '../flow.js';
import type {Contact} from '../../auth/accounts.js';
import {recipient} from '../recipient.js';
import {Refusal} from '../refusal.js';
import type {StepRoom} from '../turn.js';

/** What a flow must have for this step. */
function needed({data: {contact, claim, challenge}}: Flow): {contact: Contact; claim: Claim; challenge: Challenge} {
  if (!contact || !claim || !challenge) throw new Refusal('flow_expired');
  return {contact, claim, challenge};
}

/** A flow in which the account is proven to be the person's own: what was typed stays, and no proof is good any more. */
export const afterProof = (flow: Flow): Flow => ({...flow, proven: true, data: provenData(flow.data)});

/** The one-time code; and after a right one, the verdict on the document. */
export const code: StepRoom<'code'> = {
  actions: () => ['resend', 'channel', 'method', 'back', 'restart', 'cancel'],

  show(flow) {
    const {contact, challenge} = needed(flow);
    const {channel} = challenge;
    return {
      kind: 'code',
      challenge: showChallenge(challenge, channelOf(contact) === channel ? flow.data.identifier : undefined),
      channels: channels.filter(other => other !== channel),
      methods: ['passkey', 'recovery-code'],
    };
  },

  async answer(scene, action) {
    const {services, now} = scene;
    switch (action.type) {
      case 'back':
        return async ({flow}) => ({flow: move(flow, 'document')});
      case 'method':
        return action.method === 'code' ? undefined : async ({flow}) => ({flow: move(flow, action.method)});
      case 'code':
        return async turn => {
          const {flow} = turn;
          const {challenge, claim} = needed(flow);
          const wrong = judgeCode(services.secrets, now, flow, challenge, action.code);
          if (wrong) {
            return {flow: {...flow, data: {...flow.data, challenge: wrong.challenge}}, problems: [wrong.problem]};
          }
          return pronounce(turn, afterProof(flow), claim);
        };
      case 'resend':
      case 'channel':
        return async turn => {
          const {challenge, contact} = needed(turn.flow);
          const channel = action.type === 'channel' ? action.channel : challenge.channel;
          return offerCode(turn, {...recipient(scene, contact, channel), link: true}, action.type === 'resend');
        };
      default:
        return undefined;
    }
  },
};
