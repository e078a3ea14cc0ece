// Replays what Supabase Auth (GoTrue) answers: its openapi.yaml, and internal/api of github.com/supabase/auth at bc32168 for
// the codes and the texts of errors. Not the server itself.
import {randomInt, randomUUID} from 'node:crypto';

/** Somebody who has an account. */
export const gotrueAccount = {
  email: 'anna.nowak@example.org',
  password: 'correct horse battery staple',
} as const;

/** How the server is set up, by what `GOTRUE_…` calls it. */
export interface GotrueOptions {
  /** `SECURITY_UPDATE_PASSWORD_REQUIRE_CURRENT_PASSWORD`. */
  readonly requiresCurrentPassword?: boolean;
  /** `SECURITY_UPDATE_PASSWORD_REQUIRE_REAUTHENTICATION`: of sessions older than a day. */
  readonly requiresReauthentication?: boolean;
  /** `SMTP_MAX_FREQUENCY`: between two codes to one person, in milliseconds. */
  readonly maxFrequency?: number;
  /** `MAILER_OTP_EXP`, in milliseconds. */
  readonly lifetime?: number;
  /** The API key that a gateway in front asks for. */
  readonly apiKey?: string;
  /** Passwords that the list of leaked ones has. */
  readonly leaked?: readonly string[];
}

interface Session {
  readonly createdAt: number;
  readonly isRecovery: boolean;
}

interface Sent {
  readonly code: string;
  readonly at: number;
}

/** A server with one account. */
export interface GotrueServer {
  fetch(request: Request): Promise<Response>;
  /** Signs in and gives the access token; nothing where the password is wrong. */
  signIn(password: string): string | undefined;
  /** Ends a session. */
  signOut(token: string): void;
  /** How many sessions there are. */
  sessionCount(): number;
  /** The code that was sent to an address last. */
  codeFor(email: string): string;
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly more: object = {},
  ) {
    super(message);
  }
}

const day = 86_400_000;
const noContent = (): Response => new Response(null, {status: 204});

const fieldsOf = async (request: Request): Promise<Readonly<Record<string, unknown>>> => {
  const body: unknown = await request.json().catch(() => undefined);
  if (typeof body !== 'object' || body === null)
    throw new Refusal(400, 'bad_json', 'Could not parse request body as JSON');
  return {...body};
};

/** Starts one. All times are those of `Date`. */
export function startGotrue({
  requiresCurrentPassword = true,
  requiresReauthentication = false,
  maxFrequency = 60_000,
  lifetime = 3_600_000,
  apiKey,
  leaked = [],
}: GotrueOptions = {}): GotrueServer {
  const {email} = gotrueAccount;
  const codes = new Map<string, string>();
  const sessions = new Map<string, Session>();
  let {password}: {password: string} = gotrueAccount;
  let recovery: Sent | undefined;
  let recoverySentAt = 0;
  let reauthentication: Sent | undefined;

  function open(isRecovery: boolean): string {
    const token = randomUUID();
    sessions.set(token, {createdAt: Date.now(), isRecovery});
    return token;
  }

  function sessionOf(request: Request): [token: string, session: Session] {
    const [, token] = /^Bearer (.+)$/.exec(request.headers.get('authorization') ?? '') ?? [];
    if (token === undefined) throw new Refusal(401, 'no_authorization', 'This endpoint requires a valid Bearer token');
    const session = sessions.get(token);
    if (!session) throw new Refusal(403, 'session_not_found', 'Session from session_id claim in JWT does not exist');
    return [token, session];
  }

  function emailIn({email: typed}: Readonly<Record<string, unknown>>): string {
    if (typeof typed !== 'string' || typed === '')
      throw new Refusal(400, 'validation_failed', 'Password recovery requires an email');
    if (!/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(typed))
      throw new Refusal(400, 'validation_failed', 'Unable to validate email address: invalid format');
    return typed.toLowerCase();
  }

  function send(before: number): Sent {
    const left = before + maxFrequency - Date.now();
    if (left > 0) {
      const seconds = Math.floor(left / 1000);
      const text = `For security purposes, you can only request this after ${seconds} seconds.`;
      throw new Refusal(429, 'over_email_send_rate_limit', text);
    }
    const code = String(randomInt(1_000_000)).padStart(6, '0');
    codes.set(email, code);
    return {code, at: Date.now()};
  }

  const isGood = (sent: Sent | undefined, code: unknown): boolean =>
    sent !== undefined && sent.code === code && Date.now() <= sent.at + lifetime;

  function checkStrength(typed: string): void {
    if (Buffer.byteLength(typed) > 72)
      throw new Refusal(400, 'validation_failed', 'Password cannot be longer than 72 characters');
    const reasons = [...(typed.length < 15 ? ['length'] : []), ...(leaked.includes(typed) ? ['pwned'] : [])];
    if (reasons.length > 0) throw new Refusal(422, 'weak_password', 'Weak.', {weak_password: {reasons}});
  }

  async function updateUser(request: Request): Promise<Response> {
    const [token, session] = sessionOf(request);
    const fields = await fieldsOf(request);
    const typed = String(fields.password);
    const current = fields.current_password;
    checkStrength(typed);
    if (requiresReauthentication && Date.now() > session.createdAt + day) {
      if (!fields.nonce) throw new Refusal(400, 'reauthentication_needed', 'Password update requires reauthentication');
      if (!isGood(reauthentication, fields.nonce))
        throw new Refusal(422, 'reauthentication_not_valid', 'Nonce has expired or is invalid');
      reauthentication = undefined;
    }
    if (requiresCurrentPassword && !session.isRecovery && current !== password) {
      const code = current ? 'current_password_invalid' : 'current_password_required';
      throw new Refusal(400, code, 'Current password required when setting new password.');
    }
    if (typed === password)
      throw new Refusal(422, 'same_password', 'New password should be different from the old password.');
    password = typed;
    recovery = reauthentication = undefined;
    recoverySentAt = 0;
    for (const other of sessions.keys()) if (other !== token) sessions.delete(other);
    return Response.json({id: 'a-user', aud: 'authenticated', email});
  }

  async function answer(request: Request): Promise<Response> {
    const {pathname, searchParams} = new URL(request.url);
    if (apiKey !== undefined && request.headers.get('apikey') !== apiKey)
      return Response.json({message: 'No API key found in request'}, {status: 401});
    switch (`${request.method} ${pathname.replace(/^.*\/auth\/v1/, '')}`) {
      case 'GET /user':
        sessionOf(request);
        return Response.json({id: 'a-user', aud: 'authenticated', email});
      case 'PUT /user':
        return updateUser(request);
      case 'GET /reauthenticate':
        sessionOf(request);
        reauthentication = send(reauthentication?.at ?? 0);
        return Response.json({});
      case 'POST /recover':
        if (emailIn(await fieldsOf(request)) === email) {
          recovery = send(recoverySentAt);
          recoverySentAt = recovery.at;
        }
        return Response.json({});
      case 'POST /verify': {
        const fields = await fieldsOf(request);
        if (fields.type !== 'recovery' || emailIn(fields) !== email || !isGood(recovery, fields.token))
          throw new Refusal(403, 'otp_expired', 'Token has expired or is invalid');
        recovery = undefined;
        const token = open(true);
        return Response.json({
          access_token: token,
          token_type: 'bearer',
          expires_in: 3600,
          refresh_token: randomUUID(),
        });
      }
      case 'POST /logout': {
        const [token] = sessionOf(request);
        const scope = searchParams.get('scope') ?? 'global';
        for (const each of [...sessions.keys()]) {
          if (scope === 'global' || (each === token) === (scope === 'local')) sessions.delete(each);
        }
        return noContent();
      }
      default:
        return new Response('404 page not found', {status: 404});
    }
  }

  return {
    async fetch(request) {
      try {
        return await answer(request);
      } catch (thrown) {
        if (!(thrown instanceof Refusal)) throw thrown;
        const {status, code, message, more} = thrown;
        const isNew = (request.headers.get('x-supabase-api-version') ?? '') >= '2024-01-01';
        const own = isNew ? {code, message} : {code: status, error_code: code, msg: message};
        return Response.json({...own, ...more}, {status, headers: {'x-sb-error-code': code}});
      }
    },
    signIn: typed => (typed === password ? open(false) : undefined),
    signOut: token => void sessions.delete(token),
    sessionCount: () => sessions.size,
    codeFor(contact) {
      const code = codes.get(contact);
      if (code === undefined) throw new Error('No code was sent there.');
      return code;
    },
  };
}
