import {fields} from './modules.js';
import {run} from './stories.js';

for (const [name, file] of Object.entries(fields)) {
  describe(`the field ${name}`, () => {
    run(file);
  });
}
