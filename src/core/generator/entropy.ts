import type {PasswordPolicy} from '../policy/policy.js';
import type {PasswordOptions} from './demands.js';
import {usualWords, type PassphraseOptions} from './passphrase.js';
import {passwordSpace} from './password.js';

/** How a secret is made: the arguments of the function that makes it. */
export type Recipe =
  | {readonly kind: 'password'; readonly policy: PasswordPolicy; readonly options?: PasswordOptions}
  | {readonly kind: 'passphrase'; readonly options?: PassphraseOptions}
  | {readonly kind: 'pin'; readonly length: number};

/**
 * How many bits it takes to tell apart all the secrets that a recipe can make, each of which is as likely as any other:
 * the logarithm of their exact number. Throws a `PolicyUnsatisfiableError` where no password can be made.
 */
export function entropyBits(recipe: Recipe): number {
  if (recipe.kind === 'pin') return recipe.length * Math.log2(10);
  if (recipe.kind === 'passphrase') {
    // No word begins with another one, so no two draws give the same passphrase, whatever stands between the words.
    const {words = usualWords, number} = recipe.options ?? {};
    return words * Math.log2(7776) + (number ? Math.log2(10 * words) : 0);
  }
  const digits = String(passwordSpace(recipe.policy, recipe.options).size);
  return digits.length * Math.log2(10) + Math.log2(Number(`0.${digits}`));
}
