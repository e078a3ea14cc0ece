import {countRecoveryCodes, issueRecoveryCodes} from '../../auth/recovery-codes.js';
import {links} from '../links.js';
import type {Decide, StepRoom} from '../turn.js';

/** Gives out recovery codes, once. From then on the flow does not know whose it was. */
const issue: Decide = async ({trx, flow, scene: {services}}) => {
  const {accountId} = flow;
  if (accountId === null) return {flow, problems: [{code: 'not_allowed'}]};
  const recoveryCodes = await issueRecoveryCodes(trx, services, accountId);
  return {flow: {...flow, accountId: null}, once: {recoveryCodes}};
};

/** The new password is in force. Nobody is signed in by it. */
export const done: StepRoom<'done'> = {
  actions: () => [],

  async show({kind, accountId, data: {sessions, report}}, {services: {secrets}}, db) {
    return {
      kind: 'done',
      ...(sessions === 'failed' && {sessionsFailed: true}),
      ...(sessions && sessions !== 'failed' && {sessionsEnded: sessions.ended}),
      ...(kind === 'recover-access' && {signInUrl: links.signIn}),
      reportUrl: report === undefined ? links.contact : `${links.report}/${secrets.decrypt('report', report)}`,
      ...(accountId !== null && {
        offersRecoveryCodes: true,
        hasRecoveryCodes: (await countRecoveryCodes(db, accountId)) > 0,
      }),
    };
  },

  answer: async (_scene, action) => (action.type === 'issue-recovery-codes' ? issue : undefined),
};
