import type {Kysely, Selectable} from 'kysely';
import type {Database} from '../database/schema.js';
import type {StaffActTable} from './tables.js';

/** What staff may do. */
export type Act =
  'check-in' | 'find' | 'take' | 'propose' | 'approve' | 'refuse' | 'need-document' | 'freeze' | 'record-contact';

/** An act as it is kept. */
export type KeptAct = Selectable<StaffActTable>;

/** An act to write down. */
export interface NewAct {
  readonly at: number;
  readonly staffId: string;
  readonly subject: StaffActTable['subject'];
  readonly subjectId: string;
  readonly act: Act;
  /** No number of a document, no code, no password; a contact only encrypted. */
  readonly detail?: Readonly<Record<string, string>>;
}

/** Writes down what staff has done. */
export async function record(db: Kysely<Database>, {detail = {}, ...act}: NewAct): Promise<void> {
  await db
    .insertInto('staffAct')
    .values({...act, detail: JSON.stringify(detail)})
    .execute();
}

/** What has been done about something, oldest first. */
export const actsOn = (
  db: Kysely<Database>,
  subject: StaffActTable['subject'],
  subjectId: string,
): Promise<KeptAct[]> =>
  db
    .selectFrom('staffAct')
    .selectAll()
    .where('subject', '=', subject)
    .where('subjectId', '=', subjectId)
    .orderBy('id')
    .execute();
