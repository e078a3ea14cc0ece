import {assessPassword} from 'latchkey/core';
import type {NewPasswordAction, Problem} from 'latchkey/protocol';
import type {Account} from '../../auth/accounts.js';
import {policy} from '../../policy.js';
import {attempt} from '../attempt.js';
import {finish} from '../finish.js';
import type {Flow} from '../flow.js';
import {accountIdOf, checkPassword} from '../password.js';
import {Refusal} from '../refusal.js';
import {refuse, type Decide, type Scene, type StepRoom, type Turn} from '../turn.js';

/** Words of a person that a password must not be made of. */
const personal = ({name, email, phone}: Account): string[] => [
  ...name.split(/\s+/).filter(Boolean),
  email,
  ...(phone === undefined ? [] : [phone.replace(/^\+/, '')]),
];

/** Whether the old password is asked for as well. */
const asksCurrent = ({kind, data}: Flow): boolean => kind === 'change-password' && !data.reauthenticated;

/** The first thing that is wrong with a password by the policy. */
function policyProblem(password: string, account: Account): Problem | undefined {
  const words = [...personal(account), account.username];
  const [violation] = assessPassword(password, policy, {words});
  if (!violation) return undefined;
  const {code: reason} = violation;
  const field = 'password';
  if (reason === 'forbidden_word') {
    const own = assessPassword(password, {...policy, forbidden: []}, {words}).some(({code}) => code === reason);
    return own ? {code: 'password_like_identifier', field} : {code: 'password_policy', field, reason};
  }
  const params = Object.fromEntries(Object.entries(violation).filter(([, value]) => typeof value === 'number'));
  return {code: 'password_policy', field, reason, params};
}

/** Ends the other sessions of somebody who is signed in. That the password changed does not hang on it. */
async function endOthers({trx, scene: {services, session}}: Turn, accountId: string) {
  let ended = 0;
  const worked = await attempt(trx, 'ending sessions', async () => {
    ended = await services.accounts.endSessions(trx, accountId, session?.id);
  });
  return worked ? {ended} : ('failed' as const);
}

async function answerNewPassword(scene: Scene, action: NewPasswordAction): Promise<Decide> {
  const {services, account, flow} = scene;
  const {password, currentPassword = ''} = action;
  if (!account) throw new Refusal('flow_expired');
  const weak = policyProblem(password, account);
  if (weak) return refuse(weak);
  const judge = asksCurrent(flow) ? await checkPassword(scene, currentPassword, 'currentPassword') : undefined;
  // Asked in any case: the time must not tell what a lock is there to hide.
  const used = await services.accounts.wasUsed(accountIdOf(scene), password);
  return async turn => {
    const wrong = await judge?.(turn);
    if (wrong) return {flow: turn.flow, problems: [wrong]};
    if (used) return {flow: turn.flow, problems: [{code: 'password_reused', field: 'password'}]};
    return finish(turn, password, async accountId => {
      if (flow.kind === 'recover-access') {
        return {ended: await services.accounts.endSessions(turn.trx, accountId)};
      }
      return action.endOtherSessions ? endOthers(turn, accountId) : undefined;
    });
  };
}

/** The new password; with the old one where the person is signed in and has not just shown who they are. */
export const newPassword: StepRoom<'new-password'> = {
  actions: ({kind, data}) => (kind === 'recover-access' ? ['restart', 'cancel'] : data.forced ? [] : ['cancel']),

  show(flow, {account, otherSessions}) {
    const username = flow.data.identifier ?? account?.username;
    return {
      kind: 'new-password',
      policy,
      current: asksCurrent(flow),
      ...(username !== undefined && {username}),
      context: account ? personal(account) : [],
      ...(otherSessions > 0 && {otherSessions}),
    };
  },

  async answer(scene, action) {
    return action.type === 'new-password' ? answerNewPassword(scene, action) : undefined;
  },
};
