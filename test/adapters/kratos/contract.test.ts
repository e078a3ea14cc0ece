import {kratosTransport} from '../../../src/adapters/kratos/index.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import type {TransportFault} from '../../../src/ports/transport.js';
import {browseBackend} from '../../support/backend-browser.js';
import {runContract} from '../../support/contract.js';
import {commonCauses, type Instead} from '../../support/instead.js';
import {kratosAccount, startKratos, type KratosOptions} from '../../support/kratos-server.js';
import {commonFixture, stopClock} from '../../support/stopped-clock.js';

const refusal =
  (status: number, id: string): Instead =>
  () =>
    Response.json({error: {id, code: status}}, {status});

const causes = new Map<TransportFault, Instead>([
  ...commonCauses,
  ['session_expired', refusal(401, 'session_inactive')],
  ['not_allowed', refusal(403, 'security_identity_mismatch')],
  ['flow_expired', () => new Response(null, {status: 303, headers: {location: '/'}})],
  ['rate_limited', refusal(429, '')],
  ['unknown', refusal(400, '')],
]);

interface Setting {
  readonly kind?: 'email' | 'phone';
  readonly isSignedIn?: boolean;
}

async function create(
  {kind = 'email', isSignedIn = false}: Setting,
  options: KratosOptions,
): Promise<TransportFixture> {
  const server = startKratos(options);
  const cookie = (isSignedIn ? server.signIn(kratosAccount.password) : undefined) ?? '';
  const browser = browseBackend(server, '/kratos', isSignedIn ? {ory_kratos_session: cookie} : {});
  return Promise.resolve({
    transport: kratosTransport({
      base: '/kratos',
      fetch: browser.fetch,
      identifiers: [kind],
      signInUrl: '/sign-in',
      timeout: 50,
    }),
    account: {identifierKind: kind, identifier: kratosAccount[kind], password: kratosAccount.password},
    ...commonFixture(kind, causes, browser.instead),
    readCode: async contact => Promise.resolve(server.codeFor(contact)),
    signsIn: async password => Promise.resolve(server.signIn(password) !== undefined),
    signOut() {
      server.signOut(cookie);
    },
  });
}

stopClock();

// Kratos lets nobody recover access who is signed in: hence two visitors.
runContract(
  'kratosTransport keeps the contract of a transport, signed in, over what Kratos is recorded to answer',
  transportContract({
    features: ['change-password', 'clock', 'resume', 'cancel', 'idempotency', 'policy', 'sign-in', 'sign-out'],
    create: async () => create({isSignedIn: true}, {}),
  }),
);

const common = [
  'recover-access',
  'codes',
  'clock',
  'resume',
  'cancel',
  'idempotency',
  'policy',
  'sign-in',
  'faults',
] as const;

runContract(
  'kratosTransport keeps the contract of a transport, by e-mail, over what Kratos is recorded to answer',
  transportContract({features: common, create: async () => create({}, {})}),
);

runContract(
  'kratosTransport keeps the contract of a transport, by phone, over what a newer Kratos is recorded to answer',
  transportContract({
    features: common,
    create: async () => create({kind: 'phone'}, {usesContinueWith: true, choosesAddress: true}),
  }),
);
