import {statusOfProblem, type ProblemCode} from 'latchkey/protocol';

/** Thrown to undo everything and answer with a problem document. Its message holds nothing that was typed. */
export class Refusal extends Error {
  override readonly name = 'Refusal';

  constructor(
    readonly code: ProblemCode,
    readonly status = statusOfProblem(code),
    /** When to try again: server time, in milliseconds since 1970. */
    readonly retryAt?: number,
  ) {
    super(`Refused: ${code}.`);
  }
}
