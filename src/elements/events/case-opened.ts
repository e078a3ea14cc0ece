/** The person has a case with support. What it says stays in the element. */
export class CaseOpenedEvent extends Event {
  constructor() {
    super('case-opened', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'case-opened': CaseOpenedEvent;
  }
}
