/** What became of a case. */
export interface CaseReport {
  readonly id: string;
  readonly name: string;
  /** Where the rule comes from. */
  readonly source: string;
  readonly verdict: 'passed' | 'failed' | 'skipped';
  /** Why it failed or was skipped; what was measured. */
  readonly why?: string;
  /** How long it took, in milliseconds. */
  readonly ms: number;
}

/** What became of all. */
export interface Report {
  readonly base: string;
  readonly cases: readonly CaseReport[];
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

const marks = {passed: '✓', failed: '✗', skipped: '–'} as const;

const indented = (text: string): string => text.replace(/^/gm, '    ');

/** The report for people: a line a case, and under what did not pass, why and by which rule. */
export function reportText({base, cases, passed, failed, skipped}: Report): string {
  const lines = cases.flatMap(({id, name, source, verdict, why}) => [
    `${marks[verdict]} ${id}: ${name}`,
    ...(why === undefined ? [] : [indented(why)]),
    ...(verdict === 'failed' ? [indented(`The rule: ${source}`)] : []),
  ]);
  return [`Latchkey's protocol at ${base}`, '', ...lines, '', `${passed} passed, ${failed} failed, ${skipped} skipped`]
    .join('\n')
    .concat('\n');
}
