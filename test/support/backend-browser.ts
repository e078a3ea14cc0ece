// A browser in front of a backend that answers without a network, and ways to let its requests go wrong.
import type {TransportFault} from '../../src/ports/transport.js';
import type {Instance} from './flow-client.js';

export const origin = 'http://localhost:4321';

/** Does something in place of a request; `reach` lets it through. */
export type Instead = (reach: () => Promise<Response>, init: RequestInit | undefined) => Promise<Response> | Response;

/** A browser of one origin, which keeps cookies. */
export interface BackendBrowser {
  readonly fetch: typeof fetch;
  /** What was asked for below the base, in order: `POST path?query`. */
  readonly asked: readonly string[];
  /** What is done instead of the next requests, in their order. */
  readonly instead: Instead[];
}

/** Opens one in front of a backend whose paths begin with `base`; it may have cookies from before. */
export function browseBackend(
  backend: Instance,
  base: string,
  had: Readonly<Record<string, string>> = {},
): BackendBrowser {
  const cookies = new Map(Object.entries(had));
  const asked: string[] = [];
  const instead: Instead[] = [];
  return {
    asked,
    instead,
    async fetch(input, init) {
      const headers = new Headers(init?.headers);
      headers.set('origin', origin);
      if (cookies.size > 0) headers.set('cookie', [...cookies].map(pair => pair.join('=')).join('; '));
      const url = new URL(input instanceof Request ? input.url : input, origin);
      asked.push(`${init?.method ?? 'GET'} ${url.pathname.replace(`${base}/`, '')}${url.search}`);
      const reach = async (): Promise<Response> => backend.fetch(new Request(url, {...init, headers}));
      const response = await (instead.shift() ?? reach)(reach, init);
      for (const line of response.headers.getSetCookie()) {
        const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
        if (value === '' || /max-age=0/i.test(line)) cookies.delete(name);
        else cookies.set(name, value);
      }
      return response;
    },
  };
}

/** How the network, or whatever stands before a backend, brings about some faults. */
export const commonCauses: ReadonlyMap<TransportFault, Instead> = new Map<TransportFault, Instead>([
  ['offline', () => Promise.reject(new TypeError('fetch failed'))],
  [
    'timeout',
    async (_, init) =>
      new Promise((_, reject) => {
        // The limit of a signal alone keeps no process alive.
        const alive = setInterval(() => undefined, 1000);
        init?.signal?.addEventListener('abort', () => {
          clearInterval(alive);
          reject(new DOMException('late', 'TimeoutError'));
        });
      }),
  ],
  ['unavailable', () => new Response('Bad gateway', {status: 502})],
]);
