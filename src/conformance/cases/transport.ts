import {transportContract, type TransportFixture} from '../../ports/transport.contract.js';
import {Skipped, type ConformanceCase} from '../case.js';
import type {Lab} from '../lab.js';

const idOf = (name: string): string =>
  `transport/${name
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-|-$/g, '')}`;

/** The promises of the port, kept by the library's own transport over this backend. */
export function transportCases(lab: Lab): ConformanceCase[] {
  const create = async (): Promise<TransportFixture> => (await lab.signedIn()).fixture;
  return transportContract({features: lab.features, create}).map(({name, skip, run}) => ({
    id: idOf(name),
    name,
    source: 'The contract of transports: latchkey/contracts',
    needs: [],
    async run() {
      if (skip !== undefined) throw new Skipped(skip);
      await run();
    },
  }));
}
