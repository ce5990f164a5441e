import { describe, it } from 'vitest';
import check from '../../../checks/performance/variable-disk.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a fixed speed', given: { state: 'running', performance: { class: 'gp3', burstable: false } } }],
  broken: [
    {
      name: 'saves up speed',
      given: { state: 'running', performance: { class: 'gp2', burstable: true } },
      message: 'variable',
      data: { class: 'gp2' },
    },
  ],
  notApplicable: [
    { name: 'nothing uses it', given: { state: 'stopped', performance: { class: 'gp2', burstable: true } } },
  ],
});
