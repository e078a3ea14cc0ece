/** The generated password has been copied. */
export class PasswordCopiedEvent extends Event {
  constructor() {
    super('password-copied', {bubbles: true, composed: true});
  }
}

declare global {
  interface HTMLElementEventMap {
    'password-copied': PasswordCopiedEvent;
  }
}
