import {after, before, describe} from 'node:test';
import type {Portal} from '../../../demo/server/app.js';
import {makePortal, type TestPortalOptions} from '../../support/portal.js';
import {noPostgres, startPostgres, type Postgres} from '../../support/postgres.js';

/** A portal that is there once the tests run, and a clock that they can move. */
export interface Stage {
  readonly portal: Portal;
  /** Moves the clock on by so many milliseconds. */
  wait(milliseconds: number): void;
}

/** Runs a suite on PGlite in memory and on a PostgreSQL of its own. */
export function onEachDatabase(name: string, suite: (stage: Stage) => void, options: TestPortalOptions = {}): void {
  for (const database of ['PGlite', 'PostgreSQL'] as const) {
    const skip = database === 'PostgreSQL' && noPostgres;
    describe(`${name} on ${database}`, {skip}, () => {
      let postgres: Postgres | undefined;
      let portal: Portal | undefined;
      let ahead = 0;
      before(async () => {
        postgres = database === 'PostgreSQL' ? await startPostgres() : undefined;
        const url = await postgres?.createDatabase();
        portal = await makePortal({
          now: () => Date.now() + ahead,
          background: false,
          ...(url !== undefined && {database: url}),
          ...options,
        });
      });
      after(async () => {
        await portal?.close();
        await postgres?.stop();
      });
      suite({
        get portal() {
          if (!portal) throw new Error('The portal is there once the tests run.');
          return portal;
        },
        wait(milliseconds) {
          ahead += milliseconds;
        },
      });
    });
  }
}
