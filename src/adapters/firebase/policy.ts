import {defaultPolicy, type CharacterClass, type PasswordPolicy} from '../../core/policy/policy.js';
import type {Call} from '../../ports/transport.js';
import {member} from '../course/send.js';
import type {Ask} from './ask.js';

const asNumber = (value: unknown): number | undefined => (typeof value === 'number' ? value : undefined);

/** The characters as a class: a `-` counts only as the first one there, a `]` only as the last. */
function classOf(characters: readonly unknown[]): CharacterClass {
  const others = characters.filter(each => each !== '-' && each !== ']');
  return `[${characters.includes('-') ? '-' : ''}${others.join('')}${characters.includes(']') ? ']' : ''}]`;
}

/** The policy that the project publishes; the default one if it enforces none or can't be asked. */
export async function publishedPolicy(ask: Ask, call: Call): Promise<PasswordPolicy> {
  const {json} = await ask(call, 'v2/passwordPolicy').catch((): {json?: unknown} => ({}));
  call.signal.throwIfAborted();
  if (member(json, 'enforcementState') !== 'ENFORCE') return defaultPolicy;
  const rules = member(json, 'customStrengthOptions');
  const symbols = member(json, 'allowedNonAlphanumericCharacters');
  const classes: readonly (readonly [string, CharacterClass])[] = [
    ['Uppercase', 'upper'],
    ['Lowercase', 'lower'],
    ['Numeric', 'digit'],
    ['NonAlphanumeric', Array.isArray(symbols) ? classOf(symbols) : 'special'],
  ];
  return {
    minLength: asNumber(member(rules, 'minPasswordLength')) ?? 6,
    maxLength: asNumber(member(rules, 'maxPasswordLength')) ?? 4096,
    required: classes.filter(([name]) => member(rules, `contains${name}Character`) === true).map(([, name]) => [name]),
  };
}
