import type {Channel} from '../../../core/protocol/names.js';
import type {Problem} from '../../../core/protocol/problem.js';
import type {CodeChallenge} from '../../../core/protocol/step.js';

const minute = 60_000;
const maxTries = 5;

/** How long a code lives: ten minutes by SMS (NIST SP 800-63B-4, 4.2.1.2), half an hour by e-mail. */
const lifetimes = {sms: 10 * minute, email: 30 * minute};

/** A one-time code under way. Without somebody to send it to it looks the same, and no code is right. */
export interface Challenge {
  /** What the step shows. `contact` is there only if the person typed it. */
  shown(): CodeChallenge;
  /** What is wrong with a code; nothing if it is right. A right one is used up by it. */
  judge(code: string): Problem | undefined;
  /** Counts a wrong answer to something else that is asked for along with the code, and gives the problem. */
  miss(field: string): Problem;
  /** Sends another code, by a channel. Those sent earlier stay valid for their time. Gives why not. */
  send(channel: Channel): Problem | undefined;
}

/** What a challenge needs of its service. */
export interface Post {
  now(): number;
  /** Makes a code and sends it; nothing, if there is nobody to send it to. */
  deliver(channel: Channel): string | undefined;
  /** Counts a code about a contact, or says when there may be another one. */
  spend(): number | undefined;
  /** The login as it was typed, if a channel leads there. */
  contact(channel: Channel): string | undefined;
  /** The number of digits. */
  readonly length: number;
}

/** Sends a first code by a channel. Gives the problem if there may be none now. */
export function sendChallenge({now, deliver, spend, contact, length}: Post, first: Channel): Challenge | Problem {
  let channel = first;
  let expiresAt = 0;
  let resendAt = 0;
  let sent = 0;
  let tries = 0;
  const codes: {readonly code: string; readonly expiresAt: number}[] = [];

  function send(next: Channel): Problem | undefined {
    // Another channel is no way round the wait.
    const retryAt = now() < resendAt ? resendAt : spend();
    if (retryAt !== undefined) return {code: 'rate_limited', retryAt};
    channel = next;
    expiresAt = now() + lifetimes[channel];
    resendAt = now() + (minute / 2) * 2 ** sent++;
    tries = 0;
    const code = deliver(channel);
    if (code !== undefined) codes.push({code, expiresAt});
    return undefined;
  }

  function miss(field: string): Problem {
    const attemptsLeft = maxTries - ++tries;
    if (attemptsLeft > 0) return {code: 'code_wrong', field, attemptsLeft};
    codes.length = 0;
    return {code: 'attempts_exhausted', field, attemptsLeft: 0};
  }

  const refused = send(first);
  if (refused) return refused;
  return {
    shown() {
      const to = contact(channel);
      return {channel, length, expiresAt, resendAt, ...(to !== undefined && {contact: to})};
    },
    judge(code) {
      const field = 'code';
      if (tries >= maxTries) return {code: 'attempts_exhausted', field, attemptsLeft: 0};
      if (!new RegExp(`^\\d{${length}}$`).test(code))
        return {code: 'code_wrong', field, attemptsLeft: maxTries - tries};
      const right = codes.findIndex(each => each.code === code && each.expiresAt > now());
      if (right >= 0) {
        codes.length = 0;
        return undefined;
      }
      return miss(field);
    },
    miss(field) {
      return tries >= maxTries ? {code: 'attempts_exhausted', field, attemptsLeft: 0} : miss(field);
    },
    send,
  };
}
