#!/usr/bin/env node
/// <reference types="node" />
import {pathToFileURL} from 'node:url';
import {member} from './exchange.js';
import type {ConformanceHooks} from './hooks.js';
import {reportText} from './report.js';
import {runConformance} from './run.js';

const usage = `latchkey conformance <base-url> --hooks <module> [--only <id>,<id>] [--json]

Tries whether a backend keeps the promises of Latchkey's HTTP protocol.
  <base-url>  where the protocol is served, such as http://localhost:4000/api/latchkey
  --hooks     a module whose default export makes accounts and reads codes
  --only      the cases or groups of cases to run, such as browser,codes/bound
  --json      the report as JSON

Exit status: 0 if nothing failed, 1 if something did, 2 if it could not be run.
`;

const isHooks = (value: unknown): value is ConformanceHooks =>
  ['account', 'stranger', 'newPassword'].every(name => typeof member(value, name) === 'function');

interface Asked {
  readonly base: string;
  readonly hooks: string;
  readonly only?: readonly string[];
  readonly json: boolean;
}

/** What the arguments ask for; nothing if they are no sense. */
function askedBy([command, ...rest]: readonly string[]): Asked | undefined {
  const given = new Map<string, string>();
  const plain: string[] = [];
  const words = rest.flatMap(word =>
    /^--\w+=/.test(word) ? [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1)] : [word],
  );
  for (let at = 0; at < words.length; at++) {
    const word = words[at] ?? '';
    if (word === '--json') given.set(word, '');
    else if (word === '--hooks' || word === '--only') given.set(word, words[++at] ?? '');
    else if (word.startsWith('-')) return undefined;
    else plain.push(word);
  }
  const [base, ...more] = plain;
  const hooks = given.get('--hooks');
  const only = given.get('--only');
  if (command !== 'conformance' || !base || !URL.canParse(base) || more.length > 0 || !hooks) return undefined;
  return {base, hooks, json: given.has('--json'), ...(only && {only: only.split(',')})};
}

async function hooksOf(path: string): Promise<ConformanceHooks> {
  // eslint-disable-next-line latchkey/floors -- the user names the module
  const loaded: unknown = await import(pathToFileURL(path).href);
  const hooks = member(loaded, 'default');
  if (!isHooks(hooks)) throw new Error(`${path} has no hooks as its default export: account, stranger, newPassword.`);
  return hooks;
}

/** What was thrown and why, such as a refused connection behind a failed fetch. */
function whyOf(thrown: unknown): string {
  const cause = member(thrown, 'cause');
  return cause instanceof Error ? `${String(thrown)}: ${cause.message}` : String(thrown);
}

async function main(args: readonly string[]): Promise<number> {
  if (args.includes('--help')) {
    process.stdout.write(usage);
    return 0;
  }
  const asked = askedBy(args);
  if (!asked) {
    process.stderr.write(usage);
    return 2;
  }
  const {base, hooks, only, json} = asked;
  try {
    const report = await runConformance(base, await hooksOf(hooks), only ? {only} : {});
    process.stdout.write(json ? `${JSON.stringify(report, undefined, 2)}\n` : reportText(report));
    return report.failed > 0 ? 1 : 0;
  } catch (thrown) {
    process.stderr.write(`It could not be run. ${whyOf(thrown)}\n`);
    return 2;
  }
}

const status = await main(process.argv.slice(2));
// The hooks may keep connections open that would hold the process; what was written has to leave first.
process.stdout.write('', () => process.exit(status));
