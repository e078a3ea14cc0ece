import type {PGlite} from '@electric-sql/pglite';
import {
  PostgresAdapter,
  PostgresIntrospector,
  PostgresQueryCompiler,
  type CompiledQuery,
  type DatabaseConnection,
  type Dialect,
  type Driver,
  type QueryResult,
} from 'kysely';

/** How long a query waits for the one connection, in milliseconds. */
const patience = 20_000;

/** PGlite for kysely. It is one connection, so it is handed out to one query or transaction at a time. */
export class PGliteDialect implements Dialect {
  /** `onClose` runs once the database is closed. */
  constructor(
    private readonly database: PGlite,
    private readonly onClose?: () => void,
  ) {}

  createAdapter(): PostgresAdapter {
    return new PostgresAdapter();
  }

  createDriver(): Driver {
    return new PGliteDriver(this.database, this.onClose);
  }

  createIntrospector(...[db]: Parameters<Dialect['createIntrospector']>): PostgresIntrospector {
    return new PostgresIntrospector(db);
  }

  createQueryCompiler(): PostgresQueryCompiler {
    return new PostgresQueryCompiler();
  }
}

class PGliteConnection implements DatabaseConnection {
  constructor(private readonly database: PGlite) {}

  async executeQuery<Row>({sql, parameters}: CompiledQuery): Promise<QueryResult<Row>> {
    const {rows, affectedRows} = await this.database.query<Row>(sql, [...parameters]);
    return {rows, ...(affectedRows !== undefined && {numAffectedRows: BigInt(affectedRows)})};
  }

  streamQuery(): never {
    throw new Error('PGlite does not stream.');
  }
}

class PGliteDriver implements Driver {
  private readonly connection: PGliteConnection;
  private turn: Promise<void> = Promise.resolve();
  private endTurn = (): void => undefined;

  constructor(
    private readonly database: PGlite,
    private readonly onClose?: () => void,
  ) {
    this.connection = new PGliteConnection(database);
  }

  async init(): Promise<void> {
    await this.database.waitReady;
  }

  async acquireConnection(): Promise<DatabaseConnection> {
    const before = this.turn;
    let endTurn = (): void => undefined;
    this.turn = new Promise(resolve => (endTurn = resolve));
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => {
        reject(new Error('The only connection of PGlite is held. Does a transaction wait for a query outside of it?'));
      }, patience);
    });
    try {
      await Promise.race([before, late]);
    } catch (error) {
      // The one behind must not be let in before the one in front is out.
      void before.then(endTurn);
      throw error;
    } finally {
      clearTimeout(timer);
    }
    this.endTurn = endTurn;
    return this.connection;
  }

  async beginTransaction(): Promise<void> {
    await this.database.query('begin');
  }

  async commitTransaction(): Promise<void> {
    await this.database.query('commit');
  }

  async rollbackTransaction(): Promise<void> {
    await this.database.query('rollback');
  }

  async releaseConnection(): Promise<void> {
    this.endTurn();
    return Promise.resolve();
  }

  async destroy(): Promise<void> {
    await this.database.close();
    this.onClose?.();
  }
}
