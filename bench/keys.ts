// What a key press in a password field costs the main thread, beside a plain field and a bare Lit element: tsx bench/keys.ts
import {build} from 'esbuild';
import {existsSync, readFileSync} from 'node:fs';
import {createServer} from 'node:http';
import {setTimeout as pause} from 'node:timers/promises';
import {chromium, type CDPSession, type Page} from 'playwright-core';
import {chromiumArgs, chromiumPath} from '../test/support/tools.js';

const root = new URL('../', import.meta.url);
const executablePath = chromiumPath();
if (!executablePath) throw new Error('There is no Chromium: node scripts/setup.js --browsers');
if (!existsSync(new URL('dist/change-password.min.js', root))) throw new Error('There is no dist: npm run build');

/** Typed into the field, one key after the other, in every run. */
const keys = 'seven green bottles on a wall 4711 times'.split('');
/** Between two keys, in milliseconds. */
const gap = 50;

const bareLit = `
  import {LitElement, html} from 'lit';
  customElements.define('bare-lit', class extends LitElement {
    static properties = {length: {state: true}};
    render() {
      return html\`<form><label>New password <input type="password" autocomplete="new-password"
        @input=\${event => (this.length = event.target.value.length)}></label>
        <p aria-live="polite">\${this.length ?? 0} characters</p><button>Change password</button></form>\`;
    }
  });`;
const {outputFiles} = await build({
  stdin: {contents: bareLit, resolveDir: new URL('.', root).pathname},
  bundle: true,
  minify: true,
  format: 'esm',
  write: false,
  conditions: ['production'],
});

const step = () => ({
  kind: 'new-password',
  ref: {flow: 'one', revision: 1},
  problems: [],
  actions: ['cancel'],
  serverNow: Date.now(),
  policy: {minLength: 15, maxLength: 128, required: []},
  current: true,
  context: ['Anna', 'Nowak'],
});

const row = (name: string, selector: string, body: string) => ({name, selector, body});
const rows = [
  row(
    'plain field',
    'input',
    '<form><label>New password <input type="password" autocomplete="new-password"></label></form>',
  ),
  row('bare Lit element', 'bare-lit input', '<bare-lit></bare-lit><script type="module" src="/bare-lit.js"></script>'),
  row(
    '<change-password>, checklist and meter',
    'change-password input[name=password]',
    '<change-password endpoint="/backend"></change-password><script type="module" src="/dist/change-password.min.js"></script>',
  ),
];

const server = createServer(({url = '/'}, response) => {
  const send = (type: string, body: string | Uint8Array) => {
    response.writeHead(200, {'content-type': type}).end(body);
  };
  const index = rows.findIndex((_, at) => url === `/${at}`);
  if (index >= 0) {
    return send(
      'text/html',
      `<!doctype html><html lang="en"><meta charset="utf-8"><title>Keys</title>${rows[index]?.body ?? ''}`,
    );
  }
  if (url === '/bare-lit.js') return send('text/javascript', outputFiles[0]?.contents ?? '');
  if (url === '/backend/capabilities') return send('application/json', '{"flows":["change-password"],"links":{}}');
  if (url.startsWith('/backend/')) return send('application/json', JSON.stringify(step()));
  const file = new URL(`.${url}`, root);
  if (/^\/dist\/[\w./-]+\.js$/.test(url) && existsSync(file)) return send('text/javascript', readFileSync(file));
  response.writeHead(404).end();
});
await new Promise<void>(resolve => server.listen(0, '127.0.0.1', resolve));
const address = server.address();
if (typeof address !== 'object' || !address) throw new Error('The server has no port');

/** Milliseconds of thread time that the page's main thread has spent in tasks. */
async function spent(session: CDPSession): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function measure(page: Page, at: number, slowdown: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await page.goto(`http://127.0.0.1:${address && typeof address === 'object' ? address.port : 0}/${at}`);
  await page
    .locator(rows[at]?.selector ?? '')
    .last()
    .focus();
  // The first key starts the worker and loads the words, which is not what a key costs.
  await page.keyboard.type('ab');
  await pause(4000);
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  await session.send('Emulation.setCPUThrottlingRate', {rate: slowdown});
  const before = await spent(session);
  await pause(keys.length * gap);
  const idle = await spent(session);
  for (const text of keys) {
    await session.send('Input.dispatchKeyEvent', {type: 'keyDown', text, key: text, unmodifiedText: text});
    await session.send('Input.dispatchKeyEvent', {type: 'keyUp', key: text});
    await pause(gap);
  }
  await pause(500);
  return Math.max(0, (await spent(session)) - idle - (idle - before)) / keys.length;
}

const median = (list: readonly number[]) => [...list].sort((a, b) => a - b)[list.length >> 1] ?? 0;

const browser = await chromium.launch({executablePath, args: [...chromiumArgs]});
try {
  console.log('\nMain thread per key press, in milliseconds, and as a multiple of the plain field.\n');
  for (const slowdown of [1, 4]) {
    const results = rows.map((): number[] => []);
    // The rows take turns, so that a noisy minute is everybody's.
    for (let round = 0; round < 3; round++) {
      for (const [at, list] of results.entries()) {
        const page = await browser.newPage();
        list.push(await measure(page, at, slowdown));
        await page.close();
      }
    }
    const plain = median(results[0] ?? []);
    for (const [at, list] of results.entries()) {
      const time = median(list);
      console.log(
        `${`${slowdown}× slower`.padEnd(12)}${(rows[at]?.name ?? '').padEnd(42)}${time.toFixed(2).padStart(7)} ms${(time / plain).toFixed(1).padStart(7)}×`,
      );
    }
  }
} finally {
  await browser.close();
  server.close();
}
