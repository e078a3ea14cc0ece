import {tell} from '../../assisted/notices.js';
import {recoveryCodeLength, takeRecoveryCode} from '../../auth/recovery-codes.js';
import {attempt} from '../attempt.js';
import {nobody, pronounce} from '../claim.js';
import {move} from '../flow.js';
import {codeTries} from '../limits.js';
import {Refusal} from '../refusal.js';
import type {Decide, Scene, StepRoom} from '../turn.js';
import {afterProof} from './code.js';

/** Takes a recovery code while there are tries left in this flow. A decoy's never fits. */
const byRecoveryCode =
  ({services}: Scene, typed: string): Decide =>
  async turn => {
    const {trx, flow} = turn;
    const {claim, wrongRecoveryCodes: before = 0} = flow.data;
    if (!claim) throw new Refusal('flow_expired');
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
    return pronounce(turn, afterProof(flow), claim);
  };

/** One of the codes that were given out in advance; and after a right one, the verdict on the document. */
export const recoveryCode: StepRoom<'recovery-code'> = {
  actions: () => ['method', 'back', 'restart', 'cancel'],

  show: () => ({kind: 'recovery-code', length: recoveryCodeLength, methods: ['code', 'passkey']}),

  async answer(scene, action) {
    switch (action.type) {
      case 'back':
        return async ({flow}) => ({flow: move(flow, 'document')});
      case 'method':
        return action.method === 'recovery-code' ? undefined : async ({flow}) => ({flow: move(flow, action.method)});
      case 'recovery-code':
        return byRecoveryCode(scene, action.code);
      default:
        return undefined;
    }
  },
};
