import {sql, type Kysely, type RawBuilder, type Selectable} from 'kysely';
import type {Office, OfficeFilter, OfficePage, OfficeQuery} from 'latchkey/protocol';
import type {Database} from '../../database/schema.js';
import type {OfficeTable} from '../tables.js';
import {distanceBetween, onMap} from './distance.js';
import {openingOf} from './opening.js';
import {wordsOf} from './words.js';

/** The languages that are spoken at the offices, BCP 47 tags. */
export const officeLanguages: readonly string[] = ['en', 'pl', 'ru', 'uk', 'de'];

/** How many offices a page has. */
const pageSize = 10;

/** How many words are looked for. */
const mostWords = 12;

/** The office in a row, as it is now. */
function officeOf(row: Selectable<OfficeTable>, now: number, near?: OfficeQuery['near']): Office {
  const {id, name, address, latitude, longitude, timeZone, week, exceptions, features, languages, phone} = row;
  const place = {latitude, longitude};
  const hours = {timeZone, week, exceptions};
  return {
    id,
    name,
    address,
    place,
    hours,
    ...openingOf(hours, now),
    features,
    languages,
    ...(phone !== null && {phone}),
    ...(near && {distance: distanceBetween(near, place)}),
  };
}

/** Where an office is on Mercator's map. Word for word what `office_place` indexes. */
const officeOnMap = sql`point(longitude, degrees(ln(tan(pi() / 4 + radians(latitude) / 2))))`;

/** Whether the wall clock of an office stands within its hours. What it means stands in `opening.ts`. */
const isOpenAt = (now: number): RawBuilder<boolean> => sql`exists (
  select from
    (select to_timestamp(${now / 1000}::float8) as instant) as present,
    lateral (select instant at time zone "timeZone" as time) as clock,
    lateral jsonb_to_recordset(coalesce(
      jsonb_path_query_first(
        exceptions, '$[*] ? (@.date == $date).periods', jsonb_build_object('date', to_char(clock.time, 'YYYY-MM-DD'))
      ),
      jsonb_path_query_array(
        week, '$[*] ? (@.day == $day)', jsonb_build_object('day', extract(isodow from clock.time))
      )
    )) as period(opens time, closes time)
  where (clock.time::date + period.opens) at time zone "timeZone" <= instant
    and (clock.time::date + period.closes) at time zone "timeZone" > instant
)`;

/** Words that all have to occur, the last one perhaps unfinished, as a query of PostgreSQL's text search. */
const textQuery = (text: string): string | undefined => {
  const words = wordsOf(text).split(' ').filter(Boolean).slice(0, mostWords);
  return words.length ? `${words.join(' & ')}:*` : undefined;
};

const holds = (column: RawBuilder<unknown>, value: string): RawBuilder<boolean> =>
  sql`${column} @> ${JSON.stringify([value])}::jsonb`;

const filterOf = (filter: OfficeFilter, now: number): RawBuilder<boolean> =>
  filter === 'open-now' ? isOpenAt(now) : holds(sql`features`, filter);

/** Everything that has to hold, whatever page it is. */
function conditions({text = '', filters = [], language}: OfficeQuery, now: number): RawBuilder<boolean>[] {
  const words = textQuery(text);
  const primary = language?.toLowerCase().split('-')[0];
  return [
    ...(words === undefined ? [] : [sql<boolean>`to_tsvector('simple', words) @@ to_tsquery('simple', ${words})`]),
    ...(primary ? [holds(sql`languages`, primary)] : []),
    ...filters.map(filter => filterOf(filter, now)),
  ];
}

/** The offices of one page, and one more if there are any after it. */
export function pageQuery(db: Kysely<Database>, query: OfficeQuery, now: number) {
  const {near, cursor} = query;
  const [x, y] = near ? onMap(near) : [];
  const rank = near ? sql`${officeOnMap} <-> point(${x}::float8, ${y}::float8)` : sql`words`;
  let first = db.selectFrom('office').selectAll().select(rank.as('rank'));
  for (const condition of conditions(query, now)) first = first.where(condition);
  // The cursor is the last office of the page before: what comes after it is the next page, whatever has been added since.
  if (cursor !== undefined) {
    first = first.where(sql<boolean>`(${rank}, id) > (select ${rank}, id from office where id = ${cursor})`);
  }
  // The index knows the order of ranks only, so those of the last rank all come along before their ids decide.
  const ranked = first.orderBy('rank').fetch(pageSize + 1, 'with ties');
  return db
    .selectFrom(ranked.as('office'))
    .selectAll()
    .orderBy('rank')
    .orderBy('id')
    .limit(pageSize + 1);
}

async function countOf(db: Kysely<Database>, query: OfficeQuery, now: number): Promise<number> {
  let all = db.selectFrom('office').select(({fn}) => fn.countAll<number>().as('count'));
  for (const condition of conditions(query, now)) all = all.where(condition);
  return (await all.executeTakeFirstOrThrow()).count;
}

/** A page of the offices that fit, by name or nearest first. They are counted on the first page, where that is cheap. */
export async function findOffices(db: Kysely<Database>, query: OfficeQuery, now: number): Promise<OfficePage> {
  const {near, cursor, filters = []} = query;
  const rows = await pageQuery(db, query, now).execute();
  const page = rows.slice(0, pageSize);
  const next = rows.length > pageSize ? page.at(-1)?.id : undefined;
  const isComplete = next === undefined && cursor === undefined;
  const counts = cursor === undefined && !filters.includes('open-now');
  const total = isComplete ? page.length : counts ? await countOf(db, query, now) : undefined;
  const offices = page.map(row => officeOf(row, now, near));
  // Far away the map is no longer true to scale: within a page the true distance decides.
  if (near) offices.sort((one, other) => (one.distance ?? 0) - (other.distance ?? 0));
  return {
    offices,
    ...(total !== undefined && {total}),
    ...(next !== undefined && {next}),
    serverNow: now,
  };
}

/** One office, as it is now. */
export async function findOffice(db: Kysely<Database>, id: string, now: number): Promise<Office | undefined> {
  const row = await db.selectFrom('office').selectAll().where('id', '=', id).executeTakeFirst();
  return row && officeOf(row, now);
}
