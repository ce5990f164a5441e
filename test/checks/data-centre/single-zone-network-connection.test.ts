import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-network-connection.ts';
import { createCheckTester } from '../../support/world.ts';

const place = (zone: string) => ({ region: 'eu-west-1', zone, role: 'primary' as const });

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'two zones', given: { placement: { spread: 'multi-zone', locations: [place('az1'), place('az2')] } } },
    {
      name: 'the whole region',
      given: { placement: { spread: 'regional', locations: [{ region: 'eu-west-1', role: 'primary' }] } },
    },
  ],
  broken: [
    {
      name: 'one zone',
      given: { placement: { spread: 'single-zone', locations: [place('az1')] } },
      message: 'one',
      data: { zone: 'az1' },
    },
    {
      name: 'a firewall in one zone',
      head: { kind: 'firewall' },
      given: { placement: { spread: 'single-zone', locations: [place('az2')] } },
      message: 'one',
      data: { zone: 'az2' },
    },
  ],
  notApplicable: [{ name: 'nowhere', given: { placement: null } }],
});
