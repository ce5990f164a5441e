/** Testers of checks and facts for any test runner: `cloudbrief/testing`. */
export type { BrokenCase, CheckCase, CheckCases, Given, NotApplicableCase } from './testing/cases.ts';
export { createCheckTester } from './testing/check-tester.ts';
export { createFactTester, type FactCase } from './testing/fact-tester.ts';
export type { Runner } from './testing/runner.ts';
export {
  resource,
  testInventory,
  type TestFacets,
  type RefusedList,
  type TestResource,
  type TestInventory,
} from './testing/test-inventory.ts';
