import type {Possession} from '../../protocol/assisted/names.js';
import type {Way} from '../../protocol/assisted/way.js';

/** A way, as it suits somebody. */
export interface RankedWay extends Way {
  /** What it takes and the person does not have: one of each inner list. Empty if the way can be gone. */
  readonly missing: readonly (readonly Possession[])[];
}

/** The ways, best first: those that can be gone with what the person still has, and of these the ones that take less time. */
export const rankWays = (ways: readonly Way[], has: readonly Possession[]): readonly RankedWay[] =>
  ways
    .map(way => ({...way, missing: way.needs.filter(oneOf => !oneOf.some(each => has.includes(each)))}))
    .sort(
      (one, other) => Number(one.missing.length > 0) - Number(other.missing.length > 0) || one.minutes - other.minutes,
    );

/** Everything that is needed for some way, each once, in the order of the ways. */
export const possessionsFor = (ways: readonly Way[]): readonly Possession[] => [
  ...new Set(ways.flatMap(({needs}) => needs.flat())),
];
