import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-load-balancer.ts';
import { createCheckTester } from '../../support/world.ts';

const place = (zone: string) => ({ region: 'eu-west-1', zone, role: 'primary' as const });

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'nodes in two zones',
      given: { placement: { spread: 'multi-zone', locations: [place('az1'), place('az2')] } },
    },
  ],
  broken: [
    {
      name: 'one node',
      given: { placement: { spread: 'single-zone', locations: [place('az1')] } },
      message: 'one',
      data: { zone: 'az1' },
    },
  ],
  notApplicable: [{ name: 'nowhere', given: { placement: null } }],
});
