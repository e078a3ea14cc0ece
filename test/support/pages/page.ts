import {devtools, engine} from '../browser.js';
import {given} from './until.js';

before(async () => {
  // Several pages are open at once there, and only one of them has the focus.
  if (engine === 'chromium') await devtools('Emulation.setFocusEmulationEnabled', {enabled: true});
});

/** A text as it is read: white space is one space, and the marks of direction are not there. */
export const read = (text: string | null | undefined): string =>
  (text ?? '')
    .replace(/[\u2066-\u2069]/g, '')
    .replace(/\s+/g, ' ')
    .trim();

/** The element that has the focus, in whatever shadow root it is. */
export function focused(root: DocumentOrShadowRoot = document): Element | null {
  const {activeElement} = root;
  return activeElement?.shadowRoot?.activeElement ? focused(activeElement.shadowRoot) : activeElement;
}

/** What a screen reader calls a control. */
export function nameOf(control: Element | null): string {
  if (!control) return '';
  const label = control.getAttribute('aria-label');
  if (label !== null) return label;
  return read(control instanceof HTMLInputElement ? control.labels?.[0]?.textContent : control.textContent);
}

/** Every element of a tree, the shadow roots in it included. */
export function everyElement(root: ParentNode): Element[] {
  return [...root.querySelectorAll('*')].flatMap(element => [
    element,
    ...(element.shadowRoot ? everyElement(element.shadowRoot) : []),
  ]);
}

/** Types a text into a control at once, as far as a page can tell. */
export function fillIn(control: HTMLInputElement | HTMLSelectElement, text: string): void {
  control.focus();
  control.value = text;
  control.dispatchEvent(new Event('input', {bubbles: true, composed: true}));
  if (control instanceof HTMLSelectElement) control.dispatchEvent(new Event('change', {bubbles: true}));
}

const tag = (element: Element | null | undefined): string =>
  element ? `<${element.localName} id="${element.id}" class="${element.className}">` : 'nothing';

/**
 * Says that two elements are one, or that there is none. Not in the hands of chai: a runner that prints an element, with
 * all that it leads to, doesn't come back from it.
 */
export function expectSame(actual: Element | null | undefined, expected: Element | null, where = 'here'): void {
  if ((actual ?? null) !== expected) throw new Error(`${tag(actual)} instead of ${tag(expected)}: ${where}`);
}

const put = new Set<Element>();

/** Puts an element on the page, inside the main landmark or another parent, until the end of the test. */
export function putOnPage<Each extends Element>(element: Each, parent: ParentNode = mainOf()): Each {
  parent.append(element);
  put.add(element);
  return element;
}

/** The main landmark of the page. */
export function mainOf(): Element {
  const main = document.querySelector('main') ?? document.createElement('main');
  if (!main.isConnected) document.body.append(main);
  return main;
}

afterEach(() => {
  for (const element of put) element.remove();
  put.clear();
  document.querySelector('main')?.remove();
  sessionStorage.clear();
  document.body.tabIndex = -1;
  document.body.focus();
  document.body.removeAttribute('tabindex');
});

/** The shadow root of an element. */
export const shadowOf = (element: Element): ShadowRoot => given(element.shadowRoot, 'shadow root');
