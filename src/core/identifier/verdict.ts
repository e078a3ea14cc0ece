import type {IdentifierAccepted, IdentifierCode, IdentifierKind, IdentifierRefused} from './identifier.js';

/** Accepts a login in its canonical form. */
export const accept = (kind: IdentifierKind, value: string): IdentifierAccepted => ({ok: true, kind, value});

/** Refuses a login. */
export const refuse = (code: IdentifierCode): IdentifierRefused => ({ok: false, code});
