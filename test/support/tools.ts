// The programs that set-up found on this machine: `node scripts/setup.js --browsers`.
import {existsSync, readFileSync} from 'node:fs';

const file = new URL('../../.cache/tools.json', import.meta.url);

const pathOf = (name: 'chromium' | 'firefox' | 'postgres'): string | undefined => {
  if (!existsSync(file)) throw new Error('Run `node scripts/setup.js --browsers` first.');
  const tools: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (typeof tools !== 'object' || tools === null) throw new Error(`${file.pathname} is broken.`);
  const path: unknown = Reflect.get(tools, name);
  return typeof path === 'string' ? path : undefined;
};

/** The executable of Chromium; undefined where there is none. */
export const chromiumPath = (): string | undefined => pathOf('chromium');

/** The executable of Firefox; undefined where there is none. */
export const firefoxPath = (): string | undefined => pathOf('firefox');

/** The folder of `initdb` and `postgres`; undefined where there is none. */
export const postgresBin = (): string | undefined => pathOf('postgres');

/** What Chromium needs to start where it may not have a sandbox: as root, or in CI. */
export const chromiumArgs: readonly string[] = [
  '--disable-dev-shm-usage',
  ...(process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : []),
];
