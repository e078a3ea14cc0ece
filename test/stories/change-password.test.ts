import {elements} from './modules.js';
import {run} from './stories.js';

describe('<change-password>', () => {
  run(elements['change-password']);
});
