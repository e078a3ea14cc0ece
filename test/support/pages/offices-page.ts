import type {LitElement} from 'lit';
import {fillIn, focused, nameOf, read, shadowOf} from './page.js';
import {given, until} from './until.js';

/** What somebody sees of a list of offices, in whichever element it is, and does with it. */
export class OfficesPage {
  constructor(readonly element: LitElement) {}

  /** The names of the offices that are shown. */
  get names(): string[] {
    return [...this.root.querySelectorAll('.offices > li > .name')].map(each => read(each.textContent));
  }

  /** How many there are. */
  get count(): string {
    return read(this.root.querySelector('.found > p')?.textContent);
  }

  /** What is said of an office. */
  office(name: string): string {
    return read(this.item(name).textContent);
  }

  /** Opens the hours of every office. */
  async openHours(): Promise<void> {
    const all = [...this.root.querySelectorAll('details')];
    for (const each of all) each.querySelector('summary')?.click();
    await until('the hours', () => all.every(each => each.querySelector('table')));
  }

  /** What the live region says. */
  get announcement(): string {
    return read(this.root.querySelector('[role=status]')?.textContent);
  }

  /** What is wrong. */
  get notice(): string {
    return read(this.root.querySelector('[part=notice]')?.textContent);
  }

  /** The name of whatever has the focus. */
  get focus(): string {
    return nameOf(focused());
  }

  /** The choices of the language. */
  get languages(): string[] {
    return [...this.root.querySelectorAll('option')].map(({textContent}) => read(textContent));
  }

  /** Where a link of an office leads. */
  link(office: string, name: string): HTMLAnchorElement {
    const links = [...this.item(office).querySelectorAll('a')];
    return given(
      links.find(each => nameOf(each).startsWith(name)),
      `link “${name}”`,
    );
  }

  /** The button with a name. */
  button(name: string): HTMLButtonElement {
    const buttons = [...this.root.querySelectorAll('button')];
    return given(
      buttons.find(each => nameOf(each) === name),
      `“${name}” among: ${buttons.map(nameOf).join(', ')}`,
    );
  }

  has(name: string): boolean {
    return [...this.root.querySelectorAll('button')].some(each => nameOf(each) === name);
  }

  /** Waits until the service has answered. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    await until('the offices', () => this.root.querySelector('.found')?.getAttribute('aria-busy') === 'false');
    await this.element.updateComplete;
  }

  /** Presses a button and waits for what comes of it. */
  async click(name: string): Promise<void> {
    this.button(name).click();
    await this.settled();
  }

  /** Types a search, without sending it. */
  async type(text: string): Promise<void> {
    fillIn(given(this.root.querySelector<HTMLInputElement>('input[type=search]'), 'search'), text);
    await this.element.updateComplete;
  }

  /** Looks for a text. */
  async search(text: string): Promise<void> {
    await this.type(text);
    await this.click('Search');
  }

  /** Ticks a filter, or takes the tick away. */
  async filter(name: string): Promise<void> {
    const boxes = [...this.root.querySelectorAll<HTMLInputElement>('input[type=checkbox]')];
    given(
      boxes.find(each => nameOf(each) === name),
      `filter “${name}”`,
    ).click();
    await this.settled();
  }

  /** Chooses a language by its tag; an empty one is any. */
  async speak(tag: string): Promise<void> {
    fillIn(given(this.root.querySelector('select'), 'languages'), tag);
    await this.settled();
  }

  private item(name: string): Element {
    const items = [...this.root.querySelectorAll('.offices > li')];
    return given(
      items.find(each => read(each.querySelector('.name')?.textContent) === name),
      `office “${name}”`,
    );
  }

  private get root(): ShadowRoot {
    return shadowOf(this.element);
  }
}
