import assert from 'node:assert/strict';
import {after, before, describe, it} from 'node:test';
import type {Step} from 'latchkey/protocol';
import {ofKind, stepOf, type Browser} from '../../support/flow-client.js';
import {noPostgres, startPostgres, type Postgres} from '../../support/postgres.js';
import {World} from '../flows/world.js';
import {Visit} from './visit.js';

interface Racer {
  readonly browser: Browser;
  step: Step;
}

describe('two who want one slot, at two instances', {skip: noPostgres}, () => {
  const world = new World();
  const visit = new Visit(world);
  let postgres: Postgres | undefined;
  before(async () => {
    postgres = await startPostgres();
    await world.open(await postgres.createDatabase());
  });
  after(async () => {
    await world.close();
    await postgres?.stop();
  });

  /** Lets both choose the first slot that is free; who has a ticket gives it up for that one. */
  async function review(racers: readonly Racer[]): Promise<string> {
    for (const racer of racers) {
      if (racer.step.kind !== 'ticket') continue;
      racer.step = await racer.browser.act(racer.step, {type: 'change-ticket', change: 'reschedule'});
    }
    const [first] = racers;
    if (!first) throw new Error('Nobody races.');
    const [slot] = await visit.free(first.browser, ofKind(first.step, 'slots'));
    assert.ok(slot);
    for (const racer of racers) {
      racer.step = ofKind(await racer.browser.act(racer.step, {type: 'slot', slot: slot.id}), 'review');
    }
    return slot.id;
  }

  it('never both get it, two hundred times', async () => {
    const {both: office} = await visit.offices();
    for (let pair = 0; pair < 20; pair++) {
      const racers: Racer[] = [];
      for (const browser of [world.browser(), world.browser()]) {
        racers.push({browser, step: await visit.toSlots(browser, office)});
      }
      for (let race = 0; race < 10; race++) {
        const slot = await review(racers);
        const answers = await Promise.all(
          racers.map(async racer => {
            const answer = await racer.browser.actCall(racer.step, {type: 'issue-ticket'});
            racer.step = stepOf(answer);
            return answer.status;
          }),
        );
        assert.deepEqual(answers.sort(), [200, 409]);
        const winners = racers.flatMap(({step}) => (step.kind === 'ticket' ? [step.ticket] : []));
        assert.deepEqual(
          winners.map(ticket => ticket.slot?.id),
          [slot],
        );
      }
    }
    const booked = await world.db.selectFrom('booking').select(['ticketId', 'officeId', 'startsAt']).execute();
    const tickets = await world.db.selectFrom('ticket').select(['id', 'officeId', 'startsAt']).execute();
    const slots = tickets.map(({officeId, startsAt}) => `${officeId}@${startsAt}`);
    assert.ok(slots.length >= 20);
    assert.equal(new Set(slots).size, slots.length);
    assert.deepEqual(
      booked.map(({ticketId, officeId, startsAt}) => `${ticketId} ${officeId}@${startsAt}`).sort(),
      tickets.map(({id, officeId, startsAt}) => `${id} ${officeId}@${startsAt}`).sort(),
    );
  });
});
