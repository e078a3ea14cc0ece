import {transportContract} from '../../../src/ports/transport.contract.js';
import {runContract} from '../../support/contract.js';
import {demoFixture, everyFeature, timedBackend} from '../../support/demo-subject.js';

runContract(
  'demoBackend keeps the contract of a transport',
  transportContract({
    features: everyFeature,
    async create() {
      const backend = timedBackend();
      return {
        ...demoFixture(backend),
        faults: ['offline', 'timeout', 'unavailable', 'session_expired', 'rate_limited'],
        fail: fault => void backend.actHitches.push(fault),
      };
    },
  }),
);
