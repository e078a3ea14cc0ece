import type {Context, Hono} from 'hono';
import type {Session} from '../auth/accounts.js';
import type {Auth} from '../auth/auth.js';
import type {Locale} from '../locales.js';
import type {PortalBindings} from '../security/address.js';
import type {Services} from '../services.js';
import type {Texts} from './texts/texts.js';

/** What pages rest on. */
export interface PageServices extends Services {
  readonly auth: Auth;
}

/** For whom a page is. */
export interface View {
  readonly locale: Locale;
  readonly texts: Texts;
  readonly session: Session | undefined;
  /** Whether there is an outbox. */
  readonly outbox: boolean;
}

/** The context of a page. */
export interface PortalEnv {
  Bindings: PortalBindings;
  Variables: {view: View};
}

/** The context of a request for a page. */
export type PageContext = Context<PortalEnv>;

/** Adds the routes of a page. */
export type Page = (app: Hono<PortalEnv>, services: PageServices) => void;
