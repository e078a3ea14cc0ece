// A PostgreSQL of the test's own: in a temporary folder, on a free port, gone when the test is over.
import {spawn, spawnSync, type ChildProcess} from 'node:child_process';
import {once} from 'node:events';
import {
  accessSync,
  chmodSync,
  chownSync,
  constants,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
} from 'node:fs';
import {createServer} from 'node:net';
import {tmpdir} from 'node:os';
import {delimiter, join} from 'node:path';
import {setTimeout} from 'node:timers/promises';
import {Client} from 'pg';

const isProgram = (path: string): boolean => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

/** The folder of `initdb` and `postgres`: `POSTGRES_BIN`, version 15, another version, or the first on the path. */
function findBin(): string | undefined {
  const versions = '/usr/lib/postgresql';
  const installed = existsSync(versions) ? readdirSync(versions).sort((a, b) => Number(b) - Number(a)) : [];
  const likely = ['15', ...installed].map(version => join(versions, version, 'bin'));
  const named = process.env.POSTGRES_BIN ? [process.env.POSTGRES_BIN] : undefined;
  const folders = named ?? [...likely, ...(process.env.PATH ?? '').split(delimiter)];
  return folders.find(folder => ['initdb', 'postgres'].every(program => isProgram(join(folder, program))));
}

const bin = findBin();

/** For the `skip` of a test: why there is no PostgreSQL, or false where there is one. */
export const noPostgres: string | false =
  bin === undefined && 'PostgreSQL is not installed: node scripts/setup.js --browsers, or set POSTGRES_BIN';

/** A PostgreSQL that runs. */
export interface Postgres {
  /** Makes an empty database and gives its address. */
  createDatabase(): Promise<string>;
  /** Stops it and removes its files. */
  stop(): Promise<void>;
}

/** PostgreSQL refuses to run as root; it then runs as a user who may do nothing else. */
function servant(): {uid?: number; gid?: number} {
  if (process.getuid?.() !== 0) return {};
  const lines = readFileSync('/etc/passwd', 'utf8').split('\n');
  for (const user of ['postgres', 'nobody']) {
    const [, , uid, gid] = lines.find(line => line.startsWith(`${user}:`))?.split(':') ?? [];
    if (uid !== undefined && gid !== undefined) return {uid: Number(uid), gid: Number(gid)};
  }
  throw new Error('There is no user to run PostgreSQL as.');
}

async function freePort(): Promise<number> {
  const server = createServer();
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || !address) throw new Error('There is no free port.');
  return address.port;
}

const user = 'portal';
const addressOf = (port: number, database: string): string => `postgres://${user}@127.0.0.1:${port}/${database}`;

async function run(port: number, statement: string): Promise<void> {
  const client = new Client({connectionString: addressOf(port, 'postgres')});
  await client.connect();
  try {
    await client.query(statement);
  } finally {
    await client.end();
  }
}

async function answers(server: ChildProcess, port: number, said: () => string): Promise<void> {
  for (;;) {
    try {
      await run(port, 'select 1');
      return;
    } catch (error) {
      if (server.exitCode !== null) throw new Error(`PostgreSQL did not start:\n${said()}`, {cause: error});
    }
    await setTimeout(50);
  }
}

/** Starts a PostgreSQL. It takes a second or two. */
export async function startPostgres(): Promise<Postgres> {
  if (bin === undefined) throw new Error(String(noPostgres));
  const who = servant();
  const folder = mkdtempSync(join(tmpdir(), 'portal-postgres-'));
  chmodSync(folder, 0o700);
  if (who.uid !== undefined && who.gid !== undefined) chownSync(folder, who.uid, who.gid);
  const options = {...who, cwd: folder, env: {...process.env, LC_ALL: 'C.UTF-8', TZ: 'UTC'}};
  const data = join(folder, 'data');

  const remove = (): void => rmSync(folder, {recursive: true, force: true});
  const made = spawnSync(
    join(bin, 'initdb'),
    ['--pgdata', data, '--username', user, '--auth', 'trust', '--encoding', 'UTF8', '--no-locale', '--no-sync'],
    {...options, encoding: 'utf8'},
  );
  if (made.status !== 0) {
    remove();
    throw new Error(`initdb failed:\n${made.stderr}`);
  }

  const port = await freePort();
  const settings = [
    `port=${port}`,
    'listen_addresses=127.0.0.1',
    `unix_socket_directories=${folder}`,
    'fsync=off',
    'synchronous_commit=off',
    'full_page_writes=off',
    'shared_buffers=16MB',
  ];
  const server = spawn(join(bin, 'postgres'), ['-D', data, ...settings.flatMap(setting => ['-c', setting])], {
    ...options,
    stdio: ['ignore', 'ignore', 'pipe'],
  });
  let said = '';
  server.stderr.setEncoding('utf8').on('data', (text: string) => {
    said = (said + text).slice(-4000);
  });
  // Whatever ends the test, the server goes with it.
  const abandon = (): void => {
    server.kill('SIGQUIT');
    remove();
  };
  process.once('exit', abandon);

  const stop = async (): Promise<void> => {
    process.off('exit', abandon);
    if (server.exitCode === null && server.signalCode === null) {
      const gone = once(server, 'exit');
      server.kill('SIGINT');
      await gone;
    }
    remove();
  };
  try {
    await answers(server, port, () => said);
  } catch (error) {
    await stop();
    throw error;
  }
  let count = 0;
  return {
    async createDatabase() {
      const name = `portal_${++count}`;
      await run(port, `create database ${name}`);
      return addressOf(port, name);
    },
    stop,
  };
}
