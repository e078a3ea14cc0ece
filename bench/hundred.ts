// What a hundred elements put on a page at once cost: the longest task until their first fields can be used, at 4×
// slow-down, the heap of each, and what is left of it when they are gone: tsx bench/hundred.ts
import type {CDPSession, Page} from 'playwright-core';
import {launchChromium} from './browser.js';
import type {Insertion} from './fields-page.js';
import {fieldsPageScript} from './fields-page-script.js';
import {median} from './median.js';
import {bareLit, changePassword, passwordGenerator, recoverAccess, servePages, type Row} from './page-server.js';
import {tasksOf} from './thread-time.js';

const count = 100;
const rounds = 5;
/** The longest task, in milliseconds. */
const longest = 200;
/** The heap of an element, in bytes. */
const heap = 25_000;

const rows = [bareLit, changePassword, recoverAccess, passwordGenerator];
const script = await fieldsPageScript();
// The code is there when the elements come.
const server = await servePages(rows.map(({module = ''}) => ({markup: '', module})));
const browser = await launchChromium();

/** Opens a page that has the row's code and none of its elements. */
async function open(at: number): Promise<{page: Page; session: CDPSession}> {
  const context = await browser.newContext();
  const page = await context.newPage();
  await page.addInitScript({content: script});
  await page.goto(server.address(at));
  return {page, session: await context.newCDPSession(page)};
}

const insert = (page: Page, {markup, tag, field}: Row, many: number): Promise<Insertion> =>
  page.evaluate<Insertion>(`insertAll(${[markup, many, tag, field].map(each => JSON.stringify(each)).join()})`);

/** The longest of the long tasks, by the clock and by the thread, and the time until all first fields can be used. */
async function measureTasks(at: number, row: Row) {
  const {page, session} = await open(at);
  await session.send('Emulation.setCPUThrottlingRate', {rate: 4});
  await browser.startTracing(page, {categories: ['toplevel', 'blink.user_timing']});
  const {ready, longTasks} = await insert(page, row, count);
  const tasks = tasksOf((await browser.stopTracing()).toString(), 'insertion');
  await page.context().close();
  const threadTimes = longTasks.map(({start, duration}) => {
    const task = tasks.find(task => Math.abs(task.start - start) < 1 && task.duration > 50);
    return task?.threadTime ?? duration;
  });
  return {
    ready,
    wall: Math.max(0, ...longTasks.map(({duration}) => duration)),
    thread: Math.max(0, ...threadTimes),
  };
}

/** Used bytes of JavaScript's heap, of the browser's own objects that belong to it, and the page's event listeners. */
async function use(session: CDPSession) {
  // What was waiting for the one collection is free for the next.
  for (let i = 0; i < 3; i++) await session.send('HeapProfiler.collectGarbage');
  const {usedSize, embedderHeapUsedSize} = await session.send('Runtime.getHeapUsage');
  const {jsEventListeners} = await session.send('Memory.getDOMCounters');
  return {heap: usedSize, objects: embedderHeapUsedSize, listeners: jsEventListeners};
}

/** Heap and such, for each of a hundred elements. */
async function measureHeap(at: number, row: Row) {
  const {page, session} = await open(at);
  await insert(page, row, 1);
  const one = await use(session);
  await insert(page, row, count - 1);
  const all = await use(session);
  await page.evaluate('removeAll()');
  const none = await use(session);
  // What comes once a page, such as compiled code, is there now; what is left by each element comes again.
  await insert(page, row, count);
  await page.evaluate('removeAll()');
  const again = await use(session);
  await page.context().close();
  return {
    each: (all.heap - one.heap) / (count - 1),
    objects: (all.objects - one.objects) / (count - 1),
    left: (none.heap - one.heap) / (count - 1),
    leftAgain: (again.heap - none.heap) / count,
    listeners: again.listeners - none.listeners,
  };
}

const cell = (value: number, width: number, digits = 0) => value.toFixed(digits).padStart(width);

const verdict = ({module}: Row, target: string, met: boolean) =>
  module?.startsWith('/dist/') ? `  target ${target}: ${met ? 'met' : 'missed'}` : '';

try {
  console.log(
    `\n${count} elements at once, in milliseconds, 4× slower, the code there already. What other programs took of a`,
  );
  console.log(
    'task is left out of its thread time; since they slow that down too, the least is nearest to the truth.\n',
  );
  console.log(`${' '.repeat(24)}  all fields   longest task   its thread time   least`);
  const results = rows.map((): Awaited<ReturnType<typeof measureTasks>>[] => []);
  for (let round = 0; round < rounds; round++) {
    for (const [at, row] of rows.entries()) results[at]?.push(await measureTasks(at, row));
  }
  for (const [at, row] of rows.entries()) {
    const list = results[at] ?? [];
    const threadTimes = list.map(({thread}) => thread);
    const least = Math.min(...threadTimes);
    const figures = [
      cell(median(list.map(({ready}) => ready)), 12),
      cell(median(list.map(({wall}) => wall)), 15),
      cell(median(threadTimes), 18),
      cell(least, 8),
    ];
    console.log(row.name.padEnd(24) + figures.join('') + verdict(row, String(longest), least <= longest));
  }

  console.log(
    `\nHeap of each of ${count}, in kB; what is left of it when all are gone, and what a second ${count} leave.\n`,
  );
  console.log(`${' '.repeat(24)}   heap   objects of the browser   left   left again   listeners left`);
  for (const [at, row] of rows.entries()) {
    const {each, objects, left, leftAgain, listeners} = await measureHeap(at, row);
    const figures = [
      cell(each / 1000, 7, 1),
      cell(objects / 1000, 25, 1),
      cell(left / 1000, 7, 1),
      cell(leftAgain / 1000, 13, 1),
      cell(listeners, 17),
    ];
    console.log(row.name.padEnd(24) + figures.join('') + verdict(row, String(heap / 1000), each <= heap));
  }
} finally {
  await browser.close();
  server.close();
}
