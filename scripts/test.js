#!/usr/bin/env node
// Runs the parts of the tests in lanes side by side, with --all also what takes servers of others, or with --only a,b some one
// after the other, and adds them up. The last line is the verdict.
import {existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync} from 'node:fs';
import {join, relative} from 'node:path';
import {runNode} from './lib/run-node.js';
import {readTools, root} from './lib/tools.js';

/**
 * @typedef {object} Counts
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 */

const minute = 60_000;
// Guards against hanging, not time limits: a slow machine must not reach them.
const guard = 45 * minute;
const testGuard = 15 * minute;

const say = text => process.stdout.write(`${text}\n`);
const sum = counts => {
  const total = {passed: 0, failed: 0, skipped: 0};
  for (const each of counts) for (const key of Object.keys(total)) total[key] += each[key];
  return total;
};
const passed = {passed: 1, failed: 0, skipped: 0};
const failed = {passed: 0, failed: 1, skipped: 0};
const skipped = {passed: 0, failed: 0, skipped: 1};
const nothing = {passed: 0, failed: 0, skipped: 0};

/** Files below a folder of the project, in order; none where there is no such folder. */
const filesIn = (folder, pattern = /./) =>
  existsSync(join(root, folder))
    ? readdirSync(join(root, folder), {recursive: true, withFileTypes: true})
        .filter(entry => entry.isFile() && pattern.test(entry.name))
        .map(entry => relative(root, join(entry.parentPath ?? entry.path, entry.name)))
        .sort()
    : [];

const testsIn = (...folders) => folders.flatMap(folder => filesIn(folder, /\.test\.ts$/));

const run = async (args, env) => {
  const result = await runNode(args, {cwd: root, guard, env});
  if (result.isHung) say(`Ended: it hung for ${guard / minute} minutes`);
  if (result.left.length) say(`Left running, and ended: ${result.left.join(', ')}`);
  return result;
};

const tool = path => join('node_modules', path);

/** A command that is right or wrong as a whole. */
const check = async (name, args) => {
  say(`\n${name}`);
  const {code} = await run(args);
  if (code !== 0) say(`${name}: failed`);
  return code === 0 ? passed : failed;
};

/** Reads what a runner counted, and forgets it, so that it can't be taken for the next run's. */
const takeResults = file => {
  if (!existsSync(file)) return undefined;
  const text = readFileSync(file, 'utf8');
  rmSync(file);
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
};

const resultsFile = name => {
  const folder = join(root, '.cache', 'results');
  mkdirSync(folder, {recursive: true});
  const file = join(folder, `${name}.json`);
  rmSync(file, {force: true});
  return file;
};

/** Never better than the exit code says. */
const agree = (counts, code) => (code === 0 || counts.failed ? counts : sum([counts, failed]));

/** Runs files with node:test. */
const nodeTests = async (name, files, concurrency = 2) => {
  if (!files.length) {
    say('There are no tests here.');
    return nothing;
  }
  const results = resultsFile(name);
  const reporters = ['spec', 'stdout', './scripts/node-test-reporter.js', results];
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
  if (!counts) return failed;
  for (const file of counts.empty) say(`There is no test in ${relative(root, file)}`);
  return agree(counts, code);
};

/** Compares generated files that are checked in with what they are now. */
const unchanged = async (what, folders, generate) => {
  const read = () => new Map(folders.flatMap(each => (existsSync(join(root, each)) ? listed(each) : [])));
  const listed = path => {
    const files = path.endsWith('.json') ? [path] : filesIn(path);
    return files.map(file => [file, readFileSync(join(root, file), 'utf8')]);
  };
  const before = read();
  const counts = await generate();
  const after = read();
  const stale = [...new Set([...before.keys(), ...after.keys()])].filter(file => before.get(file) !== after.get(file));
  if (stale.length) say(`${what}: not up to date, now written anew: ${stale.join(', ')}`);
  return sum([counts, stale.length ? failed : passed]);
};

const build = async () => {
  const built = await unchanged('The manifest', ['custom-elements.json'], () => check('Build', ['scripts/build.js']));
  const described = await unchanged('The OpenAPI document', ['openapi.json'], () =>
    check('OpenAPI', ['--import', 'tsx', 'scripts/openapi/write.ts']),
  );
  return sum([
    built,
    described,
    await check('publint', [tool('publint/src/cli.js'), '--strict']),
    await nodeTests('package', testsIn('test/package')),
  ]);
};

const locales = () => {
  if (!existsSync(join(root, 'lit-localize.json'))) {
    say('There is no lit-localize.json.');
    return failed;
  }
  const {interchange, output} = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
  const localize = tool('@lit/localize-tools/bin/lit-localize.js');
  return unchanged('Translations', [interchange.xliffDir, output.outputDir], async () => {
    const extracted = await run([localize, 'extract']);
    const built = await run([localize, 'build']);
    const isComplete = !/is missing/.test(extracted.output + built.output);
    if (!isComplete) say('A translation is missing.');
    return extracted.code === 0 && built.code === 0 && isComplete ? passed : failed;
  });
};

const elements = async () => {
  if (!testsIn('test/elements', 'test/stories').length) {
    say('There are no tests here.');
    return nothing;
  }
  const engines = ['chromium', 'firefox', 'webkit'];
  const tools = readTools();
  const absent = process.env.WTR_BROWSERS ? [] : engines.filter(name => !tools[name]);
  for (const name of absent) say(`${name} is not on this machine: skipped`);
  const skips = absent.map(() => skipped);
  if (absent.length === engines.length) return sum(skips);
  const results = resultsFile('elements');
  const {code} = await run([tool('@web/test-runner/dist/bin.js')], {LATCHKEY_RESULTS: results});
  const counts = takeResults(results);
  if (!counts) return sum([failed, ...skips]);
  for (const [engine, each] of Object.entries(counts.engines)) {
    say(`${engine}: ${each.passed} passed, ${each.failed} failed, ${each.skipped} skipped`);
  }
  return sum([agree(sum(Object.values(counts.engines)), code), ...skips]);
};

const journeys = () => {
  const files = testsIn('test/journeys');
  if (!files.length || readTools().chromium) return nodeTests('journeys', files);
  say('chromium is not on this machine: skipped');
  return sum(files.map(() => skipped));
};

/** The adapters over the servers that they are for, which are installed here: while other lanes wait, it costs little. */
const adapters = async () => {
  const {code} = await run(['scripts/setup.js', '--servers']);
  return code === 0 ? nodeTests('adapters', testsIn('test/live')) : failed;
};

/** The built-in password managers. A browser that is missing is skipped by its own file. */
const managers = () => nodeTests('managers', testsIn('test/managers'));

const storybook = () => {
  if (existsSync(join(root, '.storybook'))) {
    return check('Storybook', [tool('storybook/dist/bin/dispatcher.js'), 'build', '--quiet', '--disable-telemetry']);
  }
  say('There are no stories here.');
  return nothing;
};

/** @type {Record<string, () => Counts | Promise<Counts>>} */
const parts = {
  format: () => check('Prettier', [tool('prettier/bin/prettier.cjs'), '--check', '.']),
  lint: async () =>
    sum([
      await check('ESLint', [tool('eslint/bin/eslint.js'), '--max-warnings', '0', '.']),
      // Two rules know less than the standards: neither passwordrules nor autocomplete="one-time-code".
      await check('Templates', [
        tool('@jackolope/lit-analyzer/cli.mjs'),
        '--strict',
        '--rules.no-unknown-attribute',
        'off',
        '--rules.no-incompatible-type-binding',
        'off',
        'src/elements',
      ]),
    ]),
  types: async () =>
    sum([
      await check('Types', [tool('typescript/bin/tsc'), '--noEmit']),
      await check('Types of core, without the DOM', [tool('typescript/bin/tsc'), '--noEmit', '--project', 'src/core']),
    ]),
  unit: () => nodeTests('unit', testsIn('test/core', 'test/ports', 'test/adapters')),
  build,
  locales,
  elements,
  portal: () => nodeTests('portal', testsIn('test/portal', 'test/conformance')),
  journeys,
  adapters,
  managers,
  storybook,
};

/**
 * Most parts wait for browsers and databases half of the time, so lanes side by side take little more than the longest one.
 * What writes into the sources comes before both.
 */
const plan = {
  first: ['build', 'locales'],
  lanes: [
    ['lint', 'elements'],
    ['unit', 'portal', 'storybook', 'format', 'types'],
    ['journeys', 'managers'],
  ],
  /** What needs more than the project has by itself, and is run where all is: at the end of the last lane. */
  withAll: ['adapters'],
};

const onlyAt = process.argv.indexOf('--only');
const names = onlyAt < 0 ? undefined : (process.argv[onlyAt + 1] ?? '').split(',').filter(Boolean);
const unknown = names?.filter(name => !Object.hasOwn(parts, name)) ?? [];
if (unknown.length || names?.length === 0) {
  process.stderr.write(`There is no part ${unknown.join(', ')}. The parts are ${Object.keys(parts).join(', ')}.\n`);
  process.exit(2);
}

const runPart = async name => {
  say(`\n${'='.repeat(20)} ${name} ${'='.repeat(20)}`);
  const start = performance.now();
  let counts;
  try {
    counts = await parts[name]();
  } catch (error) {
    say(String(error));
    counts = failed;
  }
  return {name, ...counts, seconds: (performance.now() - start) / 1000};
};

const runParts = async list => {
  const rows = [];
  for (const name of list) rows.push(await runPart(name));
  return rows;
};

/** Runs parts in a process of their own, which prints all it has to say at its end. */
const runBeside = async list => {
  const file = resultsFile(`beside-${list[0]}`);
  const env = {LATCHKEY_ROWS: file};
  const {isHung} = await runNode(['scripts/test.js', '--only', list.join(',')], {cwd: root, guard, env, isQuiet: true});
  if (isHung) say(`Ended: it hung for ${guard / minute} minutes`);
  return takeResults(file) ?? [{name: list.join(','), ...failed, seconds: 0}];
};

const runAll = async () => {
  const [front, ...beside] = plan.lanes;
  if (process.argv.includes('--all')) beside.at(-1).push(...plan.withAll);
  const before = await runParts(plan.first);
  const lanes = await Promise.all([runParts(front), ...beside.map(runBeside)]);
  return [...before, ...lanes.flat()];
};

const rows = await (names ? runParts(names) : runAll());
if (process.env.LATCHKEY_ROWS) writeFileSync(process.env.LATCHKEY_ROWS, JSON.stringify(rows));

say('');
const columns = ['passed', 'failed', 'skipped', 'seconds'];
say('part'.padEnd(12) + columns.map(each => each.padStart(9)).join(''));
for (const row of rows) {
  say(row.name.padEnd(12) + columns.map(each => row[each].toFixed(each === 'seconds' ? 1 : 0).padStart(9)).join(''));
}
const total = sum(rows);
say('');
say(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;
