/** A new password has been generated. It is the `value` of the element, never on the event. */
export class PasswordGeneratedEvent extends Event {
  constructor() {
    super('password-generated', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'password-generated': PasswordGeneratedEvent;
  }
}
