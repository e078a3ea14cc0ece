export type {PasswordOptions} from './demands.js';
export {entropyBits, type Recipe} from './entropy.js';
export {generatePassphrase, type PassphraseOptions} from './passphrase.js';
export {generatePassword} from './password.js';
export {generatePin} from './pin.js';
export type {RandomSource} from './random.js';
export {PolicyUnsatisfiableError, type UnsatisfiableReason} from './unsatisfiable.js';
