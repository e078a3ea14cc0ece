import type {Action} from '../../core/protocol/action.js';
import type {Office} from '../../core/protocol/assisted/office.js';
import {noCapabilities, type Capabilities} from '../../core/protocol/capabilities.js';
import type {FlowKind} from '../../core/protocol/names.js';
import type {Problem} from '../../core/protocol/problem.js';
import type {Step} from '../../core/protocol/step.js';
import {TransportError, type Transport, type TransportFault} from '../../ports/transport.js';
import {directory} from './directory.js';
import {serve, type Dialogue, type ServeOptions, type StepBody, type Verdict} from './serve.js';
import {exampleOffices, shifted} from './step.js';

/** What becomes of an answer. */
export type SceneVerdict<Name extends string> =
  /** On to another scene. */
  | Name
  | {readonly go: Name; readonly delay?: number}
  /** Refused; `step` is the same step as it is from now on, such as with a new code under way. */
  | {readonly problems: readonly Problem[]; readonly step?: Step; readonly delay?: number}
  /** A fault; `retryAfter` is in milliseconds. */
  | {readonly fault: TransportFault; readonly retryAfter?: number; readonly delay?: number};

/** One verdict for every time, one for each time (the last for all further ones), or one that looks at the answer. */
export type SceneVerdicts<Name extends string> =
  SceneVerdict<Name> | readonly SceneVerdict<Name>[] | ((action: Action) => SceneVerdict<Name>);

/** One position of a script. */
export interface Scene<Name extends string> {
  /** What is shown. Its times are moved along with its `serverNow` to when the scene begins. */
  readonly step: Step;
  /** What becomes of each answer. Any other is refused with `not_allowed`. */
  readonly on?: Readonly<Partial<Record<Action['type'], SceneVerdicts<Name>>>>;
  /** Where the flow goes on by itself, so many milliseconds after the scene began. Seen when it is looked at. */
  readonly later?: {readonly after: number; readonly go: Name};
}

/** A service made of data: which step follows which answer. */
export interface Script<Name extends string> extends ServeOptions {
  /** Both flows and no links, unless said otherwise. */
  readonly capabilities?: Capabilities;
  /** The offices that can be searched: some examples, unless others are given. Whether one is open goes by its hours. */
  readonly offices?: readonly Office[];
  /** The first scene, of all flows or of each. A flow that is not named can't begin: `not_allowed`. */
  readonly start: NoInfer<Name> | Readonly<Partial<Record<FlowKind, NoInfer<Name>>>>;
  readonly scenes: Readonly<Record<Name, Scene<NoInfer<Name>>>>;
}

/** The step as one to show from now on, apart from its problems. */
function partsOf(step: Step, now: number): {body: StepBody; problems: readonly Problem[]} {
  const {ref: _, serverNow: __, problems, ...body} = shifted(step, now);
  return {body, problems};
}

const isList = <T>(value: T | readonly T[]): value is readonly T[] => Array.isArray(value);

/**
 * A transport that plays a script: every step and verdict out of data, for stories, tests and design work. The script has
 * nothing to do with references, keys and revisions.
 *
 * ```ts
 * scriptedTransport({
 *   start: 'login',
 *   scenes: {
 *     login: {step: step.identify(), on: {identify: 'code'}},
 *     code: {step: step.code(), on: {code: [{problems: [{code: 'code_wrong', attemptsLeft: 4}]}, 'done'], back: 'login'}},
 *     done: {step: step.done()},
 *   },
 * });
 * ```
 */
export function scriptedTransport<const Name extends string>(script: Script<Name>): Transport {
  const {capabilities = noCapabilities, offices = exampleOffices, start, scenes, now = Date.now} = script;

  function dialogueFrom(name: Name): Dialogue {
    let scene = scenes[name];
    let since = now();
    const {body: first, problems} = partsOf(scene.step, since);
    const counts = new Map<string, number>();

    function enter(next: Name): Verdict {
      scene = scenes[next];
      since = now();
      counts.clear();
      const {body: go, problems} = partsOf(scene.step, since);
      return {go, problems};
    }

    function verdictOf(action: Action): SceneVerdict<Name> {
      const refused: SceneVerdict<Name> = {problems: [{code: 'not_allowed'}]};
      const verdicts: SceneVerdicts<Name> = scene.on?.[action.type] ?? refused;
      if (typeof verdicts === 'function') return verdicts(action);
      if (!isList(verdicts)) return verdicts;
      const count = counts.get(action.type) ?? 0;
      counts.set(action.type, count + 1);
      return verdicts[Math.min(count, verdicts.length - 1)] ?? refused;
    }

    return {
      first,
      problems,
      answer(action) {
        const verdict = verdictOf(action);
        if (typeof verdict === 'string') return enter(verdict);
        if ('fault' in verdict) return verdict;
        if ('go' in verdict) return {...verdict, ...enter(verdict.go)};
        const {step, ...rest} = verdict;
        return step ? {...rest, stay: partsOf(step, now()).body} : rest;
      },
      look() {
        const {later} = scene;
        return later && now() >= since + later.after ? enter(later.go) : undefined;
      },
    };
  }

  return serve(
    {
      capabilities,
      directory: directory(offices, now),
      begin(flow) {
        const name = typeof start === 'string' ? start : start[flow];
        if (name === undefined) throw new TransportError('not_allowed');
        return dialogueFrom(name);
      },
    },
    script,
  );
}
