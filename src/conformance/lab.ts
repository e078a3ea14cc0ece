import {httpTransport} from '../adapters/http/index.js';
import type {ContractAccount, TransportFeature, TransportFixture} from '../ports/transport.contract.js';
import {visit, type Visit} from '../ports/transport-contract/visit.js';
import type {Transport} from '../ports/transport.js';
import {createClient, type Client} from './client.js';
import {member, type Exchange} from './exchange.js';
import type {ConformanceHooks} from './hooks.js';

/** Somebody who comes for the first time. */
export interface Visitor {
  readonly client: Client;
  readonly fixture: TransportFixture;
  /** Walks flows through the library's own transport over the client. */
  readonly visit: Visit;
}

/** What cases are run in. */
export interface Lab {
  /** Where the protocol is served: absolute, without a slash at its end. */
  readonly base: string;
  readonly hooks: ConformanceHooks;
  /** What the backend and the hooks offer. */
  readonly features: readonly TransportFeature[];
  /** Every exchange below the base, of all visitors so far. */
  readonly exchanges: readonly Exchange[];
  /** Somebody with an account; a fresh one unless it is given. */
  visitor(account?: ContractAccount): Promise<Visitor>;
  /** The same, signed in where the hooks can do that. */
  signedIn(): Promise<Visitor>;
  /** A browser without any cookie. */
  client(): Client;
  /** The library's own transport over a client. */
  transport(client: Client): Transport;
  /** Says something about the case that runs, for the report. */
  note(text: string): void;
}

/** How a lab is set up. */
export interface LabOptions {
  /** What sends requests instead of the platform's `fetch`. */
  readonly fetch?: (request: Request) => Promise<Response>;
  /** The longest that one answer may take, in milliseconds: 10 s by default, as long as a page waits. */
  readonly timeout?: number;
}

/** What the hooks give, and what the backend says of itself. */
async function featuresOf(client: Client, hooks: ConformanceHooks): Promise<TransportFeature[]> {
  const {json, status} = await client.send('GET', '/capabilities');
  const flows = member(json, 'flows');
  if (!Array.isArray(flows)) throw new Error(`GET /capabilities → ${status}: it names no flows.`);
  const has = (flow: string): boolean => flows.includes(flow);
  const recovers = has('recover-access');
  const {document} = await hooks.account();
  const begun = recovers ? await client.send('POST', '/flows', {json: {flow: 'recover-access', input: {}}}) : undefined;
  const actions = member(begun?.json, 'actions');
  const offices = await client.send('GET', '/offices');
  const offered: readonly (readonly [feature: TransportFeature, isThere: unknown])[] = [
    ['recover-access', recovers],
    ['change-password', has('change-password') && hooks.signIn],
    ['documents', document],
    ['ways', Array.isArray(actions) && actions.includes('way')],
    ['offices', offices.status === 200],
    ['codes', hooks.readCode],
    ['clock', hooks.advance],
    ['resume', true],
    ['cancel', true],
    ['idempotency', true],
    ['policy', hooks.weakPassword],
    ['sign-in', hooks.signsIn],
    ['sign-out', hooks.signIn && hooks.signOut],
  ];
  return offered.flatMap(([feature, isThere]) => (isThere ? feature : []));
}

/** Sets up a lab. Rejects if nothing that speaks the protocol answers there. */
export async function createLab(
  base: string,
  hooks: ConformanceHooks,
  note: (text: string) => void,
  {fetch: send = request => fetch(request), timeout = 10_000}: LabOptions = {},
): Promise<Lab> {
  const exchanges: Exchange[] = [];
  const headers = async () => (await hooks.headers?.()) ?? {};

  const client = (): Client =>
    createClient({
      base,
      origin: hooks.origin ?? new URL(base).origin,
      fetch: send,
      headers,
      timeout,
      record: exchange => exchanges.push(exchange),
    });

  // One attempt a call, so that nothing is hidden by a second one.
  const transport = (through: Client): Transport =>
    httpTransport({base, fetch: through.fetch, headers, timeout, retries: 0});

  async function visitor(given?: ContractAccount): Promise<Visitor> {
    const account = given ?? (await hooks.account());
    const browser = client();
    const {readCode, advance, signsIn, signOut, weakPassword} = hooks;
    const fixture: TransportFixture = {
      transport: transport(browser),
      account,
      stranger: await hooks.stranger(),
      newPassword: await hooks.newPassword(),
      ...(weakPassword !== undefined && {weakPassword}),
      ...(readCode && {readCode: async login => readCode(login)}),
      ...(advance && {advance}),
      ...(signsIn && {signsIn: async password => signsIn(account, password)}),
      ...(signOut && {signOut: async () => signOut(browser.fetch, account)}),
    };
    return {client: browser, fixture, visit: visit(fixture)};
  }

  return {
    base,
    hooks,
    features: await featuresOf(client(), hooks),
    exchanges,
    visitor,
    async signedIn() {
      const made = await visitor();
      await hooks.signIn?.(made.client.fetch, made.fixture.account);
      return made;
    },
    client,
    transport,
    note,
  };
}
