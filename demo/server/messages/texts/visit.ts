import type {DocumentId} from 'latchkey/protocol';

/** What the originals are called that are brought to an office. */
export type DocumentNames = Readonly<Record<DocumentId, string>>;

/** The documents of a message, one a line. */
export function listed(names: DocumentNames): (documents: string | undefined) => string {
  const all: Readonly<Record<string, string>> = names;
  return (documents = '') =>
    documents
      .split(' ')
      .map(id => `- ${all[id] ?? id}`)
      .join('\n');
}

/** A time of a message, in milliseconds since 1970, on the wall clock of a time zone. */
export function spelt(locale: string): (time: string | undefined, timeZone?: string) => string {
  return (time, timeZone = 'UTC') =>
    new Intl.DateTimeFormat(locale, {
      timeZone,
      weekday: 'long',
      day: 'numeric',
      month: 'long',
      year: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }).format(Number(time));
}
