import assert from 'node:assert/strict';
import {randomUUID} from 'node:crypto';
import {it} from 'node:test';
import {tidyFlows} from '../../../demo/server/flows/housekeeping.js';
import {ofKind} from '../../support/flow-client.js';
import {byPesel, minutes, onEachDatabase, pesel} from './world.js';

onEachDatabase('housekeeping', world => {
  async function rows(): Promise<Record<'flow' | 'flowReply' | 'flowTries', number>> {
    const count = async (table: 'flow' | 'flowReply' | 'flowTries'): Promise<number> =>
      (await world.db.selectFrom(table).selectAll().execute()).length;
    return {flow: await count('flow'), flowReply: await count('flowReply'), flowTries: await count('flowTries')};
  }

  it('removes what is over and nothing else', async () => {
    const {phone} = await world.person();
    const browser = world.browser();
    const code = await world.toCode(browser, phone, pesel.other);
    const document = ofKind(await world.withCode(browser, code, phone), 'document');
    await browser.act(document, byPesel(pesel.other), {key: randomUUID()});
    assert.deepEqual(await rows(), {flow: 1, flowReply: 1, flowTries: 1});

    world.wait(minutes(60) - 1);
    await tidyFlows(world.services);
    assert.deepEqual(await rows(), {flow: 1, flowReply: 1, flowTries: 1});
    world.wait(1);
    await tidyFlows(world.services);
    assert.deepEqual(await rows(), {flow: 0, flowReply: 0, flowTries: 1});
    world.wait(minutes(300));
    await tidyFlows(world.services);
    assert.deepEqual(await rows(), {flow: 0, flowReply: 0, flowTries: 0});
  });
});
