import { describe, it } from 'vitest';
import check from '../../../checks/support/missing-service-health-alerts.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'one of two reaches somebody',
      given: { outageNotices: { rules: 2, heard: 1 }, outages: [{ what: 'Storage', at: '2026-05-01T00:00:00Z' }] },
    },
  ],
  broken: [
    { name: 'nobody set one up', given: { outageNotices: { rules: 0, heard: 0 }, outages: [] }, message: 'none' },
    {
      name: 'it rings in an empty room',
      given: { outageNotices: { rules: 1, heard: 0 }, outages: [{ what: 'Long ago', at: '2020-05-01T00:00:00Z' }] },
      message: 'deaf',
    },
    {
      name: 'an outage came, and nobody heard of it',
      given: { outageNotices: { rules: 0, heard: 0 }, outages: [{ what: 'Storage', at: '2026-05-01T00:00:00Z' }] },
      message: 'missed',
      data: { count: 1, days: 365 },
    },
  ],
});
