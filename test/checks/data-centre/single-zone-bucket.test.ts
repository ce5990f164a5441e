import { describe, it } from 'vitest';
import check from '../../../checks/data-centre/single-zone-bucket.ts';
import { createCheckTester } from '../../support/world.ts';

const places = [{ region: 'eu-west-1', zone: 'az1', role: 'primary' as const }];
const spread = { spread: 'multi-zone' as const, locations: places };

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'in several zones', given: { placement: spread, singleZoneTransition: false } }],
  broken: [
    {
      name: 'in one zone',
      given: { placement: { spread: 'single-zone', locations: places }, singleZoneTransition: false },
      message: 'one',
      data: { zone: 'az1' },
    },
    { name: 'older files in one zone', given: { placement: spread, singleZoneTransition: true }, message: 'lifecycle' },
  ],
});
