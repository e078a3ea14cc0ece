import {parseSlots, type Office, type Slot, type Step, type StepOf} from 'latchkey/protocol';
import {findOffices} from '../../../demo/server/assisted/offices/query.js';
import {seedOffices} from '../../../demo/server/assisted/offices/seed.js';
import type {KeptTicket} from '../../../demo/server/assisted/tickets.js';
import {ofKind, type Browser} from '../../support/flow-client.js';
import type {World} from '../flows/world.js';

/** What a desk does to a ticket. */
export type DeskWork = Partial<Pick<KeptTicket, 'submittedAt' | 'dueAt' | 'verdict' | 'reason' | 'accountId'>>;

/** The documents that are brought in these tests. */
export const documents = ['pl-identity-card', 'pl-passport'] as const;

/** A visit to an office, step by step. */
export class Visit {
  constructor(private readonly world: World) {}

  /** Writes offices, and gives one that takes appointments as well as walk-ins, one that takes appointments only, and one that takes none. */
  async offices() {
    const {db} = this.world;
    await db.transaction().execute(trx => seedOffices(trx, 60, this.world.now()));
    const found: Office[] = [];
    for (let cursor: string | undefined, more = true; more; more = cursor !== undefined) {
      const page = await findOffices(db, cursor === undefined ? {} : {cursor}, this.world.now());
      found.push(...page.offices);
      cursor = page.next;
    }
    const one = (appointments: boolean, walkIn: boolean): Office => {
      const office = found.find(({features}) => {
        return features.includes('appointments') === appointments && features.includes('walk-in') === walkIn;
      });
      if (!office) throw new Error('There is no such office.');
      return office;
    };
    return {both: one(true, true), booked: one(true, false), open: one(false, true)};
  }

  /** Goes to the choice of office. */
  async toOffices(browser: Browser): Promise<StepOf<'offices'>> {
    let step = await browser.begin('recover-access');
    step = ofKind(await browser.act(step, {type: 'way'}), 'ways');
    step = ofKind(await browser.act(step, {type: 'choose-way', way: 'visit'}), 'suitability');
    return ofKind(await browser.act(step, {type: 'suitability', documents, expired: false, renamed: false}), 'offices');
  }

  /** Goes to the choice of slot. */
  async toSlots(browser: Browser, {id}: Office): Promise<StepOf<'slots'>> {
    return ofKind(await browser.act(await this.toOffices(browser), {type: 'office', office: id}), 'slots');
  }

  /** The free slots of an office, of all days that can be booked. */
  async free(browser: Browser, {office, range}: StepOf<'slots'>): Promise<readonly Slot[]> {
    const {json} = await browser.call('GET', `/offices/${office.id}/slots?from=${range.from}&to=${range.to}`);
    const slots = parseSlots(json);
    if (!slots) throw new Error('No slots.');
    return slots;
  }

  /** Goes to the review, with a slot: the first one that is free unless it says otherwise. */
  async toReview(browser: Browser, office: Office, wanted?: Slot): Promise<StepOf<'review'>> {
    const step = await this.toSlots(browser, office);
    const [first] = await this.free(browser, step);
    const slot = (wanted ?? first)?.id ?? '';
    return ofKind(await browser.act(step, {type: 'slot', slot}), 'review');
  }

  /** Gets a ticket for a slot. */
  async toTicket(browser: Browser, office: Office, wanted?: Slot): Promise<StepOf<'ticket'>> {
    return this.issue(browser, await this.toReview(browser, office, wanted));
  }

  /** Issues what has been reviewed. */
  async issue(browser: Browser, step: Step): Promise<StepOf<'ticket'>> {
    return ofKind(await browser.act(step, {type: 'issue-ticket'}), 'ticket');
  }

  /** The rows of a ticket: itself and its bookings. */
  async kept(reference: string) {
    const {db} = this.world;
    const ticket = await db
      .selectFrom('ticket')
      .selectAll()
      .where('reference', '=', reference)
      .executeTakeFirstOrThrow();
    const bookings = await db.selectFrom('booking').selectAll().where('ticketId', '=', ticket.id).execute();
    return {ticket, bookings};
  }

  /** What the desk does. */
  async desk({ticket: {reference}}: StepOf<'ticket'>, work: DeskWork): Promise<void> {
    await this.world.db.updateTable('ticket').set(work).where('reference', '=', reference).execute();
  }

  /** Takes a ticket in at the desk, and gives the step after it. */
  async submit(browser: Browser, step: StepOf<'ticket'>): Promise<StepOf<'processing'>> {
    const submittedAt = this.world.now();
    await this.desk(step, {submittedAt, dueAt: submittedAt + 24 * 3_600_000});
    return ofKind(await browser.resume(step), 'processing');
  }
}
