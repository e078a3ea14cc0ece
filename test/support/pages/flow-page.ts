import type {ProblemCode} from '../../../src/core/protocol/problem.js';
import type {StepKind} from '../../../src/core/protocol/step.js';
import type {FlowElement} from '../../../src/elements/flow-element.js';
import {fillIn, focused, nameOf, putOnPage, read, shadowOf} from './page.js';
import {given, turn, until} from './until.js';

/** What stands in the error summary of a form. */
export interface Summary {
  readonly heading: string;
  readonly items: readonly string[];
}

/** What an element is before it is on the page. */
export type Settings<Each extends FlowElement> = Partial<
  Pick<Each, 'endpoint' | 'transport' | 'locale' | 'policy' | 'appearance' | 'headingLevel' | 'noRepeat' | 'id' | 'dir'>
> & {
  /** Where to put it: the page, unless something else is named. */
  readonly parent?: ParentNode;
};

/** What somebody sees of a flow, and does with it. Controls are found by the words that a person finds them by. */
export class FlowPage<Each extends FlowElement = FlowElement> {
  /** The kinds of step that the element has told of. */
  readonly steps: StepKind[] = [];
  /** Why the flow was interrupted, each time. */
  readonly interruptions: ProblemCode[] = [];

  /** Watches an element that is not on the page yet. */
  constructor(readonly element: Each) {
    element.addEventListener('step-changed', ({step}) => this.steps.push(step));
    element.addEventListener('flow-interrupted', ({code}) => this.interruptions.push(code));
  }

  /** Puts the element on the page. */
  put({parent, ...settings}: Settings<Each> = {}): this {
    Object.assign(this.element, settings);
    putOnPage(this.element, parent);
    return this;
  }

  /** Puts the element on the page and waits for the first step. */
  async open(settings: Settings<Each> = {}): Promise<this> {
    this.put(settings);
    await until('the first step', () => this.steps.length + this.interruptions.length > 0);
    await this.settled();
    return this;
  }

  /** Waits until nothing is under way any more. */
  async settled(): Promise<void> {
    await this.element.updateComplete;
    await until('an answer', () => this.section.getAttribute('aria-busy') === 'false');
    await this.element.updateComplete;
  }

  /** Waits until the step with a heading is shown. */
  async arrive(heading: string): Promise<void> {
    await until(`“${heading}” after “${this.heading}”`, () => this.heading === heading);
    await this.settled();
  }

  /** Everything around the form. */
  get section(): HTMLElement {
    return given(shadowOf(this.element).querySelector<HTMLElement>('section'), 'section');
  }

  get heading(): string {
    return read(this.section.querySelector('#heading')?.textContent);
  }

  /** The text around the form, without the live region. */
  get chrome(): string {
    const copy = document.createElement('div');
    copy.append(...[...this.section.children].filter(each => each.role !== 'status').map(each => each.cloneNode(true)));
    return read(copy.textContent);
  }

  get form(): HTMLFormElement {
    return given(this.element.querySelector('form'), 'form');
  }

  get hasForm(): boolean {
    return this.element.querySelector('form') !== null;
  }

  /** The text in the form. */
  get text(): string {
    return read(this.form.textContent);
  }

  /** What the live region says. */
  get announcement(): string {
    return read(this.section.querySelector('[role=status]')?.textContent);
  }

  /** The notice outside of the form. */
  get notice(): string {
    return read(this.section.querySelector('[part=notice]')?.textContent);
  }

  /** The name of whatever has the focus. */
  get focus(): string {
    return nameOf(focused());
  }

  /** The input with a label, that is shown and is not a radio button. */
  field(label: string): HTMLInputElement {
    const found = this.inputs().find(each => each.type !== 'radio' && nameOf(each) === label);
    return given(found, `field “${label}” among: ${this.inputs().map(nameOf).join(', ')}`);
  }

  hasField(label: string): boolean {
    return this.inputs().some(each => each.type !== 'radio' && nameOf(each) === label);
  }

  /** The choices of a list of radio buttons. */
  get choices(): readonly string[] {
    return this.inputs()
      .filter(({type}) => type === 'radio')
      .map(nameOf);
  }

  /** The button or link with a name. */
  control(name: string): HTMLElement {
    const found = this.controls().find(each => nameOf(each) === name);
    if (found) return found;
    throw new Error(`There is no “${name}” among: ${this.controls().map(nameOf).join(', ')}`);
  }

  hasControl(name: string): boolean {
    return this.controls().some(each => nameOf(each) === name);
  }

  /** Types into the field with a label, all at once. */
  async fill(label: string, text: string): Promise<void> {
    fillIn(this.field(label), text);
    await this.element.updateComplete;
  }

  /** Goes out of the field with a label. */
  async leave(label: string): Promise<void> {
    const field = this.field(label);
    field.focus();
    field.blur();
    await this.pause();
  }

  /** Lets everything that is due happen. */
  async pause(): Promise<void> {
    await turn();
    await turn();
    await this.element.updateComplete;
  }

  /** Chooses from a list of radio buttons. */
  async choose(label: string): Promise<void> {
    given(
      this.inputs().find(each => each.type === 'radio' && nameOf(each) === label),
      `choice “${label}”`,
    ).click();
    await this.element.updateComplete;
  }

  /** Clicks on a button and waits for the answer, if there is to be one. */
  async click(name: string): Promise<void> {
    this.control(name).click();
    await this.settled();
  }

  /** The button that goes on. */
  get submitButton(): HTMLButtonElement {
    return given(this.form.querySelector<HTMLButtonElement>('.lk-primary'), 'button that goes on');
  }

  /** Clicks on the button that goes on, and waits for the answer. */
  async submit(): Promise<void> {
    this.submitButton.click();
    await this.settled();
  }

  /** The text of what is wrong at a field. */
  errorOf(label: string): string | undefined {
    const texts = this.descriptionsOf(label).filter(({id}) => id.endsWith('-error'));
    return texts[0] && read(texts[0].textContent);
  }

  /** All that a screen reader says about a field besides its name. */
  descriptionOf(label: string): string {
    return this.descriptionsOf(label)
      .map(each => read(each.textContent))
      .join(' ');
  }

  /** The error summary, or nothing. */
  get summary(): Summary | undefined {
    const box = this.element.querySelector('form .lk-summary');
    if (!box) return undefined;
    return {
      heading: read(box.querySelector('p')?.textContent),
      items: [...box.querySelectorAll('li')].map(each => read(each.textContent)),
    };
  }

  /** Whether anything that is shown in the form is marked as wrong. */
  get isRed(): boolean {
    const marks = this.form.querySelectorAll('.lk-error, .lk-summary, [aria-invalid=true]');
    return [...marks].some(each => each.checkVisibility());
  }

  private inputs(): HTMLInputElement[] {
    return [...this.element.querySelectorAll('input')].filter(each => each.checkVisibility());
  }

  private controls(): HTMLElement[] {
    const selector = 'button, a[href]';
    return [
      ...this.section.querySelectorAll<HTMLElement>(selector),
      ...this.element.querySelectorAll<HTMLElement>(selector),
    ];
  }

  private descriptionsOf(label: string): HTMLElement[] {
    const field = this.field(label);
    const root = field.getRootNode();
    const ids = field.getAttribute('aria-describedby')?.split(' ') ?? [];
    return ids.map(id =>
      given(root instanceof Document || root instanceof ShadowRoot ? root.getElementById(id) : null, `#${id}`),
    );
  }
}
