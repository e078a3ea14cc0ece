import type {Office} from '../../core/protocol/assisted/office.js';
import type {Step} from '../../core/protocol/step.js';
import {expect, expectEqual} from '../contract.js';
import type {TransportCase} from '../transport.contract.js';
import {expectWellFormed} from './basics.js';
import {expectKind, expectMoved, promised, timeless, type Visit} from './visit.js';

const day = 86_400_000;

/** All offices, page by page. */
async function allOffices({fixture: {transport}, call}: Visit): Promise<readonly Office[]> {
  const found: Office[] = [];
  let cursor: string | undefined;
  // Whoever has more pages than this goes round in circles.
  for (let pages = 0; pages < 1000; pages++) {
    const page = await promised(transport.offices, 'offices')({...(cursor !== undefined && {cursor})}, call());
    found.push(...page.offices);
    cursor = page.next;
    if (cursor !== undefined) continue;
    if (page.total !== undefined)
      expectEqual(found.length, page.total, 'The pages have not as many offices as in all.');
    return found;
  }
  throw new Error('The pages of offices never end.');
}

/** From any step to the ways. */
async function ways({act}: Visit, from: Step) {
  expect(from.actions.includes('way'), `${from.kind} offers no other way.`);
  const step = await act(from, {type: 'way'});
  expectMoved(from, step);
  expectWellFormed(step);
  return expectKind(step, 'ways');
}

/** Another way than by oneself; offices and their slots. */
export const assistedCases: readonly TransportCase[] = [
  {
    name: 'ways: asked for at every step, and left to where the person was',
    needs: ['recover-access', 'ways', 'documents', 'codes'],
    async run(visit) {
      let step: Step = await visit.begin('recover-access');
      for (const kind of ['identify', 'document', 'code'] as const) {
        step = await visit.walk(step, kind);
        const chosen = await ways(visit, step);
        const back = await visit.act(chosen, {type: 'back'});
        const again = {...back, ref: step.ref};
        expectEqual(timeless(again), timeless(step), `The step is another one than the ${kind} that was left.`);
        step = back;
      }
      await visit.walk(step, 'new-password');
    },
  },
  {
    name: 'ways: every way that is offered leads on',
    needs: ['recover-access', 'ways'],
    async run(visit) {
      const {ways: offered} = await ways(visit, await visit.begin('recover-access'));
      for (const {way} of offered) {
        const from = await ways(visit, await visit.begin('recover-access'));
        const step = await visit.act(from, {type: 'choose-way', way});
        expectMoved(from, step);
        expectWellFormed(step);
      }
    },
  },
  {
    name: 'offices: pages that have each office once, whole, and by name',
    needs: ['offices'],
    async run(visit) {
      const offices = await allOffices(visit);
      expect(offices.length > 0, 'There are no offices.');
      expectEqual(new Set(offices.map(({id}) => id)).size, offices.length, 'An office is on two pages.');
      for (const {name, address, languages} of offices) {
        expect(name !== '' && address.length > 0 && languages.length > 0, `${name} lacks what is to be shown of it.`);
      }
    },
  },
  {
    name: 'offices: only those that fit, the nearest first',
    needs: ['offices'],
    async run(visit) {
      const {fixture, call} = visit;
      const find = promised(fixture.transport.offices, 'offices');
      const all = await allOffices(visit);
      const {offices: stepFree} = await find({filters: ['step-free']}, call());
      expect(
        stepFree.every(({features}) => features.includes('step-free')),
        'An office that has no step-free access was found as one that has.',
      );
      const {offices: open} = await find({filters: ['open-now']}, call());
      expect(
        open.every(({isOpen}) => isOpen),
        'An office that is closed was found as one that is open.',
      );
      const {offices: none} = await find({text: 'zzyzx-no-such-place'}, call());
      expectEqual(none, [], 'Offices were found for words that none has.');
      const near = all.find(({place}) => place)?.place;
      if (!near) return;
      const {offices: nearest} = await find({near}, call());
      const distances = nearest.map(({distance = Infinity}) => distance);
      expectEqual(
        distances,
        [...distances].sort((one, other) => one - other),
        'The offices are not in the order of their distance.',
      );
    },
  },
  {
    name: 'slots: of an office, earliest first and yet to come; none of an office that is not',
    needs: ['offices'],
    async run(visit) {
      const {fixture, call} = visit;
      const slots = promised(fixture.transport.slots, 'slots');
      const {serverNow} = await promised(fixture.transport.offices, 'offices')({}, call());
      const date = (at: number): string => new Date(at).toISOString().slice(0, 10);
      const range = {from: date(serverNow), to: date(serverNow + 14 * day)};
      const office = (await allOffices(visit)).find(({features}) => features.includes('appointments'));
      if (office) {
        const starts = (await slots(office.id, range, call())).map(({startsAt}) => startsAt);
        expect(
          starts.every(at => at > serverNow),
          'A slot is past.',
        );
        expectEqual(
          starts,
          [...starts].sort((one, other) => one - other),
          'The slots are not in the order of their times.',
        );
      }
      expectEqual(await slots('no-such-office', range, call()), [], 'There are slots of an office that is not.');
    },
  },
];
