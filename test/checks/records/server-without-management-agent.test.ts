import { describe, it } from 'vitest';
import check from '../../../checks/records/server-without-management-agent.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'it answers', given: { state: 'running', answers: true } }],
  broken: [{ name: 'it does not', given: { state: 'running', answers: false }, message: 'mute' }],
  notApplicable: [{ name: 'it is stopped', given: { state: 'stopped', answers: false } }],
});
