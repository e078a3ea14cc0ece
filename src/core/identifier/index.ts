export {formatIdentifier} from './format.js';
export type * from './identifier.js';
export {recogniseIdentifier} from './recognise.js';
