import {isAbsolute, relative} from 'node:path';
import {failure} from './counts.js';

const whyOf = error => {
  const cause = error?.cause ?? error;
  return String((cause instanceof Error ? (cause.stack ?? cause.message) : cause) ?? 'It failed.');
};

/**
 * A reporter for node:test that gives nothing but counts and what failed, as JSON. A suite counts where it is skipped, or where
 * it fails by itself (in a hook), not where its tests do. A file without a test counts as failed; so does one that breaks
 * outside of its tests.
 */
export default async function* count(events) {
  const counts = {passed: 0, failed: 0, skipped: 0, failures: []};
  const path = [];
  for await (const {type, data} of events) {
    if (type === 'test:start') path.splice(data.nesting, Infinity, data.name);
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const {name, file, nesting, details, skip, todo} = data;
    const isSuite = details.type === 'suite';
    const fail = why => {
      counts.failed++;
      const names = [...path.slice(0, nesting), name].filter(each => !isAbsolute(each));
      counts.failures.push(failure(file ? relative('', file) : '', names, why));
    };
    if (type === 'test:pass' && nesting === 0 && name === file && isAbsolute(name)) {
      fail('There is no test in it.');
    } else if ((skip !== undefined && skip !== false) || (todo !== undefined && todo !== false)) {
      counts.skipped++;
    } else if (type === 'test:fail') {
      if (!isSuite || details.error?.failureType !== 'subtestsFailed') fail(whyOf(details.error));
    } else if (!isSuite) {
      counts.passed++;
    }
  }
  yield JSON.stringify(counts);
}
