import { describe, it } from 'vitest';
import check from '../../../checks/records/audit-logging-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const trail = { name: 'main', allRegions: true, logging: true, managementEvents: true, integrity: true };

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'one that records everything', given: { trails: [trail] } },
    {
      name: 'one that does, beside one that does not',
      given: { trails: [{ ...trail, name: 'old', logging: false }, trail] },
    },
  ],
  broken: [
    { name: 'none', given: { trails: [] }, message: 'none' },
    {
      name: 'one region only',
      given: { trails: [{ ...trail, allRegions: false }] },
      message: 'gaps',
      data: { trail: 'main' },
    },
    {
      name: 'switched off',
      given: { trails: [{ ...trail, logging: false }] },
      message: 'gaps',
      data: { trail: 'main' },
    },
    {
      name: 'two halves: what does record is named',
      given: {
        trails: [
          { ...trail, name: 'off', logging: false },
          { ...trail, managementEvents: false },
        ],
      },
      message: 'gaps',
      data: { trail: 'main' },
    },
  ],
});
