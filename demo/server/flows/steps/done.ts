import {acceptedPasskeys, addPasskey, creationOptions} from '../../passkeys/passkeys.js';
import {links} from '../links.js';
import {notify} from '../notify.js';
import {newSubjectOf, refused} from '../passkey.js';
import type {StepRoom} from '../turn.js';

/** The new password is in force. Nobody is signed in by it. */
export const done: StepRoom<'done'> = {
  actions: () => [],

  show: async (flow, {services, session}, db) => {
    const {
      kind,
      data: {sessions},
    } = flow;
    const passkeys = session && (await acceptedPasskeys(db, services, session.accountId));
    return {
      kind: 'done',
      ...(sessions === 'failed' && {sessionsFailed: true}),
      ...(sessions && sessions !== 'failed' && {sessionsEnded: sessions.ended}),
      ...(kind === 'recover-access' && {signInUrl: links.signIn}),
      reportUrl: links.report,
      ...(passkeys && {passkeys}),
      // Who has one already is not asked again.
      ...(passkeys &&
        !passkeys.credentialIds.length && {
          addPasskey: await creationOptions(db, services, newSubjectOf(flow), session.accountId),
        }),
    };
  },

  async answer({services, session}, action) {
    if (action.type !== 'add-passkey' || !session) return undefined;
    const {credential} = action;
    const {accountId} = session;
    const contacts = await services.accounts.contacts(accountId);
    return async ({trx, flow, scene}) => {
      const added = await addPasskey(trx, services, {subject: newSubjectOf(flow), credential, accountId});
      if (!added) return {flow, problems: [refused]};
      await notify(trx, {...scene, contacts}, 'passkeys-changed');
      return {flow};
    };
  },
};
