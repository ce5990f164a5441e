import { describe, it } from 'vitest';
import check from '../../../checks/records/flow-logs-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'all of it', given: { networkInUse: true, trafficKept: 'all' } }],
  broken: [
    { name: 'nothing', given: { networkInUse: true, trafficKept: 'none' }, message: 'none' },
    { name: 'some subnets', given: { networkInUse: true, trafficKept: 'part' }, message: 'part', credit: 0.5 },
    { name: 'a record that does not arrive', given: { networkInUse: true, trafficKept: 'lost' }, message: 'lost' },
    { name: 'no tool for it', given: { networkInUse: true, trafficKept: 'unready' }, message: 'unready' },
  ],
  notApplicable: [
    { name: 'the network that came with the account', given: { networkInUse: false, trafficKept: 'none' } },
  ],
});
