// A fetch that remembers what was asked for, and can be told to do something else.
import type {Instead} from './instead.js';

export interface TappedFetch {
  readonly fetch: typeof fetch;
  /** What was asked for, in order. */
  readonly asked: readonly {readonly url: string; readonly headers: Headers; readonly body: string}[];
  /** What is done instead of the next requests, in their order. */
  readonly instead: Instead[];
}

export function tapFetch(reachFor: typeof fetch = fetch): TappedFetch {
  const asked: TappedFetch['asked'][number][] = [];
  const instead: Instead[] = [];
  return {
    asked,
    instead,
    async fetch(input, init) {
      const url = input instanceof Request ? input.url : String(input);
      asked.push({url, headers: new Headers(init?.headers), body: typeof init?.body === 'string' ? init.body : ''});
      const reach = async (): Promise<Response> => reachFor(input, init);
      return (instead.shift() ?? reach)(reach, init);
    },
  };
}

/** A reply that is lost after the request has taken effect. */
export const lostReply: Instead = async reach => {
  await reach();
  throw new TypeError('fetch failed');
};
