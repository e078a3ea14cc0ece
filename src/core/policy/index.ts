export {
  assessPassword,
  isMet,
  requirementsOf,
  type PasswordContext,
  type Requirement,
  type Violation,
} from './assess.js';
export {defaultPolicy, type CharacterClass, type PasswordPolicy} from './policy.js';
export {formatPasswordRules, parsePasswordRules} from './rules.js';
