import {getRequestListener} from '@hono/node-server';
import assert from 'node:assert/strict';
import {spawn} from 'node:child_process';
import {createServer, type Server} from 'node:http';
import {after, before, describe, it} from 'node:test';
import {fileURLToPath} from 'node:url';
import type {Portal} from '../../demo/server/app.js';
import {makePortal} from '../support/portal.js';
import {answering} from './faults.js';

const cli = fileURLToPath(new URL('../../src/conformance/cli.ts', import.meta.url));
const hooks = fileURLToPath(new URL('hooks.fixture.js', import.meta.url));

/** What came of a run, in a process of its own. */
interface Run {
  readonly status: number | null;
  readonly output: string;
  readonly errors: string;
}

async function latchkey(...args: readonly string[]): Promise<Run> {
  const child = spawn(process.execPath, ['--import', 'tsx', cli, ...args], {timeout: 60_000});
  let [output, errors] = ['', ''];
  child.stdout.on('data', chunk => (output += String(chunk)));
  child.stderr.on('data', chunk => (errors += String(chunk)));
  const status = await new Promise<number | null>(resolve => child.on('close', resolve));
  return {status, output, errors};
}

async function listen(answer: (request: Request) => Promise<Response>): Promise<{server: Server; base: string}> {
  const server = createServer((incoming, outgoing) => void getRequestListener(answer)(incoming, outgoing));
  await new Promise<void>(resolve => server.listen(0, '127.0.0.1', () => resolve()));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {server, base: `http://127.0.0.1:${port}/api/latchkey`};
}

describe('latchkey conformance', () => {
  let portal: Portal;
  let good: Awaited<ReturnType<typeof listen>>;
  let bad: Awaited<ReturnType<typeof listen>>;

  before(async () => {
    portal = await makePortal({background: false, config: {offices: 1}});
    good = await listen(request => portal.fetch(request));
    const open = answering({headers: all => all.delete('set-cookie')});
    const readable = answering({headers: all => all.set('set-cookie', 'flow=1; SameSite=Lax')});
    bad = await listen(
      readable(
        open(request => portal.fetch(request), portal.services),
        portal.services,
      ),
    );
  });

  after(async () => {
    for (const {server} of [good, bad]) {
      server.closeAllConnections();
      server.close();
    }
    await portal.close();
  });

  it('ends with 0 if nothing failed, and says what was tried', async () => {
    const {status, output, errors} = await latchkey(
      'conformance',
      good.base,
      '--hooks',
      hooks,
      '--only',
      'browser/cookies,codes/once',
    );
    assert.equal(errors, '');
    assert.match(output, /^✓ browser\/cookies: /m);
    assert.match(output, /^– codes\/once: .*\n {4}The backend or the hooks lack codes\.$/m);
    assert.match(output, /^1 passed, 0 failed, 1 skipped$/m);
    assert.equal(status, 0);
  });

  it('ends with 1 if something failed, and says why and by which rule', async () => {
    const {status, output} = await latchkey('conformance', bad.base, `--hooks=${hooks}`, '--only=browser/cookies');
    assert.match(output, /^✗ browser\/cookies: .*\n {4}Scripts can read flow\.\n {4}The rule: .*RFC 6265/m);
    assert.equal(status, 1);
  });

  it('gives the report as JSON', async () => {
    const {status, output} = await latchkey(
      'conformance',
      bad.base,
      '--json',
      '--hooks',
      hooks,
      '--only',
      'browser/cookies',
    );
    const report: unknown = JSON.parse(output);
    assert.ok(typeof report === 'object' && report && 'failed' in report && 'cases' in report);
    assert.equal(report.failed, 1);
    assert.equal(status, 1);
  });

  it('ends with 2 if it could not be run', async () => {
    const runs = await Promise.all([
      latchkey('conformance'),
      latchkey('conformance', good.base, '--hooks', hooks, '--only', 'no-such-case'),
      latchkey('conformance', 'http://127.0.0.1:1/api', '--hooks', hooks),
      latchkey('conformance', good.base, '--hooks', `${hooks}.missing`),
      latchkey('conformance', good.base, '--hooks', cli.replace('cli', 'exchange')),
      latchkey('conformance', good.base.replace('/latchkey', '/nothing'), '--hooks', hooks),
    ]);
    for (const {status, errors} of runs) {
      assert.notEqual(errors, '');
      assert.equal(status, 2, errors);
    }
  });
});
