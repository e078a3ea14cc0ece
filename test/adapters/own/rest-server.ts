// The service that docs/write-a-transport.md has made up.
import {randomInt, randomUUID} from 'node:crypto';
import {once} from 'node:events';
import {createServer} from 'node:http';

/** A server with one account, for one case. */
export interface MyServer {
  readonly url: string;
  /** Of a session of that account. */
  readonly token: string;
  readCode(email: string): Promise<string>;
  signsIn(password: string): Promise<boolean>;
  signOut(): void;
  close(): Promise<void>;
}

interface Recovery {
  email?: string;
  code?: string;
  left: number;
  isProven: boolean;
}

type Fields = Readonly<Partial<Record<string, unknown>>>;

const email = 'anna@example.org';
const ok = (body: object): [status: number, body: object] => [200, body];
const refused = (error: string, left?: number): [status: number, body: object] => [422, {error, left}];

/** Starts one on a free port of this machine. */
export async function startMyServer(): Promise<MyServer> {
  const token = randomUUID();
  const recoveries = new Map<string, Recovery>();
  let password = 'correct horse battery staple';
  let isSignedIn = true;
  let sent = '';

  function set(typed: unknown): [status: number, body: object] {
    if (typed === password) return refused('same-password');
    if (typeof typed !== 'string' || typed.length < 15) return refused('weak-password');
    password = typed;
    return ok({});
  }

  function recover(recovery: Recovery, step: string, fields: Fields): [status: number, body: object] {
    if (step === 'identify') {
      if (!/^\S+@\S+\.\S+$/.test(String(fields.identifier))) return refused('bad-email');
      recovery.email = String(fields.identifier);
      if (recovery.email === email) sent = recovery.code = String(randomInt(1_000_000)).padStart(6, '0');
      return ok({expires: Date.now() + 600_000});
    }
    if (step === 'code') {
      if (recovery.left === 0) return refused('too-many-codes');
      if (recovery.code === undefined || fields.code !== recovery.code) {
        recovery.left--;
        return recovery.left ? refused('wrong-code', recovery.left) : refused('too-many-codes');
      }
      recovery.isProven = true;
      return ok({});
    }
    return recovery.isProven ? set(fields.password) : [409, {}];
  }

  function answer(path: string, authorization: string | undefined, fields: Fields): [status: number, body: object] {
    const [, place, id, step = ''] = path.split('/');
    if (place === 'changes') {
      if (!isSignedIn || authorization !== `Bearer ${token}`) return [401, {}];
      if (id === undefined) return ok({id: randomUUID()});
      return fields.currentPassword === password ? set(fields.password) : refused('wrong-password');
    }
    if (id === undefined) {
      const recovery = randomUUID();
      recoveries.set(recovery, {left: 5, isProven: false});
      return ok({id: recovery});
    }
    const recovery = recoveries.get(id);
    return recovery ? recover(recovery, step, fields) : [404, {}];
  }

  const server = createServer((request, response) => {
    void (async () => {
      let text = '';
      for await (const chunk of request) text += String(chunk);
      const fields: unknown = JSON.parse(text);
      const known = typeof fields === 'object' && fields ? {...fields} : {};
      const [status, body] = answer(request.url ?? '/', request.headers.authorization, known);
      response.writeHead(status, {'content-type': 'application/json'}).end(JSON.stringify(body));
    })();
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The server listens nowhere.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    token,
    readCode: async () => Promise.resolve(sent),
    signsIn: async typed => Promise.resolve(typed === password),
    signOut: () => void (isSignedIn = false),
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
