// A browser in front of a backend that answers without a network.
import type {Instance} from './flow-client.js';
import type {Instead} from './instead.js';

export const origin = 'http://localhost:4321';

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
