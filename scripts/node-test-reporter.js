import {isAbsolute} from 'node:path';

/**
 * A reporter for node:test that gives nothing but counts, as JSON. A suite counts where it is skipped, or where it fails by
 * itself (in a hook), not where its tests do. A file without a test counts as failed; so does one that breaks outside of its tests.
 */
export default async function* count(events) {
  const counts = {passed: 0, failed: 0, skipped: 0, empty: []};
  for await (const {type, data} of events) {
    if (type !== 'test:pass' && type !== 'test:fail') continue;
    const {name, file, nesting, details, skip, todo} = data;
    const isSuite = details.type === 'suite';
    if (type === 'test:pass' && nesting === 0 && name === file && isAbsolute(name)) {
      counts.failed++;
      counts.empty.push(file);
    } else if ((skip !== undefined && skip !== false) || (todo !== undefined && todo !== false)) {
      counts.skipped++;
    } else if (type === 'test:fail') {
      if (!isSuite || details.error?.failureType !== 'subtestsFailed') counts.failed++;
    } else if (!isSuite) {
      counts.passed++;
    }
  }
  yield JSON.stringify(counts);
}
