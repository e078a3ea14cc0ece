import {plural} from '../../plural.js';
import {staffEn} from './staff/en.js';
import type {Texts} from './texts.js';

const minutes = plural('en', {one: 'minute', other: 'minutes'});
const characters = plural('en', {one: 'character', other: 'characters'});
const messages = plural('en', {one: 'message', other: 'messages'});
const others = plural('en', {one: 'other device', other: 'other devices'});

/** English. */
export const en: Texts = {
  skipToContent: 'Skip to content',
  mainNavigation: 'Main',
  language: 'Language',
  home: 'Home',
  help: 'Help',
  account: 'Your account',
  signIn: 'Sign in',
  signUp: 'Open an account',
  signOut: 'Sign out',
  outbox: 'Outbox',
  forgotten: "I don't know my password",
  noScript: 'This part needs JavaScript. Turn it on in the browser and load the page again, or call us: see Help.',
  errorTitle: title => `Error: ${title}`,
  errorSummary: 'There is a problem',
  demoNotice: 'This is a demonstration. Use made-up data only.',
  showPassword: 'Show password',
  hidePassword: 'Hide password',
  passwordShown: 'Your password is visible',
  passwordHidden: 'Your password is hidden',

  homePage: {
    title: 'Public services in one place',
    lead: 'Certificates, applications and appointments, with one account for all of them.',
    signIn: {heading: 'Sign in', text: 'With your e-mail address or phone number and your password.'},
    forgotten: {
      heading: "I don't know my password",
      text: 'Get back in with your login, an identity document and a code. It takes a few minutes.',
    },
    signUp: {heading: 'Open an account', text: 'You need an e-mail address and one identity document.'},
    help: {heading: 'Help', text: 'Every way to a new password, and how to reach us.'},
    outbox: {heading: 'Outbox', text: 'The SMS and e-mails that would leave if this were not a demonstration.'},
  },

  signInPage: {
    identifier: 'E-mail address or phone number',
    identifierHint: 'A phone number with its country code, such as +44 20 7946 0111',
    password: 'Password',
    accountOpened:
      "Check your e-mail. If an account could be opened with these details, it's ready: sign in below. If you had one already, the e-mail says what to do.",
    signInFirst: 'Sign in to go on.',
    failed: "The login and the password don't match. Check both, or choose “I don't know my password”.",
    tooOften: count => `Too many tries. Try again in ${minutes(count)}, or choose “I don't know my password”.`,
    noAccount: "You don't have an account?",
    passkey: 'Sign in with a passkey',
    passkeyFailed: 'No passkey was accepted. You can try again.',
    passkeyTitle: 'Now your passkey',
    passkeyLead: 'Your password is right. Your account asks for a passkey as well.',
    passkeyUnknown: 'This browser does not know passkeys. Sign in with another browser or device.',
    passkeyLost: 'I have no passkey any more',
  },

  signUpPage: {
    lead: 'One account opens every service of the portal.',
    name: 'Full name',
    email: 'E-mail address',
    phone: 'Mobile phone (optional)',
    phoneHint: 'With the country code, such as +44 20 7946 0111. Codes can be sent to it.',
    documents: 'Identity documents',
    documentsHint:
      'Fill in at least one. If you forget your password, you get back in with it. The number itself is not kept, only a fingerprint to compare with.',
    example: example => `Such as ${example}`,
    groups: {ru: 'Documents of Russia', icao: 'Passport of another country', pl: 'Documents of Poland'},
    password: 'Password',
    passwordHint: (min, max) => `${min} to ${max} characters. Several words with spaces are fine.`,
    generator: 'Generate a password',
    haveAccount: 'You have an account?',
    nameMissing: 'Enter your full name',
    nameTooLong: 'Enter a name of at most 100 characters',
    emailMalformed: 'Enter an e-mail address, such as name@example.org',
    phoneMalformed: 'Enter a phone number with its country code, such as +44 20 7946 0111',
    documentMissing: 'Fill in at least one identity document',
    passwordMissing: 'Enter a password',
    passwordTooShort: (min, actual) => `Enter a password of at least ${min} characters: this one has ${actual}`,
    passwordTooLong: (max, actual) => `Enter a password of at most ${max} characters: this one has ${actual}`,
    passwordForbiddenWord:
      'Enter a password without your name, your e-mail address, your phone number or the name of the portal',
    passwordRefused: "Enter another password: this one doesn't meet the rules",
  },

  documentNames: {
    'ru-passport': 'Passport of a citizen of Russia: series and number',
    'ru-snils': 'SNILS',
    'ru-inn-person': 'INN',
    'ru-foreign-passport': 'Passport of Russia for travel abroad',
    'icao-passport': 'Passport number',
    'pl-pesel': 'PESEL',
    'pl-identity-card': 'Identity card of Poland',
    'pl-passport': 'Passport of Poland',
  },
  documentProblem(code, count) {
    switch (code) {
      case 'too_short':
      case 'too_long':
        return `Enter ${characters(count)}`;
      case 'check_digit':
        return 'Check the number: one of its characters is mistyped';
      case 'wrong_script':
        return 'Enter Latin letters and the digits 0 to 9';
      default:
        return 'Enter the number as it stands in the document';
    }
  },

  accountPage: {
    profile: 'Profile',
    name: 'Full name',
    email: 'E-mail address',
    phone: 'Mobile phone',
    none: 'None',
    documents: 'Identity documents',
    documentsHint: 'Only fingerprints of the numbers are kept, so they can be compared but not shown.',
    security: 'Security',
    sessions: 'Where you are signed in',
    sessionCount: count => (count ? `On this device and on ${others(count)}.` : 'On this device only.'),
    endSessions: 'Sign out everywhere else',
    sessionsEnded: 'You are signed out everywhere else.',
  },

  recoveryCodesPage: {
    title: 'Recovery codes',
    lead: 'A recovery code gets you back in when no text message and no e-mail reaches you. Each of them works once, together with one of your identity documents.',
    left: count => (count ? `Codes left: ${count}.` : 'You have none.'),
    link: 'Get recovery codes',
    void: 'New codes make the earlier ones void.',
    password: 'Your password, once more',
    issue: 'Get recovery codes',
    wrong: 'That is not your password',
    locked: count => `That was tried too often. Try again in ${minutes(count)}`,
    yours: 'Your recovery codes',
    note: 'They are shown this once. Print or save them, and keep them where nobody else finds them. Earlier ones no longer work.',
    print: 'Print',
    save: 'Save as a text file',
    goBack: 'Back to your account',
  },

  notMePage: {
    title: 'This was not me',
    lead: 'If somebody else changed your password, freeze the account now.',
    effects: [
      'The password stops working, the new one as well.',
      'Everybody who is signed in is signed out; recovery codes and passkeys are void.',
      'Then you choose a new password, with a document of yours or with our support.',
    ],
    freeze: 'Freeze the account',
  },
  notMeUsedPage: {
    heading: 'This link does not work any more',
    text: 'It has been used, or it is too old. If somebody else may be using your account, get a new password or call us.',
  },
  frozenPage: {
    title: 'The account is frozen',
    lead: 'Nobody is signed in any more, and no password works. Nobody can change anything in it now.',
    recover: 'Get back in with a new password',
    support: 'Contact support',
  },

  passkeys: {
    heading: 'Passkeys',
    lead: 'With a passkey you sign in by fingerprint, face, PIN or security key. It can also stand in for a code if you forget your password.',
    none: 'You have no passkey yet.',
    added: day => `Added on ${day}.`,
    used: day => `Last used on ${day}.`,
    remove: 'Remove',
    add: 'Add a passkey',
    failed: 'No passkey was added. You can try again.',
    already: 'There is a passkey for this account here already. It goes on working.',
    unknown: 'This browser does not know passkeys, so none can be added here.',
    isRequired: 'Signing in with your password also takes a passkey.',
    isNotRequired: 'Signing in takes your password or a passkey. It can take both.',
    require: 'Also ask for my passkey when I sign in',
    stopRequiring: 'Ask for my password only',
    stale: 'To change your passkeys, sign out and in again: it has been a while since you signed in.',
  },

  passwordPage: {
    title: 'Change your password',
    temporaryTitle: 'Choose your own password',
    temporary: 'You signed in with a temporary password. Choose your own to go on.',
    goOn: 'Go on to your account',
  },

  recoverPage: {
    title: "I don't know my password",
    lead: 'You need your e-mail address or phone number, and one of the identity documents in your account.',
  },

  linkPage: {
    title: 'Go on by the link',
    lead: 'You have come by the link in an e-mail with a code. If you asked for it, go on here: the link serves once, instead of the code.',
    otherwise: "If you didn't ask for a code, close this page. Nothing has happened.",
    goOn: 'Go on',
  },

  helpPage: {
    lead: 'Every way to a new password, from the quickest on.',
    know: {
      heading: 'I know my password and want another one',
      text: 'Sign in, open Your account and choose Change your password. You need the old password. The new one works at once, and you can sign out everywhere else.',
    },
    knowLink: 'Change your password',
    unknown: {
      heading: "I don't know my password",
      text: 'You can get back in by yourself, at any hour and as often as you need to. Have these ready:',
    },
    unknownNeeds: [
      'your e-mail address or the phone number that belongs to the account',
      'one of the identity documents in your account',
      'the phone or the mailbox to which we send a code',
    ],
    unknownLink: 'Get back in',
    lost: {
      heading: 'I have lost my phone, my mailbox or my document',
      text: 'Use the other contact or another document: each step lets you choose. If none is left, choose “Another way” below any step: by a visit to one of our offices, by phone or in a chat. Nobody sets a password on the phone; a code or a visit proves who you are.',
    },
    code: {heading: 'The code', text: 'It has 6 digits and comes by SMS or e-mail.'},
    codeRules: [
      'By SMS it works for 10 minutes, by e-mail for 30.',
      'If it does not come, you can ask for another one. The earlier code goes on working as long as it is good.',
      'After 5 wrong codes you need a new one.',
      'Nobody from the portal will ever ask you for a code.',
    ],
    password: {heading: 'A good password', text: 'Length counts more than odd characters.'},
    passwordRules: (min, max) => [
      `It has ${min} to ${max} characters; spaces and letters of any alphabet are fine.`,
      'It does not have your name, your e-mail address or the name of the portal in it.',
      'It is none of your last 5.',
      'A password manager remembers it for you; each form can generate one.',
    ],
    contact: {heading: 'Talk to us', text: 'Round the clock, free of charge.'},
    contactPhone: 'Phone',
    contactAbroad: 'From abroad',
    contactEmail: 'E-mail',
  },

  outboxPage: {
    title: 'Outbox',
    warning:
      'Everybody who reaches this portal can read this page. It stands in for SMS and e-mail in a demonstration, and goes away once SMTP_URL and SMS_URL are set.',
    empty: 'Nothing has left yet. Ask for a code, and it will appear here.',
    sms: 'SMS',
    email: 'E-mail',
    to: 'To',
    count: messages,
  },

  chatPage: {
    title: 'Chat with support',
    lead: 'An agent would answer here if this were not a demonstration. Wait until they say the word below before you tell them anything.',
    reference: 'Your case',
    word: 'The word',
    wordHint: 'Whoever does not know it is not from support.',
  },
  chatUsedPage: {
    heading: 'This chat has been opened already',
    text: 'A chat opens once. Go back to your case and open it again from there.',
  },

  staffPage: staffEn,

  notFoundPage: {heading: 'There is no such page', text: 'The address may be mistyped, or the page has moved.'},
  faultPage: {heading: 'Something went wrong on our side', text: 'Try again in a moment.'},
  foreignPage: {
    heading: 'This form came from another place',
    text: 'To keep your account safe, forms are accepted from this portal only. Open the page here and try again.',
  },
  tooLargePage: {heading: 'That was too much', text: 'What was sent is larger than any of our forms.'},
};
