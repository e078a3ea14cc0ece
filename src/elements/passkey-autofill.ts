import {msg} from '@lit/localize';
import {loadAuthenticator} from './more-defaults.js';
import type {ViewHost} from './view-host.js';

/** Passkeys among what the browser offers to fill the login with. Whoever does not choose one notices nothing. */
export class PasskeyAutofill {
  private underWay: AbortController | undefined;
  private offered = '';

  constructor(private readonly host: ViewHost) {}

  /** Offers them, unless just that is offered already. */
  async offer(options: unknown): Promise<void> {
    const wanted = JSON.stringify(options);
    if (this.underWay && wanted === this.offered) return;
    this.stop();
    if (!options) return;
    const request = new AbortController();
    this.underWay = request;
    this.offered = wanted;
    try {
      const authenticator = await loadAuthenticator();
      const credential = await authenticator.offer(options, request.signal);
      if (this.underWay === request) this.host.send({type: 'passkey', credential});
    } catch {
      // Nobody asked for it: the field is there.
    }
    if (this.underWay === request) this.underWay = undefined;
  }

  /** What to say of a passkey that the server did not take. */
  refused(): string {
    return msg('That passkey was not accepted. Go on without it.', {id: 'latchkey.passkey.refused-login'});
  }

  /** Offers none any more. */
  stop(): void {
    this.underWay?.abort();
    this.underWay = undefined;
  }
}
