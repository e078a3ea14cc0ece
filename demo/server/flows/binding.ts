import {randomBytes} from 'node:crypto';
import type {Context} from 'hono';
import {getCookie, setCookie} from 'hono/cookie';
import {visitLifetime} from '../assisted/tickets.js';
import type {Services} from '../services.js';

/** Where the flows are mounted. */
export const base = '/api/latchkey';

const name = 'latchkey_flow';

/** A keyed hash of the cookie that flows of this browser are bound to. Gives nothing if there is none. */
export function bindingOf(c: Context, {secrets}: Services): string | undefined {
  const cookie = getCookie(c, name);
  return cookie && /^[\w-]{43}$/.test(cookie) ? secrets.hmac('binding', cookie) : undefined;
}

/** The cookie outlives the browser's session: a ticket is come back to after days. */
function keep(c: Context, {config}: Services, cookie: string): void {
  setCookie(c, name, cookie, {
    httpOnly: true,
    sameSite: 'Lax',
    path: base,
    secure: config.origin.startsWith('https:'),
    maxAge: visitLifetime / 1000,
  });
}

/** Gives the browser a cookie to bind flows to, and its keyed hash. */
export function newBinding(c: Context, services: Services): string {
  const cookie = randomBytes(32).toString('base64url');
  keep(c, services, cookie);
  return services.secrets.hmac('binding', cookie);
}

/** Lets the browser keep its cookie for as long again: a flow that goes on may live as long from now. */
export function renewBinding(c: Context, services: Services): void {
  const cookie = getCookie(c, name);
  if (cookie) keep(c, services, cookie);
}
