import {scriptedTransport, step, type Script, type SceneVerdicts} from 'latchkey/transports/scripted';
import type {Action, Step} from 'latchkey/protocol';
import type {Transport} from '../../../src/core/protocol/transport.js';
import {read} from './page.js';
import {RecoverAccessPage} from './recover-access-page.js';
import {given} from './until.js';

/** The scenes of a visit: the one that is looked at, and whatever may follow. */
type Scenes = 'shown' | 'next' | 'other';

/** A service at one step of a visit. */
export interface VisitOptions extends Partial<Pick<Script<Scenes>, 'offices' | 'faults' | 'now' | 'latency'>> {
  /** What becomes of each answer. */
  readonly on?: Readonly<Partial<Record<Action['type'], SceneVerdicts<Scenes>>>>;
  /** Where some answers lead. */
  readonly next?: Step;
  readonly other?: Step;
  /** When it goes on by itself, in milliseconds. */
  readonly later?: number;
}

/** Noon on Thursday, 15 January 2026: the usual time of the steps. */
export const noon = step.done().serverNow;

afterEach(() => {
  localStorage.clear();
});

/** A page at one step of a visit, and what the service was asked. */
export interface VisitPage {
  readonly page: RecoverAccessPage;
  /** The answers that were sent. */
  readonly actions: readonly Action[];
  /** How often the step was asked for again. */
  readonly looks: () => number;
  /** The text of everything around the form, by the selector of a part of it. */
  readonly part: (selector: string) => string;
}

/** Opens a page at a step, whose times are as they stand in it. */
export async function visit(shown: Step, {on, next, other, later, ...script}: VisitOptions = {}): Promise<VisitPage> {
  const service = scriptedTransport<Scenes>({
    now: () => noon,
    start: 'shown',
    scenes: {
      shown: {step: shown, ...(on && {on}), ...(later !== undefined && {later: {after: later, go: 'next'}})},
      next: {step: next ?? step.done()},
      other: {step: other ?? step.redirect()},
    },
    ...script,
  });
  const actions: Action[] = [];
  let looks = 0;
  const transport: Transport = {
    ...service,
    act(ref, action, call) {
      actions.push(action);
      return service.act(ref, action, call);
    },
    resume(ref, call) {
      looks++;
      return given(service.resume, 'way to resume')(ref, call);
    },
  };
  // A flow that waits is kept for the whole browser, in which other tests run as well.
  const page = await RecoverAccessPage.open({transport, id: crypto.randomUUID()});
  return {
    page,
    actions,
    looks: () => looks,
    part: selector => read(page.section.querySelector(selector)?.textContent),
  };
}
