import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/nameless-key.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'log-ins with names only', given: { namelessKey: false } }],
  broken: [{ name: 'a key for whoever has it', given: { namelessKey: true }, message: 'on' }],
  notApplicable: [{ name: 'no such keys', given: { namelessKey: null } }],
});
