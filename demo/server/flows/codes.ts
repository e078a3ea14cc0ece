import {randomInt, timingSafeEqual} from 'node:crypto';
import type {Channel, CodeChallenge, Problem} from 'latchkey/protocol';
import {enqueue} from '../messages/queue.js';
import type {Secrets} from '../security/secrets.js';
import {attempt} from './attempt.js';
import {contactKey} from './contact.js';
import type {Flow} from './flow.js';
import {codeTries, spend} from './limits.js';
import {createLink} from './mail-link.js';
import type {Outcome, Turn} from './turn.js';

/** A code that has been sent, or that a decoy pretends to have sent. */
export interface SentCode {
  /** A keyed hash of the code, of the flow and of whom it is about: it fits nowhere else. */
  readonly hash: string;
  readonly channel: Channel;
  readonly expiresAt: number;
  /** A keyed hash of the token in the link that went along with it. */
  readonly link?: string;
  /** A link that went along with one of the codes has been opened: none of them fits any more. */
  readonly used?: true;
}

/** The codes of one flow. A new one leaves the earlier ones good for as long as they were. */
export interface Challenge {
  /** The way that is shown. */
  readonly channel: Channel;
  readonly codes: readonly SentCode[];
  readonly wrong: number;
  /** For each way that was used: how many codes have been sent by it, and when another one may be asked for. */
  readonly sent: Readonly<Partial<Record<Channel, {readonly count: number; readonly resendAt: number}>>>;
  /** Another way to go on was preferred. */
  readonly hidden?: boolean;
}

const length = 6;
const minutes: Readonly<Record<Channel, number>> = {sms: 10, email: 30};

/** 30 seconds at first, then twice as long each time, and up to a tenth more, so that guesses about others don't line up. */
function pause(count: number): number {
  const plain = 30_000 * 2 ** (count - 1);
  return count === 1 ? plain : plain + randomInt(plain / 10);
}

/** Whom a code is about: the contact that was typed, or else the account of who is signed in. */
const subjectOf = ({data: {contact}, accountId}: Flow) =>
  contact ? {contact: contactKey(contact)} : {account: accountId ?? ''};

const codeHash = (secrets: Secrets, flow: Flow, code: string): string =>
  secrets.hmac('code', [flow.id, ...Object.values(subjectOf(flow)), code].join(' '));

const same = (one: string, other: string): boolean => timingSafeEqual(Buffer.from(one), Buffer.from(other));

/** Where a code goes. Without `to` it goes nowhere, and everything else is done all the same. */
export interface Recipient {
  readonly channel: Channel;
  readonly to: string | undefined;
  /** Whether an e-mail has a link as well, by which the recovery goes on in the browser that opens it. */
  readonly link?: boolean;
}

/**
 * Sends a code, unless the last one by this way is too recent or limits are used up; the problem then says until when.
 * A challenge that has taken too many wrong codes is replaced: its codes are void.
 */
export async function sendCode(
  {trx, flow, scene}: Turn,
  {channel, to, link: linked = false}: Recipient,
): Promise<{readonly challenge: Challenge} | {readonly problem: Problem}> {
  const {now, locale, address} = scene;
  const {secrets} = scene.services;
  const {challenge, contact} = flow.data;
  const refused = (retryAt: number) => ({problem: {code: 'rate_limited', retryAt} as const});
  const before = challenge?.sent[channel] ?? {count: 0, resendAt: 0};
  if (now < before.resendAt) return refused(before.resendAt);
  const retryAt = await spend(trx, secrets, now, 'code', {address, ...subjectOf(flow)});
  if (retryAt !== undefined) return refused(retryAt);

  const code = String(randomInt(10 ** length)).padStart(length, '0');
  const expiresAt = now + minutes[channel] * 60_000;
  const link = linked && channel === 'email' ? await createLink(trx, secrets, flow) : undefined;
  // Whether the queue works must make no difference: another code can be asked for.
  await attempt(trx, 'queueing a code', () =>
    enqueue(
      trx,
      secrets,
      now,
      {
        kind: channel,
        to: to ?? contact?.value ?? '',
        template: 'code',
        locale,
        data: {code, minutes: String(minutes[channel]), ...(link && {link: link.token})},
      },
      {discard: to === undefined, expiresAt},
    ),
  );
  const added = {hash: codeHash(secrets, flow, code), channel, expiresAt, ...(link && {link: link.hash})};
  const alive = challenge && challenge.wrong < codeTries;
  const count = before.count + 1;
  return {
    challenge: {
      channel,
      codes: alive ? [...challenge.codes, added] : [added],
      wrong: alive ? challenge.wrong : 0,
      sent: {...challenge?.sent, [channel]: {count, resendAt: now + pause(count)}},
    },
  };
}

const isUnspent = ({expiresAt, used}: SentCode, now: number): boolean => expiresAt > now && !used;

/** Whether the link with this hash can be opened: as long as the code that it came with could be typed. */
export const takesLink = ({wrong, codes}: Challenge, hash: string, now: number): boolean =>
  wrong < codeTries && codes.some(code => code.link === hash && isUnspent(code, now));

/** The challenge once a link of it has been opened. Nothing that it shows is another than before. */
export const useUp = (challenge: Challenge): Challenge => ({
  ...challenge,
  codes: challenge.codes.map(code => ({...code, used: true})),
});

/** Whether there is a code that can still be typed. */
export const isLive = (challenge: Challenge | undefined, now: number): boolean =>
  !!challenge && challenge.wrong < codeTries && challenge.codes.some(({expiresAt}) => expiresAt > now);

/** Shows a code by this way: the one that was just sent by it, or another one. `again` asks for another one. */
export async function offerCode(turn: Turn, to: Recipient, again: boolean): Promise<Outcome> {
  const {
    flow,
    scene: {now},
  } = turn;
  const {challenge} = flow.data;
  const {channel} = to;
  const good =
    challenge !== undefined &&
    challenge.wrong < codeTries &&
    now < (challenge.sent[channel]?.resendAt ?? 0) &&
    challenge.codes.some(code => code.channel === channel && code.expiresAt > now);
  const offer = good && !again ? {challenge: {...challenge, channel, hidden: false}} : await sendCode(turn, to);
  return 'problem' in offer
    ? {flow, problems: [offer.problem]}
    : {flow: {...flow, data: {...flow.data, challenge: offer.challenge}}};
}

/** Counts one more wrong answer to a challenge, and says so at this field. */
export function countWrong(
  challenge: Challenge,
  field: 'code' | 'activation',
): {readonly challenge: Challenge; readonly problem: Problem} {
  const wrong = challenge.wrong + 1;
  const attemptsLeft = codeTries - wrong;
  return {
    challenge: {...challenge, wrong},
    problem: attemptsLeft > 0 ? {code: 'code_wrong', field, attemptsLeft} : {code: 'attempts_exhausted', field},
  };
}

/**
 * Judges a code. Wrong, expired, used and another flow's are one and the same; a decoy's never fits. Gives nothing if
 * it is right: the flow must then forget the challenge, for a code is good once.
 */
export function judgeCode(
  secrets: Secrets,
  now: number,
  flow: Flow,
  challenge: Challenge,
  code: string,
): {readonly challenge: Challenge; readonly problem: Problem} | undefined {
  if (challenge.wrong >= codeTries) return {challenge, problem: {code: 'attempts_exhausted', field: 'code'}};
  const hash = codeHash(secrets, flow, code);
  const fits = challenge.codes.filter(known => same(known.hash, hash) && isUnspent(known, now));
  return fits.length > 0 && flow.accountId !== null ? undefined : countWrong(challenge, 'code');
}

/** The challenge as a step shows it. `contact` is left out where it is not for the person's eyes. */
export function showChallenge({channel, codes, sent}: Challenge, contact: string | undefined): CodeChallenge {
  const expiresAt = Math.max(...codes.filter(code => code.channel === channel).map(code => code.expiresAt));
  return {channel, ...(contact !== undefined && {contact}), length, expiresAt, resendAt: sent[channel]?.resendAt ?? 0};
}
