import {Hono, type Context} from 'hono';
import {bodyLimit} from 'hono/body-limit';
import {actRequestSchema, beginRequestSchema, flowKinds, type Capabilities} from 'latchkey/protocol';
import {officeRoutes} from '../assisted/offices/routes.js';
import {acceptedLocale} from '../locales.js';
import {clientAddress} from '../security/address.js';
import type {Services} from '../services.js';
import {bindingOf, newBinding, renewBinding} from './binding.js';
import {createEngine, type Asker} from './engine.js';
import {logFault} from './faults.js';
import {links} from './links.js';
import {Refusal} from './refusal.js';
import {problemReply, type Reply} from './reply.js';

/** The largest body that is read, in bytes. */
const maxBody = 16 * 1024;

const capabilities: Capabilities = {
  flows: flowKinds,
  links: {signIn: links.signIn, recover: links.recover, help: links.help},
};

async function jsonOf(c: Context): Promise<unknown> {
  if (!/^application\/json\s*(;|$)/i.test(c.req.header('Content-Type') ?? '')) throw new Refusal('unknown', 415);
  try {
    return await c.req.json<unknown>();
  } catch {
    throw new Refusal('unknown', 400);
  }
}

function keyOf(c: Context): string | undefined {
  const key = c.req.header('Idempotency-Key');
  if (key !== undefined && !/^[\x21-\x7e]{1,255}$/.test(key)) throw new Refusal('unknown', 400);
  return key;
}

/** The protocol over HTTP. */
export function flowRoutes(services: Services): Hono {
  const engine = createEngine(services);

  function respond(c: Context, {status, type, text, retryAt}: Reply): Response {
    c.header('Cache-Control', 'no-store');
    if (text) c.header('Content-Type', type);
    if (status === 429 && retryAt !== undefined) {
      c.header('Retry-After', String(Math.max(1, Math.ceil((retryAt - services.now()) / 1000))));
    }
    return new Response(text || null, {status, headers: c.res.headers});
  }

  const askerOf = (c: Context, binding: string | undefined): Asker => {
    // A flow is reachable only by the browser that it belongs to; without a cookie there is none.
    if (binding === undefined) throw new Refusal('flow_expired');
    return {
      binding,
      address: clientAddress(c, services.config.proxies),
      locale: acceptedLocale(c.req.header('Accept-Language')),
      headers: c.req.raw.headers,
      key: keyOf(c),
    };
  };

  const app = new Hono();

  app.onError((fault, c) => {
    if (fault instanceof Refusal) {
      const {code, status, retryAt} = fault;
      return respond(c, problemReply(code, {status, ...(retryAt !== undefined && {retryAt})}));
    }
    logFault('flows', fault);
    return respond(c, problemReply('unknown'));
  });

  app.notFound(c => respond(c, problemReply('unknown', {status: 404})));

  app.use(bodyLimit({maxSize: maxBody, onError: c => respond(c, problemReply('unknown', {status: 413}))}));

  app.get('/capabilities', c => {
    c.header('Cache-Control', 'no-store');
    return c.json(capabilities);
  });

  app.route('/offices', officeRoutes(services));

  app.post('/flows', async c => {
    const {success, data} = beginRequestSchema.safeParse(await jsonOf(c));
    if (!success) throw new Refusal('unknown', 400);
    // A browser without a cookie gets a flow of its own, whatever its key: a key is no proof of who asks.
    return respond(c, await engine.begin(askerOf(c, bindingOf(c, services) ?? newBinding(c, services)), data));
  });

  app.post('/flows/:id/actions', async c => {
    const {success, data} = actRequestSchema.safeParse(await jsonOf(c));
    if (!success) throw new Refusal('unknown', 400);
    const reply = await engine.act(askerOf(c, bindingOf(c, services)), c.req.param('id'), data);
    renewBinding(c, services);
    return respond(c, reply);
  });

  app.get('/flows/:id', async c => {
    const reply = await engine.resume(askerOf(c, bindingOf(c, services)), c.req.param('id'));
    renewBinding(c, services);
    return respond(c, reply);
  });

  app.delete('/flows/:id', async c =>
    respond(c, await engine.cancel(askerOf(c, bindingOf(c, services)), c.req.param('id'))),
  );

  return app;
}
