import {randomBytes} from 'node:crypto';
import type {Context} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import type {Services} from '../services.js';

/** Where the flows are mounted. */
export const base = '/api/latchkey';

const name = 'latchkey_flow';

/** A keyed hash of the cookie that flows of this browser are bound to. Gives nothing if there is none. */
export function bindingOf(c: Context, {secrets}: Services): string | undefined {
  const cookie = getCookie(c, name);
  return cookie && /^[\w-]{43}$/.test(cookie) ? secrets.hmac('binding', cookie) : undefined;
}

/** Gives the browser a cookie to bind flows to, and its keyed hash. */
export function newBinding(c: Context, {secrets, config}: Services): string {
  const cookie = randomBytes(32).toString('base64url');
  setCookie(c, name, cookie, {
    httpOnly: true,
    sameSite: 'Lax',
    path: base,
    secure: config.origin.startsWith('https:'),
  });
  return secrets.hmac('binding', cookie);
}
