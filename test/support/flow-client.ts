import {
  parseProblem,
  parseStep,
  type Action,
  type BeginInput,
  type FlowKind,
  type Problem,
  type Step,
  type StepKind,
  type StepOf,
} from 'latchkey/protocol';

/** Something that answers HTTP requests without a network. */
export interface Instance {
  fetch(request: Request): Response | Promise<Response>;
}

/** What came back. */
export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly text: string;
  /** The body, if it is JSON. */
  readonly json: unknown;
}

/** What may be set for one request. */
export interface RequestOptions {
  readonly key?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Where a browser is, and what it talks to. */
export interface BrowserOptions {
  /** The instances take turns: request n goes to instance n mod their number. */
  readonly instances: readonly Instance[];
  readonly origin: string;
  /** The address that the proxy in front sees. */
  readonly address?: string;
  readonly locale?: string;
}

let requests = 0;

/** A browser that keeps cookies, as far as flows need one. */
export class Browser {
  readonly cookies = new Map<string, string>();

  constructor(private readonly options: BrowserOptions) {}

  /** Takes a cookie from a `Set-Cookie` header. */
  keep(cookie: string): void {
    const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === '' || /max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }

  /** Sends a request as a page of the portal would, with what a browser adds to it. */
  async send(request: Request): Promise<Response> {
    const {instances, origin, address, locale} = this.options;
    const instance = instances[requests++ % instances.length];
    if (!instance) throw new Error('There is no instance.');
    const added = {
      Origin: origin,
      'Accept-Language': locale ?? 'en',
      Cookie: [...this.cookies].map(pair => pair.join('=')).join('; '),
      ...(address !== undefined && {'X-Forwarded-For': address}),
    };
    for (const [name, value] of Object.entries(added)) {
      if (!request.headers.has(name)) request.headers.set(name, value);
    }
    const response = await instance.fetch(request);
    for (const cookie of response.headers.getSetCookie()) this.keep(cookie);
    return response;
  }

  /** Sends any request. `body` goes as it is. */
  async request(
    method: string,
    path: string,
    body?: string,
    headers: Readonly<Record<string, string>> = {},
  ): Promise<Answer> {
    const typed = body === undefined ? {} : {'Content-Type': 'application/json'};
    const response = await this.send(
      new Request(`${this.options.origin}${path}`, {
        method,
        headers: {...typed, ...headers},
        ...(body !== undefined && {body}),
      }),
    );
    const text = await response.text();
    const json: unknown = (response.headers.get('Content-Type') ?? '').includes('json') ? JSON.parse(text) : undefined;
    return {status: response.status, headers: response.headers, text, json};
  }

  /** Sends JSON to the protocol. */
  call(method: string, path: string, body?: unknown, {key, headers}: RequestOptions = {}): Promise<Answer> {
    return this.request(method, `/api/latchkey${path}`, body === undefined ? undefined : JSON.stringify(body), {
      ...(key !== undefined && {'Idempotency-Key': key}),
      ...headers,
    });
  }

  /** Asks for a flow to begin. */
  beginCall(flow: FlowKind, input: BeginInput = {}, options?: RequestOptions): Promise<Answer> {
    return this.call('POST', '/flows', {flow, input}, options);
  }

  /** Asks for a step to be answered. */
  actCall({ref}: Step, action: Action, options?: RequestOptions): Promise<Answer> {
    return this.call('POST', `/flows/${ref.flow}/actions`, {revision: ref.revision, action}, options);
  }

  /** Begins a flow and gives its first step. */
  async begin(flow: FlowKind, input?: BeginInput): Promise<Step> {
    return stepOf(await this.beginCall(flow, input));
  }

  /** Answers a step and gives the next one, or the same with problems. */
  async act(step: Step, action: Action, options?: RequestOptions): Promise<Step> {
    return stepOf(await this.actCall(step, action, options));
  }

  /** The step at which a flow is. */
  async resume({ref}: Step): Promise<Step> {
    return stepOf(await this.call('GET', `/flows/${ref.flow}`));
  }
}

/** The step in an answer. Throws if there is none. */
export function stepOf({json, status, text}: Answer): Step {
  const step = parseStep(json);
  if (!step || step.kind === 'unsupported') throw new Error(`No step, but ${status}: ${text}`);
  return step;
}

/** The step, if it is of this kind. Throws if it is not. */
export function ofKind<Kind extends StepKind>(step: Step, kind: Kind): StepOf<Kind> {
  if (!isOfKind(step, kind)) throw new Error(`Not ${kind}: ${JSON.stringify(step)}`);
  return step;
}

const isOfKind = <Kind extends StepKind>(step: Step, kind: Kind): step is StepOf<Kind> => step.kind === kind;

/** The problem in an answer that is no step. Throws if there is none. */
export function problemOf({json, headers, status, text}: Answer): Problem & {readonly status: number} {
  const problem = parseProblem(json);
  if (!problem || headers.get('Content-Type') !== 'application/problem+json') {
    throw new Error(`No problem document, but ${status}: ${text}`);
  }
  return {...problem, status};
}

/** The one problem of a step. Throws if there is none, or more than one. */
export function problemIn({problems}: Step): Problem {
  const [problem] = problems;
  if (!problem || problems.length > 1) throw new Error(`Not one problem: ${JSON.stringify(problems)}`);
  return problem;
}
