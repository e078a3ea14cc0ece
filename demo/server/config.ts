import {randomBytes} from 'node:crypto';
import {mkdirSync, readFileSync, writeFileSync} from 'node:fs';
import {join} from 'node:path';

/** How the portal is set up. */
export interface Config {
  /** Where people reach the portal, without a slash at its end. */
  readonly origin: string;
  /** The address of the machine to listen on. */
  readonly host: string;
  /** The port to listen on; 0 takes a free one. */
  readonly port: number;
  /** PostgreSQL. Without it, PGlite. */
  readonly databaseUrl?: string;
  /** The folder of PGlite's files. Without it, PGlite keeps everything in memory. */
  readonly databaseFolder?: string;
  /** Where mail leaves. Without it, mail is shown in the outbox. */
  readonly smtpUrl?: string;
  /** Where SMS leave. Without it, they are shown in the outbox. */
  readonly smsUrl?: string;
  /** At least 32 characters. Everything that is keyed hangs on it. */
  readonly secret: string;
  /** The sender of mail. */
  readonly mailFrom: string;
  /** How many proxies stand in front and write `X-Forwarded-For`. */
  readonly proxies: number;
  /** Whether the demonstration's accounts are opened where there are no accounts; no without it. */
  readonly seed?: boolean;
  /** How many made-up offices the demonstration has; 10,000 without it. */
  readonly offices?: number;
  /** How passwords are hashed; with better-auth's scrypt without it. */
  readonly hashing?: Hashing;
}

/** A way to hash passwords. */
export interface Hashing {
  readonly hash: (password: string) => Promise<string>;
  readonly verify: (input: {readonly hash: string; readonly password: string}) => Promise<boolean>;
}

/** The environment says something that the portal can't work with. The message is for whoever starts it. */
export class ConfigError extends Error {
  override readonly name = 'ConfigError';
}

const shortestSecret = 32;

const wholeNumber = (name: string, text: string, most: number): number => {
  const number = Number(text);
  if (!/^\d+$/.test(text) || number > most) throw new ConfigError(`${name} must be a whole number from 0 to ${most}.`);
  return number;
};

const address = (name: string, text: string, protocols: readonly string[]): URL => {
  if (!URL.canParse(text)) throw new ConfigError(`${name} is not an address.`);
  const url = new URL(text);
  if (!protocols.includes(url.protocol)) {
    throw new ConfigError(`${name} must begin with ${protocols.map(protocol => `${protocol}//`).join(' or ')}.`);
  }
  return url;
};

/** The secret in the data folder; made at the first start. Two starts at once end up with the same one. */
const keptSecret = (folder: string): string => {
  const file = join(folder, 'secret');
  mkdirSync(folder, {recursive: true});
  try {
    writeFileSync(file, randomBytes(32).toString('base64url'), {flag: 'wx', mode: 0o600});
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const secret = readFileSync(file, 'utf8').trim();
  if (secret.length < shortestSecret) throw new ConfigError(`${file} is damaged.`);
  return secret;
};

/**
 * Reads the environment. Empty variables count as absent.
 *
 * @param environment The variables, such as `process.env`.
 * @param dataFolder The folder for what has to outlive the process: PGlite's files and the secret.
 * @throws {ConfigError} What is wrong, for whoever starts the portal.
 */
export function readConfig(environment: Readonly<Record<string, string | undefined>>, dataFolder: string): Config {
  const given: Record<string, string | undefined> = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== ''),
  );
  const {DATABASE_URL, SMTP_URL, SMS_URL, HOST, PORT} = given;
  const {PORTAL_SECRET, PORTAL_ORIGIN, PORTAL_MAIL_FROM, PORTAL_PROXIES, PORTAL_SEED} = given;
  const port = wholeNumber('PORT', PORT ?? '4321', 65_535);
  if (PORTAL_SECRET && PORTAL_SECRET.length < shortestSecret) {
    throw new ConfigError(`PORTAL_SECRET must have at least ${shortestSecret} characters.`);
  }
  if (DATABASE_URL) address('DATABASE_URL', DATABASE_URL, ['postgres:', 'postgresql:']);
  if (SMTP_URL) address('SMTP_URL', SMTP_URL, ['smtp:', 'smtps:']);
  if (SMS_URL) address('SMS_URL', SMS_URL, ['http:', 'https:']);
  const {origin, hostname} = address('PORTAL_ORIGIN', PORTAL_ORIGIN ?? `http://localhost:${port}`, ['http:', 'https:']);
  return {
    origin,
    host: HOST ?? '127.0.0.1',
    port,
    ...(DATABASE_URL ? {databaseUrl: DATABASE_URL} : {databaseFolder: join(dataFolder, 'portal')}),
    ...(SMTP_URL && {smtpUrl: SMTP_URL}),
    ...(SMS_URL && {smsUrl: SMS_URL}),
    secret: PORTAL_SECRET ?? keptSecret(dataFolder),
    mailFrom: PORTAL_MAIL_FROM ?? `no-reply@${hostname}`,
    proxies: wholeNumber('PORTAL_PROXIES', PORTAL_PROXIES ?? '0', 9),
    // Their passwords are known to everybody, so where messages really leave they have to be wished for.
    seed: PORTAL_SEED === undefined ? !SMTP_URL && !SMS_URL : PORTAL_SEED === 'demo',
  };
}
