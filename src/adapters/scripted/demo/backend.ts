import {defaultPolicy, type PasswordPolicy} from '../../../core/policy/policy.js';
import type {Office} from '../../../core/protocol/assisted/office.js';
import type {SupportChannel} from '../../../core/protocol/assisted/support.js';
import {documentIds, flowKinds, type DocumentId} from '../../../core/protocol/names.js';
import {TransportError, type Transport} from '../../../ports/transport.js';
import {directory} from '../directory.js';
import {serve, type ServeOptions} from '../serve.js';
import {exampleChannels, exampleOffices} from '../step.js';
import {storeAccount, type DemoAccount} from './accounts.js';
import {createMatters, type DemoStaff} from './assisted/matters.js';
import {changePassword} from './change-password.js';
import {limiter} from './limits.js';
import {recoverAccess} from './recover-access.js';
import {links, type DemoService} from './service.js';

const hour = 3_600_000;

/** The account of the demonstration service, unless others are given. */
export const demoAccount: DemoAccount = {
  name: 'Anna Nowak',
  phone: '+48601234567',
  email: 'anna.nowak@example.org',
  password: 'correct horse battery staple',
  documents: {'pl-pesel': '44051401359', 'ru-snils': '112-233-445 95', 'icao-passport': 'L898902C3'},
  recoveryCodes: ['7KQ2M9XR4TB3C8WD', 'ZN5VH0GYP61SJEAF'],
  otherSessions: 2,
};

/** How the demonstration service is. Everything has a default. */
export interface DemoOptions extends ServeOptions {
  readonly accounts?: readonly DemoAccount[];
  /** The e-mail address of who is signed in: the first account by default, nobody with `null`. */
  readonly signedIn?: string | null;
  /** Who is signed in did so long ago, and has to show again who they are. */
  readonly staleSession?: boolean;
  /** The next code. Always `123456` by default. */
  readonly createCode?: () => string;
  readonly policy?: PasswordPolicy;
  /** The documents that are accepted, in the order to show them. All by default. */
  readonly documents?: readonly DocumentId[];
  /** The offices that can be visited: some examples, unless others are given. */
  readonly offices?: readonly Office[];
  /** How support can be reached: some examples, unless others are given. */
  readonly supportChannels?: readonly SupportChannel[];
}

/** A believable service in memory. */
export interface DemoBackend {
  readonly transport: Transport;
  /** The code that was sent last to a phone number or an e-mail address. */
  codeFor(contact: string): string | undefined;
  /** Whether a login and a password belong together. */
  signsIn(identifier: string, password: string): boolean;
  /** Ends the session of whoever is signed in. */
  signOut(): void;
  /** Who decides about visits and cases. */
  readonly staff: DemoStaff;
}

/**
 * A believable service in memory, for stories, tests and trying things out: accounts, codes that expire and run out of tries,
 * documents judged after the contact is proven, limits, idempotency, the same answers for logins that nobody has.
 * Nothing is stored and nothing is sent.
 */
export function demoBackend(options: DemoOptions = {}): DemoBackend {
  const {
    accounts = [demoAccount],
    signedIn = accounts[0]?.email ?? null,
    staleSession = false,
    createCode = () => '123456',
    policy = defaultPolicy,
    documents = documentIds,
    offices = exampleOffices,
    supportChannels = exampleChannels,
    now = Date.now,
    lifetime = hour,
  } = options;
  const stored = accounts.map(account => storeAccount(account, policy, now));
  const find: DemoService['find'] = identifier =>
    stored.find(({about}) => [about.email.toLowerCase(), about.phone].includes(identifier));
  const matters = createMatters(now, find);
  const bookings = new Set<string>();
  const outbox = new Map<string, string>();
  let visitor = signedIn === null ? undefined : find(signedIn.toLowerCase());

  const service: DemoService = {
    now,
    policy,
    documents,
    codeLength: createCode().length,
    find,
    findByDocument: (id, value) => stored.find(each => each.documentMatches(id, value)),
    directory: directory(offices, now, (office, startsAt) => bookings.has(`${office} ${startsAt}`)),
    languages: [...new Set(offices.flatMap(({languages}) => languages))],
    bookings,
    supportChannels,
    matters,
    deliver(account, channel) {
      const contact = account?.contact(channel);
      if (contact === undefined) return undefined;
      const code = createCode();
      outbox.set(contact.toLowerCase(), code);
      return code;
    },
    limits: {
      identify: limiter(5, hour, now),
      code: limiter(5, hour, now),
      document: limiter(5, 6 * hour, now),
      cases: limiter(5, 6 * hour, now),
    },
  };

  return {
    transport: serve(
      {
        capabilities: {flows: flowKinds, links},
        directory: service.directory,
        begin(flow, input) {
          if (flow === 'recover-access') return recoverAccess(service, input);
          const account = visitor;
          if (!account) throw new TransportError('session_expired');
          return changePassword(service, {account, stale: staleSession, isOpen: () => visitor === account}, input);
        },
      },
      {...options, lifetime},
    ),
    codeFor: contact => outbox.get(contact.toLowerCase()),
    signsIn: (identifier, password) => find(identifier.toLowerCase())?.signsIn(password) ?? false,
    signOut() {
      visitor = undefined;
    },
    staff: {take: matters.take, decide: matters.decide},
  };
}
