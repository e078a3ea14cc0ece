import type {PasskeyCredential} from 'latchkey/protocol';
import {judgePasskey, passkeysOf, requestOptions} from '../../passkeys/passkeys.js';
import {judgeCode, offerCode, showChallenge} from '../codes.js';
import {channelOf, maskContact} from '../contact.js';
import {move, type Flow} from '../flow.js';
import {refused, subjectOf} from '../passkey.js';
import {checkPassword} from '../password.js';
import {Refusal} from '../refusal.js';
import type {Decide, Outcome, Scene, StepRoom} from '../turn.js';

/** The code that is shown, if one is under way. */
const shownCode = ({data: {challenge}}: Flow) => (challenge?.hidden ? undefined : challenge);

const reach = ({contacts}: Scene, channel: string) => contacts.find(contact => channelOf(contact) === channel);

/** The person has shown who they are: the old password is not asked for any more. */
function passed(flow: Flow): Outcome {
  const {forced} = flow.data;
  return {flow: move(flow, 'new-password', {data: {...(forced && {forced}), reauthenticated: true}})};
}

async function byPassword(scene: Scene, password: string): Promise<Decide> {
  const judge = await checkPassword(scene, password, 'password');
  return async turn => {
    const problem = await judge(turn);
    return problem ? {flow: turn.flow, problems: [problem]} : passed(turn.flow);
  };
}

const byCode =
  ({services: {secrets}, now}: Scene, code: string): Decide =>
  async ({flow}) => {
    const {challenge} = flow.data;
    if (!challenge) return {flow, problems: [{code: 'code_wrong', field: 'code'}]};
    const wrong = judgeCode(secrets, now, flow, challenge, code);
    return wrong
      ? {flow: {...flow, data: {...flow.data, challenge: wrong.challenge}}, problems: [wrong.problem]}
      : passed(flow);
  };

const byOwnPasskey =
  ({services}: Scene, credential: PasskeyCredential): Decide =>
  async ({trx, flow}) => {
    const owner = await judgePasskey(trx, services, {subject: subjectOf(flow), credential});
    return owner !== undefined && owner === flow.accountId ? passed(flow) : {flow, problems: [refused]};
  };

/** Who somebody is that signed in long ago: by the password, a passkey, or a code to a contact of the account. */
export const reauthenticate: StepRoom<'reauthenticate'> = {
  actions: flow => [
    ...(shownCode(flow) ? (['back', 'resend'] as const) : []),
    'channel',
    ...(flow.data.forced ? [] : (['cancel'] as const)),
  ],

  async show(flow, scene, db) {
    const challenge = shownCode(flow);
    const contact = challenge && reach(scene, challenge.channel);
    const {accountId} = flow;
    const passkey =
      accountId !== null &&
      (await passkeysOf(db, accountId))[0] &&
      (await requestOptions(db, scene.services, subjectOf(flow), accountId));
    return {
      kind: 'reauthenticate',
      methods: ['password', 'code', ...(passkey ? (['passkey'] as const) : [])],
      ...(scene.account && {username: scene.account.username}),
      // While a code is under way, those that it can be sent by instead.
      channels: scene.contacts.map(channelOf).filter(channel => channel !== challenge?.channel),
      ...(challenge && {challenge: showChallenge(challenge, contact && maskContact(contact))}),
      ...(passkey && {passkey}),
    };
  },

  async answer(scene, action) {
    switch (action.type) {
      case 'reauthenticate': {
        const {password, code, credential} = action;
        const proofs = [password, code, credential].filter(each => each !== undefined);
        if (proofs.length !== 1) throw new Refusal('unknown', 400);
        if (password !== undefined) return byPassword(scene, password);
        if (code !== undefined) return byCode(scene, code);
        if (credential !== undefined) return byOwnPasskey(scene, credential);
        throw new Refusal('unknown', 400);
      }
      case 'back':
        return async ({flow}) => {
          const {challenge} = flow.data;
          return {flow: challenge ? {...flow, data: {...flow.data, challenge: {...challenge, hidden: true}}} : flow};
        };
      case 'resend':
      case 'channel':
        return async turn => {
          const channel = action.type === 'channel' ? action.channel : turn.flow.data.challenge?.channel;
          const to = channel && reach(scene, channel);
          if (!to) return {flow: turn.flow, problems: [{code: 'not_allowed'}]};
          return offerCode(turn, {channel: channelOf(to), to: to.value}, action.type === 'resend');
        };
      default:
        return undefined;
    }
  },
};
