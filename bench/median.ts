/** The middle one of the numbers; of an even count, the upper of the two. Nothing gives NaN. */
export const median = (list: readonly number[]): number => [...list].sort((a, b) => a - b)[list.length >> 1] ?? NaN;
