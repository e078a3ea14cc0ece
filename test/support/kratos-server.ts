// Replays what Ory Kratos answers to a page: the self-service flows for browsers, as in selfservice/, session/ and text/ of
// github.com/ory/kratos at b86338d and the snapshots of its tests. Not the server itself.
import {createHash, randomInt, randomUUID} from 'node:crypto';

/** Somebody who has an account. */
export const kratosAccount = {
  email: 'anna.nowak@example.org',
  phone: '+48600100200',
  password: 'correct horse battery staple',
} as const;

/** How the server is set up, by what its configuration calls it. */
export interface KratosOptions {
  /** `feature_flags.use_continue_with_transitions`. */
  readonly usesContinueWith?: boolean;
  /** `feature_flags.choose_recovery_address`: the second version of recovery. */
  readonly choosesAddress?: boolean;
  /** `selfservice.flows.settings.privileged_session_max_age`, in milliseconds. */
  readonly privilegedFor?: number;
  /** `selfservice.flows.settings.required_aal`: `highest_available`, for an account with a second factor. */
  readonly wantsSecondFactor?: boolean;
  /** Whether the account has a password, and does not sign in elsewhere. */
  readonly hasPassword?: boolean;
  /** Passwords that the list of leaked ones has. */
  readonly leaked?: readonly string[];
}

interface Session {
  readonly logoutToken: string;
  authenticatedAt: number;
}

interface Flow {
  readonly kind: 'login' | 'recovery' | 'settings';
  readonly id: string;
  readonly csrf: string;
  readonly expiresAt: number;
  state: string;
  /** Of a recovery: how many codes were tried, and the one that is right. */
  tries: number;
  code?: {readonly value: string; readonly expiresAt: number};
}

interface Message {
  readonly id: number;
  readonly type: 'error' | 'info' | 'success';
}

/** A server with one account. */
export interface KratosServer {
  fetch(request: Request): Promise<Response>;
  /** Signs in and gives the session's cookie; nothing where the password is wrong. */
  signIn(password: string): string | undefined;
  /** Ends a session. */
  signOut(cookie: string): void;
  /** How many sessions there are. */
  sessionCount(): number;
  /** The code that was sent to an address or a number last. */
  codeFor(contact: string): string;
}

const hour = 3_600_000;
const sessionCookie = 'ory_kratos_session';
const csrfCookie = 'csrf_token_local';
const publicUrl = 'http://localhost:4321/kratos';

const input = (
  group: string,
  name: string,
  type: string,
  value?: string,
  messages: readonly Message[] = [],
): object => ({
  type: 'input',
  group,
  attributes: {name, type, disabled: false, node_type: 'input', ...(value !== undefined && {value})},
  messages,
  meta: {},
});

const refusal = (status: number, id: string | undefined, reason: string, more: object = {}): Response =>
  Response.json({error: {...(id && {id}), code: status, status, reason, message: reason}, ...more}, {status});

const noSession = (): Response => refusal(401, 'session_inactive', 'No active session was found in this request.');

const masked = (address: string): string => `${address.slice(0, 2)}****`;

const digest = (address: string): string => createHash('sha256').update(address).digest('base64');

/** Starts one. All times are those of `Date`. */
export function startKratos({
  usesContinueWith = false,
  choosesAddress = false,
  privilegedFor = hour,
  wantsSecondFactor = false,
  hasPassword = true,
  leaked = [],
}: KratosOptions = {}): KratosServer {
  const {email, phone} = kratosAccount;
  const addresses: readonly string[] = [email, phone];
  const codes = new Map<string, string>();
  const sessions = new Map<string, Session>();
  const flows = new Map<string, Flow>();
  let {password}: {password: string} = kratosAccount;

  function open(): string {
    const cookie = randomUUID();
    sessions.set(cookie, {logoutToken: randomUUID(), authenticatedAt: Date.now()});
    return cookie;
  }

  function begin(kind: Flow['kind'], csrf: string): Flow {
    const state = kind !== 'recovery' ? 'show_form' : choosesAddress ? 'recovery_awaiting_address' : 'choose_method';
    const flow = {kind, id: randomUUID(), csrf, expiresAt: Date.now() + hour, state, tries: 0};
    flows.set(flow.id, flow);
    return flow;
  }

  /** The inputs of a flow's form. */
  function nodesOf({kind, state}: Flow, login: string, wrong: readonly Message[]): readonly object[] {
    const method = input('code', 'method', 'submit', 'code');
    if (kind === 'login') {
      const fields = [input('password', 'password', 'password'), input('password', 'method', 'submit', 'password')];
      return [input('default', 'identifier', 'hidden', email), ...(hasPassword ? fields : [])];
    }
    if (kind === 'settings') {
      return [
        input('profile', 'traits.email', 'email', email),
        input('password', 'password', 'password', undefined, wrong),
        input('password', 'method', 'submit', 'password'),
      ];
    }
    switch (state) {
      case 'choose_method':
        return [input('code', 'email', 'email', undefined, wrong), method];
      case 'sent_email':
        return [input('code', 'code', 'text'), method, input('code', 'email', 'submit', login)];
      case 'recovery_awaiting_address':
        return [input('code', 'recovery_address', 'text', undefined, wrong), method];
      case 'recovery_awaiting_address_choice':
        return [
          ...addresses.map(each => ({
            ...input('code', 'recovery_select_address', 'submit', digest(each)),
            meta: {label: {id: 1070000, text: masked(each), type: 'info'}},
          })),
          input('code', 'recovery_address', 'hidden', login),
        ];
      default:
        return [
          input('code', 'code', 'text'),
          method,
          input('code', 'recovery_confirm_address', 'submit', login),
          input('code', 'recovery_address', 'hidden', login),
        ];
    }
  }

  /** A flow as JSON; `wrong` stands at its field, `about` at the form as a whole. */
  function show(flow: Flow, {login = '', wrong = [], about = [], more = {}}: Showing = {}): object {
    const nodes = [input('default', 'csrf_token', 'hidden', flow.csrf), ...nodesOf(flow, login, wrong)];
    const action = `${publicUrl}/self-service/${flow.kind}?flow=${flow.id}`;
    return {
      id: flow.id,
      type: 'browser',
      state: flow.state,
      expires_at: new Date(flow.expiresAt).toISOString(),
      ui: {action, method: 'POST', nodes, messages: about},
      ...more,
    };
  }

  function send(flow: Flow, address: string): void {
    delete flow.code;
    if (!addresses.includes(address)) return;
    const value = String(randomInt(1_000_000)).padStart(6, '0');
    flow.code = {value, expiresAt: Date.now() + hour};
    codes.set(address, value);
  }

  /** What a code leads to. */
  function recovered(csrf: string): Response {
    const cookie = open();
    const settings = begin('settings', csrf);
    const headers = {'set-cookie': `${sessionCookie}=${cookie}; Path=/; HttpOnly`};
    const url = `http://localhost:4321/settings?flow=${settings.id}`;
    return usesContinueWith
      ? Response.json(
          {state: 'passed_challenge', continue_with: [{action: 'show_settings_ui', flow: {id: settings.id, url}}]},
          {headers},
        )
      : Response.json(
          {error: {id: 'browser_location_change_required', code: 422}, redirect_browser_to: url},
          {status: 422, headers},
        );
  }

  function recover(flow: Flow, fields: Fields, isSignedIn: boolean): Response {
    const {email: typed, code, recovery_address: address, recovery_select_address: chosen} = fields;
    if (code !== undefined) {
      if (++flow.tries > 5) return refusal(400, undefined, 'The request was submitted too often.');
      const {value, expiresAt = 0} = flow.code ?? {};
      if (value !== code || Date.now() > expiresAt) {
        return Response.json(show(flow, {login: typed ?? '', about: [{id: 4060006, type: 'error'}]}));
      }
      flow.state = 'passed_challenge';
      return recovered(flow.csrf);
    }
    if (isSignedIn) return refusal(400, 'session_already_available', 'A valid session was detected.');
    const login = typed ?? address ?? '';
    if (login === '' || (!choosesAddress && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(login))) {
      return Response.json(show(flow, {wrong: [{id: login ? 4000040 : 4000002, type: 'error'}]}), {status: 400});
    }
    // A person with more than one address chooses where the code goes.
    if (choosesAddress && chosen === undefined && addresses.includes(login)) {
      flow.state = 'recovery_awaiting_address_choice';
      return Response.json(show(flow, {login, about: [{id: 1060006, type: 'info'}]}));
    }
    if (chosen !== undefined && chosen !== digest(login)) return refusal(400, undefined, 'Not the address.');
    send(flow, login);
    flow.state = choosesAddress ? 'recovery_awaiting_code' : 'sent_email';
    return Response.json(show(flow, {login, about: [{id: choosesAddress ? 1060004 : 1060003, type: 'info'}]}));
  }

  function changeSettings(flow: Flow, {password: typed = ''}: Fields, session: Session): Response {
    if (Date.now() > session.authenticatedAt + privilegedFor) {
      const returnTo = encodeURIComponent(`${publicUrl}/self-service/settings?flow=${flow.id}`);
      return refusal(403, 'session_refresh_required', 'The login session is too old.', {
        redirect_browser_to: `${publicUrl}/self-service/login/browser?refresh=true&return_to=${returnTo}`,
      });
    }
    const id =
      typed.length < 15
        ? 4000032
        : Buffer.byteLength(typed) > 72
          ? 4000033
          : typed === password
            ? 4000039
            : typed.includes(email)
              ? 4000031
              : leaked.includes(typed)
                ? 4000034
                : undefined;
    if (id !== undefined) return Response.json(show(flow, {wrong: [{id, type: 'error'}]}), {status: 400});
    password = typed;
    flow.state = 'success';
    const next = {action: 'redirect_browser_to', redirect_browser_to: 'http://localhost:4321/settings'};
    return Response.json(show(flow, {about: [{id: 1050001, type: 'success'}], more: {continue_with: [next]}}));
  }

  function signInAgain(flow: Flow, {identifier, password: typed}: Fields, session: Session | undefined): Response {
    if (identifier !== email || typed !== password) {
      return Response.json(show(flow, {about: [{id: 4000006, type: 'error'}]}), {status: 400});
    }
    if (session) session.authenticatedAt = Date.now();
    return Response.json({session: {active: true}});
  }

  async function submit(kind: string, request: Request, id: string, cookies: Cookies): Promise<Response> {
    const flow = flows.get(id);
    if (flow?.kind !== kind) return refusal(404, undefined, 'The flow could not be found.');
    const session = sessions.get(cookies.session);
    if (kind === 'settings' && !session) return noSession();
    if (Date.now() > flow.expiresAt) {
      const url = `${publicUrl}/self-service/recovery/flows?id=${begin('recovery', flow.csrf).id}`;
      return kind === 'recovery'
        ? new Response(null, {status: 303, headers: {location: url}})
        : refusal(410, 'self_service_flow_expired', 'The self-service flow expired.');
    }
    const fields = fieldsOf(await request.json());
    if (fields.csrf_token !== flow.csrf || flow.csrf !== cookies.csrf) {
      return refusal(403, 'security_csrf_violation', 'Please retry the flow and optionally clear your cookies.');
    }
    if (flow.kind === 'recovery') return recover(flow, fields, session !== undefined);
    if (flow.kind === 'login') return signInAgain(flow, fields, session);
    return session ? changeSettings(flow, fields, session) : noSession();
  }

  return {
    async fetch(request) {
      const {pathname, searchParams} = new URL(request.url);
      const cookies = cookiesOf(request);
      const session = sessions.get(cookies.session);
      const id = searchParams.get('flow') ?? '';
      const path = pathname.replace(/^.*\/kratos\//, '');
      const [, kind = ''] = /^self-service\/(login|recovery|settings)/.exec(path) ?? [];
      if (request.method === 'POST') return submit(kind, request, id, cookies);
      if (request.method === 'DELETE' && path === 'sessions') {
        if (!session) return noSession();
        const others = [...sessions.keys()].filter(each => each !== cookies.session);
        for (const each of others) sessions.delete(each);
        return Response.json({count: others.length});
      }
      if (/^(sessions|self-service\/(settings|logout))/.test(path) && !session) return noSession();
      const csrf = cookies.csrf || randomUUID();
      const headers = {'set-cookie': `${csrfCookie}=${csrf}; Path=/; HttpOnly`};
      switch (path) {
        case 'sessions/whoami':
        case 'self-service/settings/browser':
          if (wantsSecondFactor) {
            return refusal(403, 'session_aal2_required', 'An active session was found but not its second factor.', {
              redirect_browser_to: `${publicUrl}/self-service/login/browser?aal=aal2`,
            });
          }
          if (kind) return Response.json(show(begin('settings', csrf)), {headers});
          return Response.json({id: 'a-session', active: true, identity: {id: 'a-person', traits: {email}}});
        case 'sessions':
          return Response.json([...sessions.keys()].filter(each => each !== cookies.session).map(each => ({id: each})));
        case 'self-service/login/browser':
          return Response.json(show(begin('login', csrf)), {headers});
        case 'self-service/recovery/browser':
          return Response.json(show(begin('recovery', csrf)), {headers});
        case 'self-service/settings/flows': {
          const flow = flows.get(searchParams.get('id') ?? '');
          return flow ? Response.json(show(flow)) : refusal(404, undefined, 'Unable to locate the resource');
        }
        case 'self-service/logout/browser':
          return Response.json({logout_token: session?.logoutToken, logout_url: `${publicUrl}/self-service/logout`});
        case 'self-service/logout':
          if (session?.logoutToken !== searchParams.get('token')) return refusal(403, undefined, 'Unable to log out.');
          sessions.delete(cookies.session);
          return new Response(null, {status: 204, headers: {'set-cookie': `${sessionCookie}=; Path=/; Max-Age=0`}});
        default:
          return refusal(404, undefined, 'The requested resource could not be found');
      }
    },
    signIn: typed => (typed === password ? open() : undefined),
    signOut: cookie => void sessions.delete(cookie),
    sessionCount: () => sessions.size,
    codeFor(contact) {
      const code = codes.get(contact);
      if (code === undefined) throw new Error('No code was sent there.');
      return code;
    },
  };
}

interface Showing {
  readonly login?: string;
  readonly wrong?: readonly Message[];
  readonly about?: readonly Message[];
  readonly more?: object;
}

type Fields = Readonly<Partial<Record<string, string>>>;

const fieldsOf = (body: unknown): Fields =>
  Object.fromEntries(
    Object.entries(typeof body === 'object' && body ? body : {}).map(([name, value]) => [name, String(value)]),
  );

interface Cookies {
  readonly session: string;
  readonly csrf: string;
}

function cookiesOf(request: Request): Cookies {
  const all = new Map(
    (request.headers.get('cookie') ?? '').split('; ').map(pair => {
      const [name = '', value = ''] = pair.split('=');
      return [name, value];
    }),
  );
  return {session: all.get(sessionCookie) ?? '', csrf: all.get(csrfCookie) ?? ''};
}
