import {esbuildPlugin} from '@web/dev-server-esbuild';
import {defaultReporter} from '@web/test-runner';
import {fileURLToPath} from 'node:url';
import {commandsPlugin} from './scripts/wtr/commands.js';
import {enginesPlugin, startEngines} from './scripts/wtr/engines.js';
import {jsonReporter} from './scripts/wtr/json-reporter.js';
import {consolePlugin, selfPlugin, workerSources} from './scripts/wtr/sources.js';
import {storybookPlugin} from './scripts/wtr/storybook.js';

const results = process.env.LATCHKEY_RESULTS;

export default {
  files: ['test/elements/**/*.test.ts', 'test/stories/**/*.test.ts'],
  rootDir: fileURLToPath(new URL('.', import.meta.url)),
  nodeResolve: {exportConditions: ['development']},
  browsers: await startEngines(),
  concurrency: 2,
  browserStartTimeout: 120_000,
  testsStartTimeout: 120_000,
  testsFinishTimeout: 900_000,
  middleware: [workerSources],
  plugins: [
    enginesPlugin,
    commandsPlugin,
    selfPlugin,
    storybookPlugin,
    consolePlugin,
    esbuildPlugin({ts: true, target: 'es2022', tsconfig: fileURLToPath(new URL('./tsconfig.json', import.meta.url))}),
  ],
  reporters: [
    defaultReporter({reportTestProgress: Boolean(process.stdout.isTTY)}),
    ...(results ? [jsonReporter(results)] : []),
  ],
  filterBrowserLogs: ({args}) => !/^Lit is in dev mode/.test(String(args[0])),
  testFramework: {config: {timeout: 60_000}},
  testRunnerHtml: testFramework => `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <title>Test</title>
  </head>
  <body>
    <script type="module" src="${testFramework}"></script>
  </body>
</html>`,
};
