// What is done in place of a request, and how the way to a backend goes wrong.
import type {TransportFault} from '../../src/ports/transport.js';

/** Does something in place of a request; `reach` lets it through. */
export type Instead = (reach: () => Promise<Response>, init: RequestInit | undefined) => Promise<Response> | Response;

/** How the network, or whatever stands before a backend, brings about some faults; a server's own refusals are its own. */
export const commonCauses: readonly (readonly [TransportFault, Instead])[] = [
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
];
