import {links} from '../links.js';
import type {StepRoom} from '../turn.js';

/** Where to go after giving up. */
export const redirect: StepRoom<'redirect'> = {
  actions: () => [],
  show: ({kind, data: {toAccount}}) => ({
    kind: 'redirect',
    url: kind === 'recover-access' && !toAccount ? links.signIn : links.account,
  }),
  answer: async () => undefined,
};
