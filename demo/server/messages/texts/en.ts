import {plural} from '../../plural.js';
import {notMe, type MessageTexts} from './texts.js';
import {listed, spelt} from './visit.js';

const minutes = plural('en', {one: 'minute', other: 'minutes'});

const time = spelt('en');
const documents = listed({
  'ru-snils': 'SNILS card',
  'ru-inn-person': 'INN certificate',
  'ru-inn-organisation': 'INN certificate of the organisation',
  'ru-passport': 'Russian internal passport',
  'ru-foreign-passport': 'Russian foreign passport',
  'icao-passport': 'Passport',
  'pl-pesel': 'Notice of the PESEL number',
  'pl-identity-card': 'Polish identity card',
  'pl-passport': 'Polish passport',
});

const byLink = (link: string | undefined): string =>
  link === undefined
    ? ''
    : `

Or go on in any browser by this link, which serves once, instead of the code:
${link}`;

/** English. */
export const en: MessageTexts = {
  code: {
    sms: ({portal, data: {code, minutes: count}}) =>
      `${code} is your code for ${portal}. It works for ${minutes(count)}. Don't give it to anyone.`,
    subject: ({portal}) => `Your code for ${portal}`,
    email: ({portal, link, data: {code, minutes: count}}) => `Your code for ${portal}:

${code}

It works for ${minutes(count)}. Don't give it to anyone: nobody from ${portal} will ask you for it.${byLink(link)}

If you didn't ask for a code, don't use it. You don't have to do anything: your password stays as it is.`,
  },
  'password-changed': {
    sms: ({portal, origin, data}) =>
      `Your password for ${portal} was changed. If it wasn't you, say so: ${notMe(origin, data)}`,
    subject: ({portal}) => `Your password for ${portal} was changed`,
    email: ({portal, origin, data}) => `Your password for ${portal} was changed. Earlier passwords no longer work.

If it was you, there's nothing more to do.

If it wasn't you, say so at once, and the account is frozen: ${notMe(origin, data)}
A number to call: ${origin}/help`,
  },
  'passkeys-changed': {
    sms: ({portal, origin}) =>
      `The passkeys of your account with ${portal} were changed. If it wasn't you: ${origin}/help`,
    subject: ({portal}) => `Your passkeys for ${portal} were changed`,
    email: ({portal, origin}) => `The passkeys of your account with ${portal}, or when they are asked for, were changed.

If it was you, there's nothing more to do.

If it wasn't you, look at your account and tell us: ${origin}/help`,
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
  'contact-changed': {
    sms: ({portal, origin}) =>
      `A contact of your account with ${portal} was changed at a service centre. If it wasn't you, call us at once: ${origin}/help`,
    subject: ({portal}) => `A contact of your account with ${portal} was changed`,
    email: ({
      portal,
      origin,
    }) => `A phone number or an e-mail address of your account with ${portal} was changed at a service centre, where \
somebody showed identity documents.

If it was you, there's nothing more to do.

If it wasn't you, call us at once: ${origin}/help`,
  },
  'account-frozen': {
    sms: ({portal, origin}) =>
      `Your account with ${portal} was frozen because theft is suspected. Get your access back: ${origin}/recover`,
    subject: ({portal}) => `Your account with ${portal} was frozen`,
    email: ({
      portal,
      origin,
    }) => `Your account with ${portal} was frozen, because somebody told us that it may have been stolen. Everybody who \
was signed in is signed out, and the password no longer works.

Get your access back with a new password: ${origin}/recover
Other ways, and a number to call: ${origin}/help`,
  },
  'recovery-codes-issued': {
    sms: ({portal, origin}) =>
      `New recovery codes for ${portal} were given out. Earlier ones are void. If it wasn't you, call us: ${origin}/help`,
    subject: ({portal}) => `New recovery codes for ${portal}`,
    email: ({
      portal,
      origin,
    }) => `New recovery codes for your account with ${portal} were given out. Earlier ones no longer work.

If it was you, there's nothing more to do.

If it wasn't you, call us at once: ${origin}/help`,
  },
  'recovery-code-used': {
    sms: ({portal, origin}) =>
      `A recovery code for ${portal} was used. If it wasn't you, call us at once: ${origin}/help`,
    subject: ({portal}) => `A recovery code for ${portal} was used`,
    email: ({portal, origin}) => `Somebody used a recovery code to get into your account with ${portal}.

If it was you, there's nothing more to do. That code does not work again.

If it wasn't you, call us at once: ${origin}/help`,
  },
  ticket: {
    sms: ({portal, data: {reference}}) => `Your ticket for a ${portal} office: ${reference}.`,
    subject: ({portal}) => `Your ticket for a ${portal} office`,
    email: ({portal, origin, data}) => `Your ticket for a ${portal} office:

${data.reference}

${data.office ?? `Any office. The list: ${origin}/help`}

${data.startsAt ? time(data.startsAt, data.timeZone) : 'No appointment: come during opening hours.'}

Bring the originals:
${documents(data.documents)}

Say at the desk that you need a new password, and show this number. The ticket is good until \
${time(data.expiresAt, data.timeZone)}.

To cancel it or to choose another time, open the page where you made it: ${origin}/recover

If you didn't ask for a ticket, you don't have to do anything. The number alone changes nothing.`,
  },
};
