// How long a page with one element takes until the first field can be used, beside a plain field and a bare Lit element,
// at 4× slow-down: tsx bench/first-field.ts
import {launchChromium} from './browser.js';
import {fieldsPageScript} from './fields-page-script.js';
import {median} from './median.js';
import {
  bareLit,
  changePassword,
  passwordGenerator,
  plainField,
  recoverAccess,
  servePages,
  type Row,
} from './page-server.js';

const rounds = 9;
/** As a multiple of the bare Lit element. */
const target = 1.25;

const rows = [plainField, bareLit, changePassword, recoverAccess, passwordGenerator];
const script = await fieldsPageScript();
const server = await servePages(rows);
const browser = await launchChromium();

/**
 * Milliseconds from the start of the navigation until the field has the focus and that frame is done, and how much thread
 * time the page's main thread spent in tasks by then.
 */
async function measure({tag, field}: Row, address: string) {
  // In a context of its own, nothing is in a cache.
  const context = await browser.newContext();
  const page = await context.newPage();
  const session = await context.newCDPSession(page);
  await page.addInitScript({
    content: `${script}; globalThis.ready = firstFieldReady(${JSON.stringify(tag)}, ${JSON.stringify(field)});`,
  });
  await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
  await session.send('Performance.enable', {timeDomain: 'threadTicks'});
  await page.goto(address, {waitUntil: 'commit'});
  const time = await page.evaluate<number>('ready');
  const {metrics} = await session.send('Performance.getMetrics');
  await context.close();
  return {time, thread: (metrics.find(({name}) => name === 'TaskDuration')?.value ?? 0) * 1000};
}

try {
  console.log('\nUntil the first field can be used, in milliseconds, cold and uncompressed, 4× slower.\n');
  console.log(`${' '.repeat(24)}   median    least   of bare Lit   thread time   of bare Lit`);
  const results = rows.map((): Awaited<ReturnType<typeof measure>>[] => []);
  // The rows take turns, so that a noisy minute is everybody's. The first round is for the browser.
  for (let round = 0; round <= rounds; round++) {
    for (const [at, row] of rows.entries()) {
      const result = await measure(row, server.address(at));
      if (round) results[at]?.push(result);
    }
  }
  const cell = (value: number, width: number, digits = 0) => value.toFixed(digits).padStart(width);
  const times = results.map(list => list.map(({time}) => time));
  const threadTimes = results.map(list => list.map(({thread}) => thread));
  const ofLit = (lists: readonly number[][], at: number) =>
    median(lists[at] ?? []) / median(lists[rows.indexOf(bareLit)] ?? []);
  for (const [at, {name, module}] of rows.entries()) {
    const ratio = ofLit(times, at);
    const figures = [
      cell(median(times[at] ?? []), 9),
      cell(Math.min(...(times[at] ?? [])), 9),
      cell(ratio, 14, 2),
      cell(median(threadTimes[at] ?? []), 14),
      cell(ofLit(threadTimes, at), 14, 2),
    ];
    const verdict = module?.startsWith('/dist/') ? `  target ${target}: ${ratio <= target ? 'met' : 'missed'}` : '';
    console.log(name.padEnd(24) + figures.join('') + verdict);
  }
} finally {
  await browser.close();
  server.close();
}
