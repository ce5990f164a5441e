import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/privilege-escalation-path.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'few rights', given: { privilegeLevel: 'limited' } }],
  broken: [{ name: 'the right to change rights', given: { privilegeLevel: 'can-escalate' }, message: 'canEscalate' }],
  notApplicable: [{ name: 'an administrator', given: { privilegeLevel: 'administrator' } }],
});
