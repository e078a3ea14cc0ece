/** The person has a new password and can sign in with it. */
export class AccessRecoveredEvent extends Event {
  constructor() {
    super('access-recovered', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'access-recovered': AccessRecoveredEvent;
  }
}
