import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/drifted-stack.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'as its script says', given: { drift: { state: 'in-sync', checkedAt: '2026-06-01T00:00:00Z' } } }],
  broken: [
    { name: 'changed by hand', given: { drift: { state: 'drifted' } }, message: 'drifted' },
    { name: 'never compared', given: { drift: { state: 'not-checked' } }, message: 'notDetected', credit: 0.5 },
  ],
  notApplicable: [{ name: 'nothing to compare', given: { drift: null } }],
});
