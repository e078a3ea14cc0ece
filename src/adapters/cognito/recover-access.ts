import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {BeginInput} from '../../core/protocol/action.js';
import type {Channel, IdentifierKind} from '../../core/protocol/names.js';
import type {Dialogue} from '../course/course.js';
import {recoverByHeldCode} from '../course/held-code.js';
import {weak, type Ask, type Refusals} from './ask.js';

/** What a recovery needs to know. */
export interface RecoverOptions {
  readonly clientId: string;
  readonly identifiers: readonly IdentifierKind[];
  readonly channel: Channel;
  readonly policy: PasswordPolicy;
  readonly signInUrl: string | undefined;
}

/** No account, none that is in use, none with a contact, or none that mail can be sent to: nobody is told. */
const unsent: Refusals = [[/^(User(NotFound|NotConfirmed)|NotAuthorized(?!.*client)|InvalidParameter|CodeDelivery)/i]];

const unproven: Refusals = [
  ...weak,
  [/^(LimitExceeded|TooManyFailed)/, {code: 'attempts_exhausted', field: 'code'}],
  [
    /^(CodeMismatch|ExpiredCode|User(NotFound|NotConfirmed)|NotAuthorized(?!.*client)|InvalidParameter)/i,
    {code: 'code_wrong', field: 'code'},
  ],
];

/** The recovery of somebody who may be anybody. */
export const recoverAccess = (
  ask: Ask,
  {clientId: ClientId, channel, ...options}: RecoverOptions,
  input: BeginInput,
): Dialogue =>
  recoverByHeldCode(
    {
      ...options,
      // Cognito's own.
      length: 6,
      lifetime: 3_600_000,
      // Cognito stops who has an account after five to twenty.
      attempts: 4,
      // Never what Cognito says of where it went: that is only known of who has an account.
      sentTo: ({identifierKind, identifier}) => ({
        channel,
        ...(identifierKind === (channel === 'sms' ? 'phone' : 'email') && {contact: identifier}),
      }),
      send: async ({identifier: Username}, call) =>
        (await ask(call, 'ForgotPassword', {ClientId, Username}, unsent)).problem,
      set: async ({login: {identifier: Username}, code: ConfirmationCode}, Password, call) =>
        (await ask(call, 'ConfirmForgotPassword', {ClientId, Username, ConfirmationCode, Password}, unproven)).problem,
    },
    input,
  );
