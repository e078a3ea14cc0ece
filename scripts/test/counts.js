/**
 * @typedef {object} Counts what a part of the tests came to
 * @property {number} passed
 * @property {number} failed
 * @property {number} skipped
 * @property {readonly string[]} failures what failed: where, which test, and why, a few lines each
 */

/** @type {Counts} */
export const nothing = {passed: 0, failed: 0, skipped: 0, failures: []};

/** @type {Counts} */
export const passed = {...nothing, passed: 1};

/** @type {Counts} */
export const skipped = {...nothing, skipped: 1};

/**
 * @param {string} what what failed
 * @returns {Counts}
 */
export const failed = what => ({...nothing, failed: 1, failures: [what]});

/**
 * @param {readonly Counts[]} counts
 * @returns {Counts}
 */
export const sum = counts => {
  const add = key => counts.reduce((total, each) => total + each[key], 0);
  return {
    passed: add('passed'),
    failed: add('failed'),
    skipped: add('skipped'),
    failures: counts.flatMap(({failures}) => failures),
  };
};

/**
 * One failure as a few lines: a log that is cut short still has to tell what it was.
 * @param {string} where the file, and the engine if there are several
 * @param {readonly string[]} path names of the suites and of the test
 * @param {string} why
 */
export const failure = (where, path, why) => {
  const lines = why
    .trim()
    .split('\n')
    .filter(line => !/^\s*at .*node:internal/.test(line));
  const reason = [...lines.slice(0, 12), ...(lines.length > 12 ? ['…'] : [])];
  return [[where, ...path].join(' › '), ...reason.map(line => `    ${line.slice(0, 300)}`)].join('\n');
};
