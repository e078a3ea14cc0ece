// What Amazon Cognito answers and cognito-local does not: policies, histories, limits, tokens that are too old.
import assert from 'node:assert/strict';
import {afterEach, beforeEach, describe, it, mock} from 'node:test';
import {cognitoTransport} from '../../../src/adapters/cognito/index.js';
import {tapFetch, type TappedFetch} from '../../support/tapped-fetch.js';
import {as, gist, visitorOf, type Visitor} from '../../support/visitor.js';

const json = {'content-type': 'application/x-amz-json-1.1'};

const refused = (name: string, message: string) => (): Response =>
  new Response(JSON.stringify({__type: name, message}), {status: 400, headers: json});

const usual: Readonly<Record<string, () => Response>> = {
  GetUser: () => Response.json({Username: 'a-number', UserAttributes: [{Name: 'email', Value: 'anna@example.org'}]}),
  ForgotPassword: () => Response.json({CodeDeliveryDetails: {}}),
  // As the reference says: without a body.
  ChangePassword: () => new Response(null, {headers: json}),
  ConfirmForgotPassword: () => new Response(null, {headers: json}),
};

/** Somebody who is signed in, before a Cognito that answers some calls in another way. */
function visitor(other: typeof usual = {}): Visitor & {readonly tap: TappedFetch} {
  const tap = tapFetch(async (_, init) => {
    const [, operation = ''] = (new Headers(init?.headers).get('x-amz-target') ?? '').split('.');
    return Promise.resolve({...usual, ...other}[operation]?.() ?? new Response(null, {status: 404}));
  });
  const transport = cognitoTransport({
    clientId: 'page',
    base: 'https://cognito-idp.eu-central-1.amazonaws.com/',
    accessToken: () => 'token',
    fetch: tap.fetch,
  });
  return {...visitorOf(transport), tap};
}

const change = {type: 'new-password', password: 'Seven 7 bottles', currentPassword: 'Correct 1 horse'} as const;
const identify = {type: 'identify', identifierKind: 'email', identifier: 'anna@example.org'} as const;

const policy = 'Password did not conform with policy: ';
const refusals = [
  ['InvalidPasswordException', `${policy}Password not long enough`, 'password_policy', 'too_short'],
  ['InvalidPasswordException', `${policy}Password must have uppercase characters`, 'password_policy', undefined],
  [
    'InvalidPasswordException',
    'Provided password cannot be used for security reasons.',
    'password_breached',
    undefined,
  ],
  ['PasswordHistoryPolicyViolationException', 'Password has previously been used', 'password_reused', undefined],
] as const;

describe('what Amazon Cognito answers', () => {
  beforeEach(() => {
    // A code is forgotten after a while.
    mock.timers.enable({apis: ['setTimeout']});
  });
  afterEach(() => {
    mock.timers.reset();
  });

  it('says what is wrong with a password, and asks for another one', async () => {
    for (const [name, message, code, reason] of refusals) {
      const answer = refused(name, message);
      const {begin, act} = visitor({ChangePassword: answer, ConfirmForgotPassword: answer});
      await begin('change-password');
      const changed = await act(change);
      await begin('recover-access');
      await act(identify);
      await act({type: 'code', code: '123456'});
      for (const step of [changed, await act(change)]) {
        const [problem] = as(step, 'new-password').problems;
        assert.deepEqual([problem?.code, problem?.field, problem?.reason], [code, 'password', reason]);
      }
    }
  });

  it('tells a wrong password from a token that is too old', async () => {
    const {begin, act} = visitor({
      ChangePassword: refused('NotAuthorizedException', 'Incorrect username or password.'),
    });
    await begin('change-password');
    assert.deepEqual(gist(await act(change)), ['new-password', 'current_password_wrong']);
    const expired = refused('NotAuthorizedException', 'Access Token has expired');
    const late = visitor({ChangePassword: expired});
    await late.begin('change-password');
    await assert.rejects(late.act(change), {code: 'session_expired'});
    await assert.rejects(visitor({GetUser: expired}).begin('change-password'), {code: 'session_expired'});
  });

  it('takes an answer without a body, and no page in its place', async () => {
    const {begin, act} = visitor();
    await begin('change-password');
    assert.deepEqual(gist(await act(change)), ['done']);
    const page = (): Response => new Response('<!doctype html>', {headers: {'content-type': 'text/html'}});
    const behind = visitor({ChangePassword: page});
    await behind.begin('change-password');
    await assert.rejects(behind.act(change), {code: 'unavailable'});
  });

  it('finds a change whose reply was lost, though the history refuses to have it made again', async () => {
    const answers = [
      (): Response => new Response(null, {status: 503}),
      refused('NotAuthorizedException', 'Incorrect username or password.'),
      refused('PasswordHistoryPolicyViolationException', 'Password has previously been used'),
    ];
    const {begin, act} = visitor({ChangePassword: () => answers.shift()?.() ?? new Response(null, {status: 404})});
    await begin('change-password');
    await assert.rejects(act(change), {code: 'unavailable'});
    assert.deepEqual(gist(await act(change)), ['done']);
  });

  it('tells nobody of an account that is closed, or has no contact, or of mail that can not be sent', async () => {
    for (const [name, message] of [
      ['UserNotFoundException', 'Username/client id combination not found.'],
      ['NotAuthorizedException', 'User password cannot be reset in the current state.'],
      ['InvalidParameterException', 'Cannot reset password for the user as there is no registered/verified email'],
      ['CodeDeliveryFailureException', 'Failed to deliver'],
    ] as const) {
      const {begin, act} = visitor({ForgotPassword: refused(name, message)});
      await begin('recover-access');
      assert.deepEqual(gist(await act(identify)), ['code']);
    }
  });

  it('names limits, and when to try again', async () => {
    for (const [name, message] of [
      ['TooManyRequestsException', 'Too many requests'],
      ['LimitExceededException', 'Attempt limit exceeded, please try after some time.'],
    ] as const) {
      const {begin, act} = visitor({ForgotPassword: refused(name, message), ChangePassword: refused(name, message)});
      for (const [flow, answer] of [
        ['recover-access', identify],
        ['change-password', change],
      ] as const) {
        await begin(flow);
        const thrown: unknown = await act(answer).catch((error: unknown) => error);
        assert.ok(thrown instanceof Error && 'retryAt' in thrown && Number(thrown.retryAt) > Date.now());
        assert.equal(Reflect.get(thrown, 'code'), 'rate_limited');
      }
    }
  });

  it('takes no more codes of who has tried too many, as of everybody', async () => {
    const limit = refused('LimitExceededException', 'Attempt limit exceeded, please try after some time.');
    const {begin, act} = visitor({ConfirmForgotPassword: limit});
    await begin('recover-access');
    await act(identify);
    await act({type: 'code', code: '123456'});
    assert.deepEqual(gist(await act(change)), ['code', 'attempts_exhausted']);
  });

  it('is no way for a client that has a secret', async () => {
    const {begin, act} = visitor({
      ForgotPassword: refused(
        'NotAuthorizedException',
        'Client page is configured with secret but SECRET_HASH was not received',
      ),
    });
    await begin('recover-access');
    await assert.rejects(act(identify), {code: 'unknown'});
  });
});
