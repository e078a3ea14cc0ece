/**
 * Why no password can be made: `length` – the smallest length is above the greatest, or above 256; `characters` –
 * nothing is left to draw from, or nothing of what is required; `rules` – what is required, the longest run and the
 * forbidden words leave no password of an accepted length; `complexity` – so many rules that are hard to meet at once
 * that the passwords can't be counted.
 */
export type UnsatisfiableReason = 'length' | 'characters' | 'rules' | 'complexity';

/** Thrown where no password meets a policy together with the options. */
export class PolicyUnsatisfiableError extends Error {
  override readonly name = 'PolicyUnsatisfiableError';

  constructor(readonly reason: UnsatisfiableReason) {
    super(reason);
  }
}
