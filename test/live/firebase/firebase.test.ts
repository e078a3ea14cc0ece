// The adapter over Firebase's Auth emulator. What that does otherwise than Firebase is in docs/adapters.md.
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it, mock} from 'node:test';
import {
  firebaseTransport,
  type FirebaseTransportOptions,
  type NewSession,
} from '../../../src/adapters/firebase/index.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import type {TransportFault} from '../../../src/ports/transport.js';
import {runContract} from '../../support/contract.js';
import {commonCauses, type Instead} from '../../support/instead.js';
import {lostReply, tapFetch, type TappedFetch} from '../../support/tapped-fetch.js';
import {as, call, gist, visitorOf, type Visitor} from '../../support/visitor.js';
import {startProject, type Person, type Project} from './project.js';

const newPassword = 'seven green bottles on a wall';

let project: Project;
let anna: Person;

before(async () => {
  project = await startProject();
});
after(async () => project.stop());

const refusal =
  (message: string, status = 400): Instead =>
  () =>
    Response.json({error: {code: status, message}}, {status});

const causes = new Map<TransportFault, Instead>([
  ...commonCauses,
  ['not_allowed', refusal('Requests from referer https://example.org are blocked.', 403)],
  ['rate_limited', refusal('RESET_PASSWORD_EXCEED_LIMIT')],
  ['managed_elsewhere', refusal('PASSWORD_LOGIN_DISABLED')],
  ['unknown', refusal('API key not valid. Please pass a valid API key.')],
]);

async function create(): Promise<TransportFixture> {
  const account = await project.enrol();
  let session = await project.signIn(account);
  const tap = tapFetch();
  return {
    transport: firebaseTransport({
      apiKey: 'any',
      base: project.base,
      idToken: () => session?.idToken,
      onNewSession: next => {
        session = next;
      },
      sentUrl: '/look-for-a-mail',
      signInUrl: '/sign-in',
      fetch: tap.fetch,
      timeout: 5_000,
    }),
    account: {identifierKind: 'email', identifier: account.email, password: account.password},
    stranger: 'nobody@example.org',
    newPassword,
    weakPassword: 'short',
    signsIn: async password => Boolean(await project.signIn({...account, password})),
    signOut() {
      session = undefined;
    },
    faults: [...causes.keys()],
    fail(fault) {
      const cause = causes.get(fault);
      if (cause) tap.instead.push(cause);
    },
  };
}

describe('with a project that keeps to itself who has an account', () => {
  before(async () => project.keepSecret(true));
  // Without `codes`: Firebase mails a link.
  runContract(
    'firebaseTransport keeps the contract of a transport',
    transportContract({
      features: [
        'change-password',
        'recover-access',
        'resume',
        'cancel',
        'idempotency',
        'policy',
        'sign-in',
        'sign-out',
        'faults',
      ],
      create,
    }),
  );
});

function visitor(options: Partial<FirebaseTransportOptions> = {}): Visitor & {readonly tap: TappedFetch} {
  const tap = tapFetch();
  const transport = firebaseTransport({
    apiKey: 'any',
    base: project.base,
    sentUrl: '/look-for-a-mail',
    signInUrl: '/sign-in',
    fetch: tap.fetch,
    ...options,
  });
  return {...visitorOf(transport), tap};
}

const identify = (identifier: string) => ({type: 'identify', identifierKind: 'email', identifier}) as const;
const choice = {type: 'new-password', password: newPassword} as const;

for (const isSecret of [false, true]) {
  describe(`over the Auth emulator, which ${isSecret ? 'keeps to itself' : 'tells'} who has an account`, () => {
    before(async () => project.keepSecret(isSecret));
    beforeEach(async () => {
      mock.timers.enable({apis: ['Date'], now: Date.now()});
      anna = await project.enrol();
    });
    afterEach(() => {
      mock.timers.reset();
    });

    it('leads to the page about the mail, whether or not anybody has the address', async () => {
      const tell = async (email: string): Promise<unknown> => {
        const {begin, act, tap} = visitor();
        await begin('recover-access');
        const sent = as(await act(identify(email)), 'redirect');
        const back = await act({type: 'back'});
        return [gist(sent), sent.url, sent.actions, gist(back), tap.asked.map(({url}) => url)];
      };
      const told = await tell(anna.email);
      assert.deepEqual(await tell('nobody@example.org'), told);
      assert.equal((await project.linksTo(anna.email)).length, 1);
    });

    it('takes a wrong old password for wrong, after a request that never arrived too', async () => {
      const session = await project.signIn(anna);
      const {begin, act, tap} = visitor({idToken: () => session?.idToken});
      await begin('change-password');
      const wrong = {...choice, currentPassword: 'wrong'};
      tap.instead.push(() => new Response(null, {status: 503}));
      await assert.rejects(act(wrong), {code: 'unavailable'});
      assert.deepEqual(gist(await act(wrong)), ['new-password', 'current_password_wrong']);
      assert.deepEqual(gist(await act({...choice, currentPassword: anna.password})), ['done']);
    });

    it('begins with the password for who comes by the link, once', async () => {
      const asking = visitor();
      await asking.begin('recover-access');
      await asking.act(identify(anna.email));
      const [oobCode = ''] = await project.linksTo(anna.email);
      const {begin, act} = visitor({oobCode});
      assert.equal(as(await begin('recover-access'), 'new-password').username, anna.email);
      assert.deepEqual(gist(await act({...choice, password: 'short'})), ['new-password', 'password_policy']);
      assert.deepEqual(gist(await act({...choice, password: ''})), ['new-password', 'password_policy']);
      assert.equal(as(await act(choice), 'done').signInUrl, '/sign-in');
      assert.ok(await project.signIn({...anna, password: newPassword}));
      assert.deepEqual(gist(await begin('recover-access')), ['identify']);
      assert.deepEqual(gist(await visitor({oobCode}).begin('recover-access')), ['identify', 'link_expired']);
    });
  });
}

describe('recover-access over the Auth emulator', () => {
  beforeEach(async () => {
    mock.timers.enable({apis: ['Date'], now: Date.now()});
    anna = await project.enrol();
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('mails in the language of the page, and no second time in a hurry', async () => {
    const {begin, act, tap} = visitor();
    await begin('recover-access');
    for (const count of [1, 1, 2]) {
      if (count === 2) mock.timers.tick(30_000);
      await act(identify(anna.email), {locale: 'pl'});
      assert.equal((await project.linksTo(anna.email)).length, count);
      await act({type: 'back'});
    }
    assert.equal(tap.asked.at(-1)?.headers.get('x-firebase-locale'), 'pl');
  });

  it('goes on by another link if the one is used up before the password comes', async () => {
    const asking = visitor();
    await asking.begin('recover-access');
    await asking.act(identify(anna.email));
    const [oobCode = ''] = await project.linksTo(anna.email);
    const [one, other] = [visitor({oobCode}), visitor({oobCode})];
    await one.begin('recover-access');
    await other.begin('recover-access');
    await one.act(choice);
    assert.deepEqual(gist(await other.act(choice)), ['identify', 'link_expired']);
    assert.deepEqual(gist(await other.act(identify(anna.email))), ['redirect']);
  });

  it('is not offered without a page about the mail', async () => {
    const {transport, begin} = visitor({sentUrl: ''});
    assert.deepEqual((await transport.capabilities(call())).flows, []);
    await assert.rejects(begin('recover-access'), {code: 'not_allowed'});
  });
});

describe('change-password over the Auth emulator', () => {
  beforeEach(async () => {
    anna = await project.enrol();
  });

  const change = (currentPassword = anna.password) => ({...choice, currentPassword});

  it('hands over the session that it begins', async () => {
    const session = await project.signIn(anna);
    const sessions: NewSession[] = [];
    const {begin, act} = visitor({
      idToken: async () => Promise.resolve(session?.idToken),
      onNewSession: next => sessions.push(next),
    });
    assert.equal(as(await begin('change-password'), 'new-password').username, anna.email);
    const done = as(await act(change()), 'done');
    assert.deepEqual([done.signInUrl, done.sessionsEnded, sessions.length], [undefined, undefined, 1]);
    assert.ok(await project.goesOn(sessions[0]?.refreshToken ?? ''));
  });

  it('leads to the sign-in page where nobody takes the new session', async () => {
    const session = await project.signIn(anna);
    const {begin, act} = visitor({idToken: () => session?.idToken});
    await begin('change-password');
    assert.equal(as(await act(change()), 'done').signInUrl, '/sign-in');
  });

  it('is managed elsewhere for an account without a password', async () => {
    const idToken = await project.enrolByPhone();
    await assert.rejects(visitor({idToken: () => idToken}).begin('change-password'), {code: 'managed_elsewhere'});
  });

  it('finds out about a change whose reply was lost', async () => {
    let session: NewSession | undefined = await project.signIn(anna);
    const {begin, act, tap} = visitor({idToken: () => session?.idToken, onNewSession: next => (session = next)});
    await begin('change-password');
    tap.instead.push(async reach => reach(), lostReply);
    await assert.rejects(act(change()), {code: 'offline'});
    assert.deepEqual(gist(await act(change())), ['done']);
    assert.ok(await project.signIn({...anna, password: newPassword}));
  });
});
