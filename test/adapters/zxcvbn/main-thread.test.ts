import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import type {Reply} from '../../../src/adapters/zxcvbn/engine.js';
import {zxcvbnEstimator} from '../../../src/adapters/zxcvbn/index.js';
import {startOnMainThread} from '../../../src/adapters/zxcvbn/main-thread.js';
import {strengthContract} from '../../../src/ports/strength.contract.js';

// Node has no Worker of the browser's kind, so this is the fall-back.
describe('zxcvbn on the main thread', {concurrency: true}, () => {
  for (const promise of strengthContract(zxcvbnEstimator)) it(promise.name, () => promise.run());

  it('estimates nothing while keys come, only the last of them', async () => {
    const replies: Reply[] = [];
    await new Promise<void>(resolve => {
      void startOnMainThread(reply => {
        replies.push(reply);
        if (reply[1].final) resolve();
      }).then(post => {
        for (let id = 1; id <= 9; id++) post([id, 'k}9vQ2!xLm#7wZ'.slice(0, id), []]);
      });
    });
    assert.deepEqual(
      replies.map(([id, {final}]) => [id, final]),
      [
        [9, false],
        [9, true],
      ],
    );
  });

  it('has nothing left to do after being told to forget', async () => {
    let replies = 0;
    const post = await startOnMainThread(() => {
      replies++;
      post();
    });
    post([1, 'password', []]);
    // It starts later, so it is done later.
    await new Promise<void>(resolve => {
      void startOnMainThread(([, {final}]) => {
        if (final) resolve();
      }).then(other => other([1, 'password', []]));
    });
    assert.equal(replies, 1);
  });
});
