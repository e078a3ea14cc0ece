import {createHash} from 'node:crypto';
import {setTimeout as pause} from 'node:timers/promises';
import type {Services} from '../../demo/server/services.js';
import {codesSentTo} from './portal-hooks.js';

/** What answers requests. */
export type Send = (request: Request) => Promise<Response>;

/** Makes something that answers requests wrongly in one way. */
export type Fault = (send: Send, services: Services) => Send;

type Json = Record<string, unknown>;

const isJson = (value: unknown): value is Json => typeof value === 'object' && value !== null;

/** A body as JSON; empty if it is none. */
function read(text: string): Json {
  try {
    const value: unknown = JSON.parse(text);
    return isJson(value) ? value : {};
  } catch {
    return {};
  }
}

const part = (json: Json, name: string): Json => {
  const value = json[name];
  return isJson(value) ? value : {};
};

/** What is changed about a message. */
interface Change {
  readonly status?: number;
  readonly headers?: (headers: Headers) => void;
  readonly text?: (text: string) => string;
}

async function answer(response: Response, {status = response.status, headers, text = same}: Change): Promise<Response> {
  const sent = new Headers(response.headers);
  headers?.(sent);
  const body = text(await response.text());
  return new Response(status === 204 ? null : body, {status, headers: sent});
}

const same = (text: string): string => text;

/** A request with something changed. `json` is the body after the change. */
async function request(
  from: Request,
  {url = from.url, headers, text = same}: Omit<Change, 'status'> & {readonly url?: string},
): Promise<Request> {
  const sent = new Headers(from.headers);
  headers?.(sent);
  const body = text(await from.clone().text());
  return new Request(url, {method: from.method, headers: sent, ...(body !== '' && {body})});
}

const withJson =
  (change: (json: Json) => Json) =>
  (text: string): string =>
    text === '' ? text : JSON.stringify(change(read(text)));

/** Wrong in what it answers. */
export const answering =
  (change: Change, applies: (response: Response, from: Request) => boolean = () => true): Fault =>
  send =>
  async from => {
    const response = await send(from);
    return applies(response, from) ? answer(response, change) : response;
  };

/** Wrong in what it takes the request for. */
export const hearing =
  (change: Omit<Change, 'status'>): Fault =>
  send =>
  async from =>
    send(await request(from, change));

/** Answers with something that the body said. */
export const repeating =
  (said: (json: Json, text: string) => Json, applies: (response: Response) => boolean = () => true): Fault =>
  send =>
  async from => {
    const text = await from.clone().text();
    const response = await send(from);
    if (text === '' || !applies(response)) return response;
    return answer(response, {text: withJson(json => ({...json, ...said(read(text), text)}))});
  };

const flowOf = (url: string): string | undefined => /\/flows\/([^/?]+)/.exec(url)?.[1];

/** Lets every browser into every flow; without a cookie as well, if it says so. */
export const unbound =
  (evenWithout: boolean): Fault =>
  send => {
    const owners = new Map<string, string>();
    return async from => {
      const owner = owners.get(flowOf(from.url) ?? '');
      const cookie = from.headers.get('cookie');
      const enters = owner !== undefined && (evenWithout ? cookie === null : cookie !== null);
      const response = await send(enters ? await request(from, {headers: all => all.set('cookie', owner)}) : from);
      const id = part(read(await response.clone().text()), 'ref').flow;
      const fresh = response.headers.getSetCookie()[0]?.split(';')[0];
      const own = fresh ?? cookie ?? '';
      if (typeof id === 'string' && !owners.has(id)) owners.set(id, own);
      return response;
    };
  };

/** Keeps the answer to a key for whoever comes with it. */
export const sharedKeys: Fault = send => {
  const kept = new Map<string, Response>();
  return async from => {
    const key = from.headers.get('idempotency-key') ?? '';
    const known = kept.get(key);
    if (known) return known.clone();
    const response = await send(from);
    if (from.url.endsWith('/flows')) kept.set(key, response.clone());
    return response;
  };
};

/** Tells one key from another by the body as well. */
export const keysByBody: Fault = send => async from => {
  const hash = createHash('sha256')
    .update(await from.clone().text())
    .digest('hex')
    .slice(0, 16);
  return send(
    await request(from, {headers: all => all.set('idempotency-key', `${all.get('idempotency-key') ?? ''}${hash}`)}),
  );
};

/** The step at which the flow of a request is. */
async function stepNow(send: Send, from: Request): Promise<Json> {
  const url = from.url.replace(/\/actions$/, '');
  return read(await (await send(new Request(url, {headers: from.headers}))).text());
}

/** Takes an answer to whatever step it was given for one to the step of now. */
export const anyRevision: Fault = send => async from => {
  if (!from.url.endsWith('/actions')) return send(from);
  const {revision} = part(await stepNow(send, from), 'ref');
  return send(await request(from, {text: withJson(json => ({...json, ...(revision !== undefined && {revision})}))}));
};

const loginOf = (step: Json): string => {
  const {contact} = part(step, 'challenge');
  return typeof contact === 'string' ? contact : '';
};

/** Takes every code that was ever sent to the same login. */
export const anyCode: Fault = (send, services) => async from => {
  const {code} = part(read(await from.clone().text()), 'action');
  if (typeof code !== 'string') return send(from);
  const sent = await codesSentTo(services, loginOf(await stepNow(send, from)));
  if (!sent.includes(code)) return send(from);
  for (const each of sent.reverse()) {
    const response = await send(
      await request(from, {
        headers: all => all.set('idempotency-key', crypto.randomUUID()),
        text: withJson(json => ({...json, action: {type: 'code', code: each}})),
      }),
    );
    if (response.status === 200) return response;
  }
  return send(from);
};

/** Never counts a wrong code. */
export const countless: Fault = (send, services) => async from => {
  const {code} = part(read(await from.clone().text()), 'action');
  if (typeof code !== 'string') return send(from);
  const step = await stepNow(send, from);
  if ((await codesSentTo(services, loginOf(step))).includes(code)) return send(from);
  const problems = [{code: 'code_wrong', field: 'code', attemptsLeft: 4}];
  return Response.json({...step, problems}, {status: 422, headers: {'Cache-Control': 'no-store'}});
};

/** Takes a code from a link. */
export const codeInLinks: Fault = send => async from => {
  const code = new URL(from.url).searchParams.get('code');
  const response = await send(from);
  if (code === null) return response;
  const {revision} = part(await stepNow(send, new Request(from.url.replace(/(\/actions)?\?.*/, ''), from)), 'ref');
  const url = from.url.replace(/(\/actions)?\?.*/, '/actions');
  const headers = new Headers(from.headers);
  headers.set('content-type', 'application/json');
  headers.set('origin', new URL(url).origin);
  await send(
    new Request(url, {method: 'POST', headers, body: JSON.stringify({revision, action: {type: 'code', code}})}),
  );
  return response;
};

/** Answers to a login in another way if somebody has it, or if nobody has. */
export const aboutLogins =
  (whom: 'known' | 'unknown', change: (response: Response) => Promise<Response>): Fault =>
  (send, {accounts}) =>
  async from => {
    const {identifier} = part(read(await from.clone().text()), 'action');
    const response = await send(from);
    if (typeof identifier !== 'string') return response;
    const account = await accounts.findByContact('phone', identifier);
    return (account === undefined) === (whom === 'unknown') ? change(response) : response;
  };

/** Takes four times as long about a login that somebody has: a share and not a time, as the machine may be slow itself. */
export const slow: Fault = (send, services) => {
  let took = 0;
  const timed: Send = async from => {
    const start = performance.now();
    const response = await send(from);
    took = performance.now() - start;
    return response;
  };
  return aboutLogins('known', async response => {
    await pause(20 + 3 * took);
    return response;
  })(timed, services);
};

/** Counts its flows, and names them so. */
export const shortIds: Fault = send => {
  const ids: string[] = [];
  return async from => {
    const id = ids[Number(flowOf(from.url) ?? -1)];
    const response = await send(
      id === undefined ? from : await request(from, {url: from.url.replace(/\/flows\/\d+/, `/flows/${id}`)}),
    );
    return answer(response, {
      text: withJson(json => {
        const ref = part(json, 'ref');
        const {flow} = ref;
        if (typeof flow !== 'string') return json;
        if (!ids.includes(flow)) ids.push(flow);
        return {...json, ref: {...ref, flow: String(ids.indexOf(flow))}};
      }),
    });
  };
};

export {answer, withJson};
