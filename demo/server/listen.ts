import {getRequestListener} from '@hono/node-server';
import {createServer, type Server} from 'node:http';
import {createPortal, type Portal, type PortalOptions} from './app.js';

/** A portal that listens. */
export interface ListeningPortal extends Portal {
  /** Where people reach it, without a slash at its end. */
  readonly origin: string;
  /** The port that it listens on. */
  readonly port: number;
}

/** How long requests under way may take once the portal closes, in milliseconds. */
const patience = 5000;

const close = async (server: Server): Promise<void> => {
  const closed = new Promise<void>(resolve => server.close(() => resolve()));
  const timer = setTimeout(() => server.closeAllConnections(), patience);
  server.closeIdleConnections();
  await closed;
  clearTimeout(timer);
};

/**
 * Listens, then puts the portal together, so that a port which is taken is found out before the database is touched.
 * Requests that come in between wait. Where the system chooses the port (0), it takes its place in the origin too.
 */
export async function listen(options: PortalOptions): Promise<ListeningPortal> {
  const {config} = options;
  let ready = (_portal: Portal): void => undefined;
  const portal = new Promise<Portal>(resolve => (ready = resolve));
  const answer = getRequestListener(async (request, bindings) => (await portal).fetch(request, bindings));
  const server = createServer((incoming, outgoing) => void answer(incoming, outgoing));
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(config.port, config.host, () => resolve());
  });
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : config.port;
  const origin = config.origin.replace(/:0$/, `:${port}`);
  try {
    const made = await createPortal({...options, config: {...config, origin}});
    ready(made);
    return {
      ...made,
      origin,
      port,
      async close() {
        await close(server);
        await made.close();
      },
    };
  } catch (error) {
    server.closeAllConnections();
    await close(server);
    throw error;
  }
}
