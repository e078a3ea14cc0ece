import {parseCapabilities, parseStep} from '../../core/protocol/parse.js';
import type {Step} from '../../core/protocol/step.js';
import {TransportError, type Call, type Transport} from '../../ports/transport.js';
import {faultOf, offline, readJson, serverTime} from './response.js';
import {within} from './within.js';

/** Where and how the protocol is spoken over HTTP. */
export interface HttpTransportOptions {
  /** Where the protocol is served, relative to the page or absolute, such as `/account/latchkey`. */
  readonly base: string;
  /** Used instead of the platform's `fetch`. */
  readonly fetch?: typeof fetch;
  /**
   * Headers to send along, asked for before every attempt: the place for a token against request forgery. What it throws
   * fails the call: a `TransportError` as it is, anything else as `unknown`.
   */
  readonly headers?: () => HeadersInit | Promise<HeadersInit>;
  /** Whether cookies go along. `same-origin` by default; `include` for a backend on another origin. */
  readonly credentials?: RequestCredentials;
  /** How long one attempt may take, in milliseconds. 10 s by default. */
  readonly timeout?: number;
  /**
   * How many more attempts a question may take, 2 by default. Whatever changes something is sent once more at most, under
   * the same idempotency key, and only if the network failed. 0 for none.
   */
  readonly retries?: number;
  /** The longest answer that is read, in bytes. 256 kB by default. */
  readonly maxBytes?: number;
}

/** The longest that a server's `Retry-After` is waited for, in milliseconds; beyond it the call fails at once. */
const patience = 5_000;

/**
 * The protocol over HTTP. A step resolves whatever its status. Everything else rejects with a {@link TransportError}: by
 * the `code` of an RFC 9457 document, else by the status; a redirect is never followed and means `session_expired`. The
 * caller's abort rejects with the signal's reason.
 */
export function httpTransport({
  base,
  fetch: send = fetch,
  headers,
  credentials = 'same-origin',
  timeout = 10_000,
  retries = 2,
  maxBytes = 262_144,
}: HttpTransportOptions): Transport {
  async function request<T>(
    {signal, locale, idempotencyKey}: Call,
    method: 'GET' | 'POST' | 'DELETE',
    path: readonly string[],
    parse: (json: unknown, ok: boolean) => T | undefined | Promise<T | undefined>,
    body?: object,
  ): Promise<T> {
    const asks = method === 'GET';
    for (let left = asks ? retries : Math.min(retries, 1), jitter = 300; ; left--, jitter *= 2) {
      let status = 0;
      let wait = 0;
      try {
        return await within(timeout, signal, async inner => {
          const response = await send([base.replace(/\/$/, ''), ...path].join('/'), {
            method,
            headers: {
              ...Object.fromEntries(new Headers(await headers?.())),
              accept: 'application/json, application/problem+json',
              'accept-language': locale,
              ...(!asks && {'idempotency-key': idempotencyKey}),
              ...(body && {'content-type': 'application/json'}),
            },
            body: body ? JSON.stringify(body) : null,
            credentials,
            cache: 'no-store',
            redirect: 'manual',
            referrerPolicy: 'no-referrer',
            signal: inner,
          }).catch(offline);
          const {ok, headers: sent} = response;
          ({status} = response);
          const json = await readJson(response, maxBytes);
          const answer = await parse(json, ok);
          if (answer !== undefined) return answer;
          // No step is no answer. What is not found is a flow that has ended or, where none is named, a wrong address.
          // An API that redirects leads to a sign-in page; a browser gives a redirect that was not followed the status 0.
          const fault = faultOf(
            ok ? 503 : status === 404 || status === 410 ? (path[1] ? 410 : 503) : status < 400 ? 401 : status,
            sent,
            json,
          );
          wait = fault.retryAt ? fault.retryAt - serverTime(sent) : 0;
          throw fault;
        });
      } catch (thrown) {
        signal.throwIfAborted();
        const error = thrown instanceof TransportError ? thrown : new TransportError('unknown', {cause: thrown});
        const again = error.code === 'offline' || (asks && status > 501 && status < 505);
        if (!again || left < 1 || wait > patience) throw error;
        // eslint-disable-next-line no-restricted-properties -- how long a pause is, is no secret
        await within(wait + Math.random() * jitter, signal, () => new Promise<never>(() => {})).catch(() => {});
      }
    }
  }

  /** Most pages never come to most kinds of step. */
  async function stepOf(json: unknown): Promise<Step | undefined> {
    const step = parseStep(json);
    return step?.kind === 'unsupported'
      ? parseStep(json, (await import('../../core/protocol/more-parts.js').catch(offline)).moreParts)
      : step;
  }

  const directory = () => import('./offices.js').catch(offline);

  return {
    capabilities: call => request(call, 'GET', ['capabilities'], parseCapabilities),
    begin: (flow, input, call) => request(call, 'POST', ['flows'], stepOf, {flow, input}),
    act: ({flow, revision}, action, call) =>
      request(call, 'POST', ['flows', encodeURIComponent(flow), 'actions'], stepOf, {revision, action}),
    resume: ({flow}, call) => request(call, 'GET', ['flows', encodeURIComponent(flow)], stepOf),
    async cancel({flow}, call) {
      await request(call, 'DELETE', ['flows', encodeURIComponent(flow)], (_, ok) => ok || undefined);
    },
    offices: async (...about) => (await directory()).offices(request, ...about),
    slots: async (...about) => (await directory()).slots(request, ...about),
  };
}
