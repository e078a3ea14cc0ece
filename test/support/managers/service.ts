// What password managers are tried on: the portal, and an account whose password a manager has saved.
import {demoAccounts} from '../../../demo/server/seed.js';
import type {ListeningPortal} from '../../../demo/server/listen.js';
import {startPortal} from '../portal.js';

/** A login that a manager keeps. */
export interface Login {
  readonly origin: string;
  readonly username: string;
  readonly password: string;
}

/** A portal and a login for it. */
export interface Service {
  readonly origin: string;
  readonly login: Login;
  close(): Promise<void>;
}

/** Starts a portal. */
export async function startService(): Promise<Service> {
  const portal: ListeningPortal = await startPortal();
  const [account] = demoAccounts;
  if (!account?.email) throw new Error('The portal has no account with an e-mail address.');
  const {origin} = portal;
  return {
    origin,
    login: {origin, username: account.email, password: account.password},
    close: () => portal.close(),
  };
}

/** Asks again and again until something true comes back, and gives that. The guard is against hanging only. */
export async function until<T>(what: string, ask: () => Promise<T | false | undefined>): Promise<T> {
  const end = Date.now() + 60_000;
  for (;;) {
    const answer = await ask();
    if (answer !== false && answer !== undefined) return answer;
    if (Date.now() > end) throw new Error(`Waited in vain: ${what}`);
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
