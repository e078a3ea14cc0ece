import type {Kysely, Transaction} from 'kysely';
import type {Action, Problem, Step, StepAction, StepBase, StepOf} from 'latchkey/protocol';
import type {Account, Contact, Session} from '../auth/accounts.js';
import type {Database} from '../database/schema.js';
import type {Services} from '../services.js';
import type {Flow, Position} from './flow.js';

/** What is known about a request before its flow is locked. */
export interface Scene {
  readonly services: Services;
  /** The flow as it was read. Once it is locked, the turn's counts. */
  readonly flow: Flow;
  readonly now: number;
  readonly locale: string;
  /** Where the request came from. */
  readonly address: string;
  /** Whose password it is about; nobody in a decoy. */
  readonly account: Account | undefined;
  /** How that account can be reached; by nothing in a decoy. */
  readonly contacts: readonly Contact[];
  /** Who is signed in, where the flow takes that. */
  readonly session: Session | undefined;
  /** How many other sessions there are besides it. */
  readonly otherSessions: number;
}

/** A request that has its flow for itself, in a transaction. Nothing outside of the transaction may be asked for. */
export interface Turn {
  readonly scene: Scene;
  readonly trx: Transaction<Database>;
  readonly flow: Flow;
}

/** What an answer makes of a flow, and what was wrong with it. */
export interface Outcome {
  readonly flow: Flow;
  readonly problems?: readonly Problem[];
  /** What is shown this once. The flow does not keep it. */
  readonly once?: Pick<StepOf<'done'>, 'recoveryCodes'>;
}

/** The second half of an answer: it is given the locked flow, and may run again if the transaction has to. */
export type Decide = (turn: Turn) => Promise<Outcome>;

/** What a step of one kind shows besides what every step has. */
export type Shown<Kind extends Position> = Omit<StepOf<Kind>, keyof StepBase>;

/** How one kind of step is shown and answered. */
export interface StepRoom<Kind extends Position> {
  /** What may be done besides going on. */
  actions(flow: Flow): readonly StepAction[];
  /** Its own members. What it takes besides the flow and the scene is read from `db`, which sees what was just decided. */
  show(flow: Flow, scene: Scene, db: Kysely<Database>): Shown<Kind> | Promise<Shown<Kind>>;
  /**
   * Takes an answer: looks up and computes what takes time, then decides. Gives nothing for an action that is not for
   * this step.
   */
  answer(scene: Scene, action: Action): Promise<Decide | undefined>;
  /**
   * Looks whether time, or somebody at a desk, has moved the flow on since the last request, and decides where to. Called
   * before every look and every answer; gives nothing if all is as it was.
   */
  later?(scene: Scene): Promise<Decide | undefined>;
}

/** A step that can be sent. */
export type ShownStep = Extract<Step, {kind: Position}>;

/** Refuses without a further look. */
export const refuse =
  (problem: Problem): Decide =>
  async ({flow}) => ({flow, problems: [problem]});
