import {elements} from './modules.js';
import {run} from './stories.js';

describe('<recover-access>', () => {
  run(elements['recover-access']);
});
