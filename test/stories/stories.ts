// Stories as tests: each is played as in Storybook. When it has come to rest, axe looks at it, and its form is held to the
// rules that password managers go by.
import * as renderer from '@storybook/web-components/entry-preview';
import type {Meta} from '@storybook/web-components-vite';
import {expect} from 'chai';
import {StepChangedEvent} from 'latchkey';
import {composeStory, setProjectAnnotations} from 'storybook/preview-api';
import * as globals from '../../.storybook/globals.js';
import type {Story} from '../../stories/support/story.js';
import type {StepKind} from '../../src/core/protocol/step.js';
import {engine} from '../support/browser.js';
import {violations} from '../support/pages/axe.js';
import {formFaults} from '../support/pages/form-rules.js';

/** What a file of stories exports. */
export type StoryFile = Readonly<Record<string, Story | Meta>>;

const project = setProjectAnnotations([renderer, globals]);

/** The stories of a file. */
export const storiesOf = ({default: meta = {}, ...stories}: StoryFile) =>
  Object.entries(stories).map(([name, story]) => composeStory(story, meta, {}, project, name));

let page: HTMLElement | undefined;
let seen: string[] = [];
/** Where each element is. */
const places = new Map<Element, StepKind>();

/** A page with a place for a story. */
function openPage(): HTMLElement {
  const main = document.createElement('main');
  const heading = document.createElement('h1');
  const canvas = document.createElement('div');
  heading.textContent = 'A page';
  main.append(heading, canvas);
  document.body.append(main);
  page = main;
  return canvas;
}

const remember = (event: Event): void => {
  if (!(event instanceof StepChangedEvent)) return;
  seen.push(event.step);
  const [element] = event.composedPath();
  if (element instanceof Element) places.set(element, event.step);
};

/**
 * What is wrong with the page as it is, a line each: to password managers, to axe, in light and dark, and on a screen of
 * 320 pixels. What axe looks at is the same in every engine: once is enough. How wide a page gets is not.
 */
async function faults(): Promise<string[]> {
  const {style} = document.documentElement;
  const found = [...places].flatMap(([element, step]) => formFaults(element, step));
  if (engine === 'chromium') {
    found.push(...(await violations()));
    style.colorScheme = style.colorScheme === 'dark' ? 'light' : 'dark';
    found.push(...(await violations(['color-contrast'])));
  }
  if (page) {
    page.style.inlineSize = '320px';
    if (page.scrollWidth > page.clientWidth) found.push(`${page.scrollWidth} pixels wide`);
  }
  return found;
}

/** Runs the stories of a file, each as a test. All of them show the step, if one is named. */
export function run(file: StoryFile, step?: string): void {
  for (const story of storiesOf(file)) {
    it(story.storyName, async () => {
      await story.run({canvasElement: openPage()});
      if (step) expect(seen).to.include(step);
      expect(await faults()).to.deep.equal([]);
    });
  }
}

before(() => {
  document.addEventListener('step-changed', remember);
});

beforeEach(() => {
  seen = [];
  places.clear();
});

afterEach(() => {
  page?.remove();
  sessionStorage.clear();
  localStorage.clear();
});

after(() => {
  document.removeEventListener('step-changed', remember);
});
