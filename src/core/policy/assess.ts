import {matcher} from './classes.js';
import type {CharacterClass, PasswordPolicy} from './policy.js';
import {fold, foldWords} from './words.js';

/** One rule of a policy, named by the code of its violation: an entry of a checklist. */
export type Requirement =
  /** The smallest length, in code points. */
  | {readonly code: 'too_short'; readonly min: number}
  /** The greatest length, in code points. */
  | {readonly code: 'too_long'; readonly max: number}
  /** At least one character of one of the classes. */
  | {readonly code: 'class_missing'; readonly classes: readonly CharacterClass[]}
  /** No characters besides these. */
  | {readonly code: 'not_allowed'; readonly classes: readonly CharacterClass[]}
  /** The longest run of one character. */
  | {readonly code: 'too_many_consecutive'; readonly max: number}
  /** None of the words of the policy or of the context. */
  | {readonly code: 'forbidden_word'};

type RequirementOf<Code extends Requirement['code']> = Extract<Requirement, {readonly code: Code}>;

/**
 * A rule that a password breaks. `actual` is its length or its longest run, in code points; `count` is how many of its
 * characters aren't allowed. A violation holds no part of the password.
 */
export type Violation =
  | (RequirementOf<'too_short' | 'too_long' | 'too_many_consecutive'> & {readonly actual: number})
  | (RequirementOf<'not_allowed'> & {readonly count: number})
  | RequirementOf<'class_missing' | 'forbidden_word'>;

/** What is known of the person, and must not be in the password. */
export interface PasswordContext {
  /**
   * Such as the user name and the e-mail address; what stands before its `@` counts too. Words of fewer than four code
   * points don't count.
   */
  readonly words?: readonly string[];
}

/** The words that a password must not contain, folded. */
function forbiddenWords({forbidden = []}: PasswordPolicy, {words = []}: PasswordContext = {}): string[] {
  const personal = words.flatMap(word => [word, word.replace(/@[^@]*$/, '')]).filter(word => [...word].length > 3);
  return foldWords([...forbidden, ...personal]);
}

/** The rules of a policy, as a checklist shows them, in the order of what `assessPassword` gives. */
export function requirementsOf(policy: PasswordPolicy, context?: PasswordContext): Requirement[] {
  const {minLength, maxLength, required, allowed, maxConsecutive} = policy;
  const list: Requirement[] = [];
  if (minLength > 0) list.push({code: 'too_short', min: minLength});
  if (maxLength !== undefined) list.push({code: 'too_long', max: maxLength});
  for (const classes of required) list.push({code: 'class_missing', classes});
  if (allowed) list.push({code: 'not_allowed', classes: [...allowed, ...required.flat()]});
  if (maxConsecutive) list.push({code: 'too_many_consecutive', max: maxConsecutive});
  if (forbiddenWords(policy, context)[0]) list.push({code: 'forbidden_word'});
  return list;
}

/**
 * All that is wrong with a password, at once; nothing, if it is accepted. It is judged exactly as given: neither
 * trimmed nor normalised, each code point counts as one, a lone surrogate too. Takes time in proportion to its length.
 */
export function assessPassword(password: string, policy: PasswordPolicy, context?: PasswordContext): Violation[] {
  let [length, run, longest, last] = [0, 0, 0, ''];
  for (const character of password) {
    run = character === last ? run + 1 : 1;
    longest = Math.max(longest, run);
    last = character;
    length++;
  }
  return requirementsOf(policy, context).flatMap((rule): Violation[] => {
    switch (rule.code) {
      case 'too_short':
        return length < rule.min ? [{...rule, actual: length}] : [];
      case 'too_long':
        return length > rule.max ? [{...rule, actual: length}] : [];
      case 'class_missing':
        return matcher(rule.classes).test(password) ? [] : [rule];
      case 'not_allowed': {
        const allowed = matcher(rule.classes);
        const count = [...password].filter(character => !allowed.test(character)).length;
        return count ? [{...rule, count}] : [];
      }
      case 'too_many_consecutive':
        return longest > rule.max ? [{...rule, actual: longest}] : [];
      case 'forbidden_word': {
        const folded = fold(password);
        return forbiddenWords(policy, context).some(word => folded.includes(word)) ? [rule] : [];
      }
    }
  });
}

/**
 * Whether a rule of `requirementsOf` is met, given the violations that `assessPassword` found under the same policy.
 */
export const isMet = (rule: Requirement, violations: readonly Violation[]): boolean =>
  !violations.some(
    found =>
      found.code === rule.code &&
      (found.code !== 'class_missing' || rule.code !== 'class_missing' || found.classes.join() === rule.classes.join()),
  );
