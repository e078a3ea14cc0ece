/** A passkey of an account. All times are milliseconds since 1970. */
export interface PasskeyTable {
  /** The id of the credential, in base64url. */
  id: string;
  userId: string;
  /** The public key, as COSE in base64url. */
  publicKey: string;
  /** How often its authenticator says that it has been used; 0 for ever where that does not count. */
  counter: number;
  /** How the browser reaches it, such as `internal usb`. */
  transports: string;
  createdAt: number;
  lastUsedAt: number | null;
}

/** What a passkey has to sign. It is good once, and for whom it was made. */
export interface PasskeyChallengeTable {
  /** For whom: a flow, a session, or a browser that signs in. */
  subject: string;
  /** In base64url. */
  challenge: string;
  /** Whose passkey it has to be, where the password was right already. */
  accountId: string | null;
  expiresAt: number;
}

/** The tables of passkeys. */
export interface PasskeyTables {
  passkey: PasskeyTable;
  passkeyChallenge: PasskeyChallengeTable;
}
