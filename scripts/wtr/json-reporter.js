import {mkdirSync, writeFileSync} from 'node:fs';
import {dirname} from 'node:path';

const testsOf = ({tests, suites}) => [...tests, ...suites.flatMap(testsOf)];

/** A file fails as a whole where it breaks outside of a test, or where it has no test. */
const count = session => {
  const tests = session.testResults ? testsOf(session.testResults) : [];
  const failed = tests.filter(({passed, skipped}) => !passed && !skipped).length;
  const isBroken = !session.passed && !failed;
  return {
    passed: tests.filter(({passed, skipped}) => passed && !skipped).length,
    failed: failed + (isBroken || !tests.length ? 1 : 0),
    skipped: tests.filter(({skipped}) => skipped).length,
  };
};

/**
 * Writes how many tests passed, failed and were skipped, for each engine.
 * @param {string} file where to
 */
export const jsonReporter = file => ({
  stop({sessions}) {
    const engines = {};
    for (const session of sessions) {
      const engine = (engines[session.browser.name] ??= {passed: 0, failed: 0, skipped: 0});
      const counts = count(session);
      for (const key of Object.keys(counts)) engine[key] += counts[key];
      if (counts.failed && !testsOf(session.testResults ?? {tests: [], suites: []}).length) {
        process.stdout.write(`${session.browser.name}: no test ran in ${session.testFile}\n`);
      }
    }
    mkdirSync(dirname(file), {recursive: true});
    writeFileSync(file, JSON.stringify({engines}));
  },
});
