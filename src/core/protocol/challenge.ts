import {channels} from './names.js';
import {known} from './parse.js';
import type {challengeSchema, CodeChallenge} from './step.js';
import type {OutputOf} from './wire.js';

/** A challenge, if it goes by a channel that this version knows. */
export function challengeOf(wire: OutputOf<typeof challengeSchema> | undefined): CodeChallenge | undefined {
  const channel = wire && known([wire.channel], channels)[0];
  return channel && {...wire, channel};
}
