#!/usr/bin/env node
// Runs the parts of the tests in lanes side by side, with --all also what takes servers of others, or with --only a,b some one
// after the other, and adds them up. What failed is told again at the end. The last line is the verdict.
import {writeFileSync} from 'node:fs';
import {failed, sum} from './test/counts.js';
import {parts} from './test/parts.js';
import {resultsFile, run, say, takeResults} from './test/run.js';

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
    counts = failed(`${name}: ${error}`);
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
  await run(['scripts/test.js', '--only', list.join(',')], {env, show: 'end'});
  const name = list.join(',');
  return takeResults(file) ?? [{name, ...failed(`${name}: it broke`), seconds: 0}];
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
if (total.failures.length) say(`\nWhat failed:\n\n${total.failures.join('\n\n')}`);
say('');
say(`${total.passed} passed, ${total.failed} failed${total.skipped ? `, ${total.skipped} skipped` : ''}`);
process.exitCode = total.failed ? 1 : 0;
