import {setTimeout} from 'node:timers/promises';
import {tidyActivations} from './assisted/activation.js';
import {tidyCases} from './assisted/cases.js';
import {tidyReports} from './assisted/reports.js';
import {logFault} from './flows/faults.js';
import {tidyFlows} from './flows/housekeeping.js';
import {deliverMessages, tidyMessages, type Deliveries} from './messages/sender.js';
import {tidyChallenges} from './passkeys/challenges.js';
import {dropEndedLimits} from './security/limits.js';
import type {Services} from './services.js';

const second = 1000;

/** Does a thing again and again, with a pause in between. Gives what stops it, once the present round is over. */
function repeat(what: string, pause: number, work: () => Promise<void>): () => Promise<void> {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted) {
      await work().catch((fault: unknown) => logFault(what, fault));
      await setTimeout(pause, undefined, {signal: stop.signal}).catch(() => undefined);
    }
  };
  const done = run();
  return () => {
    stop.abort();
    return done;
  };
}

async function tidy(services: Services, deliveries: Deliveries): Promise<void> {
  const {db, now} = services;
  await tidyMessages(services, deliveries);
  await tidyFlows(services);
  await tidyCases(services);
  await tidyActivations(services);
  await tidyReports(services);
  await tidyChallenges(db, now());
  await dropEndedLimits(db, now());
  await db.deleteFrom('session').where('expiresAt', '<=', new Date(now())).execute();
}

/** Delivers messages and keeps house in the background. Gives what stops it. */
export function startBackground(services: Services, deliveries: Deliveries): () => Promise<void> {
  const stops = [
    repeat('housekeeping', 60 * second, () => tidy(services, deliveries)),
    ...(Object.keys(deliveries).length
      ? [
          repeat('sender', second, async () => {
            while ((await deliverMessages(services, deliveries)) > 0);
          }),
        ]
      : []),
  ];
  return async () => {
    await Promise.all(stops.map(stop => stop()));
  };
}
