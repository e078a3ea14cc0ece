import type {PasswordPolicy} from '../policy/policy.js';
import {fold} from '../policy/words.js';
import {demandsOf, type PasswordOptions} from './demands.js';
import {generatePin} from './pin.js';
import {draw, type RandomSource} from './random.js';
import {spaceOf, type Space} from './space.js';

/** What is worked out once for a policy and its options. */
interface Plan {
  readonly policy: PasswordPolicy;
  readonly options: PasswordOptions;
  readonly space: () => Space;
  readonly make: (random: RandomSource | undefined) => string;
}

const noOptions: PasswordOptions = {};
let latest: Plan | undefined;

function planOf(policy: PasswordPolicy, options = noOptions): Plan {
  if (latest?.policy === policy && latest.options === options) return latest;
  const demands = demandsOf(policy, options);
  const {alphabet, needs, run, words, length} = demands;
  // The code of a character, and above it a bit for each need that it meets.
  const codes = alphabet.map(character =>
    needs.reduce((code, [one], i) => code | (Number(one.test(character)) << (16 + i)), character.charCodeAt(0)),
  );
  const all = codes.reduce((met, code) => met | code) >> 16;
  const longRun = run < length ? new RegExp(`(.)\\1{${String(run)}}`, 's') : undefined;
  // Guessing is fastest, where it's enough to look at bits and hardly any guess is wrong.
  let guesses =
    alphabet.some(character => character[1]) || needs.some(([, count], i) => count > 1 || i > 13) ? 0 : 1000;
  let counted: Space | undefined;
  const space = () => (counted ??= spaceOf(demands));
  latest = {
    policy,
    options,
    space,
    make(random) {
      for (let left = guesses; left > 0; left--) {
        const drawn = draw(codes, length, random);
        if (drawn.reduce((met, code) => met | code) >> 16 !== all) continue;
        const password = String.fromCharCode(...drawn);
        if (!longRun?.test(password) && !words.some(word => fold(password).includes(word))) return password;
      }
      guesses = 0;
      const {size, at} = space();
      for (;;) {
        const index = BigInt(generatePin(String(size).length, random));
        if (index < size) return at(index);
      }
    },
  };
  return latest;
}

/** The passwords that `generatePassword` draws from. Throws a `PolicyUnsatisfiableError` if there are none. */
export const passwordSpace = (policy: PasswordPolicy, options?: PasswordOptions): Space =>
  planOf(policy, options).space();

/**
 * A password that meets the policy, and the options as far as the policy lets them. Every one that does, at that
 * length, is as likely as any other. Throws a `PolicyUnsatisfiableError` if there is none.
 *
 * Policy and options are read once and then known by identity: to change one, make a new object.
 */
export const generatePassword = (policy: PasswordPolicy, options?: PasswordOptions, random?: RandomSource): string =>
  planOf(policy, options).make(random);
