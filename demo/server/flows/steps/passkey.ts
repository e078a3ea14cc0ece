import {requestOptions} from '../../passkeys/passkeys.js';
import {move, type Flow} from '../flow.js';
import {byPasskey, subjectOf} from '../passkey.js';
import type {StepRoom} from '../turn.js';

/** Whether the passkey is asked for besides all that is proven, rather than instead of a code. */
const isLast = ({proven, data}: Flow): boolean => proven && data.judged === true;

/** To the code, or to what has to be said before one can be sent. */
function toCode(flow: Flow): Flow {
  const {challenge, contact} = flow.data;
  return move(flow, challenge && !flow.proven ? 'code' : contact || flow.proven ? 'document' : 'identify');
}

/** A passkey: instead of the code, or where signing in takes one as well. */
export const passkey: StepRoom<'passkey'> = {
  actions: flow => [...(isLast(flow) ? [] : (['method'] as const)), 'restart', 'cancel'],

  show: async (flow, {services}, db) => ({
    kind: 'passkey',
    // Before the account is proven, naming its passkeys would tell that there are some.
    passkey: await requestOptions(db, services, subjectOf(flow), isLast(flow) ? (flow.accountId ?? '') : undefined),
    methods: isLast(flow) ? [] : flow.data.claim ? ['code', 'recovery-code'] : ['code'],
  }),

  async answer(scene, action) {
    if (action.type === 'passkey') return byPasskey(scene, action.credential);
    if (action.type !== 'method') return undefined;
    if (action.method === 'code') return async ({flow}) => ({flow: toCode(flow)});
    const isOffered = action.method === 'recovery-code' && scene.flow.data.claim;
    return isOffered ? async ({flow}) => ({flow: move(flow, 'recovery-code')}) : undefined;
  },
};
