import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/unresolved-threat-findings.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'none waits', given: { unresolvedThreatFindings: 0 } }],
  broken: [{ name: 'two wait', given: { unresolvedThreatFindings: 2 }, message: 'unresolved' }],
  notApplicable: [{ name: 'nothing watches', given: { unresolvedThreatFindings: null } }],
});
