import type {CDPSession, Page} from 'playwright-core';

/** A passkey authenticator that Chromium plays on a page, and what the person does with it. */
export class Authenticator {
  private constructor(
    private readonly session: CDPSession,
    private readonly authenticatorId: string,
  ) {}

  /** Plugs one in. Nobody touches it yet. */
  static async plugIn(page: Page): Promise<Authenticator> {
    // Chromium asks on behalf of the tab in front only.
    await page.bringToFront();
    const session = await page.context().newCDPSession(page);
    await session.send('WebAuthn.enable');
    const {authenticatorId} = await session.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: false,
      },
    });
    return new Authenticator(session, authenticatorId);
  }

  /** Goes along with whatever is asked from now on, or does nothing about it. */
  async touches(enabled: boolean): Promise<void> {
    const {session, authenticatorId} = this;
    await session.send('WebAuthn.setAutomaticPresenceSimulation', {authenticatorId, enabled});
  }

  /** Can show who it is from now on, or can't. */
  async verifies(isUserVerified: boolean): Promise<void> {
    const {session, authenticatorId} = this;
    await session.send('WebAuthn.setUserVerified', {authenticatorId, isUserVerified});
  }

  /** Does something with a touch. Before and after it, nobody touches it. */
  async touchFor(work: () => Promise<void>): Promise<void> {
    await this.touches(true);
    await work();
    await this.touches(false);
  }
}
