import type {PasswordPolicy} from '../../core/policy/policy.js';
import {TransportError, type Call} from '../../ports/transport.js';
import {changeDialogue} from '../course/change-password.js';
import type {Dialogue} from '../course/course.js';
import {member} from '../course/send.js';
import {weak, type Ask, type Refusals} from './ask.js';

/** Gives the access token of who is signed in, or nothing. */
export type AccessToken = () => string | null | undefined | Promise<string | null | undefined>;

const refusals: Refusals = [
  [
    /^(NotAuthorized(?!.*token)|InvalidParameter.*previousPassword)/i,
    {code: 'current_password_wrong', field: 'currentPassword'},
  ],
  ...weak,
];

/** The change of a password by somebody who is signed in. */
export async function changePassword(
  ask: Ask,
  policy: PasswordPolicy,
  accessToken: AccessToken | undefined,
  call: Call,
): Promise<Dialogue> {
  const askSignedIn = async (call: Call, operation: string, body?: object) => {
    const token = await accessToken?.();
    if (!token) throw new TransportError('session_expired');
    return ask(call, operation, {AccessToken: token, ...body}, body && refusals);
  };
  const replace = async (call: Call, PreviousPassword: string, ProposedPassword: string) =>
    (await askSignedIn(call, 'ChangePassword', {PreviousPassword, ProposedPassword})).problem;

  const {json} = await askSignedIn(call, 'GetUser');
  const attributes = member(json, 'UserAttributes');
  const email: unknown = Array.isArray(attributes) && attributes.find(each => member(each, 'Name') === 'email');

  return changeDialogue({
    policy,
    username: member(email, 'Value') ?? member(json, 'Username'),
    change: async ({password, currentPassword}, call) => replace(call, currentPassword, password),
    // Putting it in its own place succeeds, or is refused by the history, only if it is in force.
    async verify(password, call) {
      const problem = await replace(call, password, password);
      return problem?.code === 'password_reused' ? undefined : problem;
    },
  });
}
