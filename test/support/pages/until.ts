// Tests replace timers and clocks; waiting goes on with the real ones.
const later = globalThis.setTimeout.bind(globalThis);
const clock = performance.now.bind(performance);

/**
 * Waits until a condition gives something that counts as true, and gives that.
 * @throws {Error} with `what`, if it doesn't come
 */
export async function until<T>(what: string, condition: () => T | false | '' | null | undefined): Promise<T> {
  const end = clock() + 10_000;
  for (;;) {
    const value = condition();
    if (value) return value;
    if (clock() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise(resolve => later(resolve, 10));
  }
}

/** Lets everything that is due now happen: tasks, and the microtasks that they leave. */
export const turn = (): Promise<void> => new Promise(resolve => void later(resolve));

/**
 * The value, where it has to be there.
 * @throws {Error} where it is not
 */
export function given<T>(value: T | null | undefined, what: string): T {
  if (value === null || value === undefined) throw new Error(`There is no ${what}.`);
  return value;
}
