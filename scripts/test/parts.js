// The parts of the tests.
import {existsSync, readFileSync} from 'node:fs';
import {join} from 'node:path';
import {readTools, root} from '../lib/tools.js';
import {failed, nothing, passed, skipped, sum} from './counts.js';
import {agree, check, nodeTests, resultsFile, run, say, takeResults, testsIn, tool, unchanged} from './run.js';

/** @typedef {import('./counts.js').Counts} Counts */

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
    return failed('There is no lit-localize.json.');
  }
  const {interchange, output} = JSON.parse(readFileSync(join(root, 'lit-localize.json'), 'utf8'));
  const localize = tool('@lit/localize-tools/bin/lit-localize.js');
  return unchanged('Translations', [interchange.xliffDir, output.outputDir], async () => {
    const extracted = await run([localize, 'extract']);
    const built = await run([localize, 'build']);
    const isComplete = !/is missing/.test(extracted.output + built.output);
    if (!isComplete) return failed('A translation is missing.');
    return extracted.code === 0 && built.code === 0 ? passed : failed('lit-localize failed.');
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
  const {code} = await run([tool('@web/test-runner/dist/bin.js')], {env: {LATCHKEY_RESULTS: results}});
  const counts = takeResults(results);
  if (!counts) return sum([failed(`elements: nothing was counted; it ended with ${code}`), ...skips]);
  for (const [engine, each] of Object.entries(counts.engines)) {
    say(`${engine}: ${each.passed} passed, ${each.failed} failed, ${each.skipped} skipped`);
  }
  return sum([agree('elements', sum(Object.values(counts.engines)), code), ...skips]);
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
  return code === 0 ? nodeTests('adapters', testsIn('test/live')) : failed('The servers could not be installed.');
};

/** The built-in password managers. A browser that is missing is skipped by its own file. */
const managers = () => nodeTests('managers', testsIn('test/managers'));

const storybook = () => {
  if (existsSync(join(root, '.storybook'))) {
    return check('Storybook', [tool('storybook/dist/bin/dispatcher.js'), 'build', '--quiet', '--disable-telemetry'], {
      isQuiet: true,
    });
  }
  say('There are no stories here.');
  return nothing;
};

/** @type {Record<string, () => Counts | Promise<Counts>>} */
export const parts = {
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
