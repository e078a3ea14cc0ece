import assert from 'node:assert/strict';
import {register} from 'node:module';
import {it} from 'node:test';
import {ZxcvbnFactory} from '@zxcvbn-ts/core';
import {createEngine, type Reply} from '../../../src/adapters/zxcvbn/engine.js';

// As if the network went away after the page had loaded.
const hooks = `export const resolve = (specifier, context, next) => {
  if (specifier === '@zxcvbn-ts/language-common') throw new Error('offline');
  return next(specifier, context);
};`;
register(`data:text/javascript,${encodeURIComponent(hooks)}`);

it('takes the verdict without dictionaries for final where they do not load, and asks again for the next', async () => {
  const finals: Reply[] = [];
  let provisional = 0;
  const post = createEngine(ZxcvbnFactory, 64, reply => {
    const [id, {final}] = reply;
    if (!final) provisional++;
    else {
      finals.push(reply);
      if (id === 1) post([2, 'password', []]);
    }
  });
  post([1, 'password', []]);
  while (finals.length < 2) await new Promise(resolve => setTimeout(resolve, 1));
  assert.deepEqual(
    finals.map(([id, {score}]) => [id, score]),
    [
      [1, 2],
      [2, 2],
    ],
  );
  assert.equal(provisional, 2);
});
