import type {CharacterClass} from './policy.js';

/** The named classes as ranges of a regular expression. A space is special. */
const ranges: Partial<Record<CharacterClass, string>> = {
  upper: 'A-Z',
  lower: 'a-z',
  digit: '0-9',
  special: ' -/:-@[-`{-~',
  'ascii-printable': ' -~',
  unicode: '\\0-\\u{10ffff}',
};

/**
 * An expression that matches one code point of any of the classes; of none, if there is no class. In a custom class a
 * `-` counts only as the first character and a `]` only as the last, as in the `passwordrules` attribute.
 */
export function matcher(classes: readonly CharacterClass[]): RegExp {
  const source = classes.map(
    name =>
      ranges[name] ??
      name
        .slice(1, -1)
        .replace(/(?!^)-|](?!$)/g, '')
        .replace(/[\\\]^-]/g, '\\$&'),
  );
  return new RegExp(`[${source.join('')}]`, 'u');
}
