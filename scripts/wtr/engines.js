// The three engines as launchers for web-test-runner.
import {chromeLauncher} from '@web/test-runner-chrome';
import {puppeteerLauncher} from '@web/test-runner-puppeteer';
import {webdriverLauncher} from '@web/test-runner-webdriver';
import {spawn} from 'node:child_process';
import {createConnection, createServer} from 'node:net';
import {createInterface} from 'node:readline';
import {setTimeout as pause} from 'node:timers/promises';
import {descendantsOf, endDescendants, signal} from '../lib/processes.js';
import {readTools} from '../lib/tools.js';
import {readyPage} from './commands.js';

const children = [];

const start = (command, args, options) => {
  const child = spawn(command, args, {stdio: 'ignore', ...options});
  children.push(child);
  child.on('error', error => {
    process.stderr.write(`${command}: ${error.message}\n`);
    process.exit(1);
  });
  return child;
};

const stopChildren = () => {
  for (const child of children.splice(0)) {
    // WebKitWebDriver leaves its browser behind otherwise.
    signal([...descendantsOf(child.pid), child.pid], 'SIGTERM');
  }
};
// However the runner ends, with its browsers up or still on their way.
process.once('exit', endDescendants);
process.once('SIGTERM', () => process.exit(143));

const freePort = () =>
  new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const {port} = server.address();
      server.close(() => resolve(port));
    });
  });

const answers = port =>
  new Promise(resolve => {
    const socket = createConnection(port, '127.0.0.1', () => {
      socket.destroy();
      resolve(true);
    });
    socket.once('error', () => resolve(false));
  });

/** A display of its own, on a number that Xvfb finds free and tells through its fourth channel, as a line. */
const startDisplay = xvfb =>
  new Promise((resolve, reject) => {
    const screen = ['-screen', '0', '1280x1024x24', '-nolisten', 'tcp', '-noreset', '-displayfd', '3'];
    const child = start(xvfb, screen, {stdio: ['ignore', 'ignore', 'ignore', 'pipe']});
    child.once('exit', () => reject(new Error('Xvfb ended before it had a display')));
    // Xvfb ends itself when the channel closes before the end of the line.
    createInterface({input: child.stdio[3]}).once('line', number => resolve(`:${number}`));
  });

const sandbox = process.getuid?.() === 0 || process.env.CI ? ['--no-sandbox'] : [];

const chromium = executablePath =>
  chromeLauncher({
    launchOptions: {executablePath, args: [...sandbox, '--disable-dev-shm-usage']},
    createPage: async ({context}) => {
      const page = await context.newPage();
      await readyPage(page);
      return page;
    },
  });

const firefox = executablePath =>
  puppeteerLauncher({launchOptions: {browser: 'firefox', executablePath, headless: true}, concurrency: 1});

const webkit = async ({driver, browser, xvfb}) => {
  const env = {...process.env};
  if (xvfb) env.DISPLAY = await startDisplay(xvfb);
  const port = await freePort();
  const child = start(driver, ['--host=127.0.0.1', `--port=${port}`], {env});
  while (!(await answers(port))) {
    if (child.exitCode !== null) throw new Error('WebKitWebDriver ended at its start');
    await pause(50);
  }
  const launcher = webdriverLauncher({
    hostname: '127.0.0.1',
    port,
    path: '/',
    logLevel: 'error',
    capabilities: {
      browserName: 'MiniBrowser',
      'wdio:enforceWebDriverClassic': true,
      'webkitgtk:browserOptions': {binary: browser, args: ['--automation']},
    },
  });
  // Its tests share one window, and only one frame has the focus.
  launcher.concurrency = 1;
  return launcher;
};

const launchers = {chromium, firefox, webkit};

/**
 * Launchers for the engines of this machine, or for those that `WTR_BROWSERS` names (`chromium,webkit`).
 * @throws {Error} where a named engine is unknown or is not on this machine
 */
export const startEngines = async () => {
  const tools = readTools();
  const names = process.env.WTR_BROWSERS?.split(',') ?? Object.keys(launchers).filter(name => tools[name]);
  for (const name of names) {
    if (!launchers[name]) throw new Error(`WTR_BROWSERS: there is no engine ${name}`);
    if (!tools[name]) throw new Error(`WTR_BROWSERS: ${name} is not on this machine`);
  }
  return Promise.all(names.map(name => launchers[name](tools[name])));
};

/** Ends what the engines need besides a browser. */
export const enginesPlugin = {name: 'latchkey-engines', serverStop: stopChildren};
