/**
 * Whether a request comes from a page of this portal. `Origin` says so; where a browser leaves it out or gives `null`,
 * `Sec-Fetch-Site` does, which no page can forge. A request with neither does not come from a browser's page.
 *
 * @param headers Of the request.
 * @param origin Where people reach the portal. The host that the request names is as good: a page of another origin
 *   can't make a browser name a host that is not its own target.
 */
export function isSameOrigin(headers: Headers, origin: string): boolean {
  const claimed = headers.get('Origin');
  if (claimed === null || claimed === 'null') return headers.get('Sec-Fetch-Site') === 'same-origin';
  return claimed === origin || claimed === `${new URL(origin).protocol}//${headers.get('Host') ?? ''}`;
}
