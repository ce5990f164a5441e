import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-server-group.ts';
import { createCheckTester } from '../../support/world.ts';

const scaling = { min: 1, max: 4, desired: 2, automatic: true };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'two zones', given: { placement: { spread: 'multi-zone', locations: [] }, scaling } }],
  broken: [
    {
      name: 'one zone',
      given: {
        placement: { spread: 'single-zone', locations: [{ region: 'eu-west-1', zone: 'az1', role: 'primary' }] },
        scaling,
      },
      message: 'one',
    },
    {
      name: 'one zone and nothing in service',
      given: { placement: { spread: 'single-zone', locations: [] }, scaling },
      message: 'one',
    },
  ],
  notApplicable: [
    {
      name: 'switched off',
      given: {
        placement: { spread: 'single-zone', locations: [] },
        scaling: { ...scaling, min: 0, max: 0, desired: 0 },
      },
      because: 'it is not running',
    },
  ],
});
