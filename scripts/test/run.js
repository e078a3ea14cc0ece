// How a part of the tests is run and counted: a command as a whole, files of node:test, or generated files that are compared.
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync} from 'node:fs';
import {join, relative} from 'node:path';
import {runNode} from '../lib/run-node.js';
import {root} from '../lib/tools.js';
import {failed, failure, nothing, passed, sum} from './counts.js';

/** @typedef {import('./counts.js').Counts} Counts */

const minute = 60_000;
// Guards against hanging, not time limits: a slow machine must not reach them.
const guard = 45 * minute;
const testGuard = 15 * minute;

export const say = text => process.stdout.write(`${text}\n`);

/** Files below a folder of the project, in order; none where there is no such folder. */
export const filesIn = (folder, pattern = /./) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
        .filter(entry => entry.isFile() && pattern.test(entry.name))
        .map(entry => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
        .sort()
    : [];

export const testsIn = (...folders) => folders.flatMap(folder => filesIn(folder, /\.test\.ts$/));

/** Path of a package's command. */
export const tool = path => join('node_modules', path);

/** Runs a script of Node to its end, whatever it leaves running too. */
export const run = async (args, options = {}) => {
  const result = await runNode(args, {cwd: root, guard, ...options});
  if (result.isHung) say(`Ended: it hung for ${guard / minute} minutes`);
  if (result.left.length) say(`Left running, and ended: ${result.left.join(', ')}`);
  return result;
};

/** A command that is right or wrong as a whole. What it prints is shown as it comes, or, with `isQuiet`, only where it is wrong. */
export const check = async (name, args, {isQuiet = false} = {}) => {
  say(`\n${name}`);
  const {code, output} = await run(args, {show: isQuiet ? 'never' : 'live'});
  if (code === 0) return passed;
  if (isQuiet) say(output);
  say(`${name}: failed`);
  return failed(failure(name, [], output.trim().split('\n').slice(-12).join('\n')));
};

/** Reads what a runner counted, and forgets it, so that it can't be taken for the next run's. */
export const takeResults = file => {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

/** Where a runner writes what it counted. */
export const resultsFile = name => {
  const folder = join(root, '.cache', 'results');
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${name}.json`);
  rmSync(file, {force: true});
  return file;
};

/** Never better than the exit code says. */
export const agree = (name, counts, code) =>
  code === 0 || counts.failed ? counts : sum([counts, failed(`${name}: it ended with ${code}`)]);

/**
 * Runs files with node:test.
 * @returns {Promise<Counts>}
 */
export const nodeTests = async (name, files, concurrency = 2) => {
  if (!files.length) {
    say('There are no tests here.');
    return nothing;
  }
  const results = resultsFile(name);
  const reporters = ['spec', 'stdout', './scripts/test/node-test-reporter.js', results];
  const {code} = await run([
    '--import',
    'tsx',
    '--test',
    `--test-concurrency=${concurrency}`,
    `--test-timeout=${testGuard}`,
    ...reporters.map((value, index) => `--test-reporter${index % 2 ? '-destination' : ''}=${value}`),
    ...files,
  ]);
  const counts = takeResults(results);
  return counts ? agree(name, counts, code) : failed(`${name}: nothing was counted; it ended with ${code}`);
};

/** Compares generated files that are checked in with what they are now. */
export const unchanged = async (what, folders, generate) => {
  const read = () => new Map(folders.flatMap(each => (existsSync(join(root, each)) ? listed(each) : [])));
  const listed = path => {
    const files = path.endsWith('.json') ? [path] : filesIn(path);
    return files.map(file => [file, readFileSync(join(root, file), 'utf8')]);
  };
  const before = read();
  const counts = await generate();
  const after = read();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter(file => before.get(file) !== after.get(file));
  if (!stale.length) return sum([counts, passed]);
  const message = `${what}: not up to date, now written anew: ${stale.join(', ')}`;
  say(message);
  return sum([counts, failed(message)]);
};
