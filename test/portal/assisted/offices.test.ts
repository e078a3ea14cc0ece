import assert from 'node:assert/strict';
import {before, it} from 'node:test';
import {sql} from 'kysely';
import {
  officePageSchema,
  officeSearch,
  parseOfficePage,
  parseSlots,
  type Office,
  type OfficePage,
  type OfficeQuery,
  type WeeklyPeriod,
} from 'latchkey/protocol';
import {addDays} from '../../../demo/server/assisted/offices/calendar.js';
import {distanceBetween} from '../../../demo/server/assisted/offices/distance.js';
import {openingOf} from '../../../demo/server/assisted/offices/opening.js';
import {findOffices, pageQuery} from '../../../demo/server/assisted/offices/query.js';
import {seedOffices} from '../../../demo/server/assisted/offices/seed.js';
import {wordsOf} from '../../../demo/server/assisted/offices/words.js';
import {problemOf} from '../../support/flow-client.js';
import {minutes, onEachDatabase} from '../flows/world.js';

const warsaw = {latitude: 52.23, longitude: 21.01};

onEachDatabase('offices', world => {
  const fill = (count: number) => world.db.transaction().execute(trx => seedOffices(trx, count, world.now()));

  /** Everything that is found, page by page. */
  async function all(query: OfficeQuery, now = world.now()): Promise<Office[]> {
    const found: Office[] = [];
    for (let page = await findOffices(world.db, query, now); ;) {
      found.push(...page.offices);
      if (page.next === undefined) return found;
      assert.equal(page.offices.length, 10);
      page = await findOffices(world.db, {...query, cursor: page.next}, now);
    }
  }

  async function ask(query: OfficeQuery): Promise<OfficePage> {
    const {status, json, text} = await world.browser().call('GET', `/offices?${officeSearch(query)}`);
    assert.equal(status, 200, text);
    officePageSchema.parse(json);
    return parseOfficePage(json) ?? assert.fail(text);
  }

  const ids = (offices: readonly Office[]): string[] => offices.map(({id}) => id).sort();

  let everything: Office[] = [];
  before(async () => {
    await fill(200);
    // Open around the hour that comes twice or never when the clock is changed.
    const week: readonly WeeklyPeriod[] = [6, 7].flatMap(day => [
      {day, opens: '00:00', closes: '02:30'},
      {day, opens: '02:45', closes: '03:15'},
      {day, opens: '20:00', closes: '24:00'},
    ]);
    for (const timeZone of ['Europe/Warsaw', 'Europe/London', 'America/New_York', 'Asia/Vladivostok']) {
      await world.db
        .insertInto('office')
        .values({
          id: `night ${timeZone}`,
          name: 'Night Owl',
          address: JSON.stringify(['Dark Lane 1']),
          words: wordsOf(`Night Owl Dark Lane 1 ${timeZone}`),
          latitude: 52,
          longitude: 20,
          timeZone,
          week: JSON.stringify(week),
          exceptions: JSON.stringify([{date: '2027-03-27', periods: [{opens: '23:00', closes: '24:00'}]}]),
          features: JSON.stringify(['walk-in']),
          languages: JSON.stringify(['en']),
          phone: null,
        })
        .execute();
    }
    everything = await all({});
  });

  it('are written once', async () => {
    await fill(1000);
    assert.equal(everything.length, 204);
  });

  it('come by name, page by page, each one once', async () => {
    const known = await world.db.selectFrom('office').select('id').execute();
    assert.deepEqual(ids(everything), known.map(({id}) => id).sort());
    const names = everything.map(({name, address}) => wordsOf([name, ...address].join(' ')));
    assert.deepEqual(names, [...names].sort());
    const {offices, total, next, serverNow} = await ask({});
    assert.deepEqual([offices, total, serverNow], [everything.slice(0, 10), 204, world.now()]);
    assert.ok(next);
    const second = await ask({cursor: next});
    assert.deepEqual(second.offices, everything.slice(10, 20));
    assert.equal(second.total, undefined);
  });

  it('come nearest first, page by page, each one once', async () => {
    const found = await all({near: warsaw});
    assert.deepEqual(ids(found), ids(everything));
    for (const {place, distance} of found) assert.equal(distance, distanceBetween(warsaw, place ?? assert.fail()));
    const byDistance = (one: Office, other: Office) => (one.distance ?? 0) - (other.distance ?? 0);
    const nearest = [...found].sort(byDistance).slice(0, 10);
    assert.deepEqual(found.slice(0, 10), nearest);
    assert.deepEqual((await ask({near: warsaw})).offices, nearest);
  });

  it('are found from the ends of the Earth', async () => {
    for (const latitude of [-90, 90]) {
      for (const longitude of [-180, 180]) assert.equal((await ask({near: {latitude, longitude}})).offices.length, 10);
    }
  });

  it('stay in their places when others are added between two pages', async () => {
    const {next = ''} = await ask({near: warsaw});
    const second = await ask({near: warsaw, cursor: next});
    const changes = JSON.stringify({...warsaw, id: 'new'});
    await sql`insert into office
      select (jsonb_populate_record(office, ${changes}::jsonb)).* from office limit 1`.execute(world.db);
    assert.equal((await ask({near: warsaw})).offices[0]?.id, 'new');
    assert.deepEqual((await ask({near: warsaw, cursor: next})).offices, second.offices);
    await world.db.deleteFrom('office').where('id', '=', 'new').execute();
  });

  it('are found by words of name and address, in any order, the last one unfinished, accents or not', async () => {
    const office = everything.find(({address}) => address.some(line => line.includes('Łabędzia'))) ?? assert.fail();
    const [town = ''] = office.name.split(' ');
    const number = /\d+/.exec(office.address[0] ?? '')?.[0] ?? '';
    for (const text of [
      `${town} Łabędzia`,
      `  ŁABĘDZIA,  ${town.toUpperCase()} `,
      `labedzia ${number} ${wordsOf(town).slice(0, 4)}`,
      `łabędzia (${number}) ${town}`,
    ]) {
      assert.ok(ids(await all({text})).includes(office.id), text);
    }
    const found = await all({text: 'labedz'});
    assert.deepEqual(
      ids(found),
      ids(everything.filter(({name, address}) => wordsOf([name, ...address].join(' ')).includes('labedz'))),
    );
    assert.equal((await ask({text: 'labedz'})).total, found.length);
    assert.deepEqual(ids(await all({text: 'labedz', near: warsaw})), ids(found));
    // Only the last word may be unfinished.
    assert.deepEqual(await all({text: `labedz ${town}`}), []);
    assert.deepEqual(await ask({text: 'no such office'}), {offices: [], total: 0, serverNow: world.now()});
  });

  it('take whatever is typed for words, never for a query', async () => {
    for (const text of [
      "'",
      '\\',
      "a' | b:*",
      '& | ! ( ) <-> :*',
      '%_',
      '\u0000x',
      '12e5',
      '-7',
      'a@b.example',
      '日本',
    ]) {
      assert.ok((await ask({text})).serverNow, text);
    }
    assert.equal((await ask({text: ' … '})).total, everything.length);
  });

  it('are narrowed down by features and language, all at once', async () => {
    for (const filter of ['step-free', 'hearing-loop', 'walk-in'] as const) {
      const fit = everything.filter(({features}) => features.includes(filter));
      assert.deepEqual(await all({filters: [filter]}), fit);
    }
    const both = everything.filter(({features, languages}) => {
      return features.includes('step-free') && features.includes('walk-in') && languages.includes('pl');
    });
    assert.ok(both.length);
    for (const language of ['pl', 'pl-PL', 'PL']) {
      assert.deepEqual(await all({filters: ['step-free', 'walk-in'], language}), both);
      assert.equal((await ask({filters: ['step-free', 'walk-in'], language})).total, both.length);
    }
    assert.deepEqual(await all({language: 'tlh'}), []);
  });

  it('are open by their own clocks, on exceptions and when the clock is changed too', async () => {
    const hour = minutes(60);
    const instants = [
      ...['2026-12-25T11:00Z', '2027-01-01T23:30Z', '2027-03-27T22:30Z'].map(Date.parse),
      // An hour around each change, a quarter at a time.
      ...['2027-03-28T00:15Z', '2026-10-25T00:00Z', '2026-11-01T05:30Z', '2027-03-14T06:15Z'].flatMap(change =>
        [0, 1, 2, 3, 4, 5, 6].map(step => Date.parse(change) + (step * hour) / 4),
      ),
      ...[0, 5, 10, 15, 20].map(later => world.now() + later * hour),
    ];
    const seen = new Set<number>();
    for (const now of instants) {
      const open = everything.filter(({hours}) => openingOf(hours, now).isOpen);
      const found = await all({filters: ['open-now']}, now);
      assert.deepEqual(ids(found), ids(open), new Date(now).toISOString());
      for (const office of found) assert.equal(office.isOpen, true);
      seen.add(found.length);
    }
    assert.ok(seen.size > 3);
  });

  it('are public, and may be kept for a minute', async () => {
    const {status, headers} = await world.browser().call('GET', '/offices', undefined, {headers: {Cookie: ''}});
    assert.equal(status, 200);
    assert.equal(headers.get('Cache-Control'), 'public, max-age=60');
    assert.equal(headers.get('Set-Cookie'), null);
  });

  it('refuse a query that is not one', async () => {
    const browser = world.browser();
    for (const query of ['filter=cheap', 'latitude=91&longitude=0', 'latitude=1', 'longitude=x&latitude=1']) {
      const {status, code} = problemOf(await browser.call('GET', `/offices?${query}`));
      assert.deepEqual([status, code], [400, 'unknown'], query);
    }
    assert.deepEqual((await ask({cursor: 'nonsense'})).offices, []);
  });

  it('are asked for three hundred times a minute by one address', async () => {
    const browser = world.browser();
    for (let time = 0; time < 300; time++)
      await browser.call('GET', '/offices/none/slots?from=2026-01-01&to=2026-01-01');
    const answer = await browser.call('GET', '/offices');
    assert.deepEqual([problemOf(answer).status, problemOf(answer).code], [429, 'rate_limited']);
    assert.equal(answer.headers.get('Retry-After'), '60');
    world.wait(minutes(1));
    assert.equal((await browser.call('GET', '/offices')).status, 200);
  });

  it('have slots within their hours, of the days that are asked for', async () => {
    const browser = world.browser();
    const office = everything.find(({features}) => features.includes('appointments')) ?? assert.fail();
    const slots = async (id: string, from: string, to: string) => {
      const answer = await browser.call('GET', `/offices/${id}/slots?from=${from}&to=${to}`);
      assert.equal(answer.status, 200);
      assert.equal(answer.headers.get('Cache-Control'), 'no-store');
      return parseSlots(answer.json) ?? assert.fail(answer.text);
    };
    const today = new Date(world.now()).toISOString().slice(0, 10);
    const found = await slots(office.id, today, addDays(today, 30));
    assert.ok(found.length > 50);
    for (const {startsAt, endsAt} of found) {
      assert.ok(startsAt > world.now());
      assert.ok(openingOf(office.hours, startsAt).isOpen && openingOf(office.hours, endsAt - 1).isOpen);
    }
    assert.deepEqual(await slots(office.id, addDays(today, 20), addDays(today, 30)), []);
    assert.deepEqual(await slots('none', today, today), []);
    const walkIn = everything.find(({features}) => !features.includes('appointments')) ?? assert.fail();
    assert.deepEqual(await slots(walkIn.id, today, addDays(today, 14)), []);
    for (const query of ['', `from=${today}`, `from=${today}&to=tomorrow`, `from=2026-02-30&to=${today}`]) {
      assert.equal(problemOf(await browser.call('GET', `/offices/${office.id}/slots?${query}`)).status, 400, query);
    }
  });

  it('are found by an index when there are ten thousand', async () => {
    await world.db.deleteFrom('office').execute();
    await fill(10_000);
    const plan = async (query: OfficeQuery): Promise<string> => {
      const {rows} = await sql<Record<string, string>>`explain ${pageQuery(world.db, query, world.now())}`.execute(
        world.db,
      );
      const lines = rows.flatMap(row => Object.values(row)).join('\n');
      assert.ok(!lines.includes('Seq Scan on office'), lines);
      return lines;
    };
    const {next: cursor = ''} = await findOffices(world.db, {near: warsaw}, world.now());
    assert.match(await plan({text: 'gwiazdołęka ry'}), /Bitmap Index Scan on office_words/);
    assert.match(await plan({near: warsaw}), /Index Scan using office_place/);
    assert.match(await plan({near: warsaw, cursor}), /Index Scan using office_place/);
    assert.match(await plan({near: warsaw, filters: ['open-now', 'step-free']}), /Index Scan using office_place/);
    assert.match(await plan({}), /Index Scan using office_order/);
    assert.match(await plan({cursor}), /Index Scan using office_order[\s\S]*Index Cond: \(ROW\(words, id\) >/);
  });
});
