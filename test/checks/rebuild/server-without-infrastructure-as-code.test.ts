import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/server-without-infrastructure-as-code.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'made by a tool',
      given: { replacementGroup: null, infrastructureAsCode: { tool: 'Terraform', evidence: 'tag managed-by' } },
    },
  ],
  broken: [{ name: 'without a sign', given: { replacementGroup: null, infrastructureAsCode: null }, message: 'none' }],
  notApplicable: [
    {
      name: 'in a group',
      given: { replacementGroup: 'web', infrastructureAsCode: null },
      because: 'its group replaces it and is judged itself',
    },
  ],
});
