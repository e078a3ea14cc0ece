import {jsonOf, type Exchange} from './exchange.js';

/** Where a client is, and what it sends through. */
export interface ClientOptions {
  /** Where the protocol is served: absolute, without a slash at its end. */
  readonly base: string;
  /** The origin of the page that it stands for. */
  readonly origin: string;
  /** What really sends a request. */
  readonly fetch: (request: Request) => Promise<Response>;
  /** What a page of the service's own sends along. */
  readonly headers: () => Promise<Readonly<Record<string, string>>>;
  /** The longest that one answer may take, in milliseconds. */
  readonly timeout: number;
  /** Takes every exchange below the base. */
  readonly record: (exchange: Exchange) => void;
}

/** What is sent. */
export interface Sent {
  /** Sent as JSON. */
  readonly json?: unknown;
  /** Sent as it is, as JSON unless the headers say something else. */
  readonly body?: string;
  /** Instead of the usual ones; an empty one is left out. */
  readonly headers?: Readonly<Record<string, string>>;
  /** As a page of somebody else's would send it: with the cookies, without what only the own pages know. */
  readonly forged?: boolean;
}

/** One visitor's browser: keeps cookies, says where it comes from, and writes down what it is answered. */
export interface Client {
  /** For transports and hooks. Redirects are not followed. */
  readonly fetch: typeof fetch;
  /** Sends something below the base. */
  send(method: string, path: string, sent?: Sent): Promise<Exchange>;
}

/** Answers of these have no body. */
const bodiless = [204, 205, 304];

/** Makes a client without any cookie. */
export function createClient({base, origin, fetch, headers, timeout, record}: ClientOptions): Client {
  const cookies = new Map<string, string>();

  function keep(line: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
    const [, expires = ''] = /;\s*expires=([^;]+)/i.exec(line) ?? [];
    const isOver = /;\s*max-age=(0|-\d+)\s*(;|$)/i.test(line) || Date.parse(expires) < Date.now();
    if (value === '' || isOver) cookies.delete(name);
    else cookies.set(name, value);
  }

  async function exchange(request: Request): Promise<{response: Response; entry: Exchange}> {
    if (cookies.size > 0) request.headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '));
    const {method, url} = request;
    const start = performance.now();
    const response = await fetch(request);
    const text = await response.text();
    const ms = performance.now() - start;
    for (const line of response.headers.getSetCookie()) keep(line);
    const {status, statusText, headers} = response;
    const path = url.slice(base.length).replace(/[?#].*$/, '');
    const entry = {method, path, status, headers, text, json: jsonOf(text), ms};
    if (url.startsWith(`${base}/`)) record(entry);
    const again = new Response(bodiless.includes(status) ? null : text, {status, statusText, headers});
    return {response: again, entry};
  }

  return {
    async fetch(input, init) {
      const request = new Request(input, {...init, redirect: 'manual'});
      request.signal.throwIfAborted();
      if (!request.headers.has('origin')) request.headers.set('origin', origin);
      return (await exchange(request)).response;
    },

    async send(method, path, {json, body = json === undefined ? undefined : JSON.stringify(json), ...sent} = {}) {
      const all = {
        accept: 'application/json, application/problem+json',
        'accept-language': 'en',
        ...(body !== undefined && {'content-type': 'application/json'}),
        ...(method === 'POST' || method === 'DELETE' ? {'idempotency-key': crypto.randomUUID()} : {}),
        ...(!sent.forged && {origin, ...(await headers())}),
        ...sent.headers,
      };
      const once = async (): Promise<Exchange> => {
        const request = new Request(`${base}${path}`, {
          method,
          headers: Object.entries(all).filter(([, value]) => value !== ''),
          ...(body !== undefined && {body}),
          redirect: 'manual',
          signal: AbortSignal.timeout(timeout),
        });
        return (await exchange(request)).entry;
      };
      for (let left = method === 'GET' ? 3 : 0; ; left--) {
        try {
          return await once();
        } catch (thrown) {
          // Connections that were kept may have been closed meanwhile: RFC 9110, 9.2.2.
          if (left === 0 || !(thrown instanceof TypeError)) throw thrown;
        }
      }
    },
  };
}
