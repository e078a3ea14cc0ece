import {createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes} from 'node:crypto';

/** Keyed hashes and encryption. Every purpose has a key of its own, derived from `PORTAL_SECRET`. */
export interface Secrets {
  /** HMAC-SHA-256 in base64url. The purpose is a word of the program, such as `document`, never something typed. */
  hmac(purpose: string, text: string): string;
  /** AES-256-GCM: nonce, tag and cipher text in base64url. */
  encrypt(purpose: string, text: string): string;
  /** What `encrypt` was given. Throws if it was changed, or made with another secret or for another purpose. */
  decrypt(purpose: string, sealed: string): string;
}

/** Makes the keys of every purpose from one secret. */
export function createSecrets(secret: string): Secrets {
  const keys = new Map<string, Buffer>();
  const key = (use: 'hmac' | 'seal', purpose: string): Buffer => {
    const info = `latchkey portal ${use} ${purpose}`;
    const known = keys.get(info);
    if (known) return known;
    const made = Buffer.from(hkdfSync('sha256', secret, '', info, 32));
    keys.set(info, made);
    return made;
  };
  return {
    hmac: (purpose, text) => createHmac('sha256', key('hmac', purpose)).update(text).digest('base64url'),
    encrypt(purpose, text) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv('aes-256-gcm', key('seal', purpose), nonce);
      const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
      return Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
    },
    decrypt(purpose, sealed) {
      const bytes = Buffer.from(sealed, 'base64url');
      const decipher = createDecipheriv('aes-256-gcm', key('seal', purpose), bytes.subarray(0, 12), {
        authTagLength: 16,
      });
      decipher.setAuthTag(bytes.subarray(12, 28));
      return Buffer.concat([decipher.update(bytes.subarray(28)), decipher.final()]).toString('utf8');
    },
  };
}
