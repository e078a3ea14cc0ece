import {describe, test} from 'node:test';
import type {ContractCase} from '../../src/ports/contract.js';

/** Runs the cases of a contract as tests. */
export function runContract(title: string, cases: readonly ContractCase[]): void {
  describe(title, () => {
    for (const {name, skip, run} of cases) test(name, {skip: skip ?? false}, () => run());
  });
}
