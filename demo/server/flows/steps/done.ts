import {links} from '../links.js';
import type {StepRoom} from '../turn.js';

/** The new password is in force. Nobody is signed in by it. */
export const done: StepRoom<'done'> = {
  actions: () => [],

  show: ({kind, data: {sessions}}) => ({
    kind: 'done',
    ...(sessions === 'failed' && {sessionsFailed: true}),
    ...(sessions && sessions !== 'failed' && {sessionsEnded: sessions.ended}),
    ...(kind === 'recover-access' && {signInUrl: links.signIn}),
    reportUrl: links.report,
  }),

  answer: async () => undefined,
};
