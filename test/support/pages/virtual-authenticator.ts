import {devtools} from '../browser.js';

/** A passkey authenticator that Chromium plays, and the person who uses it. */
export class VirtualAuthenticator {
  private constructor(private readonly id: string) {}

  /** Plugs one in. Chromium only. */
  static async plugIn(): Promise<VirtualAuthenticator> {
    // Chromium asks on behalf of the tab in front only, and another test file may have opened one since.
    await devtools('Page.bringToFront');
    await devtools('WebAuthn.enable');
    const answer = await devtools('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    return new VirtualAuthenticator(String(Reflect.get(Object(answer), 'authenticatorId')));
  }

  /** Whether the person can show who they are. */
  async verifies(isUserVerified: boolean): Promise<void> {
    await devtools('WebAuthn.setUserVerified', {authenticatorId: this.id, isUserVerified});
  }

  /** Whether the person touches the authenticator when they are asked. */
  async touches(enabled: boolean): Promise<void> {
    await devtools('WebAuthn.setAutomaticPresenceSimulation', {authenticatorId: this.id, enabled});
  }

  /** Takes it away. */
  async unplug(): Promise<void> {
    await devtools('WebAuthn.removeVirtualAuthenticator', {authenticatorId: this.id});
    await devtools('WebAuthn.disable');
  }
}
