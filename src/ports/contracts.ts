export * from './contract.js';
export * from './strength.contract.js';
export * from './transport.contract.js';
