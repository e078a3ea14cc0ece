import {expect} from 'chai';
import {zxcvbnEstimator} from '../../../src/adapters/zxcvbn/index.js';
import {strengthContract} from '../../../src/ports/strength.contract.js';
import type {StrengthEstimator, StrengthVerdict} from '../../../src/ports/strength.js';

const finalOf = (estimator: StrengthEstimator, password: string): Promise<StrengthVerdict> =>
  new Promise(resolve => {
    estimator.estimate(password, [], verdict => {
      if (verdict.final) resolve(verdict);
    });
  });

/** Watches every worker that starts while it is in force. */
const watchWorkers = () => {
  const Native = globalThis.Worker;
  const watch = {
    started: 0,
    ended: 0,
    errors: 0,
    posts: 0,
    replies: 0,
    restore: () => void (globalThis.Worker = Native),
  };
  globalThis.Worker = class extends Native {
    constructor(url: string | URL, options?: WorkerOptions) {
      super(url, options);
      watch.started++;
      this.addEventListener('error', () => watch.errors++);
      this.addEventListener('message', () => watch.replies++);
    }

    override postMessage(message: unknown): void {
      watch.posts++;
      super.postMessage(message);
    }

    override terminate(): void {
      watch.ended++;
      super.terminate();
    }
  };
  return watch;
};

describe('zxcvbn in a worker', () => {
  let watch: ReturnType<typeof watchWorkers>;
  beforeEach(() => {
    watch = watchWorkers();
  });
  afterEach(() => watch.restore());

  describe('as the port has it', () => {
    for (const promise of strengthContract(zxcvbnEstimator)) {
      it(promise.name, async () => {
        await promise.run();
        expect(watch.errors, 'errors of workers').to.equal(0);
        expect(watch.started, 'workers').to.be.greaterThan(0);
        expect(watch.ended, 'workers that ended').to.equal(watch.started);
      });
    }
  });

  it('starts with the first estimate, once', async () => {
    const estimator = zxcvbnEstimator();
    expect(watch.started).to.equal(0);
    await finalOf(estimator, 'password');
    await finalOf(estimator, 'qwerty');
    expect(watch.started).to.equal(1);
    estimator.dispose();
    expect(watch.ended).to.equal(1);
  });

  it('estimates before it has the dictionaries, better afterwards', async () => {
    const estimator = zxcvbnEstimator();
    const verdicts: StrengthVerdict[] = [];
    await new Promise<void>(resolve => {
      estimator.estimate('password', [], verdict => {
        verdicts.push(verdict);
        if (verdict.final) resolve();
      });
    });
    estimator.dispose();
    expect(verdicts.map(({final, score}) => ({final, score}))).to.deep.equal([
      {final: false, score: 2},
      {final: true, score: 0},
    ]);
  });

  it('has one estimate under way and one waiting, whatever is typed meanwhile', async () => {
    const estimator = zxcvbnEstimator();
    await finalOf(estimator, 'warm');
    const posts = watch.posts;
    for (let length = 1; length < 30; length++) estimator.estimate('x'.repeat(length), [], () => undefined);
    await finalOf(estimator, 'password');
    expect(watch.posts - posts).to.equal(2);
    estimator.dispose();
  });

  it('hears nothing more after dispose()', async () => {
    const estimator = zxcvbnEstimator();
    await finalOf(estimator, 'warm');
    const {replies} = watch;
    estimator.estimate('password', [], () => undefined);
    estimator.dispose();
    const other = zxcvbnEstimator();
    const before = watch.replies;
    expect(before).to.equal(replies);
    const others: StrengthVerdict[] = [];
    await new Promise<void>(resolve => {
      other.estimate('qwerty', [], verdict => {
        others.push(verdict);
        if (verdict.final) resolve();
      });
    });
    other.dispose();
    expect(watch.replies - before).to.equal(others.length);
  });

  it('leaves the constructor of workers as it was', async () => {
    const {Worker} = globalThis;
    const estimator = zxcvbnEstimator();
    await finalOf(estimator, 'password');
    estimator.dispose();
    expect(globalThis.Worker).to.equal(Worker);
  });
});
