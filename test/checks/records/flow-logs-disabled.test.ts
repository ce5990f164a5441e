import { describe, it } from 'vitest';
import check from '../../../checks/records/flow-logs-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all of it', given: { networkInUse: true, flowLogCoverage: 'all' } }],
  broken: [
    { name: 'nothing', given: { networkInUse: true, flowLogCoverage: 'none' }, message: 'none' },
    {
      name: 'some subnets',
      given: { networkInUse: true, flowLogCoverage: 'partial' },
      message: 'partial',
      credit: 0.5,
    },
    {
      name: 'refused traffic only',
      given: { networkInUse: true, flowLogCoverage: 'rejected-only' },
      message: 'rejectedOnly',
      credit: 0.25,
    },
    {
      name: 'a record that does not arrive',
      given: { networkInUse: true, flowLogCoverage: 'delivery-failed' },
      message: 'deliveryFailed',
    },
    { name: 'no tool for it', given: { networkInUse: true, flowLogCoverage: 'unavailable' }, message: 'unavailable' },
  ],
  notApplicable: [
    { name: 'the network that came with the account', given: { networkInUse: false, flowLogCoverage: 'none' } },
  ],
});
