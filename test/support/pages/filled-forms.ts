import {parsePasswordRules} from 'latchkey/core';
import {challenge, passkeyRequest, step} from 'latchkey/transports/scripted';
import type {Action} from '../../../src/core/protocol/action.js';
import type {Step} from '../../../src/core/protocol/step.js';

/** A form, with what is filled in by the names of its inputs, and what has to be sent then. */
export interface Filled {
  readonly shown: Step;
  /** The choices that a person makes first, by their values. */
  readonly chosen?: readonly string[];
  readonly values: Readonly<Record<string, string>>;
  readonly sent: Action;
  /** The tokens in their order, as they have to be here. */
  readonly tokens: readonly string[];
}

const before = ' what it was  before ';
const good = 'Seven-green-bottles';
/** Rules of every sort. */
export const strict = parsePasswordRules(
  'minlength: 8; maxlength: 20; required: upper; required: digit, [-!]; max-consecutive: 2; allowed: ascii-printable;',
);
const {activation: _, ...withoutActivation} = step.approved();
const hasPasskeys = 'PublicKeyCredential' in globalThis;

/** Every form with an input that takes text, at a step of its own. */
export const forms: Readonly<Record<string, Filled>> = {
  'a login': {
    shown: step.identify(),
    values: {identifier: 'anna.nowak@example.org'},
    sent: {type: 'identify', identifierKind: 'email', identifier: 'anna.nowak@example.org'},
    tokens: ['username'],
  },
  'a phone number': {
    shown: step.identify({identifiers: ['phone']}),
    values: {identifier: '+48 601 234 567'},
    sent: {type: 'identify', identifierKind: 'phone', identifier: '+48601234567'},
    tokens: ['username'],
  },
  'a user name that is known': {
    shown: step.identify({identifiers: ['username'], identifier: 'anna'}),
    values: {identifier: 'Anna.N'},
    sent: {type: 'identify', identifierKind: 'username', identifier: 'Anna.N'},
    tokens: ['username'],
  },
  'a login or a passkey': {
    shown: step.identify({passkey: passkeyRequest}),
    values: {identifier: 'anna.nowak@example.org'},
    sent: {type: 'identify', identifierKind: 'email', identifier: 'anna.nowak@example.org'},
    tokens: [hasPasskeys ? 'username webauthn' : 'username'],
  },
  'a document': {
    shown: step.document(),
    chosen: ['pl-pesel'],
    values: {value: '440514 01359'},
    sent: {type: 'document', document: 'pl-pesel', value: '44051401359'},
    tokens: ['off'],
  },
  'a code': {
    shown: step.code(),
    values: {code: '123 456'},
    sent: {type: 'code', code: '123456'},
    tokens: ['one-time-code'],
  },
  'a recovery code': {
    shown: step.recoveryCode(),
    values: {code: '7kq2 m9xr 4tb3 c8wd'},
    sent: {type: 'recovery-code', code: '7KQ2M9XR4TB3C8WD'},
    tokens: ['off'],
  },
  'the password once more': {
    shown: step.reauthenticate(),
    values: {password: before},
    sent: {type: 'reauthenticate', password: before},
    tokens: ['username', 'current-password'],
  },
  'the password once more, or a passkey': {
    shown: step.reauthenticate({methods: ['password', 'passkey'], passkey: passkeyRequest}),
    values: {password: before},
    sent: {type: 'reauthenticate', password: before},
    tokens: ['username', 'current-password'],
  },
  'a code instead of the password': {
    shown: step.reauthenticate({challenge: challenge()}),
    values: {code: '123456'},
    sent: {type: 'reauthenticate', code: '123456'},
    tokens: ['one-time-code'],
  },
  'a new password': {
    shown: step.newPassword({policy: strict}),
    values: {password: good, repeat: good},
    sent: {type: 'new-password', password: good},
    tokens: ['username', 'new-password', 'new-password'],
  },
  'a new password after the old one': {
    shown: step.newPassword({policy: strict, current: true, otherSessions: 2}),
    values: {currentPassword: before, password: good, repeat: good},
    sent: {type: 'new-password', currentPassword: before, password: good, endOtherSessions: true},
    tokens: ['username', 'current-password', 'new-password', 'new-password'],
  },
  'a copy of a ticket': {
    shown: step.ticket(),
    values: {email: 'anna.nowak@example.org'},
    sent: {type: 'copy-ticket', email: 'anna.nowak@example.org'},
    tokens: ['email'],
  },
  'the code after a visit': {
    shown: withoutActivation,
    values: {code: '123456'},
    sent: {type: 'activate', code: '123456'},
    tokens: ['one-time-code'],
  },
  'both codes after a visit': {
    shown: step.approved(),
    values: {activation: '7kq2m-9xr41', code: '123456'},
    sent: {type: 'activate', activation: '7KQ2M9XR41', code: '123456'},
    tokens: ['off', 'one-time-code'],
  },
  'a name in parts': {
    shown: step.caseDetails({documents: ['pl-pesel']}),
    values: {name: 'Nowak', givenName: 'Anna', patronymic: '', value: '44051401359'},
    sent: {type: 'case-details', name: 'Nowak Anna', document: 'pl-pesel', value: '44051401359'},
    tokens: ['family-name', 'given-name', 'additional-name', 'off'],
  },
  'a whole name, and a number to call back': {
    shown: step.caseDetails({inParts: false, callBack: true, documents: ['pl-pesel']}),
    values: {name: 'Anna Nowak', value: '44051401359', callBack: '+48 601 234 567'},
    sent: {
      type: 'case-details',
      name: 'Anna Nowak',
      document: 'pl-pesel',
      value: '44051401359',
      callBack: '+48601234567',
    },
    tokens: ['name', 'off', 'tel'],
  },
};
