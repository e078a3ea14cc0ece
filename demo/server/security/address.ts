import {isIPv6} from 'node:net';

/** What the HTTP server hands to the app, as far as it matters: nothing where a test calls the app without one. */
export interface PortalBindings {
  readonly incoming?: {readonly socket: {readonly remoteAddress?: string | undefined}};
}

/** A request, as far as it matters here. */
interface AddressedRequest {
  readonly req: {header(name: string): string | undefined};
  readonly env: PortalBindings | undefined;
}

/** The network of an IPv6 address (/64): whoever has one address has them all. IPv4 stays as it is. */
function networkOf(address: string): string {
  const plain = address.replace(/^::ffff:(?=\d+\.)/i, '');
  if (!isIPv6(plain)) return plain;
  const [head = '', tail] = plain.split('::');
  const groups = head ? head.split(':') : [];
  const rest = tail ? tail.split(':') : [];
  const zeros = tail === undefined ? 0 : 8 - groups.length - rest.length;
  return [...groups, ...Array<string>(zeros).fill('0'), ...rest].slice(0, 4).join(':').toLowerCase();
}

/**
 * The address that a request comes from, for limits. Each trusted proxy in front has added the address that it saw at
 * the end of `X-Forwarded-For`; what stands further left was written by whoever asks.
 *
 * @param request The request, with the bindings of the HTTP server: a context of Hono.
 * @param proxies How many trusted proxies stand in front.
 */
export function clientAddress({req, env}: AddressedRequest, proxies: number): string {
  const forwarded = proxies > 0 ? req.header('X-Forwarded-For')?.split(',').at(-proxies)?.trim() : undefined;
  return networkOf(forwarded ?? env?.incoming?.socket.remoteAddress ?? 'unknown');
}
