import type {PassphraseOptions, PasswordOptions} from '../../core/generator/index.js';

/** What a `<password-generator>` makes. Lengths are in code points. */
export type GeneratorOptions =
  | {readonly kind: 'password'; readonly password?: PasswordOptions}
  | {readonly kind: 'passphrase'; readonly passphrase?: PassphraseOptions}
  | {readonly kind: 'pin'; readonly length?: number};

const isObject = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;

/** Only members of the expected type: a browser may give back what an earlier version has written. */
function pick(value: unknown, shape: Readonly<Record<string, 'number' | 'boolean' | 'string'>>) {
  const source = isObject(value) ? value : {};
  return Object.fromEntries(Object.entries(source).filter(([name, member]) => typeof member === shape[name]));
}

/** Reads options that were kept as text. Gives nothing if they are malformed. */
export function readOptions(text: string): GeneratorOptions | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  if (!isObject(value)) return undefined;
  const {kind, password, passphrase} = value;
  switch (kind) {
    case 'password':
      return {kind, password: pick(password, {length: 'number', everyClass: 'boolean', excludeLookAlikes: 'boolean'})};
    case 'passphrase':
      return {
        kind,
        passphrase: pick(passphrase, {words: 'number', separator: 'string', capitalise: 'boolean', number: 'boolean'}),
      };
    case 'pin':
      return {kind, ...pick(value, {length: 'number'})};
    default:
      return undefined;
  }
}
