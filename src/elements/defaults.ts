import type {Transport} from '../core/protocol/transport.js';

let count = 0;
let turn = Promise.resolve();

/**
 * The transport behind the `endpoint` attribute. What is asked for later on is in `more-defaults.ts`. The first element gets
 * it at once, the others in eights, a task for each: a request takes the main thread 1 ms, and on a page with a hundred
 * elements all would go out in one task.
 */
export const loadHttpTransport = async (base: string): Promise<Transport> => {
  const mine = turn;
  if (count++ % 8 === 0) turn = mine.then(() => new Promise(resolve => setTimeout(resolve)));
  await mine;
  return (await import('../adapters/http/index.js')).httpTransport({base});
};
