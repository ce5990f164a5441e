import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/subnet-auto-assigns-public-ip.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'only who asks', given: { publicByDefault: false } }],
  broken: [{ name: 'everybody', given: { publicByDefault: true }, message: 'given' }],
});
