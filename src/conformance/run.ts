import {Skipped, type ConformanceCase} from './case.js';
import {conformanceCases} from './cases/index.js';
import type {ConformanceHooks} from './hooks.js';
import {createLab, type Lab, type LabOptions} from './lab.js';
import type {CaseReport, Report} from './report.js';

/** How a run is made. */
export interface ConformanceOptions extends LabOptions {
  /** The ids of cases or of whole groups; all cases without it. */
  readonly only?: readonly string[];
  /** Takes what became of each case as soon as it is known. */
  readonly onCase?: (report: CaseReport) => void;
}

const whyOf = (thrown: unknown): string => {
  if (!(thrown instanceof Error)) return 'It broke off with what is no Error.';
  return thrown.name === 'ContractBreach' || thrown.name === 'Skipped' ? thrown.message : String(thrown);
};

async function verdictOf({needs, run}: ConformanceCase, lab: Lab): Promise<Pick<CaseReport, 'verdict' | 'why'>> {
  const missing = needs.filter(feature => !lab.features.includes(feature));
  if (missing.length > 0) return {verdict: 'skipped', why: `The backend or the hooks lack ${missing.join(', ')}.`};
  try {
    await run(lab);
    return {verdict: 'passed'};
  } catch (thrown) {
    return {verdict: thrown instanceof Skipped ? 'skipped' : 'failed', why: whyOf(thrown)};
  }
}

/**
 * Tries whether a backend keeps the promises of the protocol, from outside and one case after the other.
 *
 * @param base Where the protocol is served, absolute, such as `http://localhost:4000/api/latchkey`.
 * @throws If it could not be run: no answer at the base, hooks that fail, an id in `only` that no case has.
 */
export async function runConformance(
  base: string,
  hooks: ConformanceHooks,
  {only, onCase, ...options}: ConformanceOptions = {},
): Promise<Report> {
  let notes: string[] = [];
  const lab = await createLab(base.replace(/\/+$/, ''), hooks, text => notes.push(text), options);
  const all = conformanceCases(lab);
  const isMeant = (id: string, word: string): boolean => id === word || id.startsWith(`${word}/`);
  const unknown = only?.find(word => !all.some(({id}) => isMeant(id, word)));
  if (unknown !== undefined) {
    throw new Error(`No case is called ${unknown}. There are:\n${all.map(({id}) => id).join('\n')}`);
  }

  const cases: CaseReport[] = [];
  for (const each of all) {
    const {id, name, source} = each;
    if (only && !only.some(word => isMeant(id, word))) continue;
    notes = [];
    const start = performance.now();
    const verdict = await verdictOf(each, lab);
    const why = [verdict.why ?? [], notes].flat().join('\n');
    const ms = Math.round(performance.now() - start);
    const report = {id, name, source, verdict: verdict.verdict, ...(why !== '' && {why}), ms};
    cases.push(report);
    onCase?.(report);
  }
  const count = (verdict: CaseReport['verdict']): number => cases.filter(each => each.verdict === verdict).length;
  return {base: lab.base, cases, passed: count('passed'), failed: count('failed'), skipped: count('skipped')};
}
