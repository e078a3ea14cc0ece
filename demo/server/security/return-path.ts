/** Where sign-in leads without a wish. */
export const defaultReturn = '/account';

/**
 * A path of this portal to go to next. Anything that a browser could take for an address elsewhere (`//host`, `/\host`,
 * a scheme, control characters that it would leave out) gives the default.
 *
 * @param wish What the request asks for: not to be trusted.
 */
export function returnPath(wish: string | undefined): string {
  // Only what a path and a query are made of; `@` and `\` are not among it.
  if (!wish || wish.length > 1000 || !/^\/(?!\/)[\w\-./~%?&=+:,;]*$/.test(wish)) return defaultReturn;
  const base = 'http://portal.invalid';
  const {origin, pathname, search} = new URL(wish, base);
  return origin === base && !pathname.startsWith('//') ? pathname + search : defaultReturn;
}
