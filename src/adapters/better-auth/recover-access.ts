import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {BeginInput} from '../../core/protocol/action.js';
import type {Call} from '../../ports/transport.js';
import type {Dialogue} from '../course/course.js';
import type {Login} from '../course/login.js';
import {recoverByHeldCode, type Link} from '../course/held-code.js';
import type {Ask} from './ask.js';

/** What better-auth is set up with: it does not say so itself. */
export interface CodeOptions {
  /** The number of digits. 6 by default. */
  readonly length?: number;
  /** How long a code is good, in milliseconds. 5 minutes by default. */
  readonly lifetime?: number;
  /** How many wrong codes are taken. 3 by default. */
  readonly attempts?: number;
}

/** What a recovery needs to know. */
export interface RecoverOptions {
  readonly identifiers: readonly ('email' | 'phone')[];
  readonly policy: PasswordPolicy;
  readonly code: CodeOptions;
  readonly signInUrl: string | undefined;
  /** The link by which the person came. */
  readonly link: Link;
}

/** The recovery of somebody who may be anybody. */
export function recoverAccess(ask: Ask, {code, ...options}: RecoverOptions, input: BeginInput): Dialogue {
  const isPhone = ({identifierKind}: Login): boolean => identifierKind === 'phone';
  /** Asks the plugin of the login. Each names the person in its own way, and leaves out what it doesn't know. */
  const askPlugin = async (login: Login, call: Call, path: string, body?: object) => {
    const names = {phoneNumber: login.identifier, email: login.identifier};
    return (await ask(call, `${isPhone(login) ? 'phone-number' : 'email-otp'}/${path}`, {...names, ...body})).problem;
  };

  return recoverByHeldCode(
    {
      length: 6,
      lifetime: 300_000,
      attempts: 3,
      ...code,
      ...options,
      sentTo: login => ({channel: isPhone(login) ? 'sms' : 'email', contact: login.identifier}),
      send: async (login, call) => askPlugin(login, call, 'request-password-reset'),
      // A code that came by phone is looked at only when the password comes.
      check: async (login, otp, call) =>
        isPhone(login) ? undefined : askPlugin(login, call, 'check-verification-otp', {otp, type: 'forget-password'}),
      async set({login, code, token}, password, call) {
        // Some of better-auth's routes call it the one, some the other.
        const body = {password, newPassword: password};
        return token
          ? (await ask(call, 'reset-password', {token, ...body})).problem
          : askPlugin(login, call, 'reset-password', {otp: code, ...body});
      },
    },
    input,
  );
}
