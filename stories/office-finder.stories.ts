import type {Meta} from '@storybook/web-components-vite';
import type {OfficeFinder} from 'latchkey';
import type {Office} from 'latchkey/protocol';
import {office, scriptedTransport, step, type Hitches} from 'latchkey/transports/scripted';
import {expect, spyOn, userEvent} from 'storybook/test';
import {appears, around as get, clickOn, lookFor, openHours, seesOffices} from './support/around-the-form.js';
import {elementOf} from './support/element.js';
import {eventually, find} from './support/person.js';
import type {Story} from './support/story.js';
import * as around from './support/surroundings.js';

export default {title: 'Office finder', component: 'office-finder', render: elementOf} satisfies Meta;

interface Part {
  readonly offices?: readonly Office[];
  readonly faults?: Hitches;
}

/** A story over a service of offices, in which a person does something. */
const over = (then: (element: OfficeFinder) => Promise<void>, part: Part = {}, story: Story = {}): Story => ({
  play: ({canvasElement}) => then(find(canvasElement, 'office-finder')),
  ...story,
  args: {
    transport: scriptedTransport({start: 'done', scenes: {done: {step: step.done()}}, ...part}),
    ...story.args,
  },
});

const shown = (element: OfficeFinder): Promise<void> => seesOffices(element, 3);

/** An office whose clocks are nobody's. */
const abroad = office({name: 'Office abroad', hours: {...office().hours, timeZone: 'Pacific/Chatham'}});

/** Where the device says that it is. */
const placed = (answer: Geolocation['getCurrentPosition']): Story => ({
  beforeEach: () => void spyOn(navigator.geolocation, 'getCurrentPosition').mockImplementation(answer),
});

const placeButton = '.search .lk-link';

export const List = over(shown);

export const Loading = over(
  element => eventually(() => expect(get(element, '.found')).toHaveAttribute('aria-busy', 'true')),
  {faults: {offices: [{delay: Infinity}]}},
);

export const Hours = over(async element => {
  await shown(element);
  await openHours(element);
});

export const OtherTimeZone = over(
  async element => {
    await openHours(element);
  },
  {offices: [abroad]},
);

export const Searched = over(async element => {
  await shown(element);
  await lookFor(element, 'hill');
  await seesOffices(element, 1);
});

export const NarrowedDown = over(async element => {
  await shown(element);
  for (const box of element.renderRoot.querySelectorAll('.tick:nth-of-type(n + 2) input')) await userEvent.click(box);
  await seesOffices(element, 1);
});

export const InALanguage = over(async element => {
  await shown(element);
  await userEvent.selectOptions(get(element, 'select'), 'es');
  await seesOffices(element, 1);
});

export const Nearest = over(
  async element => {
    await shown(element);
    await clickOn(element, placeButton);
    await appears(element, '.fact');
  },
  {},
  placed(resolve => {
    const coords = {latitude: 51.5, longitude: -0.1, accuracy: 50, altitude: null, altitudeAccuracy: null};
    const all = {...coords, heading: null, speed: null};
    resolve({coords: {...all, toJSON: () => all}, timestamp: 0, toJSON: () => all});
  }),
);

export const PlaceRefused = over(
  async element => {
    await shown(element);
    await clickOn(element, placeButton);
    await appears(element, '.warning');
  },
  {},
  placed((_, reject) => {
    reject?.({code: 1, message: '', PERMISSION_DENIED: 1, POSITION_UNAVAILABLE: 2, TIMEOUT: 3});
  }),
);

export const ShowMore = over(async element => {
  await shown(element);
  await clickOn(element, '.found > button');
  await seesOffices(element, 5);
});

export const Many = over(
  async element => {
    await shown(element);
    for (let count = 0; count < 4; count++) {
      await clickOn(element, '.found > button:last-of-type');
      await eventually(() => expect(get(element, '.found')).toHaveAttribute('aria-busy', 'false'));
    }
    await seesOffices(element, 60);
  },
  {offices: Array.from({length: 70}, (_, index) => office({id: `o${index}`, name: `Office ${index + 1}`}))},
);

export const NoneFits = over(async element => {
  await shown(element);
  await lookFor(element, 'nowhere');
  await seesOffices(element, 0);
});

export const Unavailable = over(element => appears(element, '[part=notice]'), {faults: {offices: ['unavailable']}});

export const TriedAgain = over(
  async element => {
    await clickOn(element, '[part=notice] button');
    await shown(element);
  },
  {faults: {offices: ['unavailable']}},
);

export const WithSlots = over(shown, {}, around.hostContent);

export const Dark = over(shown, {}, around.dark);

export const RightToLeft = over(shown, {}, around.rightToLeft);

export const Polish = over(shown, {}, around.polish);

export const Russian = over(shown, {}, around.russian);

export const InNarrowColumn = over(shown, {}, around.narrow);

export const InHostShadowRoot = over(shown, {}, around.inHost);

export const HostileStyles = over(shown, {}, around.hostile);

export const OwnTokens = over(shown, {}, around.ownTokens);
