import { describe, it } from 'vitest';
import check from '../../../checks/support/unheard-outages.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'one of two reaches somebody', given: { outageNotices: { rules: 2, heard: 1 } } }],
  broken: [
    { name: 'nobody set one up', given: { outageNotices: { rules: 0, heard: 0 } }, message: 'none' },
    { name: 'it rings in an empty room', given: { outageNotices: { rules: 1, heard: 0 } }, message: 'deaf' },
  ],
});
