import {Hono, type Context} from 'hono';
import {officeQuerySchema, type OfficeQuery} from 'latchkey/protocol';
import {spend} from '../../flows/limits.js';
import {Refusal} from '../../flows/refusal.js';
import {clientAddress} from '../../security/address.js';
import type {Services} from '../../services.js';
import {isDate} from './calendar.js';
import {findOffice, findOffices} from './query.js';
import {freeSlots} from './slots.js';

/** What a request looks for. */
function queryOf(c: Context): OfficeQuery {
  const {success, data} = officeQuerySchema.safeParse({...c.req.query(), filter: c.req.queries('filter') ?? []});
  if (!success) throw new Refusal('unknown', 400);
  const {latitude, longitude, filter: filters, ...rest} = data;
  if (latitude === undefined && longitude === undefined) return {...rest, filters};
  if (latitude === undefined || longitude === undefined) throw new Refusal('unknown', 400);
  return {...rest, filters, near: {latitude, longitude}};
}

function dateOf(c: Context, name: 'from' | 'to'): string {
  const date = c.req.query(name);
  if (date === undefined || !isDate(date)) throw new Refusal('unknown', 400);
  return date;
}

/** Offices and their slots over HTTP. They are public: they take no flow, no session and no cookie. */
export function officeRoutes({db, secrets, config, now}: Services): Hono {
  async function limited(c: Context): Promise<void> {
    const address = clientAddress(c, config.proxies);
    const retryAt = await spend(db, secrets, now(), 'offices', {address});
    if (retryAt !== undefined) throw new Refusal('rate_limited', undefined, retryAt);
  }

  const app = new Hono();

  app.get('/', async c => {
    await limited(c);
    const page = await findOffices(db, queryOf(c), now());
    c.header('Cache-Control', 'public, max-age=60');
    return c.json(page);
  });

  app.get('/:id/slots', async c => {
    await limited(c);
    const range = {from: dateOf(c, 'from'), to: dateOf(c, 'to')};
    const office = await findOffice(db, c.req.param('id'), now());
    c.header('Cache-Control', 'no-store');
    return c.json({slots: office ? await freeSlots(db, office, range, now()) : []});
  });

  return app;
}
