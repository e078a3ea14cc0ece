import type {StrengthEstimator, StrengthVerdict} from '../../ports/strength.js';
import type {Post, Reply, Request} from './engine.js';
import {openWorker} from './open-worker.js';

/** What a site may change about the estimator. */
export interface ZxcvbnOptions {
  /**
   * Starts the worker, for a site that serves it from an address of its own. An error here, or an `error` event of the
   * worker, moves the estimates to the main thread.
   */
  readonly worker?: () => Worker;
}

/**
 * A strength estimator with zxcvbn, in a worker that starts with the first estimate and loads the dictionaries (0.2 MB)
 * itself. Where no worker can start (a content security policy, another origin, an old browser), the same code runs on
 * the main thread, in pauses of typing.
 *
 * Under `require-trusted-types-for 'script'` the page must allow the policy `latchkey`, which passes nothing but the
 * worker's address.
 */
export const zxcvbnEstimator = ({worker: open = openWorker}: ZxcvbnOptions = {}): StrengthEstimator => {
  let newest: Request | undefined;
  let listener: ((verdict: StrengthVerdict) => void) | undefined;
  let lastId = 0;
  /** The number of the request that the worker is busy with. */
  let busyWith = 0;
  let worker: Worker | undefined;
  let post: Post | undefined;
  let isStarted = false;
  let isDisposed = false;

  const flush = () => {
    if (!newest || busyWith || !post) return;
    if (worker) [busyWith] = newest;
    post(newest);
  };

  const receive = ([id, verdict]: Reply) => {
    if (id === busyWith) busyWith = 0;
    if (id === lastId) {
      if (verdict.final) newest = undefined;
      listener?.(verdict);
    } else if (worker) flush();
  };

  const fallBack = async () => {
    worker?.terminate();
    worker = post = undefined;
    busyWith = 0;
    try {
      const {startOnMainThread} = await import('./main-thread.js');
      const started = await startOnMainThread(receive);
      if (isDisposed) return;
      post = started;
      flush();
    } catch {
      isStarted = false;
    }
  };

  const start = () => {
    isStarted = true;
    try {
      const started = (worker = open());
      started.onmessage = ({data}: MessageEvent<Reply>) => receive(data);
      started.onerror = event => {
        event.preventDefault();
        void fallBack();
      };
      post = request => started.postMessage(request);
    } catch {
      void fallBack();
    }
  };

  return {
    estimate(password, context, onVerdict) {
      if (isDisposed) return;
      newest = [++lastId, password, context];
      listener = onVerdict;
      if (!isStarted) start();
      flush();
    },
    dispose() {
      isDisposed = true;
      if (worker) worker.terminate();
      else post?.();
      newest = listener = worker = post = undefined;
    },
  };
};
