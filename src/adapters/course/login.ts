import type {IdentifyAction} from '../../core/protocol/action.js';
import type {IdentifierKind} from '../../core/protocol/names.js';

/** A login, as `recogniseIdentifier` leaves it. */
export type Login = Omit<IdentifyAction, 'type'>;

/** How long to wait before anything may be sent again, in milliseconds: few backends send more than three times a minute. */
export const pause = 30_000;

// Backends look closer at some.
const shapes = {email: /^[^\s@]+@[^\s@]+$/, phone: /^\+\d{8,15}$/, username: /^\S{1,128}$/};

/** Whether a login is of one of the kinds, and looks like it. */
export const isWellFormed = (kinds: readonly IdentifierKind[], {identifierKind: kind, identifier}: Login): boolean =>
  kinds.includes(kind) && shapes[kind].test(identifier);
