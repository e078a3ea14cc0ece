/** What a login can be. */
export type IdentifierKind = 'phone' | 'email' | 'username';

/**
 * A login in its canonical form: a phone number as `+` and 8 to 15 digits (E.164); an e-mail address with the domain
 * in lower case; a user name as typed, without the white space around it.
 */
export interface Identifier {
  readonly kind: IdentifierKind;
  readonly value: string;
}

/**
 * Why a login is refused.
 *
 * - `empty`: nothing was typed.
 * - `too_long`: longer than any login (320 UTF-16 units), or a user name of more than 64 code points.
 * - `unrecognised`: none of the kinds that are accepted, where there are several.
 * - `phone_malformed`: not made of what phone numbers are made of.
 * - `phone_too_short`, `phone_too_long`: fewer than 8 or more than 15 digits with the country code.
 * - `country_missing`: a phone number without its country code, and no country to take for granted; or a `+` before a
 *   0, with which no country code begins.
 * - `wrong_script`: a phone number in digits other than 0 to 9.
 * - `email_malformed`: not an e-mail address.
 * - `username_malformed`: has white space or control characters inside.
 */
export type IdentifierCode =
  | 'empty'
  | 'too_long'
  | 'unrecognised'
  | 'phone_malformed'
  | 'phone_too_short'
  | 'phone_too_long'
  | 'country_missing'
  | 'wrong_script'
  | 'email_malformed'
  | 'username_malformed';

/** A login that is accepted. */
export interface IdentifierAccepted extends Identifier {
  readonly ok: true;
}

/** A login that is refused. The limits that a text may want to name stand at {@link IdentifierCode}. */
export interface IdentifierRefused {
  readonly ok: false;
  readonly code: IdentifierCode;
}

/** The verdict on what was typed as a login. */
export type IdentifierCheck = IdentifierAccepted | IdentifierRefused;
