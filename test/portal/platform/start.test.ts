import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {once} from 'node:events';
import {existsSync, mkdtempSync, rmSync} from 'node:fs';
import {createServer} from 'node:http';
import {tmpdir} from 'node:os';
import {join} from 'node:path';
import {after, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';

const root = fileURLToPath(new URL('../../..', import.meta.url));

describe('Starting the portal', () => {
  const folder = mkdtempSync(join(tmpdir(), 'portal-start-'));
  after(() => rmSync(folder, {recursive: true, force: true}));

  /** Starts it as `scripts/start.js` does, and collects what it says. */
  function start(environment: Record<string, string>) {
    const child = spawn(process.execPath, ['--import', 'tsx', 'demo/server/main.ts'], {
      cwd: root,
      env: {PATH: process.env.PATH ?? '', PORTAL_DATA: folder, ...environment},
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let [said, complained] = ['', ''];
    child.stdout.setEncoding('utf8').on('data', (text: string) => (said += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (complained += text));
    const exit = once(child, 'exit').then(([code]: unknown[]) => ({code, said, complained}));
    const ready = () =>
      new Promise<string>((resolve, reject) => {
        child.stdout.on('data', () => {
          const url = /^(http:\/\/localhost:\d+)\n$/m.exec(said)?.[1];
          if (url !== undefined) resolve(url);
        });
        void exit.then(({complained: why}) => reject(new Error(why)));
      });
    return {child, ready, exit};
  }

  it('says who can sign in, and at last where; and ends in order', async () => {
    const {child, ready, exit} = start({PORT: '0'});
    const url = await ready();
    assert.equal(await (await fetch(`${url}/healthz`)).text(), 'ok');
    child.kill('SIGTERM');
    const {code, said, complained} = await exit;
    assert.equal(complained, '');
    assert.equal(code, 0);
    assert.equal(said.trim().split('\n').at(-1), url);
    for (const text of ['nadezhda@example.org', 'jan@example.org', 'maya@example.org', 'password', `${url}/outbox`]) {
      assert.ok(said.includes(text), text);
    }
    assert.ok(existsSync(join(folder, 'secret')));
    assert.ok(!existsSync(join(folder, 'portal.lock')));
  });

  it('says in one line what is wrong', async () => {
    const wrong = await start({PORT: 'any'}).exit;
    assert.deepEqual([wrong.code, wrong.said], [1, '']);
    assert.equal(wrong.complained, 'PORT must be a whole number from 0 to 65535.\n');

    const other = createServer().listen(0, '127.0.0.1');
    await once(other, 'listening');
    const address = other.address();
    const port = String(typeof address === 'object' && address ? address.port : 0);
    const taken = await start({PORT: port}).exit;
    other.close();
    assert.equal(taken.code, 1);
    assert.match(taken.complained, /^listen EADDRINUSE[^\n]*\n$/);
  });
});
