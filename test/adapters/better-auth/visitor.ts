// Somebody who goes through a flow over better-auth.
import {betterAuthTransport, type BetterAuthTransportOptions} from '../../../src/adapters/better-auth/index.js';
import {visitorOf, type Visitor} from '../../support/visitor.js';
import type {Browser} from './server.js';

export {as, call, gist, type Visitor} from '../../support/visitor.js';

export const newPassword = 'seven green bottles on a wall';

export const visitor = (browser: Browser, options: BetterAuthTransportOptions = {}): Visitor =>
  visitorOf(
    betterAuthTransport({
      fetch: browser.fetch,
      identifiers: ['email', 'phone'],
      signInUrl: '/sign-in',
      ...options,
    }),
  );
