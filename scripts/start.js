#!/usr/bin/env node
// Starts the portal in demo/. Builds the library first where dist is missing or older than the sources.
import {spawn, spawnSync} from 'node:child_process';
import {existsSync, readdirSync, statSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const bundle = join(root, 'dist', 'latchkey.min.js');
const build = join(root, 'scripts', 'build.js');

const isOld = () => {
  if (!existsSync(bundle)) return true;
  const built = statSync(bundle).mtimeMs;
  const sources = readdirSync(join(root, 'src'), {recursive: true}).map(path => join(root, 'src', path));
  return [join(root, 'rollup.config.js'), ...sources].some(path => statSync(path).mtimeMs > built);
};

if (existsSync(build) && isOld()) {
  process.stdout.write('Building the library\n');
  const {status} = spawnSync(process.execPath, [build], {cwd: root, stdio: 'inherit'});
  if (status !== 0) {
    if (!existsSync(bundle)) process.exit(status ?? 1);
    process.stderr.write('The build failed: going on with what was built before\n');
  }
}

const portal = spawn(process.execPath, ['--import', 'tsx', join('demo', 'server', 'main.ts')], {
  cwd: root,
  stdio: 'inherit',
});
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => portal.kill(signal));
portal.on('error', error => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
portal.on('exit', (code, signal) => process.exit(signal ? 1 : (code ?? 1)));
