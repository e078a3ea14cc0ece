import {createServer, type IncomingMessage, type ServerResponse} from 'node:http';
import {officeQuerySchema} from '../../src/core/protocol/assisted/request.js';
import {actRequestSchema, beginRequestSchema} from '../../src/core/protocol/request.js';
import {statusOfProblem, statusOfStep} from '../../src/core/protocol/status.js';
import {TransportError, type Call, type Transport} from '../../src/ports/transport.js';

/** What goes back. */
export interface Answer {
  readonly status: number;
  readonly headers: Record<string, string>;
  readonly body: string;
}

/** One request, before it is answered. */
export interface Exchange {
  readonly request: IncomingMessage;
  readonly response: ServerResponse;
  /** Lets the service work on it, and gives what it would answer. */
  answer(): Promise<Answer>;
}

/** What came in. */
export interface Received {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** The protocol over HTTP in front of any transport, with a way to answer otherwise. */
export interface ProtocolServer {
  readonly base: string;
  readonly received: readonly Received[];
  /** Takes over the next requests, one each, in their order. */
  readonly instead: ((exchange: Exchange) => void | Promise<void>)[];
  /** Ends all connections, so that the next request finds nobody. */
  close(): Promise<void>;
}

const json = 'application/json';
const type = (value: string): Record<string, string> => ({'content-type': value});

const problem = (status: number, code: string, retryAt?: number): Answer => ({
  status,
  headers: type('application/problem+json'),
  body: JSON.stringify({type: 'about:blank', status, code, ...(retryAt !== undefined && {retryAt})}),
});

async function textOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
};

/** A page of offices, or the slots of one. */
async function officesOf(
  transport: Transport,
  call: Call,
  params: URLSearchParams,
  office: string | undefined,
): Promise<object | undefined> {
  if (office !== undefined) {
    const range = {from: params.get('from') ?? '', to: params.get('to') ?? ''};
    return {slots: await transport.slots?.(office, range, call)};
  }
  const {data} = officeQuerySchema.safeParse({...Object.fromEntries(params), filter: params.getAll('filter')});
  if (!data) return undefined;
  const {latitude, longitude, filter: filters, ...rest} = data;
  const near = latitude !== undefined && longitude !== undefined && {near: {latitude, longitude}};
  return transport.offices?.({...rest, filters, ...near}, call);
}

/** Serves a transport on a free port of this machine. `now` is the service's clock, for the `Date` header. */
export async function serveProtocol(transport: Transport, now: () => number = Date.now): Promise<ProtocolServer> {
  const received: Received[] = [];
  const instead: ProtocolServer['instead'] = [];

  async function work(
    method: string,
    path: string,
    headers: IncomingMessage['headers'],
    body: string,
  ): Promise<Answer> {
    const call: Call = {
      signal: new AbortController().signal,
      locale: headers['accept-language'] ?? 'en',
      idempotencyKey: String(headers['idempotency-key'] ?? crypto.randomUUID()),
    };
    const {pathname, searchParams} = new URL(path, 'http://localhost');
    const [, place, id, more] = pathname.split('/').map(decodeURIComponent);
    if (method === 'GET' && place === 'offices') {
      const answer = await officesOf(transport, call, searchParams, id);
      return answer ? {status: 200, headers: type(json), body: JSON.stringify(answer)} : problem(400, 'unknown');
    }
    if (method === 'GET' && place === 'capabilities') {
      return {status: 200, headers: type(json), body: JSON.stringify(await transport.capabilities(call))};
    }
    if (method === 'DELETE' && place === 'flows' && id !== undefined) {
      await transport.cancel?.({flow: id}, call);
      return {status: 204, headers: {}, body: ''};
    }
    const step = await (async () => {
      if (place !== 'flows') return undefined;
      if (method === 'GET' && id !== undefined) return transport.resume?.({flow: id}, call);
      if (method !== 'POST') return undefined;
      if (id === undefined) {
        const {data} = beginRequestSchema.safeParse(parsed(body));
        return data && transport.begin(data.flow, data.input, call);
      }
      const {data} = actRequestSchema.safeParse(parsed(body));
      return data && more === 'actions'
        ? transport.act({flow: id, revision: data.revision}, data.action, call)
        : undefined;
    })();
    if (!step) return problem(400, 'unknown');
    const retryAt = step.problems[0]?.retryAt;
    return {
      status: statusOfStep(step),
      headers: {
        ...type(json),
        ...(retryAt !== undefined && {'retry-after': String(Math.ceil((retryAt - step.serverNow) / 1000))}),
      },
      body: JSON.stringify(step),
    };
  }

  const server = createServer((request, response) => {
    void (async () => {
      const {method = 'GET', url = '/', headers} = request;
      const path = url.replace(/^\/api/, '');
      const body = await textOf(request);
      received.push({method, path, headers, body});
      const answer = async (): Promise<Answer> => {
        try {
          return await work(method, path, headers, body);
        } catch (thrown) {
          if (!(thrown instanceof TransportError)) return problem(500, 'unknown');
          const status = thrown.code === 'unknown' ? 422 : statusOfProblem(thrown.code);
          return problem(status, thrown.code, thrown.retryAt);
        }
      };
      const takeOver = instead.shift();
      if (takeOver) return takeOver({request, response, answer});
      const {status, headers: own, body: text} = await answer();
      response.writeHead(status, {date: new Date(now()).toUTCString(), ...own}).end(text);
    })();
  });
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens nowhere.');
  return {
    base: `http://127.0.0.1:${address.port}/api`,
    received,
    instead,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
