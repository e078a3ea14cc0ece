import {fold} from '../policy/words.js';
import type {Demands} from './demands.js';
import {PolicyUnsatisfiableError} from './unsatisfiable.js';

/** All passwords of one length that meet the demands: how many there are, and the one at an index below that. */
export interface Space {
  readonly size: bigint;
  readonly at: (index: bigint) => string;
}

/** Characters that lead from one stem to another. */
interface Step {
  readonly to: string;
  readonly characters: string[];
}

function remember<Value>(values: Map<string, Value>, key: string, make: () => Value, most = 500_000): Value {
  let value = values.get(key);
  if (value === undefined) {
    value = make();
    if (values.set(key, value).size > most) throw new PolicyUnsatisfiableError('complexity');
  }
  return value;
}

/**
 * Counts the passwords of the wanted length without making them; of the nearest length at which there are any, if there
 * are none. Throws a `PolicyUnsatisfiableError` if there are none at all.
 *
 * Beginnings of passwords that can be continued in the same ways have the same stem: a sign for each need, which says
 * how many characters it still lacks, and the longest end that is the beginning of a forbidden word. Characters that no
 * demand tells apart are of one kind: a sign for each need that they meet, and the letter if a forbidden word has it.
 */
export function spaceOf({alphabet, needs, run, words, length: wanted, min, max}: Demands): Space {
  const limited = run < Infinity;
  const signs = (count: (need: RegExp, i: number) => number): string =>
    String.fromCharCode(...needs.map(([one], i) => Math.max(0, count(one, i))));
  const kinds = new Map<string, string[]>();
  for (const character of alphabet) {
    const folded = fold(character);
    const spells = [...folded].some(letter => words.join('').includes(letter));
    remember(kinds, signs(one => Number(one.test(character))) + (spells ? folded : ''), () => []).push(character);
  }

  const known = new Map<string, ReadonlyMap<string, Step>>();
  const stepsFrom = (stem: string): ReadonlyMap<string, Step> => {
    const make = () => {
      const steps = new Map<string, Step>();
      for (const [kind, characters] of kinds) {
        const letter = kind.slice(needs.length);
        let tail = letter && stem.slice(needs.length) + letter;
        if (words.some(word => tail.includes(word))) continue;
        while (tail && !words.some(word => word.startsWith(tail))) tail = tail.slice(1);
        const to = signs((_, i) => stem.charCodeAt(i) - kind.charCodeAt(i)) + tail;
        remember(steps, limited ? kind : to, () => ({to, characters: []})).characters.push(...characters);
      }
      return steps;
    };
    return remember(known, stem, make, 20_000);
  };

  const counted = new Map<string, bigint>();
  /**
   * How many ways there are to go on for so many characters. `last` is the kind of the character before, which may be
   * repeated `spare` times; without it, anything may follow.
   */
  const ways = (stem: string, length: number, last?: string, spare = run): bigint =>
    remember(counted, [length, spare, stem.length, stem + (last ?? '')].join(), () => {
      if (spare < 0) return 0n;
      if (!length) return BigInt(stem.startsWith(signs(() => 0)));
      let sum = 0n;
      if (last === undefined) {
        for (const [kind, {to, characters}] of stepsFrom(stem)) {
          sum += BigInt(characters.length) * ways(to, length - 1, limited ? kind : undefined, run - 1);
        }
      } else {
        const step = stepsFrom(stem).get(last);
        sum = ways(stem, length);
        if (step) sum += ways(step.to, length - 1, last, spare - 1) - ways(step.to, length - 1, last, run - 1);
      }
      return sum;
    });
  const at = (stem: string, length: number, index: bigint, last?: string, spare = run): string => {
    for (const [kind, {to, characters}] of length ? stepsFrom(stem) : []) {
      for (const character of characters) {
        const after = (character === last ? spare : run) - 1;
        const size = ways(to, length - 1, limited ? kind : undefined, after);
        if (index < size) return character + at(to, length - 1, index, character, after);
        index -= size;
      }
    }
    return '';
  };

  const start = signs((_, i) => needs[i]?.[1] ?? 0);
  for (let away = 0; away < max; away++) {
    for (const length of [wanted + away, wanted - away]) {
      const size = length < min || length > max ? 0n : ways(start, length);
      if (size) return {size, at: index => at(start, length, index)};
    }
  }
  throw new PolicyUnsatisfiableError('rules');
}
