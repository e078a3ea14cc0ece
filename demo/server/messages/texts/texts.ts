/** What a text may name. */
export interface MessageContext {
  /** The name of the portal. */
  readonly portal: string;
  /** Where people reach the portal, without a slash at its end. */
  readonly origin: string;
  /** Where a recovery goes on without typing the code, if it can. */
  readonly link: string | undefined;
  /** What the message carries: see {@link Message}. */
  readonly data: Readonly<Record<string, string>>;
}

/** Where to say that a change was somebody else's. */
export const notMe = (origin: string, {report = ''}: MessageContext['data']): string => `${origin}/not-me/${report}`;

/** One text of each kind. Mail has a subject, which shows on lock screens: no code stands in it. */
export interface MessageText {
  sms(context: MessageContext): string;
  subject(context: MessageContext): string;
  email(context: MessageContext): string;
}

/** The templates. */
export const templates = [
  'code',
  'password-changed',
  'passkeys-changed',
  'account-opened',
  'account-exists',
  'contact-changed',
  'account-frozen',
  'recovery-codes-issued',
  'recovery-code-used',
  'ticket',
] as const;
/** A template. */
export type Template = (typeof templates)[number];

/** The texts of one language. */
export type MessageTexts = Readonly<Record<Template, MessageText>>;
