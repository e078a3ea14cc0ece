import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {setFlagsFromString} from 'node:v8';
import {runInNewContext} from 'node:vm';
import {createEngine, type Reply} from '../../../src/adapters/zxcvbn/engine.js';

/** Resolves with all replies once `count` of them are there. */
const collect = (count: number) => {
  const replies: Reply[] = [];
  let finish: (replies: readonly Reply[]) => void;
  const all = new Promise<readonly Reply[]>(resolve => (finish = resolve));
  const send = (reply: Reply) => {
    if (replies.push(reply) === count) finish(replies);
  };
  return {replies, all, send};
};

const outline = (replies: readonly Reply[]) => replies.map(([id, {final, score}]) => ({id, final, score}));

describe('createEngine()', () => {
  it('answers at once, and again with the dictionaries', async () => {
    const {replies, all, send} = collect(2);
    createEngine(ZxcvbnFactory, 64, send)([7, 'password', []]);
    assert.deepEqual(outline(replies), [{id: 7, final: false, score: 2}]);
    assert.deepEqual(outline(await all).at(-1), {id: 7, final: true, score: 0});
  });

  it('answers once when it has the dictionaries', async () => {
    const {replies, all, send} = collect(2);
    const post = createEngine(ZxcvbnFactory, 64, send);
    post([1, 'warm', []]);
    await all;
    post([2, 'password', []]);
    assert.deepEqual(outline(replies).slice(2), [{id: 2, final: true, score: 0}]);
  });

  it('takes a word of a word list for one of 7776, wherever it is in the alphabet', async () => {
    const {replies, all, send} = collect(2);
    const post = createEngine(ZxcvbnFactory, 64, send);
    post([1, 'warm', []]);
    await all;
    post([2, 'abacus', []]);
    post([3, 'zoom', []]);
    const [first, last] = replies.slice(2).map(([, {guessesLog10}]) => Math.round(10 ** guessesLog10));
    assert.deepEqual([first, last], [3889, 3889]);
  });

  it('does not estimate again what is out of date', async () => {
    const {all, send} = collect(3);
    const post = createEngine(ZxcvbnFactory, 64, send);
    post([1, 'password', []]);
    post([2, 'qwerty', []]);
    assert.deepEqual(
      (await all).map(([id, {final}]) => [id, final]),
      [
        [1, false],
        [2, false],
        [2, true],
      ],
    );
  });

  it('lets go of what it has finally answered', async () => {
    const {all, send} = collect(2);
    const post = createEngine(ZxcvbnFactory, 64, send);
    // A string has no WeakRef; it is held by the same request as its context.
    const ask = () => {
      const context = ['context'];
      post([1, 'password', context]);
      return new WeakRef(context);
    };
    const context = ask();
    await all;
    await new Promise(resolve => setTimeout(resolve, 0));
    setFlagsFromString('--expose-gc');
    runInNewContext('gc()');
    assert.equal(context.deref(), undefined);
    post();
  });

  it('forgets when told to', async () => {
    const forgetful = collect(2);
    const other = collect(2);
    const post = createEngine(ZxcvbnFactory, 64, forgetful.send);
    post([1, 'password', []]);
    post();
    createEngine(ZxcvbnFactory, 64, other.send)([1, 'password', []]);
    await other.all;
    assert.equal(forgetful.replies.length, 1);
  });
});
