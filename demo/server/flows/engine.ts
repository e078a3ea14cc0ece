import type {Kysely, Transaction} from 'kysely';
import {
  stepActions,
  type Action,
  type ActRequest,
  type BeginRequest,
  type Problem,
  type StepAction,
} from 'latchkey/protocol';
import type {Session} from '../auth/accounts.js';
import {inTransaction, passes, turns} from '../database/again.js';
import type {Database} from '../database/schema.js';
import {locales, type Locale} from '../locales.js';
import type {Services} from '../services.js';
import {nobody} from './claim.js';
import {
  createFlow,
  deleteFlow,
  lockFlow,
  move,
  readFlow,
  saveFlow,
  sessionHash,
  type Flow,
  type NewFlow,
} from './flow.js';
import {claimKey, findReply, keepReply, type Request} from './idempotency.js';
import {freshFor, spend} from './limits.js';
import {linkHash, lockLinked, readLinked} from './mail-link.js';
import {openLink, type Opened} from './open-link.js';
import {Refusal} from './refusal.js';
import {nothing, problemReply, stepReply, type Reply} from './reply.js';
import {rooms} from './steps/index.js';
import type {Decide, Outcome, Scene, ShownStep} from './turn.js';

/** Who asks, and how. */
export interface Asker {
  /** A keyed hash of the browser's cookie. */
  readonly binding: string;
  /** Where the request came from. */
  readonly address: string;
  /** The language of the page, where it names one. */
  readonly locale: Locale | undefined;
  readonly headers: Headers;
  /** The idempotency key, where the request has one. */
  readonly key: string | undefined;
}

/** The flow went on between being looked at and being locked. */
class Moved extends Error {}

/** What may be done besides going on. Another way is open at every step of a recovery. */
const actionsOf = (flow: Flow): readonly StepAction[] => [
  ...rooms[flow.position].actions(flow),
  ...(flow.kind === 'recover-access' && !['ways', 'redirect', 'done'].includes(flow.position) ? ['way' as const] : []),
];

async function show(
  db: Kysely<Database>,
  id: string,
  flow: Flow,
  scene: Scene,
  problems: readonly Problem[] = [],
): Promise<ShownStep> {
  const room = rooms[flow.position];
  return {
    ...(await room.show(flow, scene, db)),
    ref: {flow: id, revision: flow.revision},
    problems,
    serverNow: scene.now,
    ...(flow.position !== 'done' && flow.position !== 'redirect' && {expiresAt: flow.expiresAt}),
    actions: actionsOf(flow),
  };
}

const notAllowed: Decide = async ({flow}) => ({flow, problems: [{code: 'not_allowed'}]});

const superseded: Decide = async ({flow}) => ({flow, problems: [{code: 'superseded'}]});

/** Giving up and starting anew are the same at every step that offers them. */
const leave =
  (position: 'redirect' | 'identify'): Decide =>
  async ({flow}) => ({flow: move(flow, position, {accountId: null, proven: false, data: {}})});

/** To the ways, from wherever the person is. */
const otherWay: Decide = async ({flow}) => ({
  flow: move(flow, 'ways', {data: {...flow.data, cameFrom: flow.position}}),
});

async function decide(scene: Scene, action: Action): Promise<Decide> {
  const {type} = action;
  const room = rooms[scene.flow.position];
  const side = stepActions.find(name => name === type);
  if (side && !actionsOf(scene.flow).includes(side)) return notAllowed;
  if (type === 'cancel') return leave('redirect');
  if (type === 'restart') return leave('identify');
  if (type === 'way') return otherWay;
  return (await room.answer(scene, action)) ?? notAllowed;
}

/** Begins flows and moves them on. All state is in the database, so that any number of engines work as one. */
export function createEngine(services: Services) {
  const {db, accounts, secrets} = services;

  /** Does something once for each idempotency key, in a transaction that is tried again where others got in its way. */
  async function once(
    {binding, key}: Asker,
    content: unknown,
    prepare: () => Promise<(trx: Transaction<Database>) => Promise<Reply>>,
  ): Promise<Reply> {
    const request: Request | undefined =
      key === undefined ? undefined : {binding, key, content: JSON.stringify(content)};
    for (let turn = 1; ; turn++) {
      const earlier = request && (await findReply(db, services, request));
      if (earlier) return earlier;
      const work = await prepare();
      try {
        return await db.transaction().execute(async trx => {
          const meanwhile = request && (await claimKey(trx, services, request));
          if (meanwhile) return meanwhile;
          const reply = await work(trx);
          if (request) await keepReply(trx, services, request, reply);
          return reply;
        });
      } catch (fault) {
        if (turn === turns || !(fault instanceof Moved || passes(fault))) throw fault;
      }
    }
  }

  /** What goes with a flow. The same questions are asked about nobody as about anybody. */
  async function around({address}: Asker, accountId: string | null, session: Session | undefined) {
    const whose = accountId ?? nobody;
    const account = await accounts.find(whose);
    const contacts = await accounts.contacts(whose);
    const otherSessions = session ? await accounts.otherSessions(session.accountId, session.id) : 0;
    return {services, now: services.now(), address, account, contacts, session, otherSessions};
  }

  /** A flow of this browser, and what goes with it. A change is open only to the session that it began in. */
  async function look(asker: Asker, id: string): Promise<Scene> {
    const flow = await readFlow(db, secrets, services.now(), {id, binding: asker.binding});
    const session = flow.session === null ? undefined : await accounts.session(asker.headers);
    if (flow.session !== null) {
      if (!session) throw new Refusal('session_expired');
      if (sessionHash(secrets, session) !== flow.session) throw new Refusal('flow_expired');
    }
    return {...(await around(asker, flow.accountId, session)), flow, locale: asker.locale ?? flow.locale};
  }

  function beginnings(
    {flow: kind, input}: BeginRequest,
    session: Session | undefined,
  ): Omit<NewFlow, 'binding' | 'locale'> {
    const {identifier, mode, reason} = input;
    if (kind === 'recover-access') {
      const data = identifier === undefined ? {} : {identifier};
      return reason === undefined
        ? {kind, position: 'identify', data}
        : {kind, position: 'channels', data: {...data, support: {way: 'call', reason}}};
    }
    if (!session) throw new Refusal('session_expired');
    const {accountId, freshAt, temporary} = session;
    return {
      kind,
      position: services.now() - freshAt > freshFor ? 'reauthenticate' : 'new-password',
      accountId,
      session: sessionHash(secrets, session),
      data: temporary || mode === 'forced' ? {forced: true} : {},
    };
  }

  /** Begins a flow at its first step. */
  const beginAnew = (asker: Asker, request: BeginRequest): Promise<Reply> =>
    once(asker, ['begin', request], async () => {
      const {binding, locale = locales[0], address, headers} = asker;
      const session = request.flow === 'change-password' ? await accounts.session(headers) : undefined;
      const beginning = beginnings(request, session);
      const scene = await around(asker, session?.accountId ?? null, session);
      return async trx => {
        const retryAt = await spend(
          trx,
          secrets,
          scene.now,
          'begin',
          session ? {account: session.accountId} : {address},
        );
        if (retryAt !== undefined) return problemReply('rate_limited', {retryAt});
        const {id, flow} = await createFlow(trx, secrets, scene.now, {...beginning, binding, locale});
        return stepReply(await show(trx, id, flow, {...scene, flow, locale}));
      };
    });

  /** Begins a recovery by a link from an e-mail. One that opens nothing is told as such, at the first step. */
  const beginByLink = (asker: Asker, request: BeginRequest, link: string): Promise<Reply> =>
    once(asker, ['begin', request], async () => {
      const {binding, locale = locales[0], address} = asker;
      const hash = linkHash(secrets, link);
      const sender = await readLinked(db, hash, services.now());
      const scene = {...(await around(asker, sender?.accountId ?? null, undefined)), locale};
      return async trx => {
        const retryAt = await spend(trx, secrets, scene.now, 'begin', {address});
        if (retryAt !== undefined) return problemReply('rate_limited', {retryAt});
        const locked = await lockLinked(trx, hash, scene.now);
        if (locked?.accountId !== sender?.accountId) throw new Moved();
        const {id, flow, problems} =
          (await openLink(trx, scene, {sender: locked, hash, binding})) ??
          ({
            ...(await createFlow(trx, secrets, scene.now, {...beginnings(request, undefined), binding, locale})),
            problems: [{code: 'link_expired'}],
          } satisfies Opened);
        return stepReply(await show(trx, id, flow, {...scene, flow}, problems));
      };
    });

  /** Begins a flow and gives its first step. */
  const begin = (asker: Asker, request: BeginRequest): Promise<Reply> => {
    const {link} = request.input;
    return request.flow === 'recover-access' && link !== undefined
      ? beginByLink(asker, request, link)
      : beginAnew(asker, request);
  };

  /** Moves a flow on, if it has to do so by itself. Somebody else may have done it meanwhile. */
  async function goOn(asker: Asker, id: string): Promise<void> {
    const scene = await look(asker, id);
    const decision = await rooms[scene.flow.position].later?.(scene);
    if (!decision) return;
    await inTransaction(db, async trx => {
      const flow = await lockFlow(trx, secrets, scene.now, {id, binding: asker.binding});
      if (flow.revision === scene.flow.revision) await saveFlow(trx, (await decision({scene, trx, flow})).flow);
    });
  }

  /** Answers a step, and gives the next one or the same with problems. */
  const act = (asker: Asker, id: string, {revision, action}: ActRequest): Promise<Reply> =>
    once(asker, ['act', id, revision, action], async () => {
      await goOn(asker, id);
      const scene = await look(asker, id);
      const decision = scene.flow.revision === revision ? await decide(scene, action) : superseded;
      return async trx => {
        const flow = await lockFlow(trx, secrets, scene.now, {id, binding: asker.binding});
        if (flow.revision !== scene.flow.revision || flow.accountId !== scene.flow.accountId) throw new Moved();
        const outcome: Outcome = await decision({scene, trx, flow: {...flow, locale: scene.locale}});
        // Whoever gave up is not led back to it later on.
        await (outcome.flow.position === 'redirect' ? deleteFlow : saveFlow)(trx, outcome.flow);
        return stepReply({...(await show(trx, id, outcome.flow, scene, outcome.problems)), ...outcome.once});
      };
    });

  /** The step at which a flow is. */
  async function resume(asker: Asker, id: string): Promise<Reply> {
    await goOn(asker, id);
    const scene = await look(asker, id);
    return stepReply(await show(db, id, scene.flow, scene));
  }

  /** Ends a flow that is no longer wanted. */
  const cancel = (asker: Asker, id: string): Promise<Reply> =>
    once(asker, ['cancel', id], async () => {
      const {now} = await look(asker, id);
      return async trx => {
        await deleteFlow(trx, await lockFlow(trx, secrets, now, {id, binding: asker.binding}));
        return nothing;
      };
    });

  return {begin, act, resume, cancel};
}
