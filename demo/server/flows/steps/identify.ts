import {requestOptions} from '../../passkeys/passkeys.js';
import {contactKey, identifiers, readContact} from '../contact.js';
import {move} from '../flow.js';
import {spend} from '../limits.js';
import {byPasskey, subjectOf} from '../passkey.js';
import {refuse, type StepRoom} from '../turn.js';
import {sendApprovalCode} from './assisted/approved.js';

/** Who are you? Whoever it is, the document comes next, or the codes if the person has one from an office. */
export const identify: StepRoom<'identify'> = {
  actions: () => ['cancel'],

  show: async (flow, {services}, db) => ({
    kind: 'identify',
    identifiers,
    ...(flow.data.identifier !== undefined && {identifier: flow.data.identifier}),
    passkey: await requestOptions(db, services, subjectOf(flow)),
  }),

  async answer(scene, action) {
    if (action.type === 'passkey') return byPasskey(scene, action.credential);
    const {
      services: {accounts, secrets},
      now,
      address,
    } = scene;
    if (action.type !== 'identify') return undefined;
    const {identifier} = action;
    const contact = readContact(action.identifierKind, identifier);
    if ('code' in contact) return refuse(contact);
    const account = await accounts.findByContact(contact.kind, contact.value);
    return async turn => {
      const {trx, flow} = turn;
      const {visit, support, approvedBy} = flow.data;
      const retryAt = await spend(trx, secrets, now, 'identify', {address, contact: contactKey(contact)});
      if (retryAt !== undefined) return {flow, problems: [{code: 'rate_limited', retryAt}]};
      const data = {identifier, contact, ...(visit && {visit}), ...(support && {support})};
      const next = {accountId: account?.id ?? null, proven: false, data};
      return approvedBy ? sendApprovalCode(turn, {...flow, ...next}) : {flow: move(flow, 'document', next)};
    };
  },
};
