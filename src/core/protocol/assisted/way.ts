import type {Possession, WayName} from './names.js';
import {list, number, object, text} from '../wire.js';

/** One way to a new password. */
export interface Way {
  readonly way: WayName;
  /** What it takes: one of each inner list. Empty if nothing is needed. */
  readonly needs: readonly (readonly Possession[])[];
  /** How long it usually takes from the choice to the new password, in minutes. */
  readonly minutes: number;
}

/** A way as it stands on the wire. */
export const waySchema = object({way: text, needs: list(list(text)), minutes: number});
