import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-data-store.ts';
import { createCheckTester } from '../../support/world.ts';

const place = (zone?: string) => ({
  region: 'eu-west-1',
  ...(zone === undefined ? {} : { zone }),
  role: 'primary' as const,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'search in three zones',
      given: { placement: { spread: 'multi-zone', locations: [place(), place(), place()] } },
    },
    {
      name: 'a warehouse that starts again in another zone',
      head: { kind: 'warehouse' },
      given: { placement: { spread: 'multi-zone', locations: [place('az1')] } },
    },
  ],
  broken: [
    {
      name: 'search on one machine',
      given: { placement: { spread: 'single-zone', locations: [place()] } },
      message: 'one',
      data: { zone: 'eu-west-1' },
      adjusted: 1,
    },
    {
      name: 'shared files in one zone',
      head: { kind: 'file-share' },
      given: { placement: { spread: 'single-zone', locations: [place('az1')] } },
      message: 'one',
      data: { zone: 'az1' },
    },
  ],
  notApplicable: [
    {
      name: 'shared files that nobody can reach',
      head: { kind: 'file-share' },
      given: { placement: { spread: 'multi-zone', locations: [] } },
      because: 'it has no running instance',
    },
  ],
});
