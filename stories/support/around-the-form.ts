// What stands around the form, in the shadow root of an element.
import type {LitElement} from 'lit';
import {expect, userEvent} from 'storybook/test';
import {eventually} from './person.js';

/**
 * Something around the form of an element.
 * @throws where it is not
 */
export function around({renderRoot}: LitElement, selector: string): HTMLElement {
  const found = renderRoot.querySelector<HTMLElement>(selector);
  if (!found) throw new Error(`There is no ${selector} around the form.`);
  return found;
}

/** Waits until something is there. */
export const appears = (element: LitElement, selector: string): Promise<void> =>
  eventually(() => expect(element.renderRoot.querySelector(selector)).not.toBeNull());

/** Clicks on something, once it is there. */
export async function clickOn(element: LitElement, selector: string): Promise<void> {
  await appears(element, selector);
  await userEvent.click(around(element, selector));
  await element.updateComplete;
}

/** Sees so many offices, once they are there. */
export const seesOffices = (element: LitElement, count: number): Promise<void> =>
  eventually(() => expect(element.renderRoot.querySelectorAll('.offices > li')).toHaveLength(count));

/** Looks for offices by words. */
export const lookFor = async (element: LitElement, text: string): Promise<void> => {
  await userEvent.type(around(element, 'input[type=search]'), text);
};

/** Opens the hours of the first office. */
export const openHours = (element: LitElement): Promise<void> => clickOn(element, '.offices summary');
