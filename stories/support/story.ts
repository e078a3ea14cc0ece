import type {StoryObj} from '@storybook/web-components-vite';
import type {TransportFault} from 'latchkey';
import type {Action, Problem, ProblemCode, Step, StepKind, Transport} from 'latchkey/core';
import {
  demoBackend,
  scriptedTransport,
  step,
  type DemoOptions,
  type Hitch,
  type SceneVerdicts,
} from 'latchkey/transports/scripted';
import {elementOf, type Args, type FlowElement, type Place} from './element.js';
import {find, Person} from './person.js';

/** A story of any element. */
export type Story = StoryObj<Args>;

/** How a story goes on once it is shown. */
export interface Plot extends Omit<Story, 'render' | 'play'> {
  /** Another element than that of the file. */
  readonly tag?: 'change-password' | 'recover-access';
  /** What a person does then. */
  readonly then?: (person: Person) => Promise<void>;
  /** What goes wrong in it, besides the problems of its first step. */
  readonly shows?: readonly ProblemCode[];
}

/** The person in front of the flow element of a story. */
export const personAt = (canvas: HTMLElement): Person =>
  new Person(find(canvas, 'change-password', 'recover-access') satisfies FlowElement);

/**
 * A story over a service, which is made anew each time that it is shown; with an `endpoint` among its controls, over that
 * one. It comes to rest at a place.
 */
export const over = (service: () => Transport, at: Place, {tag, then, shows = [], ...story}: Plot = {}): Story => ({
  render: (args, {component, globals}) =>
    elementOf(args.endpoint ? args : {...args, transport: service()}, {component: tag ?? component ?? '', globals}),
  async play({canvasElement}) {
    const person = personAt(canvasElement);
    await person.arrive(at);
    await then?.(person);
  },
  ...story,
  parameters: {...story.parameters, shows},
});

/** A story over the demonstration service. */
export const overDemo = (options: DemoOptions, at: Place, plot?: Plot): Story =>
  over(() => demoBackend(options).transport, at, plot);

/** A story that ends at the wait for its first step. */
export const loading: Story = {
  ...overDemo({faults: {begin: [{delay: Infinity}]}}, 'new-password'),
  play: ({canvasElement}) => personAt(canvasElement).waits(),
};

/** The first request fails: there is nothing to show. The fault may say when to try again, in minutes. */
export const atStart = (fault: TransportFault, minutes?: number): Story =>
  overDemo({faults: {begin: [hitch(fault, minutes)]}}, fault, {shows: [fault]});

/** The answer to the first step fails, and so does asking where the flow is. */
export const whenSent = (
  fault: TransportFault,
  {at, answer, minutes}: {at: StepKind; answer: Readonly<Record<string, string>>; minutes?: number},
  then: (person: Person) => Promise<void>,
): Story => {
  const hitches = [hitch(fault, minutes)];
  return overDemo({faults: {act: hitches, resume: hitches}}, at, {
    shows: [fault],
    async then(person) {
      await person.goOn(answer);
      await then(person);
    },
  });
};

const hitch = (fault: TransportFault, minutes?: number): Hitch => ({
  fault,
  ...(minutes !== undefined && {retryAfter: minutes * 60_000}),
});

/** What becomes of each answer. */
export type Verdicts = Readonly<Partial<Record<Action['type'], SceneVerdicts<'shown' | 'done'>>>>;

const stay = {problems: []};
/** An answer leads to the end; whatever else is asked for leaves all as it is. */
const usual: Verdicts = {
  identify: 'done',
  document: 'done',
  code: 'done',
  'recovery-code': 'done',
  passkey: 'done',
  reauthenticate: 'done',
  'new-password': 'done',
  'add-passkey': stay,
  'choose-way': 'done',
  suitability: 'done',
  office: 'done',
  slot: 'done',
  'issue-ticket': 'done',
  'change-ticket': stay,
  'copy-ticket': stay,
  activate: 'done',
  reason: 'done',
  support: 'done',
  'case-details': 'done',
  'open-chat': stay,
  revisit: 'done',
  resend: stay,
  channel: stay,
  method: stay,
  back: stay,
  way: stay,
  restart: stay,
  cancel: stay,
};

/** A story of one step, with the problems that it has. */
export const storyOf = (shown: Step, {then, shows = [], ...plot}: Plot = {}, on: Verdicts = {}): Story =>
  over(
    () =>
      scriptedTransport({
        start: 'shown',
        scenes: {shown: {step: shown, on: {...usual, ...on}}, done: {step: step.done()}},
      }),
    shown.kind,
    {
      ...plot,
      shows: [...shown.problems.map(({code}) => code), ...shows],
      async then(person) {
        if (shown.problems.length > 0) await person.seesProblems(...shown.problems);
        await then?.(person);
      },
    },
  );

/** A person answers with something that is seen to be wrong before it is sent. */
export const wrongly = (texts: Readonly<Record<string, string>>, ...problems: readonly Problem[]): Plot => ({
  shows: problems.map(({code}) => code),
  async then(person) {
    await person.goOn(texts);
    await person.seesProblems(...problems);
  },
});

/** A time of the service's clock, so many minutes after a step was sent. */
export const inMinutes = (minutes: number): number => step.done().serverNow + minutes * 60_000;
