import 'latchkey/define/password-generator';
import type {PasswordGenerator} from 'latchkey';
import {fillIn, focused, nameOf, putOnPage, read, shadowOf} from './page.js';
import {given, until} from './until.js';

type Settings = Partial<Pick<PasswordGenerator, 'name' | 'required' | 'disabled' | 'policy' | 'options' | 'locale'>>;

/** A page with a `<password-generator>`. */
export class GeneratorPage {
  readonly element: PasswordGenerator = document.createElement('password-generator');
  /** The names of the events that the element has fired. */
  readonly events: string[] = [];

  /** Puts one on the page, in a parent if there is one. */
  static async open(settings: Settings = {}, parent?: ParentNode): Promise<GeneratorPage> {
    const page = new GeneratorPage();
    Object.assign(page.element, settings);
    for (const type of ['password-generated', 'password-copied'] as const) {
      page.element.addEventListener(type, () => page.events.push(type));
    }
    putOnPage(page.element, parent);
    await page.element.updateComplete;
    return page;
  }

  /** Where the secret is shown. */
  get output(): HTMLTextAreaElement {
    return given(this.root.querySelector('textarea'), 'output');
  }

  /** What the live region says. */
  get status(): string {
    return read(this.root.querySelector('[role=status]')?.textContent);
  }

  /** What is said about the entropy. */
  get entropy(): string {
    return read(this.root.querySelector('details .status')?.textContent);
  }

  /** The name of whatever has the focus. */
  get focus(): string {
    return nameOf(focused());
  }

  /** Generates by the button, and gives what came of it. */
  async generate(): Promise<string> {
    const before = this.element.value;
    this.control('Generate').click();
    await until('a secret', () => this.element.value !== before || this.status.startsWith('No password'));
    await this.element.updateComplete;
    return this.element.value;
  }

  /** Clicks on a button. */
  async click(name: string): Promise<void> {
    this.control(name).click();
    await this.pause();
  }

  /** Opens the options. */
  async openOptions(): Promise<void> {
    given(this.root.querySelector('summary'), 'summary').click();
    await until('the options', () => this.root.querySelector('select'));
    await this.element.updateComplete;
  }

  /** Sets an option: a number, a choice or a tick. */
  async set(label: string, value: string | boolean): Promise<void> {
    const control = this.control(label);
    if (typeof value === 'boolean') {
      if (control instanceof HTMLInputElement && control.checked !== value) control.click();
    } else if (control instanceof HTMLInputElement || control instanceof HTMLSelectElement) {
      fillIn(control, value);
      if (control instanceof HTMLInputElement) control.dispatchEvent(new Event('change', {bubbles: true}));
    }
    await this.pause();
  }

  /** The control with a name. */
  control(name: string): HTMLElement {
    const controls = [...this.root.querySelectorAll<HTMLElement>('button, input, select, summary')];
    const found = controls.find(each => this.nameOf(each) === name);
    return given(found, `“${name}” among: ${controls.map(each => this.nameOf(each)).join(', ')}`);
  }

  /** Lets everything that is due happen. */
  async pause(): Promise<void> {
    await new Promise(resolve => setTimeout(resolve));
    await this.element.updateComplete;
  }

  private get root(): ShadowRoot {
    return shadowOf(this.element);
  }

  private nameOf(control: Element): string {
    if (!(control instanceof HTMLInputElement || control instanceof HTMLSelectElement)) return nameOf(control);
    const label = control.labels?.[0]?.cloneNode(true);
    if (!(label instanceof Element)) return '';
    label.querySelector('select')?.remove();
    return read(label.textContent);
  }
}
