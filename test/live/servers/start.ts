// Starts a server that set-up has installed, and ends it.
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {fileURLToPath} from 'node:url';

const installed = fileURLToPath(new URL('../../../.cache/servers/', import.meta.url));

export interface Started {
  /** Where it is, without a slash at the end. */
  readonly url: string;
  stop(): Promise<void>;
}

/** Runs a script until it prints its address. */
async function start(script: string, cwd: string, env: Readonly<Record<string, string>> = {}): Promise<Started> {
  if (!existsSync(installed)) throw new Error('Run `node scripts/setup.js --servers` first.');
  const child = spawn(process.execPath, [script], {cwd, env: {...process.env, ...env}});
  process.once('exit', () => child.kill());
  let output = '';
  const url = await new Promise<string>((resolve, reject) => {
    const take = (data: Buffer): void => {
      output += data.toString();
      const [address] = /http:\/\/127\.0\.0\.1:\d+/.exec(output) ?? [];
      if (address) resolve(address);
    };
    child.stdout.on('data', take);
    child.stderr.on('data', take);
    child.once('error', reject);
    child.once('exit', () => reject(new Error(`The server ended:\n${output}`)));
  });
  return {
    url,
    async stop() {
      const ended = once(child, 'exit');
      child.kill();
      await ended;
    },
  };
}

/** Firebase's Auth emulator, with one empty project. */
export const startFirebase = async (): Promise<Started> =>
  start(fileURLToPath(new URL('firebase.cjs', import.meta.url)), installed);

/** cognito-local, without any user pools. It keeps its data in a folder, as files of JSON. */
export async function startCognito(): Promise<Started & {readonly folder: string}> {
  const folder = mkdtempSync(join(tmpdir(), 'latchkey-cognito-'));
  const server = await start(join(installed, 'node_modules/cognito-local/lib/bin/start.js'), folder, {
    HOST: '127.0.0.1',
    PORT: '0',
  });
  return {
    ...server,
    folder,
    async stop() {
      await server.stop();
      rmSync(folder, {recursive: true, force: true});
    },
  };
}
