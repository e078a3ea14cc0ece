// What Firebase answers and its emulator does not: policies, limits, stale sessions, second factors.
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {firebaseTransport, type FirebaseTransportOptions} from '../../../src/adapters/firebase/index.js';
import {assessPassword} from '../../../src/core/policy/assess.js';
import {defaultPolicy} from '../../../src/core/policy/policy.js';
import {tapFetch, type TappedFetch} from '../../support/tapped-fetch.js';
import {as, gist, visitorOf, type Visitor} from '../../support/visitor.js';

const refused = (message: string): Response => Response.json({error: {code: 400, message}}, {status: 400});

const usual: Readonly<Record<string, () => Response>> = {
  'v2/passwordPolicy': () => Response.json({enforcementState: 'OFF'}),
  'v1/accounts:lookup': () =>
    Response.json({users: [{email: 'anna@example.org', providerUserInfo: [{providerId: 'password'}]}]}),
  'v1/accounts:signInWithPassword': () => Response.json({idToken: 'fresh', refreshToken: 'r'}),
  'v1/accounts:update': () => Response.json({idToken: 'next', refreshToken: 'n'}),
  'v1/accounts:sendOobCode': () => Response.json({email: 'anna@example.org'}),
};

/** Somebody who is signed in, before a Firebase that answers some calls in another way. */
function visitor(
  other: typeof usual = {},
  options: Partial<FirebaseTransportOptions> = {},
): Visitor & {readonly tap: TappedFetch} {
  const tap = tapFetch(async input => {
    const [, path = ''] =
      /googleapis\.com\/(.*)\?key=k%26y$/.exec(input instanceof Request ? input.url : String(input)) ?? [];
    return Promise.resolve({...usual, ...other}[path]?.() ?? new Response(null, {status: 404}));
  });
  const transport = firebaseTransport({
    apiKey: 'k&y',
    fetch: tap.fetch,
    idToken: () => 'mine',
    sentUrl: '/look-for-a-mail',
    ...options,
  });
  return {...visitorOf(transport), tap};
}

const change = {type: 'new-password', password: 'seven green bottles', currentPassword: 'correct horse'} as const;
const identify = {type: 'identify', identifierKind: 'email', identifier: 'anna@example.org'} as const;

describe('what Firebase answers', () => {
  it('shows the policy that the project enforces', async () => {
    const policy = {
      enforcementState: 'ENFORCE',
      customStrengthOptions: {
        minPasswordLength: 8,
        maxPasswordLength: 64,
        containsUppercaseCharacter: true,
        containsLowercaseCharacter: false,
        containsNonAlphanumericCharacter: true,
      },
      allowedNonAlphanumericCharacters: ['^', ']', '-', '.'],
    };
    const {begin} = visitor({'v2/passwordPolicy': () => Response.json(policy)});
    const step = as(await begin('change-password'), 'new-password');
    assert.deepEqual(step.policy, {minLength: 8, maxLength: 64, required: [['upper'], ['[-^.]]']]});
    for (const symbol of ['^', ']', '-', '.']) assert.deepEqual(assessPassword(`Abcdefg${symbol}`, step.policy), []);
    assert.equal(assessPassword('Abcdefg!', step.policy).length, 1);
  });

  it('asks for the default where the project enforces nothing, or cannot be asked', async () => {
    for (const answer of [() => Response.json({enforcementState: 'OFF'}), () => new Response('', {status: 501})]) {
      const {begin} = visitor({'v2/passwordPolicy': answer});
      assert.equal(as(await begin('change-password'), 'new-password').policy, defaultPolicy);
    }
    const {begin, tap} = visitor({}, {policy: {minLength: 20, required: []}});
    assert.equal(as(await begin('change-password'), 'new-password').policy.minLength, 20);
    assert.ok(!tap.asked.some(({url}) => url.includes('passwordPolicy')));
  });

  it('says what is wrong with a password', async () => {
    for (const [message, code, reason] of [
      [
        'PASSWORD_DOES_NOT_MEET_REQUIREMENTS : Missing password requirements: [Password must contain at least 8 characters]',
        'password_policy',
        'too_short',
      ],
      [
        'PASSWORD_DOES_NOT_MEET_REQUIREMENTS : Missing password requirements: [Password must contain an upper case character]',
        'password_policy',
        undefined,
      ],
    ] as const) {
      const {begin, act} = visitor({'v1/accounts:update': () => refused(message)});
      await begin('change-password');
      const [problem] = (await act(change)).problems;
      assert.deepEqual([problem?.code, problem?.field, problem?.reason], [code, 'password', reason]);
    }
  });

  it('changes by the session of the page where a second factor keeps the old password from giving one', async () => {
    const {begin, act, tap} = visitor({
      'v1/accounts:signInWithPassword': () => Response.json({mfaPendingCredential: 'pending'}),
    });
    await begin('change-password');
    assert.deepEqual(gist(await act(change)), ['done']);
    assert.ok(tap.asked.at(-1)?.body.includes('"idToken":"mine"'));
  });

  it('tells limits, stale sessions and accounts that are closed from one another', async () => {
    for (const [message, code] of [
      ['TOO_MANY_ATTEMPTS_TRY_LATER : Access to this account has been temporarily disabled', 'rate_limited'],
      ['TOKEN_EXPIRED', 'session_expired'],
      ['CREDENTIAL_TOO_OLD_LOGIN_AGAIN', 'reauthentication_needed'],
      ['USER_DISABLED', 'not_allowed'],
    ] as const) {
      const {begin, act} = visitor({'v1/accounts:update': () => refused(message)});
      await begin('change-password');
      const thrown: unknown = await act(change).catch((error: unknown) => error);
      assert.ok(thrown instanceof Error && 'code' in thrown);
      assert.deepEqual([thrown.code, 'retryAt' in thrown], [code, code === 'rate_limited']);
    }
  });

  it('tells nobody of an account that is closed', async () => {
    const {begin, act} = visitor({'v1/accounts:sendOobCode': () => refused('USER_DISABLED')});
    await begin('recover-access');
    assert.deepEqual(gist(await act(identify)), ['redirect']);
  });
});
