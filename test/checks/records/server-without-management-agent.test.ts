import { describe, it } from 'vitest';
import check from '../../../checks/records/server-without-management-agent.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'it answers', given: { state: 'running', managementAgent: true } }],
  broken: [{ name: 'it does not', given: { state: 'running', managementAgent: false }, message: 'noAgent' }],
  notApplicable: [{ name: 'it is stopped', given: { state: 'stopped', managementAgent: false } }],
});
