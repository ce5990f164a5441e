export { createCheckTester, createFactTester, type CheckCases } from '../../src/check/testing.ts';
export { ACCOUNT, REGION, resource, world } from '../../src/check/testing/test-inventory.ts';
