// The adapter over cognito-local. What that does otherwise than Amazon Cognito is in docs/adapters.md.
import assert from 'node:assert/strict';
import {after, afterEach, before, beforeEach, describe, it, mock} from 'node:test';
import {cognitoTransport, type CognitoTransportOptions} from '../../../src/adapters/cognito/index.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import type {TransportFault} from '../../../src/ports/transport.js';
import {runContract} from '../../support/contract.js';
import {commonCauses, type Instead} from '../../support/instead.js';
import {lostReply, tapFetch, type TappedFetch} from '../../support/tapped-fetch.js';
import {as, gist, visitorOf, type Visitor} from '../../support/visitor.js';
import {fetchLikeCognito, startPool, type Person, type Pool} from './pool.js';

const newPassword = 'Seven green 7 bottles';

let pool: Pool;
let anna: Person;

before(async () => {
  pool = await startPool();
});
after(async () => pool.stop());

const refusal =
  (__type: string, status = 400): Instead =>
  () =>
    Response.json({__type, message: '?'}, {status});

const causes = new Map<TransportFault, Instead>([
  ...commonCauses,
  ['not_allowed', refusal('ForbiddenException', 403)],
  ['rate_limited', refusal('TooManyRequestsException')],
  ['unknown', refusal('ResourceNotFoundException')],
]);

async function create(): Promise<TransportFixture> {
  const account = await pool.enrol();
  let token = await pool.signIn(account);
  const tap = tapFetch(fetchLikeCognito);
  return {
    transport: cognitoTransport({
      clientId: pool.clientId,
      base: pool.url,
      accessToken: () => token,
      fetch: tap.fetch,
      signInUrl: '/sign-in',
      timeout: 5_000,
    }),
    account: {identifierKind: 'email', identifier: account.email, password: account.password},
    stranger: 'nobody@example.org',
    newPassword,
    signsIn: async password => Boolean(await pool.signIn({...account, password})),
    signOut() {
      token = undefined;
    },
    faults: [...causes.keys()],
    fail(fault) {
      const cause = causes.get(fault);
      if (cause) tap.instead.push(cause);
    },
  };
}

// Without `codes`: Cognito looks at a code only along with the password. Without `policy`: cognito-local knows none.
runContract(
  'cognitoTransport keeps the contract of a transport',
  transportContract({
    features: ['change-password', 'recover-access', 'resume', 'cancel', 'idempotency', 'sign-in', 'sign-out', 'faults'],
    create,
  }),
);

function visitor(options: Partial<CognitoTransportOptions> = {}): Visitor & {readonly tap: TappedFetch} {
  const tap = tapFetch(fetchLikeCognito);
  const transport = cognitoTransport({
    clientId: pool.clientId,
    base: pool.url,
    fetch: tap.fetch,
    signInUrl: '/sign-in',
    ...options,
  });
  return {...visitorOf(transport), tap};
}

const identify = (identifier: string) => ({type: 'identify', identifierKind: 'email', identifier}) as const;
const choice = {type: 'new-password', password: newPassword} as const;

/** A code that is not the one that was sent. */
const wrongCode = (): string => (pool.codeFor(anna.email) === '000000' ? '000001' : '000000');

describe('recover-access over cognito-local', () => {
  beforeEach(async () => {
    mock.timers.enable({apis: ['Date'], now: Date.now()});
    anna = await pool.enrol();
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('has a step for the code and one for the password, though both go in one call', async () => {
    const {begin, act, tap} = visitor();
    await begin('recover-access');
    const {challenge} = as(await act(identify(anna.email)), 'code');
    assert.deepEqual([challenge.channel, challenge.contact, challenge.length], ['email', anna.email, 6]);
    assert.equal(as(await act({type: 'code', code: pool.codeFor(anna.email)}), 'new-password').username, anna.email);
    assert.equal(tap.asked.length, 1);
    assert.equal(as(await act(choice), 'done').signInUrl, '/sign-in');
    assert.ok(await pool.signIn({...anna, password: newPassword}));
    assert.ok(!(await pool.signIn(anna)));
  });

  it('leads back from the password to the code if that was wrong', async () => {
    const {begin, act} = visitor();
    await begin('recover-access');
    await act(identify(anna.email));
    await act({type: 'code', code: wrongCode()});
    const back = await act(choice);
    assert.deepEqual(gist(back), ['code', 'code_wrong']);
    assert.deepEqual([back.problems[0]?.field, back.problems[0]?.attemptsLeft], ['code', 3]);
    await act({type: 'code', code: pool.codeFor(anna.email)});
    assert.deepEqual(gist(await act(choice)), ['done']);
  });

  it('says the same of an address that nobody has, and asks as often', async () => {
    const tell = async (email: string): Promise<unknown> => {
      const {begin, act, tap} = visitor();
      const steps = [await begin('recover-access'), await act(identify(email))];
      for (let count = 0; count < 4; count++) steps.push(await act({type: 'code', code: '0000000'}), await act(choice));
      steps.push(await act({type: 'code', code: '0000000'}), await act({type: 'resend'}));
      const told = steps.map(step => [gist(step), step.actions, step.problems]);
      return JSON.stringify([told, tap.asked.map(({headers}) => headers.get('x-amz-target'))]);
    };
    assert.equal(await tell('nobody@example.org'), await tell(anna.email));
  });

  it('never tells where Cognito has sent the code', async () => {
    const {begin, act, tap} = visitor({identifiers: ['username'], channel: 'sms'});
    await begin('recover-access');
    tap.instead.push(async reach => {
      assert.ok((await (await reach()).text()).includes(anna.email));
      return Response.json({CodeDeliveryDetails: {DeliveryMedium: 'SMS', Destination: '+*******1200'}});
    });
    const step = await act({type: 'identify', identifierKind: 'username', identifier: anna.email});
    assert.deepEqual(Object.keys(as(step, 'code').challenge).sort(), ['channel', 'expiresAt', 'length', 'resendAt']);
    assert.ok(!JSON.stringify(step).includes('1200'));
  });

  it('sends another code after half a minute, and only that one is right', async () => {
    const {begin, act} = visitor();
    await begin('recover-access');
    await act(identify(anna.email));
    assert.deepEqual(gist(await act({type: 'resend'})), ['code', 'rate_limited']);
    const first = pool.codeFor(anna.email);
    mock.timers.tick(30_000);
    assert.deepEqual(gist(await act({type: 'resend'})), ['code']);
    const second = pool.codeFor(anna.email);
    assert.notEqual(second, first);
    await act({type: 'code', code: first});
    assert.deepEqual(gist(await act(choice)), ['code', 'code_wrong']);
    await act({type: 'code', code: second});
    assert.deepEqual(gist(await act(choice)), ['done']);
  });
});

describe('change-password over cognito-local', () => {
  beforeEach(async () => {
    anna = await pool.enrol();
  });

  const change = (currentPassword = anna.password) => ({...choice, currentPassword});
  const signedIn = async (): Promise<Visitor & {readonly tap: TappedFetch}> => {
    const token = await pool.signIn(anna);
    return visitor({accessToken: async () => Promise.resolve(token)});
  };

  it('names who is signed in, and leaves other sessions to the host', async () => {
    const {begin, act} = await signedIn();
    const step = as(await begin('change-password'), 'new-password');
    assert.deepEqual([step.username, step.otherSessions], [anna.email, undefined]);
    const done = as(await act(change()), 'done');
    assert.deepEqual([done.sessionsEnded, done.signInUrl], [undefined, undefined]);
  });

  it('finds out about a change whose reply was lost', async () => {
    const {begin, act, tap} = await signedIn();
    await begin('change-password');
    tap.instead.push(lostReply);
    await assert.rejects(act(change()), {code: 'offline'});
    assert.deepEqual(gist(await act(change())), ['done']);
    assert.ok(await pool.signIn({...anna, password: newPassword}));
  });

  it('takes a wrong old password for wrong, after a request that never arrived too', async () => {
    const {begin, act, tap} = await signedIn();
    await begin('change-password');
    tap.instead.push(() => new Response(null, {status: 503}));
    await assert.rejects(act(change('Wrong 1 horse')), {code: 'unavailable'});
    assert.deepEqual(gist(await act(change('Wrong 1 horse'))), ['new-password', 'current_password_wrong']);
    assert.deepEqual(gist(await act(change())), ['done']);
  });
});
