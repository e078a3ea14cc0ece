import {httpTransport} from '../../../src/adapters/http/index.js';
import {transportContract, type TransportFixture} from '../../../src/ports/transport.contract.js';
import type {TransportFault} from '../../../src/ports/transport.js';
import {runContract} from '../../support/contract.js';
import {demoFixture, everyFeature, timedBackend} from '../../support/demo-subject.js';
import {serveProtocol, type Exchange} from '../../support/protocol-server.js';

const hangUp = ({request}: Exchange): void => void request.socket.destroy();

const status =
  (code: number) =>
  ({response}: Exchange): void =>
    void response.writeHead(code).end();

/** How a service brings about each fault: the network twice, since one failure is mended. */
const causes = new Map<TransportFault, ((exchange: Exchange) => void)[]>([
  ['offline', [hangUp, hangUp]],
  ['timeout', [() => {}]],
  ['unavailable', [status(503)]],
  ['session_expired', [status(401)]],
  ['not_allowed', [status(403)]],
  ['flow_expired', [status(404)]],
  ['locked', [status(423)]],
  ['rate_limited', [status(429)]],
  ['unknown', [status(400)]],
]);

async function create(): Promise<TransportFixture> {
  const backend = timedBackend();
  const server = await serveProtocol(backend.transport, backend.now);
  return {
    ...demoFixture(backend, httpTransport({base: server.base, timeout: 5_000})),
    faults: [...causes.keys()],
    fail: fault => void server.instead.push(...(causes.get(fault) ?? [])),
    dispose: server.close,
  };
}

runContract('httpTransport keeps the contract of a transport', transportContract({features: everyFeature, create}));
