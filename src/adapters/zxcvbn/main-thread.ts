import {createEngine, type Post, type Reply} from './engine.js';

/** How long the keys must rest before an estimate may hold up the page, in milliseconds. */
const rest = 150;

/**
 * The same estimates without a worker: only in a pause of typing, and of a shorter head.
 * @throws what `import()` throws where the estimator cannot be loaded
 */
export const startOnMainThread = async (send: (reply: Reply) => void): Promise<Post> => {
  const {ZxcvbnFactory} = await import('@zxcvbn-ts/core');
  const post = createEngine(ZxcvbnFactory, 48, send);
  let timer: ReturnType<typeof setTimeout> | undefined;
  return request => {
    clearTimeout(timer);
    if (request) timer = setTimeout(post, rest, request);
    else post();
  };
};
