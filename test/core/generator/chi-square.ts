/**
 * How far counts are from all being equal: the standard score of their χ² (its mean is the degrees of freedom, its
 * variance twice that), of which ±4 is hardly ever passed by chance. `kinds` is how many different outcomes there are.
 */
export function chiSquareScore(counts: ReadonlyMap<unknown, number>, kinds: number): number {
  const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
  const expected = total / kinds;
  const missing = (kinds - counts.size) * expected;
  const square = [...counts.values()].reduce((sum, count) => sum + (count - expected) ** 2 / expected, missing);
  return (square - (kinds - 1)) / Math.sqrt(2 * (kinds - 1));
}

/** Counts what comes out of so many calls. */
export function tally<Item>(calls: number, make: () => Item): Map<Item, number> {
  const counts = new Map<Item, number>();
  for (let i = 0; i < calls; i++) {
    const item = make();
    counts.set(item, (counts.get(item) ?? 0) + 1);
  }
  return counts;
}
