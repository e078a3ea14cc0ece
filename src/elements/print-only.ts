import {adoptPrintStyles} from './styles/print.styles.js';

const mark = 'data-latchkey-unprinted';

/** Where an element is shown: in its slot, or in its parent, or in the host of its shadow root. */
const placeOf = (element: Element): Element | undefined => {
  const parent = element.assignedSlot ?? element.parentNode;
  return parent instanceof ShadowRoot ? parent.host : parent instanceof Element ? parent : undefined;
};

/** Keeps the rest of the page from being printed, whichever way somebody prints it. */
export class PrintOnly {
  private marked: Element[] = [];

  constructor(private readonly element: () => Element | undefined) {
    window.addEventListener('beforeprint', this.onBefore);
    window.addEventListener('afterprint', this.onAfter);
  }

  /** Leaves no listener and no mark behind. */
  stop(): void {
    window.removeEventListener('beforeprint', this.onBefore);
    window.removeEventListener('afterprint', this.onAfter);
    this.onAfter();
  }

  private readonly onBefore = (): void => {
    this.onAfter();
    for (let shown = this.element(); shown && shown !== document.body; shown = placeOf(shown)) {
      adoptPrintStyles(shown.getRootNode());
      for (const other of shown.parentNode?.children ?? []) {
        if (other === shown) continue;
        other.setAttribute(mark, '');
        this.marked.push(other);
      }
    }
  };

  private readonly onAfter = (): void => {
    for (const each of this.marked) each.removeAttribute(mark);
    this.marked = [];
  };
}
