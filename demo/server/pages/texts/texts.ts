import type {DocumentCode} from 'latchkey/core';
import type {DocumentId} from 'latchkey/protocol';
import type {StaffTexts} from './staff/texts.js';

/** The documents that people have; that of an organisation is not among them. */
export type PersonalDocumentId = Exclude<DocumentId, 'ru-inn-organisation'>;

/** A heading and what stands below it. */
export interface Section {
  readonly heading: string;
  readonly text: string;
}

/** Every text of the pages, in one language. */
export interface Texts {
  readonly skipToContent: string;
  readonly mainNavigation: string;
  readonly language: string;
  readonly home: string;
  readonly help: string;
  readonly account: string;
  readonly signIn: string;
  readonly signUp: string;
  readonly signOut: string;
  readonly outbox: string;
  readonly forgotten: string;
  readonly noScript: string;
  readonly errorTitle: (title: string) => string;
  readonly errorSummary: string;
  readonly demoNotice: string;
  readonly showPassword: string;
  readonly hidePassword: string;
  readonly passwordShown: string;
  readonly passwordHidden: string;

  readonly homePage: {
    readonly title: string;
    readonly lead: string;
    readonly signIn: Section;
    readonly forgotten: Section;
    readonly signUp: Section;
    readonly help: Section;
    readonly outbox: Section;
  };

  readonly signInPage: {
    readonly identifier: string;
    readonly identifierHint: string;
    readonly password: string;
    readonly accountOpened: string;
    readonly signInFirst: string;
    readonly failed: string;
    readonly tooOften: (minutes: number) => string;
    readonly noAccount: string;
    readonly passkey: string;
    readonly passkeyFailed: string;
    readonly passkeyTitle: string;
    readonly passkeyLead: string;
    readonly passkeyUnknown: string;
    readonly passkeyLost: string;
  };

  readonly signUpPage: {
    readonly lead: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly phoneHint: string;
    readonly documents: string;
    readonly documentsHint: string;
    readonly example: (example: string) => string;
    readonly groups: {readonly ru: string; readonly icao: string; readonly pl: string};
    readonly password: string;
    readonly passwordHint: (min: number, max: number) => string;
    readonly generator: string;
    readonly haveAccount: string;
    readonly nameMissing: string;
    readonly nameTooLong: string;
    readonly emailMalformed: string;
    readonly phoneMalformed: string;
    readonly documentMissing: string;
    readonly passwordMissing: string;
    readonly passwordTooShort: (min: number, actual: number) => string;
    readonly passwordTooLong: (max: number, actual: number) => string;
    readonly passwordForbiddenWord: string;
    readonly passwordRefused: string;
  };

  readonly documentNames: Readonly<Record<PersonalDocumentId, string>>;
  /** What is wrong with a document's number; `count` is how many characters it has, where that is known. */
  readonly documentProblem: (code: DocumentCode, count: number | undefined) => string;

  readonly accountPage: {
    readonly profile: string;
    readonly name: string;
    readonly email: string;
    readonly phone: string;
    readonly none: string;
    readonly documents: string;
    readonly documentsHint: string;
    readonly security: string;
    readonly sessions: string;
    readonly sessionCount: (others: number) => string;
    readonly endSessions: string;
    readonly sessionsEnded: string;
  };

  readonly recoveryCodesPage: {
    readonly title: string;
    readonly lead: string;
    /** How many can still be used. */
    readonly left: (count: number) => string;
    /** Leads from the account to them. */
    readonly link: string;
    readonly void: string;
    readonly password: string;
    readonly issue: string;
    readonly wrong: string;
    readonly locked: (minutes: number) => string;
    readonly yours: string;
    readonly note: string;
    readonly print: string;
    readonly save: string;
    readonly goBack: string;
  };

  readonly notMePage: {
    readonly title: string;
    readonly lead: string;
    readonly effects: readonly string[];
    readonly freeze: string;
  };
  readonly notMeUsedPage: Section;
  readonly frozenPage: {
    readonly title: string;
    readonly lead: string;
    readonly recover: string;
    readonly support: string;
  };

  readonly passkeys: {
    readonly heading: string;
    readonly lead: string;
    readonly none: string;
    readonly added: (day: string) => string;
    readonly used: (day: string) => string;
    readonly remove: string;
    readonly add: string;
    readonly failed: string;
    readonly already: string;
    readonly unknown: string;
    readonly isRequired: string;
    readonly isNotRequired: string;
    readonly require: string;
    readonly stopRequiring: string;
    readonly stale: string;
  };

  readonly passwordPage: {
    readonly title: string;
    readonly temporaryTitle: string;
    readonly temporary: string;
    readonly goOn: string;
  };

  readonly recoverPage: {readonly title: string; readonly lead: string};

  readonly linkPage: {
    readonly title: string;
    readonly lead: string;
    readonly otherwise: string;
    readonly goOn: string;
  };

  readonly helpPage: {
    readonly lead: string;
    readonly know: Section;
    readonly knowLink: string;
    readonly unknown: Section;
    readonly unknownNeeds: readonly string[];
    readonly unknownLink: string;
    readonly lost: Section;
    readonly code: Section;
    readonly codeRules: readonly string[];
    readonly password: Section;
    readonly passwordRules: (min: number, max: number) => readonly string[];
    readonly contact: Section;
    readonly contactPhone: string;
    readonly contactAbroad: string;
    readonly contactEmail: string;
  };

  readonly outboxPage: {
    readonly title: string;
    readonly warning: string;
    readonly empty: string;
    readonly sms: string;
    readonly email: string;
    readonly to: string;
    readonly count: (messages: number) => string;
  };

  readonly chatPage: {
    readonly title: string;
    readonly lead: string;
    readonly reference: string;
    readonly word: string;
    readonly wordHint: string;
  };
  readonly chatUsedPage: Section;

  readonly staffPage: StaffTexts;

  readonly notFoundPage: Section;
  readonly faultPage: Section;
  readonly foreignPage: Section;
  readonly tooLargePage: Section;
}
