// Every runtime has it; core knows no types of a platform.
declare const crypto: {getRandomValues(words: Uint32Array<ArrayBuffer>): unknown};

/** Fills the words with uniformly random bits that nobody can foretell. Throws if it cannot. */
export type RandomSource = (words: Uint32Array<ArrayBuffer>) => void;

const platformRandom: RandomSource = words => {
  crypto.getRandomValues(words);
};

// One call for many draws: a call costs far more than the words that it brings.
const pool = new Uint32Array(1024);
let next = pool.length;
let owner: RandomSource | undefined;

/**
 * So many independent draws out of a list of at most 2³², in which each item is as likely as any other. One random word
 * serves for as many draws as fit into it; a word at or above the greatest multiple is thrown away, so there is no
 * bias. Throws a `RangeError` unless the count is a whole number from 1.
 */
export function draw<Item>(list: readonly Item[], count: number, random: RandomSource = platformRandom): Item[] {
  if (!(count > 0 && count % 1 === 0)) throw new RangeError(String(count));
  if (random !== owner) {
    owner = random;
    next = pool.length;
  }
  const size = list.length;
  let [draws, span] = [1, size];
  while (draws < count && span * size <= 2 ** 32) {
    span *= size;
    draws++;
  }
  const limit = 2 ** 32 - (2 ** 32 % span);
  const out: Item[] = [];
  while (out.length < count) {
    if (next === pool.length) {
      random(pool);
      next = 0;
    }
    let word = pool[next] ?? 0;
    pool[next++] = 0;
    if (word < limit) {
      for (let n = 0; n < draws && out.length < count; n++) {
        const rest = (word / size) >>> 0;
        const item = list[word - rest * size];
        if (item !== undefined) out.push(item);
        word = rest;
      }
    }
  }
  return out;
}
