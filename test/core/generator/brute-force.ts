import type {PasswordOptions} from '../../../src/core/generator/index.js';
import {assessPassword, type CharacterClass, type PasswordPolicy} from '../../../src/core/policy/index.js';

const groups = ['upper', 'lower', 'digit', 'special'] as const;
const visible = Array.from({length: 94}, (_, i) => String.fromCharCode(33 + i));

const isOf = (character: string, classes: readonly CharacterClass[]): boolean =>
  assessPassword(character, {minLength: 0, required: [classes]}).length === 0;

/**
 * What passwords are drawn from, as the documentation of the options says; undefined if something required is missing.
 */
export function alphabetOf(policy: PasswordPolicy, options: PasswordOptions): string[] | undefined {
  const {required, allowed} = policy;
  const permitted: readonly CharacterClass[] = allowed ? [...allowed, ...required.flat()] : ['unicode'];
  const left = (classes: readonly CharacterClass[]): string[] => {
    const named = classes.filter(name => name.startsWith('[')).flatMap(name => Array.from(name.slice(1, -1)));
    const out = `${options.exclude ?? ''}${options.excludeLookAlikes ? 'O0oIl1|' : ''}`;
    return [...new Set([...visible, ...named])].filter(
      character => isOf(character, classes) && isOf(character, permitted) && !out.includes(character),
    );
  };
  const chosen = left(options.classes ?? permitted);
  const alphabet = new Set(chosen.length > 0 ? chosen : left(permitted));
  for (const classes of required) {
    if ([...alphabet].some(character => isOf(character, classes))) continue;
    const more = left(classes);
    if (more.length === 0) return undefined;
    for (const character of more) alphabet.add(character);
  }
  return alphabet.size > 0 ? [...alphabet] : undefined;
}

function* strings(alphabet: readonly string[], length: number): Generator<string> {
  if (length === 0) yield '';
  else for (const start of strings(alphabet, length - 1)) for (const character of alphabet) yield start + character;
}

/**
 * Every password that may come out: all of the wanted length or, if there are none, of the nearest, rather longer one.
 */
export function everyPassword(policy: PasswordPolicy, options: PasswordOptions = {}): Set<string> {
  const {minLength, maxLength = 256, required} = policy;
  const alphabet = alphabetOf(policy, options);
  const min = Math.max(1, minLength);
  if (!alphabet || min > maxLength) return new Set();
  const least: (readonly [readonly CharacterClass[], number])[] = [
    ...groups.map(group => [[group], options.minimum?.[group] ?? 0] as const),
    ...(options.everyClass ? (options.classes ?? groups) : []).map(name => [[name], 1] as const),
    ...required.map(classes => [classes, 1] as const),
  ];
  const demands = least.filter(([classes]) => alphabet.some(character => isOf(character, classes)));
  const members = demands.map(
    ([classes, count]) => [alphabet.filter(character => isOf(character, classes)), count] as const,
  );
  const isRight = (password: string): boolean =>
    members.every(([of, count]) => [...password].filter(character => of.includes(character)).length >= count) &&
    assessPassword(password, policy).length === 0;

  const wanted = Math.min(maxLength, Math.max(min, options.length ?? 20));
  const lengths = Array.from({length: maxLength - min + 1}, (_, i) => min + i);
  lengths.sort((a, b) => Math.abs(a - wanted) - Math.abs(b - wanted) || b - a);
  for (const length of lengths) {
    const right = new Set([...strings(alphabet, length)].filter(isRight));
    if (right.size > 0) return right;
  }
  return new Set();
}
