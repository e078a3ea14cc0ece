// A second implementation, written from the rules as published rather than from src, and a source of valid numbers.
import type {DocumentId} from '../../../src/core/identity/index.js';

/** A seeded source of randomness (mulberry32). */
export class Random {
  private state: number;

  constructor(seed: number) {
    this.state = seed;
  }

  /** A whole number from 0 to below `limit`. */
  below(limit: number): number {
    this.state = (this.state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.state ^ (this.state >>> 15), this.state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32) * limit);
  }

  /** One character of `characters`. */
  of(characters: string): string {
    return characters.charAt(this.below(characters.length));
  }

  /** `count` characters of `characters`. */
  text(characters: string, count: number): string {
    return Array.from({length: count}, () => this.of(characters)).join('');
  }
}

export const digits = '0123456789';
export const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZ';

const worth = (character: string): number => (digits + letters).indexOf(character);

function dot(text: string, weights: readonly number[]): number {
  let sum = 0;
  weights.forEach((weight, at) => (sum += Math.max(0, worth(text.charAt(at))) * weight));
  return sum;
}

/** The control of a SNILS as the Pension Fund words it: below 100 the sum, 100 and 101 nothing, above that modulo 101. */
function snilsControl(account: string): string {
  const sum = dot(account, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
  if (sum < 100) return String(sum).padStart(2, '0');
  if (sum === 100 || sum === 101) return '00';
  const rest = sum % 101;
  return rest === 100 ? '00' : String(rest).padStart(2, '0');
}

const innControl = (start: string, weights: readonly number[]): string => String((dot(start, weights) % 11) % 10);
const inn10 = [2, 4, 10, 3, 5, 9, 4, 6, 8];
const inn11 = [7, 2, 4, 10, 3, 5, 9, 4, 6, 8];
const inn12 = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

// The other published form: the sum with weights 9 7 3 1 ends in the check digit itself.
const peselControl = (start: string): string => String(dot(start, [9, 7, 3, 1, 9, 7, 3, 1, 9, 7]) % 10);

function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}

const centuryMonths: Readonly<Record<number, number>> = {18: 80, 19: 0, 20: 20, 21: 40, 22: 60};

function peselDateExists(value: string): boolean {
  const coded = Number(value.slice(2, 4));
  for (const [century, offset] of Object.entries(centuryMonths)) {
    const month = coded - offset;
    if (month < 1 || month > 12) continue;
    const day = Number(value.slice(4, 6));
    return day >= 1 && day <= daysIn(Number(century) * 100 + Number(value.slice(0, 2)), month);
  }
  return false;
}

/** The start of a PESEL: a date, which need not exist. */
export function peselDate(year: number, month: number, day: number): string {
  const coded = month + (centuryMonths[Math.floor(year / 100)] ?? 0);
  return [year % 100, coded, day].map(part => String(part).padStart(2, '0')).join('');
}

/** A PESEL with a right check digit. */
export const peselFrom = (start: string): string => start + peselControl(start);

/** The check digit of a field of a machine-readable zone. */
export function mrzControl(field: string): string {
  const weights = Array.from(field, (_, at) => [7, 3, 1][at % 3] ?? 0);
  return String(dot(field, weights) % 10);
}

/** The parts of the second line of a TD3 that are not check digits. */
export interface MrzParts {
  number: string;
  state: string;
  birth: string;
  sex: string;
  expiry: string;
  personal: string;
}

/** The second line of a TD3, with its five check digits. */
export function mrzLine({number, state, birth, sex, expiry, personal}: MrzParts): string {
  const checked = (field: string, length: number): string => {
    const padded = field.padEnd(length, '<');
    return padded + mrzControl(padded);
  };
  const start = checked(number, 9);
  const born = checked(birth, 6);
  const rest = checked(expiry, 6) + checked(personal, 14);
  return start + state + born + sex + rest + mrzControl(start + born + rest);
}

/** Random parts of a TD3 line. */
export const mrzParts = (random: Random): MrzParts => ({
  number: random.of(digits + letters) + random.text(digits + letters, random.below(9)),
  state: random.text(letters, 3),
  birth: random.text(digits, 6),
  sex: random.of('MFX<'),
  expiry: random.text(digits, 6),
  personal: random.text(digits + letters, random.below(15)),
});

interface Reference {
  /** Whether a canonical value is valid. */
  readonly valid: (value: string) => boolean;
  /** Makes a valid canonical value. */
  readonly make: (random: Random) => string;
}

const nine = [1, 2, 3, 4, 5, 6, 7, 8, 9];

/** One reference a document. */
export const references: Readonly<Record<DocumentId, Reference>> = {
  'ru-snils': {
    valid: value =>
      /^\d{11}$/.test(value) &&
      !value.startsWith('000000000') &&
      (value.slice(0, 9) <= '001001998' || snilsControl(value.slice(0, 9)) === value.slice(9)),
    make(random) {
      const account = String(1_001_999 + random.below(998_998_001)).padStart(9, '0');
      return account + snilsControl(account);
    },
  },
  'ru-inn-person': {
    valid: value =>
      /^(?!00)\d{12}$/.test(value) && innControl(value, inn11) === value[10] && innControl(value, inn12) === value[11],
    make(random) {
      const start = String(1 + random.below(99)).padStart(2, '0') + random.text(digits, 8);
      const eleven = start + innControl(start, inn11);
      return eleven + innControl(eleven, inn12);
    },
  },
  'ru-inn-organisation': {
    valid: value => /^(?!00)\d{10}$/.test(value) && innControl(value, inn10) === value[9],
    make(random) {
      const start = String(1 + random.below(99)).padStart(2, '0') + random.text(digits, 7);
      return start + innControl(start, inn10);
    },
  },
  'ru-passport': {
    valid: value => /^(?!00)\d{10}$/.test(value),
    make: random => String(1 + random.below(99)).padStart(2, '0') + random.text(digits, 8),
  },
  'ru-foreign-passport': {
    valid: value => /^\d{9}$/.test(value) && value !== '000000000',
    make: random => random.of('5678') + random.text(digits, 8),
  },
  'icao-passport': {
    valid: value => /^[A-Z0-9]{1,9}$/.test(value) && !/^0+$/.test(value),
    make: random => random.of(letters) + random.text(digits + letters, random.below(9)),
  },
  'pl-pesel': {
    valid: value => /^\d{11}$/.test(value) && peselDateExists(value) && peselControl(value) === value[10],
    make(random) {
      const year = 1800 + random.below(500);
      const month = 1 + random.below(12);
      const date = peselDate(year, month, 1 + random.below(daysIn(year, month)));
      return peselFrom(date + random.text(digits, 4));
    },
  },
  'pl-identity-card': {
    valid: value => /^[A-Z]{3}\d{6}$/.test(value) && dot(value, [7, 3, 1, 9, 7, 3, 1, 7, 3]) % 10 === 0,
    make(random) {
      const series = random.text(letters, 3);
      const number = random.text(digits, 5);
      // Nine times the check digit cancels the rest, and so does it once: 9 is -1 modulo 10.
      const check = dot(series + '0' + number, [7, 3, 1, 0, 7, 3, 1, 7, 3]) % 10;
      return series + String(check) + number;
    },
  },
  'pl-passport': {
    valid: value => /^[A-Z]{2}\d{7}$/.test(value) && dot(value, [7, 3, 9, 1, 7, 3, 1, 7, 3]) % 10 === 0,
    make(random) {
      const series = random.text(letters, 2);
      const number = random.text(digits, 6);
      const check = dot(series + '0' + number, [7, 3, 0, 1, 7, 3, 1, 7, 3]) % 10;
      return series + String(check) + number;
    },
  },
};

/** Every value that differs from `value` in one digit. */
export function singleDigitErrors(value: string): string[] {
  return [...value].flatMap((character, at) =>
    digits.includes(character)
      ? nine.map(step => value.slice(0, at) + String((Number(character) + step) % 10) + value.slice(at + 1))
      : [],
  );
}
