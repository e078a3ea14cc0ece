import {defaultPolicy} from '../../core/policy/policy.js';
import type {StepOf} from '../../core/protocol/step.js';
import {base, challenge, hour, minute, noon, type StepPart} from './steps/base.js';
import {supportSteps} from './steps/support.js';
import {visitSteps} from './steps/visit.js';

export {challenge, type StepPart} from './steps/base.js';
export {exampleOffices, office, slot} from './steps/offices.js';
export {shifted} from './steps/shifted.js';
export {exampleChannels, exampleWays, supportChannel} from './steps/support.js';
export {ticket} from './steps/visit.js';

/** What a browser is asked for a passkey with. */
export const passkeyRequest = {
  challenge: 'bGF0Y2hrZXktZGVtb25zdHJhdGlvbg',
  rpId: 'localhost',
  allowCredentials: [],
  userVerification: 'required',
};

/** What a browser is asked for a new passkey with. */
export const passkeyCreation = {
  challenge: 'bGF0Y2hrZXktZGVtb25zdHJhdGlvbg',
  rp: {id: 'localhost', name: 'Meridian'},
  user: {id: 'YW5uYQ', name: 'anna.nowak@example.org', displayName: 'Anna Nowak'},
  pubKeyCredParams: [
    {alg: -7, type: 'public-key'},
    {alg: -257, type: 'public-key'},
  ],
  excludeCredentials: [],
  authenticatorSelection: {residentKey: 'required', requireResidentKey: true, userVerification: 'required'},
};

/** Whole steps of each kind out of what matters, for scripts, stories and tests. */
export const step = {
  identify: (part: StepPart<'identify'> = {}): StepOf<'identify'> => ({
    ...base(part),
    kind: 'identify',
    identifiers: ['phone', 'email'],
    actions: ['cancel'],
    ...part,
  }),
  document: (part: StepPart<'document'> = {}): StepOf<'document'> => ({
    ...base(part),
    kind: 'document',
    documents: ['icao-passport', 'ru-snils', 'ru-inn-person', 'pl-pesel'],
    actions: ['back', 'restart', 'cancel'],
    ...part,
  }),
  code: (part: StepPart<'code'> = {}): StepOf<'code'> => ({
    ...base(part),
    kind: 'code',
    challenge: challenge({}, part.serverNow),
    channels: ['email'],
    actions: ['back', 'resend', 'channel', 'restart', 'cancel'],
    ...part,
  }),
  recoveryCode: (part: StepPart<'recovery-code'> = {}): StepOf<'recovery-code'> => ({
    ...base(part),
    kind: 'recovery-code',
    length: 16,
    methods: ['code'],
    actions: ['back', 'method', 'restart', 'cancel'],
    ...part,
  }),
  reauthenticate: (part: StepPart<'reauthenticate'> = {}): StepOf<'reauthenticate'> => ({
    ...base(part),
    kind: 'reauthenticate',
    methods: ['password', 'code'],
    username: 'anna.nowak@example.org',
    channels: ['sms', 'email'],
    actions: ['channel', 'cancel'],
    ...part,
  }),
  passkey: (part: StepPart<'passkey'> = {}): StepOf<'passkey'> => ({
    ...base(part),
    kind: 'passkey',
    passkey: passkeyRequest,
    actions: ['restart', 'cancel'],
    ...part,
  }),
  newPassword: (part: StepPart<'new-password'> = {}): StepOf<'new-password'> => ({
    ...base(part),
    kind: 'new-password',
    policy: defaultPolicy,
    current: false,
    username: 'anna.nowak@example.org',
    context: ['Anna', 'Nowak'],
    actions: ['cancel'],
    ...part,
  }),
  hold: (part: StepPart<'hold'> = {}): StepOf<'hold'> => ({
    ...base(part),
    kind: 'hold',
    until: (part.serverNow ?? noon) + hour,
    pollAfter: minute / 2,
    actions: ['cancel'],
    ...part,
  }),
  redirect: (part: StepPart<'redirect'> = {}): StepOf<'redirect'> => ({
    ...base(part),
    kind: 'redirect',
    url: '/sign-in',
    ...part,
  }),
  done: (part: StepPart<'done'> = {}): StepOf<'done'> => ({...base(part), kind: 'done', ...part}),
  unsupported: (part: StepPart<'unsupported'> = {}): StepOf<'unsupported'> => ({
    ...base(part),
    kind: 'unsupported',
    name: 'retina-scan',
    ...part,
  }),
  ...visitSteps,
  ...supportSteps,
};
