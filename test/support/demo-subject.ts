import {demoAccount, demoBackend, type DemoBackend, type Hitch} from '../../src/adapters/scripted/index.js';
import type {ContractAccount, TransportFeature, TransportFixture} from '../../src/ports/transport.contract.js';
import type {Transport, TransportFault} from '../../src/ports/transport.js';

/** All that the demonstration service can show. */
export const everyFeature: readonly TransportFeature[] = [
  'change-password',
  'recover-access',
  'documents',
  'ways',
  'offices',
  'codes',
  'clock',
  'resume',
  'cancel',
  'idempotency',
  'policy',
  'sign-in',
  'sign-out',
  'faults',
];

/** The account as the contract wants it. */
export const contractAccount: ContractAccount = {
  identifierKind: 'email',
  identifier: demoAccount.email,
  password: demoAccount.password,
  document: {id: 'pl-pesel', value: '44051401359', other: '02070803628'},
};

/** A demonstration service with a clock that stands still until it is moved, and codes that are all different. */
export interface TimedBackend extends DemoBackend {
  /** Moves its clock, in milliseconds. */
  advance(ms: number): void;
  now(): number;
  /** What goes wrong with the calls of `act`, in their order. */
  readonly actHitches: (TransportFault | Hitch)[];
}

/** Makes one; `options` may say who is signed in and so on. */
export function timedBackend(options: Parameters<typeof demoBackend>[0] = {}): TimedBackend {
  let time = Date.UTC(2026, 0, 15, 12);
  let codes = 102_938;
  const actHitches: (TransportFault | Hitch)[] = [];
  const now = (): number => time;
  const backend = demoBackend({
    now,
    createCode: () => String((codes += 70_707)).slice(-6),
    faults: {act: actHitches},
    ...options,
  });
  return {...backend, now, actHitches, advance: ms => void (time += ms)};
}

/** The fixture of the contract, over a demonstration service that is reached through a transport. */
export const demoFixture = (backend: TimedBackend, transport: Transport = backend.transport): TransportFixture => ({
  transport,
  account: contractAccount,
  stranger: 'nobody@example.org',
  newPassword: 'seven green bottles on a wall',
  weakPassword: 'short',
  async readCode(contact) {
    const code = backend.codeFor(contact);
    if (code === undefined) throw new Error('No code was sent there.');
    return code;
  },
  advance: backend.advance,
  signsIn: async password => backend.signsIn(demoAccount.email, password),
  signOut: backend.signOut,
});
