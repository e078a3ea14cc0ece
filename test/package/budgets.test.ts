// What a page has to load, measured in a real browser over the files that are published.
import assert from 'node:assert/strict';
import {build} from 'esbuild';
import {once} from 'node:events';
import {existsSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {setTimeout as pause} from 'node:timers/promises';
import {after, before, describe, it} from 'node:test';
import {gzipSync} from 'node:zlib';
import {chromium, type Browser} from 'playwright-core';
import type {Capabilities, Step} from '../../src/core/protocol/index.js';
import {chromiumArgs, chromiumPath} from '../support/tools.js';

const root = new URL('../../', import.meta.url);
const kilobyte = 1000;
const sizeOf = (code: string | Uint8Array): number => gzipSync(code, {level: 9}).length;

/** Gzip sizes in bytes, by file. */
type Sizes = Map<string, number>;

const total = (sizes: Sizes): number => [...sizes.values()].reduce((sum, size) => sum + size, 0);

const table = (sizes: Sizes): string =>
  [...sizes]
    .sort(([, a], [, b]) => b - a)
    .map(([file, size]) => `${String(size).padStart(7)}  ${file}`)
    .concat(`${String(total(sizes)).padStart(7)}  in all`)
    .join('\n');

const assertWithin = (sizes: Sizes, limit: number): void => {
  assert.ok(sizes.size > 0, 'No code was loaded.');
  assert.ok(total(sizes) <= limit * kilobyte, `more than ${limit} kB:\n${table(sizes)}`);
};

/** A backend that knows the first step of one flow. */
interface Backend {
  readonly capabilities: Capabilities;
  readonly step: Step;
}

const backend = (step: Step): Backend => ({
  capabilities: {flows: ['change-password', 'recover-access'], links: {}},
  step,
});

const base = {ref: {flow: 'one', revision: 1}, problems: [], actions: [], serverNow: Date.now()};
const changePassword = backend({
  ...base,
  kind: 'new-password',
  policy: {minLength: 15, maxLength: 128, required: []},
  current: true,
  context: [],
});
const recoverAccess = backend({...base, kind: 'identify', identifiers: ['phone', 'email']});

/** Serves the page, `dist` and the backend; remembers the code that was asked for. */
async function serve(page: string, {capabilities, step}: Backend) {
  const loaded: Sizes = new Map();
  let lastRequest = Date.now();
  const server = createServer((request, response) => {
    lastRequest = Date.now();
    const {pathname} = new URL(request.url ?? '/', 'http://localhost');
    const send = (type: string, body: string | Uint8Array, status = 200) => {
      response.writeHead(status, {'content-type': type, 'cache-control': 'no-store'}).end(body);
    };
    if (pathname === '/') return send('text/html', page);
    if (pathname === '/backend/capabilities') return send('application/json', JSON.stringify(capabilities));
    if (pathname.startsWith('/backend/')) return send('application/json', JSON.stringify(step));
    const file = new URL(`.${pathname}`, root);
    if (!/^\/dist\/[\w./-]+\.js$/.test(pathname) || !existsSync(file)) return send('text/plain', '', 404);
    const code = readFileSync(file);
    loaded.set(pathname, sizeOf(code));
    send('text/javascript', code);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  assert.ok(typeof address === 'object' && address);
  return {
    url: `http://127.0.0.1:${address.port}/`,
    loaded,
    /** Waits until nobody has asked for anything for a while. */
    async quiet() {
      while (Date.now() - lastRequest < 1000) await pause(100);
    },
    close: () => new Promise(resolve => server.close(resolve).closeAllConnections()),
  };
}

describe('what a page loads until it can be used', {skip: chromiumPath() ? false : 'no Chromium here'}, () => {
  let browser: Browser;

  before(async () => {
    assert.ok(existsSync(new URL('dist/latchkey.min.js', root)), 'There is no dist: run `npm run build` first.');
    browser = await chromium.launch({executablePath: chromiumPath() ?? '', args: [...chromiumArgs]});
  });
  after(() => browser.close());

  /** The code that the file loads until the field of the element can be used and nothing more is asked for. */
  async function measure(file: string, element: string, field: string, service: Backend): Promise<Sizes> {
    const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Budget</title><link rel="icon" href="data:,">
      ${element}<script type="module" src="/dist/${file}"></script></html>`;
    const server = await serve(page, service);
    const tab = await browser.newPage();
    const faults: string[] = [];
    tab.on('pageerror', error => faults.push(error.message));
    tab.on('console', message => {
      if (message.type() === 'error' || message.type() === 'warning') faults.push(message.text());
    });
    try {
      await tab.goto(server.url);
      const first = tab.locator(field).first();
      await first.waitFor();
      assert.ok(await first.isEnabled());
      await server.quiet();
      assert.deepEqual(faults, []);
      return server.loaded;
    } finally {
      await tab.close();
      await server.close();
    }
  }

  const cases = [
    {tag: 'change-password', limit: 20, field: 'change-password input:visible', service: changePassword},
    {tag: 'recover-access', limit: 24, field: 'recover-access input:visible', service: recoverAccess},
    {
      tag: 'password-generator',
      limit: 10,
      field: 'password-generator :is(input, output, textarea)',
      service: changePassword,
    },
  ];
  for (const {tag, limit, field, service} of cases) {
    it(`<${tag}>: ${limit} kB`, async t => {
      const element = `<${tag} endpoint="/backend"></${tag}>`;
      const sizes = await measure(`${tag}.min.js`, element, field, service);
      const withAllTags = await measure('latchkey.min.js', element, field, service);
      t.diagnostic(`<${tag}>: ${total(sizes)} bytes; ${total(withAllTags)} by way of latchkey.min.js`);
      assertWithin(sizes, limit);
    });
  }
});

describe('what a bundle gets', () => {
  const bundles = [
    {name: 'latchkey/core', source: 'core/index.ts', limit: 8},
    {name: 'latchkey/transports/better-auth', source: 'adapters/better-auth/index.ts', limit: 3},
    {name: 'latchkey/transports/cognito', source: 'adapters/cognito/index.ts', limit: 3},
    {name: 'latchkey/transports/firebase', source: 'adapters/firebase/index.ts', limit: 3},
    {name: 'latchkey/transports/supabase', source: 'adapters/supabase/index.ts', limit: 3},
    {name: 'latchkey/transports/kratos', source: 'adapters/kratos/index.ts', limit: 3},
  ];
  for (const {name, source, limit} of bundles) {
    it(`${name}: ${limit} kB`, async t => {
      const {metafile, outputFiles} = await build({
        entryPoints: [new URL(`src/${source}`, root).pathname],
        bundle: true,
        minify: true,
        splitting: true,
        format: 'esm',
        target: 'es2022',
        write: false,
        metafile: true,
        outdir: 'out',
        logLevel: 'error',
      });
      const entry = Object.keys(metafile.outputs).find(file => metafile.outputs[file]?.entryPoint?.endsWith(source));
      assert.ok(entry);
      // What is loaded on demand doesn't count.
      const files = [entry];
      for (const file of files) {
        for (const {path, kind} of metafile.outputs[file]?.imports ?? []) {
          if (kind === 'import-statement' && !files.includes(path)) files.push(path);
        }
      }
      const sizes: Sizes = new Map();
      for (const file of files) {
        const output = outputFiles.find(({path}) => path.endsWith(file));
        assert.ok(output);
        sizes.set(file, sizeOf(output.contents));
      }
      t.diagnostic(`${name}: ${total(sizes)} bytes`);
      assertWithin(sizes, limit);
    });
  }
});
