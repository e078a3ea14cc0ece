import {matcher} from './classes.js';
import type {CharacterClass, PasswordPolicy} from './policy.js';

const named: readonly CharacterClass[] = ['ascii-printable', 'upper', 'lower', 'digit', 'special'];

const isClass = (text: string): text is CharacterClass =>
  text === 'unicode' || named.some(name => name === text) || /^\[[^\]]*]?]$/.test(text);

const printable = Array.from({length: 95}, (_, i) => String.fromCharCode(32 + i));

/**
 * The same characters in the fewest classes: named ones, then one custom class. The grammar has only printable ASCII.
 */
function canonical(classes: readonly CharacterClass[]): CharacterClass[] {
  if (classes.includes('unicode')) return ['unicode'];
  const meant = matcher(classes);
  let rest = printable.filter(character => meant.test(character));
  const whole = named.filter(name => {
    const member = matcher([name]);
    const others = rest.filter(character => !member.test(character));
    const found = rest.length - others.length === printable.filter(character => member.test(character)).length;
    if (found) rest = others;
    return found;
  });
  // In brackets a hyphen counts only as the first character and a bracket only as the last.
  const custom = rest.join('').replace(/(.+)-/, '-$1').replace(/](.+)/, '$1]');
  return custom ? [...whole, `[${custom}]`] : whole;
}

/** The trimmed parts between separators that stand outside of brackets. An open bracket takes all that follows. */
function split(text: string, separator: string): string[] {
  const parts: string[] = [];
  let from = 0;
  for (let at = 0; at <= text.length; at++) {
    if (text[at] === '[') {
      const close = text.indexOf(']', at);
      at = close < 0 ? text.length : close + Number(text[close + 1] === ']');
    }
    if (at === text.length || text[at] === separator) {
      parts.push(text.slice(from, at).trim());
      from = at + 1;
    }
  }
  return parts;
}

/**
 * The classes of a list, in canonical form. None, if one of them is malformed: the others alone would say less or more.
 */
function classesOf(list: string): CharacterClass[] {
  const classes = split(list, ',').map(name => (name.startsWith('[') ? name : name.toLowerCase()));
  return classes.every(isClass) ? canonical(classes) : [];
}

/**
 * Reads the text of a `passwordrules` attribute. Never throws: a declaration that is malformed or unknown is left out,
 * and so is a zero. Of several lengths or runs the strictest counts; `required: a, b` is met by either, two `required`
 * must both be met; what is required is allowed too. Without a `minlength` the policy's `minLength` is 0, and without
 * any class the policy allows printable ASCII. Classes come in canonical form: the fewest named ones that say the same,
 * then one custom class.
 *
 * The grammar is that of https://github.com/apple/password-manager-resources (`tools/PasswordRulesParser.js`), which
 * however gives up at the first malformed declaration.
 */
export function parsePasswordRules(text: string): PasswordPolicy {
  let [minLength, maxLength, maxConsecutive] = [0, Infinity, Infinity];
  const required: CharacterClass[][] = [];
  const allowed: CharacterClass[] = [];
  for (const declaration of split(text, ';')) {
    const [, name, value = ''] = /^([a-z-]+):\s*(.*)/s.exec(declaration) ?? [];
    const number = /^0*\d{1,15}$/.test(value) ? Number(value) : 0;
    if (name === 'minlength') minLength = Math.max(minLength, number);
    if (name === 'maxlength') maxLength = Math.min(maxLength, number || Infinity);
    if (name === 'max-consecutive') maxConsecutive = Math.min(maxConsecutive, number || Infinity);
    if (name === 'required' || name === 'allowed') {
      const classes = classesOf(value);
      allowed.push(...classes);
      if (name === 'required' && classes[0]) required.push(classes);
    }
  }
  return {
    minLength,
    ...(maxLength < Infinity && {maxLength}),
    required,
    allowed: canonical(allowed[0] ? allowed : ['ascii-printable']),
    ...(maxConsecutive < Infinity && {maxConsecutive}),
  };
}

/**
 * Writes a policy as the text of a `passwordrules` attribute, which `parsePasswordRules` reads back as the same policy
 * in canonical form; one that allows every character says `unicode`. What the grammar lacks is left out: forbidden
 * words, the strength, and characters outside of printable ASCII in custom classes.
 */
export function formatPasswordRules({minLength, maxLength, required, allowed, maxConsecutive}: PasswordPolicy): string {
  const declarations = [
    ['minlength', minLength],
    ['maxlength', maxLength],
    ...required.map(classes => ['required', canonical(classes).join(', ')]),
    ['allowed', canonical(allowed ?? ['unicode']).join(', ')],
    ['max-consecutive', maxConsecutive],
  ];
  return declarations.flatMap(([name, value]) => (name && value ? `${name}: ${value};` : [])).join(' ');
}
