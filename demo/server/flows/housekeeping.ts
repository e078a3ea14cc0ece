import {tidyTickets} from '../assisted/tickets.js';
import type {Services} from '../services.js';

/** Removes what is over: flows, replies to repeated requests, and windows of wrong answers. */
export async function tidyFlows({db, now}: Pick<Services, 'db' | 'now'>): Promise<void> {
  await db.deleteFrom('flow').where('expiresAt', '<=', now()).execute();
  await db.deleteFrom('flowReply').where('expiresAt', '<=', now()).execute();
  await db.deleteFrom('flowTries').where('endsAt', '<=', now()).execute();
  await tidyTickets({db, now});
}
