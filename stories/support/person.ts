import type {Problem} from 'latchkey/core';
import {expect, userEvent, waitFor} from 'storybook/test';
import {placeOf, type FlowElement, type Place} from './element.js';

/** Steps, texts and estimates are loaded on demand, and a busy machine takes its time. */
const patience = {timeout: 15_000};

/** Waits until something is as expected. */
export const eventually = async (expectation: () => unknown): Promise<void> => {
  await waitFor(expectation, patience);
};

/** Whether this browser has passkeys. Where it has none, nothing of them is shown. */
export const knowsPasskeys = (): boolean => 'PublicKeyCredential' in window;

/**
 * The first element with one of the tags, in the story or in a shadow root of the page around it.
 * @throws where there is none
 */
export function find<Tag extends keyof HTMLElementTagNameMap>(
  root: ParentNode,
  ...tags: readonly Tag[]
): HTMLElementTagNameMap[Tag] {
  const roots = [root, ...[...root.querySelectorAll('*')].flatMap(({shadowRoot}) => shadowRoot ?? [])];
  for (const each of roots) {
    for (const tag of tags) {
      const found = each.querySelector(tag);
      if (found) return found;
    }
  }
  throw new Error(`There is no ${tags.join(' or ')} in this story.`);
}

/** Somebody in front of a flow element. Goes by the names of inputs and not by words: the stories play in any locale. */
export class Person {
  constructor(readonly element: FlowElement) {}

  /** Waits until the element has come to a place, and to rest there. */
  async arrive(place: Place): Promise<void> {
    await eventually(() => expect(placeOf(this.element)).toBe(place));
    await this.rest();
  }

  /** Waits until nothing is under way. */
  async rest(): Promise<void> {
    await this.element.updateComplete;
    await eventually(() => expect(this.part('base')).toHaveAttribute('aria-busy', 'false'));
    await this.element.updateComplete;
  }

  /** Sees that something is under way. */
  async waits(): Promise<void> {
    await eventually(() => expect(this.part('base')).toHaveAttribute('aria-busy', 'true'));
  }

  /** A part of the chrome. */
  part(name: string): Element | null {
    return this.element.renderRoot.querySelector(`[part=${name}]`);
  }

  /** What the selector names in the form, if it is shown. */
  look(selector: string): HTMLElement | undefined {
    return [...this.element.querySelectorAll<HTMLElement>(`form ${selector}`)].find(each => !each.closest('[hidden]'));
  }

  /**
   * The same, where it has to be there.
   * @throws where it is not
   */
  get(selector: string): HTMLElement {
    const found = this.look(selector);
    if (!found) throw new Error(`There is no ${selector} in the form.`);
    return found;
  }

  /** Types into fields, each by its name. */
  async fill(texts: Readonly<Record<string, string>>): Promise<void> {
    for (const [name, text] of Object.entries(texts)) {
      const input = this.get(`input[name=${name}]`);
      await userEvent.clear(input);
      if (text !== '') await userEvent.type(input, text);
    }
  }

  /** Types into fields, leaves them, and is told of nothing wrong. */
  async leavesAsGood(texts: Readonly<Record<string, string>>): Promise<void> {
    await this.fill(texts);
    await userEvent.tab();
    await this.rest();
    await expect(this.look('.lk-error')).toBeUndefined();
  }

  /** Clicks on something in the form, and waits for what comes of it. */
  async press(selector: string): Promise<void> {
    await userEvent.click(this.get(selector));
    await this.rest();
  }

  /** Has a password generated. */
  async generate(): Promise<void> {
    await userEvent.click(this.get('.lk-field > button'));
    await eventually(() => expect(this.get('input[name=password]')).toHaveAttribute('type', 'text'));
  }

  /** Answers the step. */
  async goOn(texts: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.fill(texts);
    await this.press('.lk-primary');
  }

  /** Answers the step, and comes to a place. */
  async goOnTo(place: Place, texts: Readonly<Record<string, string>> = {}): Promise<void> {
    await this.fill(texts);
    await userEvent.click(this.get('.lk-primary'));
    await this.arrive(place);
  }

  /** Sees what is wrong: the summary has the focus, leads to the fields, and says the same as they do. */
  async seesProblems(...problems: readonly Problem[]): Promise<void> {
    await this.seesSummary();
    const items = [...this.get('.lk-summary').querySelectorAll('li')];
    await expect(items.map(({textContent}) => textContent.trim())).toHaveLength(problems.length);
    for (const [index, {field}] of problems.entries()) {
      const text = items[index]?.textContent.trim() ?? '';
      await expect(text).not.toBe('');
      if (field === undefined) continue;
      const input = this.get(items[index]?.querySelector('a')?.getAttribute('href') ?? '');
      await expect(input).toHaveAttribute('name', field);
      await expect(this.get(`[id='${input.id}-error']`)).toHaveTextContent(text);
    }
  }

  /** Sees that the answer did not get through, and that it can be sent again. */
  async seesFault(): Promise<void> {
    await this.seesSummary();
    await expect(this.get('.lk-summary button[type=submit]')).toBeVisible();
  }

  /** Sees the meter at a score, 0 to 4. */
  async seesStrength(score: number): Promise<void> {
    await eventually(() => {
      this.get('.lk-meter');
      return expect(this.element.querySelectorAll('.lk-meter .lk-on').length).toBe(score);
    });
  }

  private async seesSummary(): Promise<void> {
    const root = this.element.getRootNode();
    await eventually(() => {
      const active = root instanceof Document || root instanceof ShadowRoot ? root.activeElement : null;
      // Not toBe(element): to describe two elements takes minutes.
      return expect(active?.className).toBe('lk-summary');
    });
  }
}
