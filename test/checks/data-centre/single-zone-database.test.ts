import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-database.ts';
import { createCheckTester } from '../../support/world.ts';

const place = (zone: string, role: 'primary' | 'replica' | 'standby' = 'primary') => ({
  region: 'eu-west-1',
  zone,
  role,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'primary and standby in two zones',
      given: { placement: { spread: 'multi-zone', locations: [place('az1'), place('az2', 'standby')] } },
    },
    {
      name: 'a table that the whole region serves',
      given: { placement: { spread: 'regional', locations: [{ region: 'eu-west-1', role: 'primary' }] } },
    },
    {
      name: 'a cache with a replica that takes over',
      head: { kind: 'cache' },
      given: { placement: { spread: 'multi-zone', locations: [place('az1'), place('az2', 'replica')] } },
    },
  ],
  broken: [
    {
      name: 'one machine',
      given: { placement: { spread: 'single-zone', locations: [place('az1')] } },
      message: 'one',
      data: { zone: 'az1' },
    },
    {
      name: 'a zone without a name',
      given: { placement: { spread: 'single-zone', locations: [{ region: 'eu-west-1', role: 'primary' }] } },
      message: 'one',
      data: { zone: 'eu-west-1' },
    },
    {
      name: 'a second region that a person must switch to',
      given: {
        placement: {
          spread: 'multi-region',
          failover: 'manual',
          locations: [
            { region: 'eu-west-1', role: 'primary' },
            { region: 'eu-north-1', role: 'replica' },
          ],
        },
      },
      message: 'manualFailover',
      data: { region: 'eu-west-1' },
      credit: 0.5,
      adjusted: -1,
    },
    {
      name: 'a replica elsewhere that somebody would have to promote',
      given: { placement: { spread: 'single-zone', locations: [place('az1'), place('az2', 'replica')] } },
      message: 'one',
      data: { zone: 'az1' },
    },
  ],
  notApplicable: [
    {
      name: 'a read copy',
      given: { placement: { spread: 'single-zone', locations: [place('az1', 'replica')] } },
      because: 'it is a read replica, judged with its primary',
    },
    {
      name: 'stopped',
      given: { placement: { spread: 'single-zone', locations: [] } },
      because: 'it has no running instance',
    },
    { name: 'nowhere', given: { placement: null } },
  ],
});
