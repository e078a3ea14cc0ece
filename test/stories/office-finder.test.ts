import {elements} from './modules.js';
import {run} from './stories.js';

describe('<office-finder>', () => {
  run(elements['office-finder']);
});
