import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname, relative} from 'node:path';
import {failure} from '../test/counts.js';

/** Tests with the names of the suites they are in, and their own. */
const testsOf = ({tests, suites}, path = []) => [
  ...tests.map(test => ({...test, path: [...path, test.name]})),
  ...suites.flatMap(suite => testsOf(suite, [...path, suite.name])),
];

const whyOf = error => [error?.message, error?.stack].filter(Boolean).join('\n') || 'It failed.';

/** A file fails as a whole where it breaks outside of a test, or where it has no test. */
const count = session => {
  const tests = session.testResults ? testsOf(session.testResults) : [];
  const failed = tests.filter(({passed, skipped}) => !passed && !skipped);
  const where = `${session.browser.name} › ${relative('', session.testFile)}`;
  const failures = failed.map(({path, error}) => failure(where, path, whyOf(error)));
  if (!session.passed && !failed.length) {
    failures.push(failure(where, [], session.errors.map(whyOf).join('\n') || 'It broke outside of a test.'));
  } else if (!tests.length) failures.push(failure(where, [], 'No test ran.'));
  return {
    passed: tests.filter(({passed, skipped}) => passed && !skipped).length,
    failed: failures.length,
    skipped: tests.filter(({skipped}) => skipped).length,
    failures,
  };
};

/**
 * Writes how many tests passed, failed and were skipped, and what failed, for each engine.
 * @param {string} file where to
 */
export const jsonReporter = file => ({
  stop({sessions}) {
    const engines = {};
    for (const session of sessions) {
      const engine = (engines[session.browser.name] ??= {passed: 0, failed: 0, skipped: 0, failures: []});
      const {failures, ...counts} = count(session);
      for (const key of Object.keys(counts)) engine[key] += counts[key];
      engine.failures.push(...failures);
    }
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, JSON.stringify({engines}));
  },
});
