export {createFlow, type Flow, type FlowOptions} from './flow.js';
export {reduce, type Transition} from './reduce.js';
export type * from './state.js';
