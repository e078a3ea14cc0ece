import {generatePassphrase, generatePassword, generatePin} from '../../core/generator/index.js';
import type {PasswordPolicy} from '../../core/policy/policy.js';
import type {GeneratorOptions} from './options.js';

/** Generates what the options say. Throws or rejects where the policy cannot be met. */
export function generateSecret(options: GeneratorOptions, policy: PasswordPolicy): string | Promise<string> {
  switch (options.kind) {
    case 'password':
      return generatePassword(policy, options.password);
    case 'passphrase':
      return generatePassphrase(options.passphrase);
    case 'pin':
      return generatePin(options.length ?? 6);
  }
}
