import {contactKey, identifiers, readContact} from '../contact.js';
import {move} from '../flow.js';
import {spend} from '../limits.js';
import {refuse, type StepRoom} from '../turn.js';

/** Who are you? Whoever it is, the document comes next. */
export const identify: StepRoom<'identify'> = {
  actions: () => ['cancel'],

  show: ({data: {identifier}}) => ({kind: 'identify', identifiers, ...(identifier !== undefined && {identifier})}),

  async answer({services: {accounts, secrets}, now, address}, action) {
    if (action.type !== 'identify') return undefined;
    const {identifier} = action;
    const contact = readContact(action.identifierKind, identifier);
    if ('code' in contact) return refuse(contact);
    const account = await accounts.findByContact(contact.kind, contact.value);
    return async ({trx, flow}) => {
      const retryAt = await spend(trx, secrets, now, 'identify', {address, contact: contactKey(contact)});
      if (retryAt !== undefined) return {flow, problems: [{code: 'rate_limited', retryAt}]};
      return {flow: move(flow, 'document', {accountId: account?.id ?? null, data: {identifier, contact}})};
    };
  },
};
