import {elements} from './modules.js';
import {run} from './stories.js';

describe('<password-generator>', () => {
  run(elements['password-generator']);
});
