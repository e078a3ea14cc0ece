export * from './authenticator.contract.js';
export * from './contract.js';
export * from './strength.contract.js';
export * from './transport.contract.js';
