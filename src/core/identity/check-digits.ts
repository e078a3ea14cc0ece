/**
 * The sum of the characters' values, each times its weight; the weights start over when they run out. Digits count
 * for themselves, A to Z for 10 to 35, and the filler `<` for nothing (ICAO Doc 9303-3, 4.9).
 */
export function weightedSum(text: string, weights: readonly number[]): number {
  return [...text].reduce(
    (sum, character, at) => sum + (parseInt(character, 36) || 0) * (weights[at % weights.length] ?? 0),
    0,
  );
}

const innWeights = [3, 7, 2, 4, 10, 3, 5, 9, 4, 6, 8];

/** Whether the digit of an INN that has `length` digits before it agrees with them (9 of an organisation, 10 and 11). */
export function innDigitAgrees(value: string, length: number): boolean {
  return (weightedSum(value.slice(0, length), innWeights.slice(-length)) % 11) % 10 === Number(value[length]);
}
