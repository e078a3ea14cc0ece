// What a key press in a password field costs the main thread, beside a plain field and a bare Lit element: tsx bench/keys.ts
import {setTimeout as pause} from 'node:timers/promises';
import type {CDPSession, Page} from 'playwright-core';
import {launchChromium} from './browser.js';
import {median} from './median.js';
import {bareLit, changePassword, plainField, servePages} from './page-server.js';

/** Typed into the field, one key after the other, in every run. */
const keys = 'seven green bottles on a wall 4711 times'.split('');
/** Between two keys, in milliseconds. */
const gap = 50;

const rows = [
  {...plainField, password: 'input'},
  {...bareLit, password: 'bare-lit input'},
  {
    ...changePassword,
    name: '<change-password>, checklist and meter',
    password: 'change-password input[name=password]',
  },
];
const server = await servePages(rows);
const browser = await launchChromium();

/** Milliseconds of thread time that the page's main thread has spent in tasks. */
async function spent(session: CDPSession): Promise<number> {
  const {metrics} = await session.send('Performance.getMetrics');
  return (metrics.find(({name}) => name === 'TaskDuration')?.value ?? 0) * 1000;
}

async function measure(page: Page, at: number, slowdown: number): Promise<number> {
  const session = await page.context().newCDPSession(page);
  await page.goto(server.address(at));
  await page.locator(rows[at]?.password ?? '').focus();
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
