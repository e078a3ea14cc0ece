// Runs inside the frames of policies.test.ts and tells its parent how an estimate went.
import {zxcvbnEstimator} from '../../../src/adapters/zxcvbn/index.js';

const violations: string[] = [];
document.addEventListener('securitypolicyviolation', ({effectiveDirective}) => violations.push(effectiveDirective));

let workerReplies = 0;
const Native = globalThis.Worker;
globalThis.Worker = class extends Native {
  constructor(url: string | URL, options?: WorkerOptions) {
    super(url, options);
    this.addEventListener('message', () => workerReplies++);
  }
};

zxcvbnEstimator().estimate('password', [], ({final, score}) => {
  // An object of this frame would go with it.
  if (final) parent.postMessage(JSON.stringify({score, inWorker: workerReplies > 0, violations}), '*');
});
