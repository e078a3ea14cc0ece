import {defaultPolicy} from '../../core/policy/policy.js';
import type {CodeChallenge, Step, StepBase, StepKind, StepOf} from '../../core/protocol/step.js';

const minute = 60_000;

/** When the steps below were sent, unless they say otherwise: noon on 15 January 2026 (UTC). */
const noon = Date.UTC(2026, 0, 15, 12);

const base = ({serverNow = noon}: Partial<StepBase>): StepBase => ({
  ref: {flow: 'demo', revision: 1},
  problems: [],
  serverNow,
  actions: [],
});

/** A code that was sent by SMS just now: ten minutes to live, another one after half a minute. */
export const challenge = (part: Partial<CodeChallenge> = {}, serverNow = noon): CodeChallenge => ({
  channel: 'sms',
  contact: '+48 601 234 567',
  length: 6,
  expiresAt: serverNow + 10 * minute,
  resendAt: serverNow + minute / 2,
  ...part,
});

/** What a builder takes: whatever is not as usual. Times are absolute; `serverNow` is when the step is sent. */
export type StepPart<Kind extends StepKind> = Partial<Omit<StepOf<Kind>, 'kind'>>;

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
  reauthenticate: (part: StepPart<'reauthenticate'> = {}): StepOf<'reauthenticate'> => ({
    ...base(part),
    kind: 'reauthenticate',
    methods: ['password', 'code'],
    username: 'anna.nowak@example.org',
    channels: ['sms', 'email'],
    actions: ['channel', 'cancel'],
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
    until: (part.serverNow ?? noon) + 60 * minute,
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
};

/** The step as if it were sent at another time: all its times move along. */
export function shifted(original: Step, serverNow: number): Step {
  const by = serverNow - original.serverNow;
  const {expiresAt} = original;
  const moved = {
    ...original,
    serverNow,
    problems: original.problems.map(problem => ({
      ...problem,
      ...(problem.retryAt !== undefined && {retryAt: problem.retryAt + by}),
    })),
    ...(expiresAt !== undefined && {expiresAt: expiresAt + by}),
  };
  if (moved.kind === 'hold') return {...moved, until: moved.until + by};
  if ((moved.kind !== 'code' && moved.kind !== 'reauthenticate') || !moved.challenge) return moved;
  const {challenge: sent} = moved;
  return {...moved, challenge: {...sent, expiresAt: sent.expiresAt + by, resendAt: sent.resendAt + by}};
}
