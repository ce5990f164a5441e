import { describe, it } from 'vitest';
import check from '../../../checks/performance/ebs-optimization-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a line of its own', given: { state: 'running', ebsOptimization: 'enabled' } }],
  broken: [{ name: 'one line for all', given: { state: 'running', ebsOptimization: 'disabled' }, message: 'disabled' }],
  notApplicable: [{ name: 'a machine that rests', given: { state: 'stopped', ebsOptimization: 'disabled' } }],
});
