import {getCookie, setCookie} from 'hono/cookie';
import {acceptedLocale, localeOf, locales, type Locale} from '../locales.js';
import type {PageContext} from './view.js';

const cookieName = 'portal.locale';
const year = 365 * 24 * 60 * 60;

/** The language of a request: that of the cookie, else the one that the browser likes best, else English. */
export const localeOfRequest = (c: PageContext): Locale =>
  localeOf(getCookie(c, cookieName)) ?? acceptedLocale(c.req.header('Accept-Language')) ?? locales[0];

/** Keeps the language that a link asks for (`?locale=pl`) and leads to the page without it. Gives nothing without one. */
export function chooseLocale(c: PageContext, secure: boolean): Response | undefined {
  const locale = localeOf(c.req.query('locale'));
  if (c.req.method !== 'GET' || !locale) return undefined;
  setCookie(c, cookieName, locale, {path: '/', httpOnly: true, sameSite: 'Lax', secure, maxAge: year});
  const url = new URL(c.req.url);
  url.searchParams.delete('locale');
  // One slash at the start: two would lead to another host.
  return c.redirect(url.pathname.replace(/^\/+/, '/') + url.search, 303);
}
