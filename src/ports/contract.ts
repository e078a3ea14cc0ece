/** One promise of a port. Framework-free: give it to the test runner of your choice. */
export interface ContractCase {
  /** What is promised. */
  readonly name: string;
  /** Why the case cannot be run on this subject; absent if it can. */
  readonly skip?: string;
  /** Resolves if the promise is kept; rejects with a {@link ContractBreach} that says what was expected if it is not. */
  run(): Promise<void>;
}

/** Says which promise of a port was broken, and how. */
export class ContractBreach extends Error {
  override readonly name = 'ContractBreach';
}

/** Breaks off with the message unless the condition holds. */
export function expect(condition: unknown, message: string): asserts condition {
  if (!condition) throw new ContractBreach(message);
}

/** A value as text, with the members of objects in order, so that equal values have equal texts. */
const textOf = (value: unknown): string =>
  JSON.stringify([value], (_, member: unknown) =>
    member !== null && typeof member === 'object' && !Array.isArray(member)
      ? Object.fromEntries(Object.entries(member).sort(([a], [b]) => (a < b ? -1 : 1)))
      : member,
  ).slice(1, -1);

/** Breaks off unless both are the same JSON. */
export function expectEqual(actual: unknown, expected: unknown, message: string): void {
  const [given, wanted] = [textOf(actual), textOf(expected)];
  expect(given === wanted, `${message}\n  expected ${wanted}\n  but got  ${given}`);
}

/** What a promise rejects with. Breaks off if it resolves. */
export async function rejection(promise: Promise<unknown>, message: string): Promise<unknown> {
  let answer: unknown;
  try {
    answer = await promise;
  } catch (thrown) {
    return thrown;
  }
  throw new ContractBreach(`${message}\n  but it resolved with ${textOf(answer)}`);
}
