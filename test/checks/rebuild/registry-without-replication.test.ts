import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/registry-without-replication.ts';
import { createCheckTester } from '../../support/world.ts';

const to = (region: string) => ({ id: `repository in ${region}`, account: '999900001111', region });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'copied to another region', given: { replicationDestinations: [to('eu-west-1'), to('eu-north-1')] } },
  ],
  broken: [
    { name: 'copied nowhere', given: { replicationDestinations: null }, message: 'one' },
    {
      name: 'copied to another account of the same region',
      given: { replicationDestinations: [to('eu-west-1')] },
      message: 'one',
    },
  ],
});
