import type {FlowKind, DocumentId, IdentifierKind} from '../core/protocol/names.js';
import type {ContractCase} from './contract.js';
import {assistedCases} from './transport-contract/assisted.js';
import {basicCases} from './transport-contract/basics.js';
import {changeCases} from './transport-contract/change-password.js';
import {codeCases} from './transport-contract/codes.js';
import {faultCases} from './transport-contract/faults.js';
import {recoverCases} from './transport-contract/recover-access.js';
import {recoveryCodeCases} from './transport-contract/recovery-codes.js';
import {replayCases} from './transport-contract/replay.js';
import {visit, type Visit} from './transport-contract/visit.js';
import type {Transport, TransportFault} from './transport.js';

/**
 * What a subject can show. A case that needs more is skipped and says so.
 *
 * - `change-password`: the flow, with a transport that is signed in as the account.
 * - `recover-access`: the flow.
 * - `documents`: recovery asks for an identity document, and `account.document` is given.
 * - `codes`: recovery sends a one-time code, and `readCode` reads it.
 * - `clock`: `advance` moves the service's clock.
 * - `ways`: recovery goes other ways as well.
 * - `offices`: the transport lists offices and their slots.
 * - `resume`, `cancel`: the transport has these methods.
 * - `idempotency`: the same key twice takes effect once.
 * - `policy`: `weakPassword` is given.
 * - `sign-in`: `signsIn` tells which password is in force.
 * - `sign-out`: `signOut` ends the session of the transport.
 * - `faults`: `fail` makes a call fail.
 */
export type TransportFeature =
  | FlowKind
  | 'documents'
  | 'ways'
  | 'offices'
  | 'codes'
  | 'clock'
  | 'resume'
  | 'cancel'
  | 'idempotency'
  | 'policy'
  | 'sign-in'
  | 'sign-out'
  | 'faults';

/** An account of the service, as it stands before a case. */
export interface ContractAccount {
  readonly identifierKind: IdentifierKind;
  /** Its login. Codes are sent there. */
  readonly identifier: string;
  readonly password: string;
  /** A document on record; `other` is a well-formed number of the same kind that is not this person's. */
  readonly document?: {readonly id: DocumentId; readonly value: string; readonly other: string};
}

/** A transport over a service in a known state: as for a visitor who comes for the first time. One a case. */
export interface TransportFixture {
  readonly transport: Transport;
  readonly account: ContractAccount;
  /** A login of the same kind as the account's, which nobody has. */
  readonly stranger: string;
  /** A password that the service accepts for this account and that it never had. */
  readonly newPassword: string;
  /** A password that the service's policy refuses. */
  readonly weakPassword?: string;
  /** The code that was sent to a login last. Waits for one that is on its way. */
  readCode?(identifier: string): Promise<string>;
  /** Moves the service's clock forward. */
  advance?(milliseconds: number): Promise<void> | void;
  /** Whether the account can be signed in to with a password. */
  signsIn?(password: string): Promise<boolean>;
  /** Ends the session of the transport. */
  signOut?(): Promise<void> | void;
  /** The faults that `fail` can bring about. */
  readonly faults?: readonly TransportFault[];
  /** Makes the next call fail before it takes effect. */
  fail?(fault: TransportFault): Promise<void> | void;
  /** Frees what the fixture holds. */
  dispose?(): Promise<void> | void;
}

/** Something that promises to be a transport. */
export interface TransportSubject {
  /** What it can show. */
  readonly features: readonly TransportFeature[];
  /** Makes a fresh fixture. */
  create(): Promise<TransportFixture>;
}

/** One case of the suite, before it has a subject. */
export interface TransportCase {
  readonly name: string;
  readonly needs: readonly TransportFeature[];
  run(visit: Visit): Promise<void>;
}

/**
 * The promises of a {@link Transport}, as cases for any test runner. Each makes a fixture of its own.
 *
 * ```ts
 * for (const {name, skip, run} of transportContract(subject)) test(name, {skip: skip ?? false}, run);
 * ```
 */
export function transportContract(subject: TransportSubject): ContractCase[] {
  const cases = [
    basicCases,
    changeCases,
    recoverCases,
    codeCases,
    recoveryCodeCases,
    replayCases,
    assistedCases,
    faultCases,
  ].flat();
  return cases.map(({name, needs, run}) => {
    const missing = needs.filter(feature => !subject.features.includes(feature));
    return {
      name,
      ...(missing.length > 0 && {skip: `The subject doesn't offer ${missing.join(', ')}.`}),
      async run() {
        const fixture = await subject.create();
        try {
          await run(visit(fixture));
        } finally {
          await fixture.dispose?.();
        }
      },
    };
  });
}
