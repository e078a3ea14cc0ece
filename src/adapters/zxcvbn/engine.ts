import type {ZxcvbnFactory} from '@zxcvbn-ts/core';
import type {StrengthVerdict} from '../../ports/strength.js';
import {estimate} from './estimate.js';

/** One password to estimate: its number, itself, its context. */
export type Request = readonly [id: number, password: string, context: readonly string[]];

/** A verdict and the number of the request that it answers. */
export type Reply = readonly [id: number, verdict: StrengthVerdict];

/** Takes the newest request in place of all before; nothing means: forget the password. */
export type Post = (request?: Request) => void;

/**
 * Estimates at once with what is there, and a second time when the dictionaries have arrived. They are asked for by the
 * first request; where they don't arrive, the verdict without them is the final one and the next request asks again.
 * @param Zxcvbn the constructor, which each caller loads in its own way
 * @param limit how much of a password is looked at, in UTF-16 units: the time of an estimate grows with its square
 * @param send gets the replies
 */
export const createEngine = (Zxcvbn: typeof ZxcvbnFactory, limit: number, send: (reply: Reply) => void): Post => {
  let zxcvbn = new Zxcvbn();
  let isComplete = false;
  let loading: Promise<void> | undefined;
  let newest: Request | undefined;

  const load = async () => {
    try {
      const {adjacencyGraphs, dictionary} = await import('@zxcvbn-ts/language-common');
      zxcvbn = new Zxcvbn({
        // By this name a word counts as one of 7776. By the package's name its place in the alphabet counts: abacus, 1.
        dictionary: {diceware: dictionary['diceware-common'], passwords: dictionary['passwords-common']},
        graphs: adjacencyGraphs,
        // Of 100 by default: hard inputs take half of the time; one in 200 disguised passwords scores a point too much.
        l33tMaxSubstitutions: 40,
      });
      isComplete = true;
    } catch {
      loading = undefined;
    }
    answer(true);
  };

  const answer = (final: boolean) => {
    if (!newest) return;
    const [id, password, context] = newest;
    if (final) newest = undefined;
    send([id, {...estimate(zxcvbn, password, context, limit), final}]);
  };

  return request => {
    newest = request;
    if (request && !isComplete) loading ??= load();
    answer(isComplete);
  };
};
