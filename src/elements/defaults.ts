import type {Transport} from '../core/protocol/transport.js';

/** The transport behind the `endpoint` attribute. What is asked for later on is in `more-defaults.ts`. */
export const loadHttpTransport = async (base: string): Promise<Transport> =>
  (await import('../adapters/http/index.js')).httpTransport({base});
