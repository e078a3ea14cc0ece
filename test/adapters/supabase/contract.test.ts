import {mock} from 'node:test';
import {supabaseTransport} from '../../../src/adapters/supabase/index.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import type {TransportFault} from '../../../src/ports/transport.js';
import {browseBackend} from '../../support/backend-browser.js';
import {runContract} from '../../support/contract.js';
import {gotrueAccount, startGotrue} from '../../support/gotrue-server.js';
import {commonCauses, type Instead} from '../../support/instead.js';
import {commonFixture, stopClock} from '../../support/stopped-clock.js';

const refusal =
  (status: number, code: string): Instead =>
  () =>
    Response.json({code, message: 'No.'}, {status});

const causes = new Map<TransportFault, Instead>([
  ...commonCauses,
  ['session_expired', refusal(403, 'session_not_found')],
  ['not_allowed', refusal(403, 'no_authorization')],
  ['rate_limited', refusal(429, 'over_request_rate_limit')],
  ['challenge_needed', refusal(400, 'captcha_failed')],
  ['unknown', refusal(400, 'bad_json')],
]);

async function create(): Promise<TransportFixture> {
  const server = startGotrue({maxFrequency: 1});
  const browser = browseBackend(server, '/auth/v1');
  const token = server.signIn(gotrueAccount.password);
  return Promise.resolve({
    transport: supabaseTransport({
      base: '/auth/v1',
      accessToken: () => token,
      signInUrl: '/sign-in',
      timeout: 50,
      async fetch(...request) {
        // No two codes are of the same moment.
        mock.timers.tick(1);
        return browser.fetch(...request);
      },
    }),
    account: {identifierKind: 'email', identifier: gotrueAccount.email, password: gotrueAccount.password},
    ...commonFixture('email', causes, browser.instead),
    readCode: async contact => Promise.resolve(server.codeFor(contact)),
    signsIn: async password => Promise.resolve(server.signIn(password) !== undefined),
    signOut() {
      server.signOut(token ?? '');
    },
  });
}

stopClock();

runContract(
  'supabaseTransport keeps the contract of a transport, over what Supabase Auth is recorded to answer',
  transportContract({
    features: [
      'change-password',
      'recover-access',
      'codes',
      'clock',
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
