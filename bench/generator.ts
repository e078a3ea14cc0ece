// How fast passwords of 20 characters in four classes are generated, next to bare rejection sampling that guarantees
// every class: the two take turns in one run, so a busy machine slows both. `npx tsx bench/generator.ts` prints
// thousand passwords a second, the median over the turns.
import {generatePassword} from '../src/core/generator/index.js';
import type {PasswordPolicy} from '../src/core/policy/index.js';
import {median} from './median.js';

const length = 20;
const policy: PasswordPolicy = {
  minLength: length,
  maxLength: length,
  required: [['upper'], ['lower'], ['digit'], ['special']],
};

/**
 * Nothing but what the job needs: a pool of 4 KiB, bytes below twice 94, a bit for each class, a new try if one lacks.
 */
function bareSampling(): () => string {
  const pool = new Uint8Array(4096);
  const classes = new Uint8Array(127);
  for (let code = 33; code < 127; code++) {
    const character = String.fromCharCode(code);
    classes[code] = /[a-z]/.test(character) ? 1 : /[A-Z]/.test(character) ? 2 : /\d/.test(character) ? 4 : 8;
  }
  const codes = new Array<number>(length).fill(0);
  let next = pool.length;
  return () => {
    for (;;) {
      let met = 0;
      for (let i = 0; i < length;) {
        if (next === pool.length) {
          crypto.getRandomValues(pool);
          next = 0;
        }
        const byte = pool[next] ?? 0;
        pool[next++] = 0;
        if (byte >= 188) continue;
        const code = 33 + (byte >= 94 ? byte - 94 : byte);
        codes[i++] = code;
        met |= classes[code] ?? 0;
      }
      if (met === 15) return String.fromCharCode(...codes);
    }
  };
}

/** Calls a second, in thousands, over a turn of so many milliseconds. */
function turn(make: () => string, milliseconds: number): number {
  const start = performance.now();
  let [calls, sum, elapsed] = [0, 0, 0];
  while (elapsed < milliseconds) {
    for (let i = 0; i < 500; i++) sum += make().charCodeAt(3);
    calls += 500;
    elapsed = performance.now() - start;
  }
  if (Number.isNaN(sum)) throw new Error('a password was too short');
  return calls / elapsed;
}

const bare = bareSampling();
const own = () => generatePassword(policy);
const turns = {bare: [] as number[], own: [] as number[], ratio: [] as number[]};
turn(bare, 500);
turn(own, 500);
for (let round = 0; round < 101; round++) {
  const [first, second] = [turn(bare, 20), turn(own, 20)];
  turns.bare.push(first);
  turns.own.push(second);
  turns.ratio.push(second / first);
}

console.log(`Passwords of ${String(length)} characters with every class of four, thousand a second`);
console.log(`  bare rejection sampling  ${median(turns.bare).toFixed(0).padStart(6)}`);
console.log(`  generatePassword         ${median(turns.own).toFixed(0).padStart(6)}`);
console.log(`  ratio                    ${median(turns.ratio).toFixed(2).padStart(6)}`);
