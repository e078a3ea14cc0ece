import {matcher} from '../policy/classes.js';
import type {CharacterClass, PasswordPolicy} from '../policy/policy.js';
import {foldWords} from '../policy/words.js';
import {PolicyUnsatisfiableError} from './unsatisfiable.js';

/** Printable ASCII without the space, which is easily lost when a password is copied. */
const visible = String.fromCharCode(...Array.from({length: 94}, (_, i) => 33 + i));
const groups = ['upper', 'lower', 'digit', 'special'] as const;

/** What a person wishes of a generated password. The policy goes before it: no wish makes a password break a rule. */
export interface PasswordOptions {
  /**
   * How long, in code points: 20, if not told. The nearest length at which the rest can be met is taken, rather a
   * longer one; never more than 256.
   */
  readonly length?: number;
  /**
   * The classes to draw from, a custom one among them for any other characters. Without it, or if the policy leaves
   * none of their characters: all that the policy allows, or printable ASCII if it has no list. What the policy
   * requires and they lack comes in addition. A space is drawn only if a custom class has it.
   */
  readonly classes?: readonly CharacterClass[];
  /** At least one character of each of `classes`, or of the four named groups. */
  readonly everyClass?: boolean;
  /** The smallest number of characters of a group. A group that isn't drawn from doesn't count. */
  readonly minimum?: Readonly<Partial<Record<(typeof groups)[number], number>>>;
  /** Leave out characters that are easily taken for another: `O 0 o`, `I l 1 |`. */
  readonly excludeLookAlikes?: boolean;
  /** Characters to leave out. */
  readonly exclude?: string;
}

/** Policy and options, brought down to what there is to draw and what must come out. */
export interface Demands {
  /** The wanted length, and the bounds within which another may be taken. In code points. */
  readonly length: number;
  readonly min: number;
  readonly max: number;
  readonly alphabet: readonly string[];
  /** An expression that matches one character, and how many of these there must be. */
  readonly needs: readonly (readonly [RegExp, number])[];
  /** The longest run of one character. */
  readonly run: number;
  /** What must not be in the folded password. */
  readonly words: readonly string[];
}

/** Throws a `PolicyUnsatisfiableError` if it is plain already that nothing can come out. */
export function demandsOf(policy: PasswordPolicy, options: PasswordOptions): Demands {
  const {minLength, maxLength = Infinity, required, allowed, maxConsecutive = 0, forbidden = []} = policy;
  const {length, classes, everyClass, minimum = {}, excludeLookAlikes, exclude = ''} = options;
  const min = Math.max(minLength, 1);
  const max = Math.min(maxLength, 256);
  if (min > max) throw new PolicyUnsatisfiableError('length');

  const permitted: readonly CharacterClass[] = allowed ? [...allowed, ...required.flat()] : ['unicode'];
  const permits = matcher(permitted);
  const excluded = exclude + (excludeLookAlikes ? 'O0oIl1|' : '');
  const usable = (from: readonly CharacterClass[]) => {
    const meant = matcher(from);
    // The letters of names are visible ones; what else there is comes out of custom classes.
    return [...new Set(visible + from.join(''))].filter(
      character => meant.test(character) && permits.test(character) && !excluded.includes(character),
    );
  };

  let alphabet = usable(classes ?? permitted);
  if (!alphabet[0]) alphabet = usable(permitted);
  const needs: [RegExp, number][] = [];
  const need = (from: readonly CharacterClass[], count: number): boolean => {
    const one = matcher(from);
    const found = alphabet.some(character => one.test(character));
    if (found && count >= 1) needs.push([one, Math.min(Math.trunc(count), max + 1)]);
    return found;
  };
  for (const from of required) {
    if (need(from, 1)) continue;
    alphabet = [...alphabet, ...usable(from)];
    if (!need(from, 1)) throw new PolicyUnsatisfiableError('characters');
  }
  if (!alphabet[0]) throw new PolicyUnsatisfiableError('characters');
  for (const group of groups) need([group], minimum[group] ?? 0);
  if (everyClass) for (const group of classes ?? groups) need([group], 1);

  return {
    length: Math.min(max, Math.max(min, Math.trunc(length ?? 20) || 20)),
    min,
    max,
    alphabet,
    needs,
    run: maxConsecutive > 0 ? maxConsecutive : Infinity,
    words: foldWords(forbidden),
  };
}
