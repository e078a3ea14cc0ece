/** The middle of some numbers, 0 of none. */
export function median(values: readonly number[]): number {
  const sorted = [...values].sort((one, other) => one - other);
  const half = Math.floor(sorted.length / 2);
  const upper = sorted[half] ?? 0;
  return sorted.length % 2 === 1 ? upper : ((sorted[half - 1] ?? upper) + upper) / 2;
}

/** The normal distribution from a distance on, by Abramowitz and Stegun 26.2.17; wrong by less than 1e-7. */
function tail(z: number): number {
  const t = 1 / (1 + 0.2316419 * z);
  const sum = [1.330274429, -1.821255978, 1.781477937, -0.356563782, 0.31938153].reduce(
    (all, each) => (all + each) * t,
    0,
  );
  return (Math.exp((-z * z) / 2) / Math.sqrt(2 * Math.PI)) * sum;
}

/**
 * How likely two samples of one distribution would lie as far apart as these, or farther: the test of Mann and Whitney,
 * two-sided, by its normal approximation with corrections for ties and continuity. Good for eight values each and more.
 */
export function mannWhitney(one: readonly number[], other: readonly number[]): number {
  const all = [...one, ...other].sort((a, b) => a - b);
  const [n, m, total] = [one.length, other.length, all.length];
  const rankOf = (value: number): number => (all.indexOf(value) + all.lastIndexOf(value)) / 2 + 1;
  const ranks = one.reduce((sum, value) => sum + rankOf(value), 0);
  const u = ranks - (n * (n + 1)) / 2;
  const ties = [...new Set(all)]
    .map(value => all.lastIndexOf(value) - all.indexOf(value) + 1)
    .reduce((sum, count) => sum + count ** 3 - count, 0);
  const spread = Math.sqrt(((n * m) / 12) * (total + 1 - ties / (total * (total - 1))));
  if (!(spread > 0)) return 1;
  return Math.min(1, 2 * tail(Math.max(0, Math.abs(u - (n * m) / 2) - 0.5) / spread));
}
