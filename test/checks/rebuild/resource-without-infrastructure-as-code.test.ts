import { describe, it } from 'vitest';
import check from '../../../checks/rebuild/resource-without-infrastructure-as-code.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'made by a stack',
      given: { infrastructureAsCode: { tool: 'CloudFormation', evidence: 'tag aws:cloudformation:stack-id' } },
    },
  ],
  broken: [
    { name: 'a group without a sign', given: { infrastructureAsCode: null }, message: 'none' },
    {
      name: 'a bucket without a sign',
      head: { kind: 'bucket' },
      given: { infrastructureAsCode: null },
      message: 'none',
    },
    { name: 'shared files', head: { kind: 'file-share' }, given: { infrastructureAsCode: null }, message: 'none' },
  ],
});
