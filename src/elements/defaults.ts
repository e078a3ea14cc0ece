import type {Transport} from '../core/protocol/transport.js';
import type {StrengthEstimator} from '../ports/strength.js';

/** The transport behind the `endpoint` attribute. */
export const loadHttpTransport = async (base: string): Promise<Transport> =>
  (await import('../adapters/http/index.js')).httpTransport({base});

/** The strength estimate, asked for after the first key in a new-password field. */
export const loadStrengthEstimator = async (): Promise<StrengthEstimator> =>
  (await import('../adapters/zxcvbn/index.js')).zxcvbnEstimator();
