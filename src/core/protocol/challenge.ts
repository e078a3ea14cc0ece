import {channels} from './names.js';
import {known} from './parse.js';
import type {CodeChallenge} from './step.js';
import {number, object, optional, text, type OutputOf} from './wire.js';

/** A challenge as it stands on the wire. */
export const challengeSchema = object({
  channel: text,
  contact: optional(text),
  length: number,
  expiresAt: number,
  resendAt: number,
});

/** A challenge, if it goes by a channel that this version knows. */
export function challengeOf(wire: OutputOf<typeof challengeSchema> | undefined): CodeChallenge | undefined {
  const channel = wire && known([wire.channel], channels)[0];
  return channel && {...wire, channel};
}
