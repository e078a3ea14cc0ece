export * from './flow/index.js';
export * from './generator/index.js';
export * from './identifier/index.js';
export {formatPhone, loadPhoneMetadata} from './identifier/phone-metadata.js';
export * from './identity/index.js';
export * from './policy/index.js';
export type * from './protocol/index.js';
