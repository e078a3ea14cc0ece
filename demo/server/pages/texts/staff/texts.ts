import type {CaseState, RefusalReason, SupportKind} from 'latchkey/protocol';
import type {Act} from '../../../assisted/acts.js';
import type {DeskVerdict} from '../../../assisted/desk.js';
import type {HandOut} from '../../../assisted/hand-out.js';

/** Every text of the staff desk, in one language. */
export interface StaffTexts {
  readonly title: string;
  readonly lead: string;
  readonly back: string;

  readonly checkIn: {
    readonly heading: string;
    readonly reference: string;
    readonly hint: string;
    readonly button: string;
    readonly missing: string;
  };

  readonly visits: {readonly heading: string; readonly none: string; readonly title: (reference: string) => string};
  readonly cases: {readonly heading: string; readonly none: string; readonly title: (reference: string) => string};

  readonly facts: {
    readonly heading: string;
    readonly office: string;
    readonly anyOffice: string;
    readonly appointment: string;
    readonly submitted: string;
    readonly due: string;
    readonly overdue: string;
    readonly documents: string;
    readonly name: string;
    readonly document: string;
    readonly callBack: string;
    readonly channel: string;
    readonly word: string;
    readonly wordHint: string;
    readonly state: string;
    readonly urgent: string;
  };
  readonly states: Readonly<Record<CaseState | 'approved', string>>;
  readonly channels: Readonly<Record<SupportKind, string>>;

  readonly finding: {
    readonly heading: string;
    readonly account: string;
    readonly name: string;
    readonly document: string;
    readonly found: string;
    readonly notFound: string;
    readonly matches: string;
    readonly differs: string;
  };

  readonly find: {
    readonly heading: string;
    readonly hint: string;
    readonly login: string;
    readonly loginHint: string;
    readonly name: string;
    readonly document: string;
    readonly number: string;
    readonly button: string;
    readonly loginMalformed: string;
  };

  readonly decision: {
    readonly heading: string;
    readonly handOut: string;
    readonly handOuts: Readonly<Record<HandOut, string>>;
    readonly contact: string;
    readonly contactHint: string;
    readonly contactMalformed: string;
    readonly propose: string;
    readonly proposed: (name: string) => string;
    readonly proposedContact: (contact: string) => string;
    readonly secondPerson: string;
    readonly approve: string;
    readonly reason: string;
    readonly reasons: Readonly<Record<RefusalReason, string>>;
    readonly refuse: string;
    readonly needDocument: string;
    readonly take: string;
    readonly freeze: string;
    readonly freezeHint: string;
    readonly settled: string;
  };

  readonly handedOut: Readonly<Record<HandOut, {readonly heading: string; readonly text: string}>>;

  readonly log: string;
  readonly acts: Readonly<Record<Act, string>>;
  readonly verdicts: Readonly<Record<Exclude<DeskVerdict, 'done'>, string>>;
}
