import 'axe-core/axe.js';
import type * as Axe from 'axe-core';

/** The module puts itself on the window. */
const isAxe = (value: unknown): value is typeof Axe => typeof value === 'object' && value !== null && 'run' in value;

/** WCAG 2.2, levels A and AA, and what axe thinks is good besides. */
const everything: Axe.RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  rules: {'target-size': {enabled: true}},
};

/**
 * What axe finds wrong with the whole page, a line each.
 * @param rules only these rules
 */
export async function violations(rules?: readonly string[]): Promise<string[]> {
  const axe: unknown = Reflect.get(window, 'axe');
  if (!isAxe(axe)) throw new Error('There is no axe.');
  const options: Axe.RunOptions = rules ? {runOnly: {type: 'rule', values: [...rules]}} : everything;
  const results = await axe.run(document, {...options, resultTypes: ['violations']});
  return results.violations.flatMap(({id, nodes}) =>
    nodes.map(({target, failureSummary}) => `${id}: ${target.join(' ')} – ${failureSummary ?? ''}`),
  );
}
