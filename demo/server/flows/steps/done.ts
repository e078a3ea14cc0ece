import type {Action} from 'latchkey/protocol';
import {countRecoveryCodes, issueRecoveryCodes} from '../../auth/recovery-codes.js';
import {acceptedPasskeys, addPasskey, creationOptions} from '../../passkeys/passkeys.js';
import {links} from '../links.js';
import {notify} from '../notify.js';
import {newSubjectOf, refused} from '../passkey.js';
import type {Decide, Scene, StepRoom} from '../turn.js';

/** Gives out recovery codes, once. From then on the flow does not know whose it was. */
const issue: Decide = async ({trx, flow, scene: {services}}) => {
  const {accountId} = flow;
  if (accountId === null) return {flow, problems: [{code: 'not_allowed'}]};
  const recoveryCodes = await issueRecoveryCodes(trx, services, accountId);
  return {flow: {...flow, accountId: null}, once: {recoveryCodes}};
};

/** Adds a passkey to the account of who is signed in. */
async function add(
  {services, session}: Scene,
  {credential}: Extract<Action, {type: 'add-passkey'}>,
): Promise<Decide | undefined> {
  if (!session) return undefined;
  const {accountId} = session;
  const contacts = await services.accounts.contacts(accountId);
  return async ({trx, flow, scene}) => {
    const added = await addPasskey(trx, services, {subject: newSubjectOf(flow), credential, accountId});
    if (!added) return {flow, problems: [refused]};
    await notify(trx, {...scene, contacts}, 'passkeys-changed');
    return {flow};
  };
}

/** The new password is in force. Nobody is signed in by it. */
export const done: StepRoom<'done'> = {
  actions: () => [],

  async show(flow, {services, session}, db) {
    const {
      kind,
      accountId,
      data: {sessions, report},
    } = flow;
    const passkeys = session && (await acceptedPasskeys(db, services, session.accountId));
    return {
      kind: 'done',
      ...(sessions === 'failed' && {sessionsFailed: true}),
      ...(sessions && sessions !== 'failed' && {sessionsEnded: sessions.ended}),
      ...(kind === 'recover-access' && {signInUrl: links.signIn}),
      reportUrl: report === undefined ? links.contact : `${links.report}/${services.secrets.decrypt('report', report)}`,
      ...(accountId !== null && {
        offersRecoveryCodes: true,
        hasRecoveryCodes: (await countRecoveryCodes(db, accountId)) > 0,
      }),
      ...(passkeys && {passkeys}),
      // Who has one already is not asked again.
      ...(passkeys &&
        !passkeys.credentialIds.length && {
          addPasskey: await creationOptions(db, services, newSubjectOf(flow), session.accountId),
        }),
    };
  },

  async answer(scene, action) {
    if (action.type === 'add-passkey') return add(scene, action);
    return action.type === 'issue-recovery-codes' ? issue : undefined;
  },
};
