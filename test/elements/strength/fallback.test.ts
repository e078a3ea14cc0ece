import {expect} from 'chai';
import {zxcvbnEstimator} from '../../../src/adapters/zxcvbn/index.js';
import {strengthContract} from '../../../src/ports/strength.contract.js';
import type {StrengthVerdict} from '../../../src/ports/strength.js';

const refuse = (): Worker => {
  throw new DOMException('A policy forbids workers', 'SecurityError');
};

const final = (worker?: () => Worker): Promise<StrengthVerdict> =>
  new Promise(resolve => {
    const estimator = zxcvbnEstimator(worker && {worker});
    estimator.estimate('password', [], verdict => {
      if (!verdict.final) return;
      resolve(verdict);
      estimator.dispose();
    });
  });

describe('zxcvbn without a worker', () => {
  describe('as the port has it', () => {
    for (const promise of strengthContract(() => zxcvbnEstimator({worker: refuse}))) {
      it(promise.name, () => promise.run());
    }
  });

  it('steps in where the constructor throws', async () => {
    expect(await final(refuse)).to.include({score: 0, final: true, warning: 'common'});
  });

  it('steps in where the script is not there', async () => {
    const missing = () => new Worker(new URL('./no-such-file.js', import.meta.url), {type: 'module'});
    expect(await final(missing)).to.include({score: 0, final: true, warning: 'common'});
  });

  it('steps in where the script does not run', async () => {
    const script = new Blob(['import "no-such-package"'], {type: 'text/javascript'});
    const url = URL.createObjectURL(script);
    expect(await final(() => new Worker(url, {type: 'module'}))).to.include({score: 0, final: true});
    URL.revokeObjectURL(url);
  });

  it('steps in where the worker breaks down on an estimate, and ends it', async () => {
    const script = new Blob(['onmessage = () => { throw new Error("broken") }'], {type: 'text/javascript'});
    const url = URL.createObjectURL(script);
    let ended = 0;
    class Broken extends Worker {
      override terminate(): void {
        ended++;
        super.terminate();
      }
    }
    expect(await final(() => new Broken(url, {type: 'module'}))).to.include({score: 0, final: true});
    expect(ended).to.equal(1);
    URL.revokeObjectURL(url);
  });
});
