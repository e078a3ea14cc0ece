/**
 * A class of characters, in the words of the `passwordrules` attribute. A custom class is the text of its brackets,
 * with the brackets: `[-_.]`.
 */
export type CharacterClass = 'upper' | 'lower' | 'digit' | 'special' | 'ascii-printable' | 'unicode' | `[${string}]`;

/** What a service asks of a password. Lengths count Unicode code points, never UTF-16 units. */
export interface PasswordPolicy {
  /** The smallest length that is accepted, in code points. */
  readonly minLength: number;
  /** The greatest length that is accepted, in code points. Without it there is no upper limit. */
  readonly maxLength?: number;
  /** Every inner list must be met by a character of at least one of its classes. Empty: no composition rules. */
  readonly required: readonly (readonly CharacterClass[])[];
  /**
   * The characters that may be used besides the required ones. Without it, every character is accepted and a generated
   * password is drawn from printable ASCII.
   */
  readonly allowed?: readonly CharacterClass[];
  /** The longest accepted run of one character. */
  readonly maxConsecutive?: number;
  /** The smallest accepted verdict of the strength estimate, 0 to 4. Without it the estimate only informs. */
  readonly minStrength?: 0 | 1 | 2 | 3 | 4;
  /** Words that the password must not contain, in any case, such as the name of the product. */
  readonly forbidden?: readonly string[];
}

/**
 * The policy used where a backend names none: 15 to 128 code points and no composition rules
 * (NIST SP 800-63B-4, 3.1.1.2, a password as the only factor).
 */
export const defaultPolicy: PasswordPolicy = {minLength: 15, maxLength: 128, required: []};
