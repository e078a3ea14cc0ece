// Spreads requests over several portals in turn, so that two instances have to behave as one.
import {createServer, request, type Server} from 'node:http';
import {once} from 'node:events';

/** A server that passes requests on. */
export interface Balancer {
  readonly port: number;
  /** Names the ports that it passes requests on to, in turn. */
  serve(ports: readonly number[]): void;
  close(): Promise<void>;
}

const portOf = (server: Server): number => {
  const address = server.address();
  if (typeof address !== 'object' || !address) throw new Error('The balancer does not listen.');
  return address.port;
};

/** Starts a balancer on a free port; the portals may need to know it before they start. */
export async function startBalancer(): Promise<Balancer> {
  let ports: readonly number[] = [];
  let turn = 0;
  const server = createServer((incoming, outgoing) => {
    const {method, url, headers} = incoming;
    const port = ports[turn++ % ports.length];
    const passed = request({host: '127.0.0.1', port, method, path: url, headers}, answer => {
      outgoing.writeHead(answer.statusCode ?? 502, answer.headers);
      answer.pipe(outgoing);
    });
    passed.on('error', () => outgoing.destroy());
    incoming.pipe(passed);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    port: portOf(server),
    serve(list) {
      ports = list;
    },
    async close() {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
