// Serves the sources as if they were the package.
import {existsSync, readFileSync} from 'node:fs';
import {join, posix} from 'node:path';
import {root} from '../lib/tools.js';

const {name, exports} = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));

/** `latchkey/define/x` → `/src/define/x.ts`, by `exports` of package.json. */
const sourceOf = specifier => {
  for (const [entry, target] of Object.entries(exports)) {
    const [before, after] = `${name}${entry.slice(1)}`.split('*');
    const isMatch =
      after === undefined ? specifier === before : specifier.startsWith(before) && specifier.endsWith(after);
    if (!isMatch || !target.default) continue;
    const middle = specifier.slice(before.length, after === undefined ? undefined : specifier.length - after.length);
    return target.default.replace('./dist/', '/src/').replace(/\.js$/, '.ts').replace('*', middle);
  }
  return undefined;
};

/** The package by its own name. */
export const selfPlugin = {
  name: 'latchkey-self',
  resolveImport({source}) {
    return source === name || source.startsWith(`${name}/`) ? sourceOf(source) : undefined;
  },
};

/** A worker is asked for by URL, which no import rule turns from .js into .ts. */
export const workerSources = (context, next) => {
  const path = context.path.replace(/\.js$/, '.ts');
  if (path.startsWith('/src/') && path !== context.path && existsSync(join(root, path))) context.path = path;
  return next();
};

/** Every test file watches the console, whether it thought of it or not. */
export const consolePlugin = {
  name: 'latchkey-console',
  transform({path, body}) {
    if (!/^\/test\/.*\.test\.ts$/.test(path)) return undefined;
    return {body: `import '${posix.relative(posix.dirname(path), '/test/support/console.js')}'; ${body}`};
  },
};
