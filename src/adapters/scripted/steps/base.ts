import type {CodeChallenge, StepBase, StepKind, StepOf} from '../../../core/protocol/step.js';

/** A minute, an hour and a day, in milliseconds. */
export const minute = 60_000;
export const hour = 60 * minute;
export const day = 24 * hour;

/** When the steps were sent, unless they say otherwise: noon on Thursday, 15 January 2026 (UTC). */
export const noon = Date.UTC(2026, 0, 15, 12);

/** What a builder takes: whatever is not as usual. Times are absolute; `serverNow` is when the step is sent. */
export type StepPart<Kind extends StepKind> = Partial<Omit<StepOf<Kind>, 'kind'>>;

/** What every step carries. */
export const base = ({serverNow = noon}: Partial<StepBase>): StepBase => ({
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
