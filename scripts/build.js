#!/usr/bin/env node
// Builds dist (modules, browser files, type declarations) and custom-elements.json.
import {spawn} from 'node:child_process';
import {rmSync} from 'node:fs';
import {dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));

const run = (name, script, args) =>
  new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [join(root, 'node_modules', script), ...args], {cwd: root, stdio: 'inherit'});
    child.on('error', reject);
    child.on('exit', code => (code === 0 ? resolve() : reject(new Error(`${name} failed`))));
  });

rmSync(join(root, 'dist'), {recursive: true, force: true});
const results = await Promise.allSettled([
  run('The bundle', 'rollup/dist/bin/rollup', ['--config', '--silent']),
  run('Writing the type declarations', 'typescript/bin/tsc', ['--project', 'tsconfig.build.json']),
  run('The manifest of the elements', '@custom-elements-manifest/analyzer/cem.js', ['analyze']),
]);
const failures = results.filter(({status}) => status === 'rejected').map(({reason}) => reason.message);
for (const failure of failures) process.stderr.write(`${failure}\n`);
process.exitCode = failures.length ? 1 : 0;
