import type {PasswordPolicy} from 'latchkey/core';

/** What the portal is called. */
export const portalName = 'Meridian';

/** What the portal asks of a password: NIST SP 800-63B-4, 3.1.1.2, and not its own name. */
export const policy: PasswordPolicy = {
  minLength: 15,
  maxLength: 128,
  required: [],
  forbidden: [portalName],
};
