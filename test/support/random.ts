import type {RandomSource} from '../../src/core/generator/random.js';

/**
 * Small fast counting generator of 32 bits (Doty-Humphrey, PractRand): the same words for the same seed, everywhere.
 */
function sfc32(seed: number): () => number {
  let [a, b, c, counter] = [0, seed | 0, (seed / 2 ** 32) | 0, 1];
  const next = (): number => {
    const word = (a + b + counter++) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = ((c << 21) | (c >>> 11)) + word;
    return word >>> 0;
  };
  for (let i = 0; i < 15; i++) next();
  return next;
}

/** Numbers from 0 up to 1, the same ones for the same seed. */
export function seededRandom(seed: number): () => number {
  const next = sfc32(seed);
  return () => next() / 2 ** 32;
}

/** Random words for generators, the same ones for the same seed. */
export function seededSource(seed: number): RandomSource {
  const next = sfc32(seed);
  return words => {
    for (let i = 0; i < words.length; i++) words[i] = next();
  };
}

/** Choices for made-up test data, the same ones for the same seed. */
export interface Dice {
  /** A whole number from 0 up to `count`. */
  below(count: number): number;
  /** Whether a thing of this likelihood happens. */
  chance(likelihood: number): boolean;
  /** One of the items. */
  pick<Item>(items: readonly Item[]): Item;
  /** So many picks, from `least` to `most`. */
  some<Item>(least: number, most: number, make: () => Item): Item[];
}

export function seededDice(seed: number): Dice {
  const random = seededRandom(seed);
  const below = (count: number): number => Math.floor(random() * count);
  return {
    below,
    chance: likelihood => random() < likelihood,
    pick(items) {
      for (const item of items.slice(below(items.length))) return item;
      throw new RangeError('nothing to pick from');
    },
    some: (least, most, make) => Array.from({length: least + below(most - least + 1)}, make),
  };
}
