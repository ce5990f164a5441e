import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/threat-detection-plan-disabled.ts';
import type { Facts } from '../../../src/model/facts.ts';
import { createCheckTester } from '../../support/world.ts';

type Missing = Facts['missingThreatDetectionPlans'];
const plans = (needed: number, ...missing: Missing['missing']) => ({
  missingThreatDetectionPlans: { missing, needed },
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'all that is needed is on', given: plans(4) },
    { name: 'nothing there needs a plan', given: plans(0) },
  ],
  broken: [
    { name: 'buckets, and nothing else is there', given: plans(1, 'buckets'), message: 'one', data: { plan: 'buckets' } },
    { name: 'functions, of four', given: plans(4, 'functions'), message: 'one', data: { plan: 'functions' }, credit: 0.75 },
    { name: 'two of four', given: plans(4, 'databases', 'kubernetes'), message: 'several', data: { missing: 2, needed: 4 }, credit: 0.5 },
    { name: 'all of two', given: plans(2, 'containers', 'servers'), message: 'several', data: { missing: 2, needed: 2 } },
  ],
  notApplicable: [{ name: 'threat detection is off', given: { missingThreatDetectionPlans: null } }],
}); // prettier-ignore
