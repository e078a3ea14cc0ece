import type {Authenticator} from '../ports/authenticator.js';
import type {StrengthEstimator} from '../ports/strength.js';

/** The strength estimate, asked for after the first key in a new-password field. */
export const loadStrengthEstimator = async (): Promise<StrengthEstimator> =>
  (await import('../adapters/zxcvbn/index.js')).zxcvbnEstimator();

/** Passkeys, asked for where a step has to do with them and the browser knows them. */
export const loadAuthenticator = async (): Promise<Authenticator> =>
  (await import('../adapters/webauthn/index.js')).webauthnAuthenticator();
