import {beforeEach, describe} from 'node:test';
import {noPostgres} from '../postgres.js';
import {useWorld, type World} from './world.js';

/** Runs journeys on PGlite, and on PostgreSQL behind two instances of the portal. */
export function eachBackend(journeys: (world: World, label: string) => void): void {
  for (const backend of ['PGlite', 'PostgreSQL, two instances'] as const) {
    describe(backend, {skip: backend === 'PGlite' ? false : noPostgres}, () => {
      const world = useWorld(backend);
      // Limits are windows: what one journey used up is forgotten by the next.
      beforeEach(() => world.wait(25 * 60 * 60 * 1000));
      journeys(world, backend);
    });
  }
}

/** Runs journeys on PostgreSQL behind two instances of the portal; on PGlite where there is no PostgreSQL. */
export function assistedBackend(journeys: (world: World, label: string) => void): void {
  const backend = noPostgres ? 'PGlite' : 'PostgreSQL, two instances';
  describe(backend, () => {
    const world = useWorld(backend);
    beforeEach(() => world.wait(25 * 60 * 60 * 1000));
    journeys(world, backend);
  });
}
