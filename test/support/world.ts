export { createCheckTester, createFactTester, type CheckCases } from '../../src/check/testing.ts';
export { ACCOUNT, REGION, resource, testInventory } from '../../src/check/testing/test-inventory.ts';
