// A passkey in software, for what no browser would send: it can lie about everything that a server has to check.
import {createHash, generateKeyPairSync, randomBytes, sign} from 'node:crypto';
import {isoCBOR} from '@simplewebauthn/server/helpers';
import type {PasskeyCredential} from 'latchkey/protocol';

const base64 = (bytes: Uint8Array | string): string => Buffer.from(bytes).toString('base64url');
const sha256 = (data: Uint8Array | string): Buffer => createHash('sha256').update(data).digest();

const member = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>((each, name) => Reflect.get(Object(each), name), value);

const textAt = (value: unknown, ...path: readonly string[]): string => {
  const found = member(value, ...path);
  if (typeof found !== 'string') throw new Error(`No ${path.join('.')} in ${JSON.stringify(value)}`);
  return found;
};

/** What a passkey says; the truth, where nothing is said here. */
export interface Claims {
  readonly origin?: string;
  readonly rpId?: string;
  readonly challenge?: string;
  readonly userHandle?: string;
  /** How often it has been used. */
  readonly counter?: number;
  /** Whether it has checked who uses it. */
  readonly verified?: boolean;
}

const flags = {present: 1, verified: 4, attested: 64};

/** A passkey for one account at one origin. */
export class SoftwarePasskey {
  readonly id = base64(randomBytes(16));
  counter = 0;
  private readonly keys = generateKeyPairSync('ec', {namedCurve: 'P-256'});
  private userHandle = '';

  constructor(private readonly origin: string) {}

  /** Answers the options for a new passkey. */
  create(options: unknown, claims: Claims = {}): PasskeyCredential {
    this.userHandle = textAt(options, 'user', 'id');
    const {x = '', y = ''} = this.keys.publicKey.export({format: 'jwk'});
    // An ES256 key as COSE: key type EC2, algorithm, curve P-256, and the point.
    const key = isoCBOR.encode(
      new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, Buffer.from(x, 'base64url')],
        [-3, Buffer.from(y, 'base64url')],
      ]),
    );
    const id = Buffer.from(this.id, 'base64url');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(id.length);
    const authData = Buffer.concat([
      this.authenticatorData(textAt(options, 'rp', 'id'), claims, flags.attested),
      Buffer.alloc(16),
      length,
      id,
      key,
    ]);
    const attestationObject = isoCBOR.encode(
      new Map<string, string | Map<string, never> | Uint8Array>([
        ['fmt', 'none'],
        ['attStmt', new Map<string, never>()],
        ['authData', authData],
      ]),
    );
    return this.credential({
      clientDataJSON: this.clientData('webauthn.create', options, claims),
      attestationObject: base64(attestationObject),
      transports: ['internal'],
    });
  }

  /** Answers the options for a passkey. Counts up, unless it claims a count of its own. */
  get(options: unknown, claims: Claims = {}): PasskeyCredential {
    this.counter += 1;
    const clientDataJSON = this.clientData('webauthn.get', options, claims);
    const authData = this.authenticatorData(textAt(options, 'rpId'), claims);
    const signed = Buffer.concat([authData, sha256(Buffer.from(clientDataJSON, 'base64url'))]);
    return this.credential({
      clientDataJSON,
      authenticatorData: base64(authData),
      signature: base64(sign('sha256', signed, this.keys.privateKey)),
      userHandle: claims.userHandle ?? this.userHandle,
    });
  }

  private credential(response: object): PasskeyCredential {
    return {id: this.id, rawId: this.id, type: 'public-key', clientExtensionResults: {}, response};
  }

  private clientData(type: string, options: unknown, {origin = this.origin, challenge}: Claims): string {
    const asked = challenge ?? textAt(options, 'challenge');
    return base64(JSON.stringify({type, challenge: asked, origin, crossOrigin: false}));
  }

  private authenticatorData(rpId: string, claims: Claims, more = 0): Buffer {
    const {verified = true, counter = this.counter} = claims;
    const head = Buffer.alloc(5);
    head.writeUInt8(flags.present | (verified ? flags.verified : 0) | more);
    head.writeUInt32BE(counter, 1);
    return Buffer.concat([sha256(claims.rpId ?? rpId), head]);
  }
}
