// The code of docs/write-a-transport.md and of README.md, as it stands there: taken out, compiled and run.
import assert from 'node:assert/strict';
import {mkdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import ts from 'typescript';
import type {Transport} from '../../../src/ports/transport.js';
import {as, gist, visitorOf} from '../../support/visitor.js';

const root = new URL('../../../', import.meta.url);
const folder = new URL('.cache/guide/', root);

const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** The fenced blocks of a page, by what stands after the fence. */
const blocksOf = (page: string): ReadonlyMap<string, string> =>
  new Map([...read(page).matchAll(/^```(.+)\n([^]*?)^```$/gm)].map(([, title = '', code = '']) => [title, code]));

function take(page: string, title: string, file: string): string {
  const code = blocksOf(page).get(title);
  assert.ok(code, `${page} has no block "${title}".`);
  const path = fileURLToPath(new URL(file, folder));
  writeFileSync(path, code);
  return path;
}

rmSync(folder, {recursive: true, force: true});
mkdirSync(folder, {recursive: true});
const guide = 'docs/write-a-transport.md';
const files = ['my-transport.ts', 'my-service.ts', 'my-transport.test.ts'].map(file => take(guide, `ts ${file}`, file));
writeFileSync(new URL('my-server.ts', folder), "export * from '../../test/adapters/own/rest-server.js';\n");

describe('the guide', () => {
  it('has code that compiles', () => {
    const configuration = fileURLToPath(new URL('tsconfig.json', root));
    const {options = {}} =
      ts.getParsedCommandLineOfConfigFile(
        configuration,
        {},
        {...ts.sys, onUnRecoverableConfigFileDiagnostic: () => {}},
      ) ?? {};
    const program = ts.createProgram(files, options);
    const faults = files.flatMap(file => ts.getPreEmitDiagnostics(program, program.getSourceFile(file)));
    assert.deepEqual(
      faults.map(({messageText}) => ts.flattenDiagnosticMessageText(messageText, '\n')),
      [],
    );
  });
});

// Its cases are tests of this file.
await import(files.at(-1) ?? '');

describe('the example in README.md', () => {
  const element: {transport?: Transport} = {};
  const asked: unknown[] = [];
  const change = {type: 'new-password', password: 'seven green bottles', currentPassword: 'typed'} as const;
  const {fetch} = globalThis;
  let status = 200;

  before(async () => {
    const [, code] = /```js\n(import [^]*?\.transport = [^]*?)```/.exec(read('README.md')) ?? [];
    assert.ok(code);
    const path = fileURLToPath(new URL('readme.ts', folder));
    writeFileSync(path, code);
    Reflect.set(globalThis, 'document', {querySelector: () => element});
    globalThis.fetch = async (_, init) => {
      asked.push(init?.body);
      return Promise.resolve(new Response(null, {status}));
    };
    await import(path);
  });
  after(() => {
    globalThis.fetch = fetch;
    Reflect.deleteProperty(globalThis, 'document');
  });

  it('changes a password, refuses a wrong one and passes on a fault', async () => {
    assert.ok(element.transport);
    const {begin, act} = visitorOf(element.transport);
    const step = as(await begin('change-password'), 'new-password');
    status = 503;
    await assert.rejects(act(change), {code: 'unavailable'});
    status = 403;
    const refused = await act(change);
    assert.deepEqual(gist(refused), ['new-password', 'current_password_wrong']);
    assert.deepEqual(refused.ref, step.ref);
    status = 200;
    const done = await act(change);
    assert.deepEqual(gist(done), ['done']);
    assert.ok(done.ref.revision > step.ref.revision);
    assert.equal(asked.at(-1), JSON.stringify({currentPassword: 'typed', password: 'seven green bottles'}));
  });
});
