// Imported by every test file in a browser, see scripts/wtr/sources.js: a warning or an error on the console fails the test.
import {browserLog, engine, giveBack} from './browser.js';

interface Expected {
  readonly pattern: RegExp;
  seen: boolean;
}

let expected: Expected[] = [];
/** The same of what the browser itself writes, which it does when it gets to it. */
let awaited: Expected[] = [];
let unexpected: string[] = [];

/**
 * Says that the test logs a warning or an error on purpose. It fails if that does not happen.
 * @param pattern matches the whole line: the arguments, joined by spaces
 */
export const expectLog = (pattern: RegExp): void => {
  expected.push({pattern, seen: false});
};

/**
 * Says that the browser itself complains about the page, and is right. The test waits for that at its end, and fails if it does
 * not happen. Only Chromium tells.
 * @param pattern matches the source, the level and the text: `security error: Creating a worker …`
 */
export const expectBrowserLog = (pattern: RegExp): void => {
  if (engine === 'chromium') awaited.push({pattern, seen: false});
};

for (const level of ['warn', 'error'] as const) {
  const print = console[level].bind(console);
  console[level] = (...args: unknown[]) => {
    const line = args.map(String).join(' ');
    const match = expected.find(({pattern}) => pattern.test(line));
    if (match) {
      match.seen = true;
      return;
    }
    if (!line.startsWith('Lit is in dev mode')) unexpected.push(`console.${level}: ${line}`);
    print(...args);
  };
}

/** Takes what the browser has written by now. */
const readBrowserLog = async (): Promise<void> => {
  for (const {level, source, text} of await browserLog()) {
    const line = `${source} ${level}: ${text}`;
    const match = awaited.find(({pattern}) => pattern.test(line));
    if (match) match.seen = true;
    else if (source !== 'network' && (level === 'warning' || level === 'error')) unexpected.push(line);
  }
};

/** A guard against waiting for ever, in milliseconds. */
const patience = 20_000;

/** What is wrong with the console since the last call, as one error. */
const judge = async (): Promise<Error | undefined> => {
  const end = Date.now() + patience;
  await readBrowserLog();
  while (awaited.some(({seen}) => !seen) && Date.now() < end) await readBrowserLog();
  const missing = [...expected, ...awaited]
    .filter(({seen}) => !seen)
    .map(({pattern}) => `expected on the console: ${String(pattern)}`);
  const lines = [...unexpected, ...missing];
  expected = [];
  awaited = [];
  unexpected = [];
  return lines.length ? new Error(lines.join('\n')) : undefined;
};

const isHook = (runnable: Mocha.Runnable | undefined): runnable is Mocha.Hook =>
  runnable !== undefined && 'type' in runnable && runnable.type === 'hook';

afterEach(async function () {
  const error = await judge();
  if (!error) return;
  // Fails the test itself; an error thrown here would end the whole file.
  if (isHook(this.test)) this.test.error(error);
  else throw error;
});

// Added when the file is loaded, so that it comes after the clearing-up of the file itself.
before(() => {
  after(async () => {
    await giveBack();
    const error = await judge();
    if (error) throw error;
  });
});
