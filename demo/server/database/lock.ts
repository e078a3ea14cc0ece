import {readFileSync, rmSync, writeFileSync} from 'node:fs';
import {ConfigError} from '../config.js';

const isAlive = (pid: number): boolean => {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
};

/**
 * Keeps a second process out of PGlite's folder: two at once would ruin the files. Gives what lets go of it.
 *
 * @throws {ConfigError} Another process has it.
 */
export function lockFolder(folder: string): () => void {
  const file = `${folder}.lock`;
  const write = (): void => writeFileSync(file, String(process.pid), {flag: 'wx'});
  try {
    write();
  } catch {
    const owner = Number(readFileSync(file, 'utf8'));
    if (owner !== process.pid && isAlive(owner)) {
      throw new ConfigError(`${folder} is in use by process ${owner}. To run two portals, give both one DATABASE_URL.`);
    }
    rmSync(file);
    write();
  }
  return () => rmSync(file, {force: true});
}
