import {plural} from '../../plural.js';
import type {MessageTexts} from './texts.js';

const minutes = plural('en', {one: 'minute', other: 'minutes'});

/** English. */
export const en: MessageTexts = {
  code: {
    sms: ({portal, data: {code, minutes: count}}) =>
      `${code} is your code for ${portal}. It works for ${minutes(count)}. Don't give it to anyone.`,
    subject: ({portal}) => `Your code for ${portal}`,
    email: ({portal, data: {code, minutes: count}}) => `Your code for ${portal}:

${code}

It works for ${minutes(count)}. Don't give it to anyone: nobody from ${portal} will ask you for it.

If you didn't ask for a code, you don't have to do anything. Your password stays as it is.`,
  },
  'password-changed': {
    sms: ({portal, origin}) =>
      `Your password for ${portal} was changed. If it wasn't you, get your access back: ${origin}/recover`,
    subject: ({portal}) => `Your password for ${portal} was changed`,
    email: ({portal, origin}) => `Your password for ${portal} was changed. Earlier passwords no longer work.

If it was you, there's nothing more to do.

If it wasn't you, get your access back at once: ${origin}/recover
Other ways, and a number to call: ${origin}/help`,
  },
  'account-opened': {
    sms: ({portal}) => `Your account with ${portal} is open.`,
    subject: ({portal}) => `Your account with ${portal} is open`,
    email: ({portal, origin, data: {name}}) => `Hello, ${name ?? ''}.

Your account with ${portal} is open. Sign in with your e-mail address or phone number: ${origin}/sign-in

If you didn't open it, tell us: ${origin}/help`,
  },
  'account-exists': {
    sms: ({portal}) => `Somebody tried to open an account with ${portal} for this number. You have one already.`,
    subject: ({portal}) => `You already have an account with ${portal}`,
    email: ({
      portal,
      origin,
    }) => `Somebody tried to open an account with ${portal}, with your e-mail address or phone number. \
You already have an account, and nothing in it has changed.

If it was you, sign in: ${origin}/sign-in
If you don't know your password: ${origin}/recover`,
  },
};
