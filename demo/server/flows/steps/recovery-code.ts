import type {ProofMethod} from 'latchkey/protocol';
import {tell} from '../../assisted/notices.js';
import {recoveryCodeLength, takeRecoveryCode} from '../../auth/recovery-codes.js';
import {attempt} from '../attempt.js';
import {nobody, pronounce} from '../claim.js';
import {move} from '../flow.js';
import {isLast, toNewPassword} from '../passkey.js';
import {codeTries} from '../limits.js';
import {Refusal} from '../refusal.js';
import type {Decide, Scene, StepRoom} from '../turn.js';
import {afterProof} from './code.js';

/** Takes a recovery code while there are tries left in this flow. A decoy's never fits. */
const byRecoveryCode =
  ({services}: Scene, typed: string): Decide =>
  async turn => {
    const {trx, flow} = turn;
    const {claim, recoveryCodeFor, wrongRecoveryCodes: before = 0} = flow.data;
    const last = isLast(flow);
    if (last ? recoveryCodeFor : !claim) throw new Refusal('flow_expired');
    const exhausted = {code: 'attempts_exhausted', field: 'code'} as const;
    if (before >= codeTries) return {flow, problems: [exhausted]};
    const {accountId} = flow;
    const right = await takeRecoveryCode(trx, services.secrets, accountId ?? nobody, typed);
    if (!right || accountId === null) {
      const wrong = before + 1;
      const attemptsLeft = codeTries - wrong;
      return {
        flow: {...flow, data: {...flow.data, wrongRecoveryCodes: wrong}},
        problems: [attemptsLeft > 0 ? {code: 'code_wrong', field: 'code', attemptsLeft} : exhausted],
      };
    }
    await attempt(trx, 'queueing a notice', () => tell(trx, services, accountId, 'recovery-code-used'));
    if (last || !claim) return {flow: toNewPassword({...flow, data: {...flow.data, recoveryCodeFor: 'passkey'}})};
    const proven = afterProof(flow);
    return pronounce(turn, {...proven, data: {...proven.data, recoveryCodeFor: 'contact'}}, claim);
  };

/** On to another proof; where only the passkey is missing, to that alone. */
const toProof = (method: ProofMethod): Decide | undefined =>
  method === 'recovery-code'
    ? undefined
    : async ({flow}) =>
        method === 'code' && isLast(flow) ? {flow, problems: [{code: 'not_allowed'}]} : {flow: move(flow, method)};

/**
 * One of the codes that were given out in advance, instead of a code to the contact: after a right one, the verdict on the
 * document. Or instead of a passkey that signing in takes as well: then the new password.
 */
export const recoveryCode: StepRoom<'recovery-code'> = {
  actions: flow => ['method', ...(isLast(flow) ? [] : (['back'] as const)), 'restart', 'cancel'],

  show: flow => ({
    kind: 'recovery-code',
    length: recoveryCodeLength,
    methods: isLast(flow) ? ['passkey'] : ['code', 'passkey'],
  }),

  async answer(scene, action) {
    switch (action.type) {
      case 'back':
        return async ({flow}) => ({flow: move(flow, 'document')});
      case 'method':
        return toProof(action.method);
      case 'recovery-code':
        return byRecoveryCode(scene, action.code);
      default:
        return undefined;
    }
  },
};
