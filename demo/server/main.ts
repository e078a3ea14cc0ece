import {once} from 'node:events';
import {fileURLToPath} from 'node:url';
import {formatIdentifier, identityDocument, identityDocuments, type DocumentId} from 'latchkey/core';
import {ConfigError, readConfig} from './config.js';
import {listen, type ListeningPortal} from './listen.js';
import {shownKinds} from './messages/outbox.js';
import {portalName} from './policy.js';
import {demoAccounts} from './seed.js';

const say = (text = ''): void => {
  process.stdout.write(`${text}\n`);
};

const printed = (id: DocumentId, value: string): string => `${id} ${identityDocument(id).format(value)}`;

function introduce({origin, seeded, services}: ListeningPortal): void {
  const {databaseUrl, databaseFolder = 'memory'} = services.config;
  say(`${portalName}, on ${databaseUrl === undefined ? `PGlite in ${databaseFolder}` : 'PostgreSQL'}`);
  if (seeded) {
    say('Accounts to try it with, and their first passwords:');
    for (const {name, email, phone, documents, password, note} of demoAccounts) {
      const logins = [email, ...(phone === undefined ? [] : [formatIdentifier({kind: 'phone', value: phone})])];
      const numbers = identityDocuments.flatMap(({id}) => (documents[id] ? [printed(id, documents[id])] : []));
      say();
      say(`  ${name}: ${note}`);
      say(`    sign-in    ${logins.join(' or ')}`);
      say(`    password   ${password}`);
      if (numbers.length) say(`    documents  ${numbers.join(', ')}`);
    }
    say();
  }
  const shown = shownKinds(services.config);
  if (shown.length) say(`There is no way out for ${shown.join(' and ')}: everybody can read them at ${origin}/outbox`);
  say(origin);
}

async function run(): Promise<void> {
  const data = process.env.PORTAL_DATA ?? fileURLToPath(new URL('../../.data', import.meta.url));
  const stop = new AbortController();
  // The first one ends it in order, also while it is still starting. The second one has no patience.
  const onSignal = (): void => (stop.signal.aborted ? process.exit(1) : stop.abort());
  process.on('SIGTERM', onSignal).on('SIGINT', onSignal);

  const portal = await listen({config: readConfig(process.env, data)});
  if (!stop.signal.aborted) {
    introduce(portal);
    await once(stop.signal, 'abort');
  }
  await portal.close();
}

/** What whoever starts it can mend, without a trace of where it came from. */
const isExpected = (error: unknown): error is Error =>
  error instanceof ConfigError || (error instanceof Error && 'code' in error && error.code === 'EADDRINUSE');

try {
  await run();
  process.exit(0);
} catch (error) {
  console.error(isExpected(error) ? error.message : error);
  process.exit(1);
}
