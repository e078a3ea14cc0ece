// Finds what `npm install` doesn't bring: browsers and PostgreSQL. Node built-ins only, because set-up runs without packages.
import {
  accessSync,
  constants,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  writeFileSync,
} from 'node:fs';
import {delimiter, dirname, join} from 'node:path';
import {fileURLToPath} from 'node:url';

/**
 * @typedef {object} WebKit WebKitGTK, driven over WebDriver
 * @property {string} driver path of WebKitWebDriver
 * @property {string} browser path of MiniBrowser
 * @property {string | null} xvfb path of Xvfb; null where there is a display already
 */

/**
 * @typedef {object} Tools what was found; null where a thing is missing
 * @property {string | null} chromium path of the executable
 * @property {string | null} firefox path of the executable
 * @property {WebKit | null} webkit
 * @property {string | null} postgres folder that has initdb and postgres
 */

/** The root folder of the project, without a slash at its end. */
export const root = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Where set-up writes down what it found, for the other scripts. */
export const toolsFile = join(root, '.cache', 'tools.json');

/** Starts the Chromium out of npm that set-up unpacks when the machine has no browser. */
export const ownChromium = join(root, '.cache', 'chromium', 'start.sh');

const runs = path => {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
};

const onPath = name =>
  (process.env.PATH ?? '')
    .split(delimiter)
    .filter(Boolean)
    .map(folder => join(folder, name));

const firstOf = paths => paths.find(runs) ?? null;

/** The folders under `parent` whose names match, the highest version first. */
const folders = (parent, pattern) =>
  existsSync(parent)
    ? readdirSync(parent)
        .filter(name => pattern.test(name))
        .sort((a, b) => b.localeCompare(a, 'en', {numeric: true}))
        .map(name => join(parent, name))
    : [];

/** The path that an environment variable names. It must be right: a wrong one is an error, not a reason to look elsewhere. */
const named = (variable, inside = '') => {
  const path = process.env[variable];
  if (!path) return null;
  if (!runs(join(path, inside))) throw new Error(`${variable} is ${path}, but there is nothing to run there`);
  return path;
};

const findChromium = () =>
  named('CHROME_PATH') ??
  firstOf([
    ...['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome'].flatMap(onPath),
    '/usr/bin/chromium',
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
    'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
    ownChromium,
  ]);

const findFirefox = () =>
  named('FIREFOX_PATH') ??
  firstOf([
    ...['firefox-esr', 'firefox'].flatMap(onPath),
    '/usr/bin/firefox-esr',
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ]);

const findWebKit = () => {
  const driver = firstOf([...onPath('WebKitWebDriver'), '/usr/bin/WebKitWebDriver']);
  const libraries = folders('/usr/lib', /-linux-gnu/);
  const browser = firstOf(
    [...libraries, '/usr/lib', '/usr/libexec']
      .flatMap(folder => folders(folder, /^webkit2?gtk-\d/))
      .map(f => join(f, 'MiniBrowser')),
  );
  const display = Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
  const xvfb = display ? null : firstOf([...onPath('Xvfb'), '/usr/bin/Xvfb']);
  return driver && browser && (display || xvfb) ? {driver, browser, xvfb} : null;
};

const findPostgres = () => {
  const fromEnvironment = named('POSTGRES_BIN', 'initdb');
  if (fromEnvironment) return fromEnvironment;
  const newestFirst = folders('/usr/lib/postgresql', /^\d+$/).map(folder => join(folder, 'bin'));
  const likely = [
    '/usr/lib/postgresql/15/bin',
    ...newestFirst,
    '/opt/homebrew/opt/postgresql@15/bin',
    '/usr/local/opt/postgresql@15/bin',
  ];
  const initdb = firstOf([...likely.map(bin => join(bin, 'initdb')), ...onPath('initdb')]);
  return initdb && dirname(initdb);
};

/**
 * Looks for the tools on this machine. `CHROME_PATH`, `FIREFOX_PATH` (executables) and `POSTGRES_BIN` (a folder) come first.
 * @returns {Tools}
 * @throws {Error} where one of these variables names nothing that runs
 */
export const findTools = () => ({
  chromium: findChromium(),
  firefox: findFirefox(),
  webkit: findWebKit(),
  postgres: findPostgres(),
});

/**
 * Writes down what was found.
 * @param {Tools} tools
 */
export const writeTools = tools => {
  const text = `${JSON.stringify(tools, null, 2)}\n`;
  if (existsSync(toolsFile) && readFileSync(toolsFile, 'utf8') === text) return;
  mkdirSync(dirname(toolsFile), {recursive: true});
  const draft = `${toolsFile}.${process.pid}`;
  writeFileSync(draft, text);
  renameSync(draft, toolsFile);
};

/**
 * What set-up found, or what can be found now where set-up has not run.
 * @returns {Tools}
 */
export const readTools = () => (existsSync(toolsFile) ? JSON.parse(readFileSync(toolsFile, 'utf8')) : findTools());
