import {steps} from './modules.js';
import {run} from './stories.js';

for (const [kind, file] of Object.entries(steps)) {
  describe(`the step ${kind}`, () => {
    run(file, kind);
  });
}
