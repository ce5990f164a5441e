/** What the rest of the product may know of collecting. Importing it loads no cloud SDK. */
export { AWS_COLLECTORS } from './aws/collectors.ts';
export type { AwsCollector } from './aws/context.ts';
export { PLANNING_CALLS } from './aws/planning-operations.ts';
export { planAws, type AwsPlan, type AwsRequest } from './aws/plan.ts';
export { awsPolicy, explainRefusal, permissionsOf, type AwsPolicy } from './aws/policy.ts';
export { knownProfiles as knownAwsProfiles } from './aws/profiles.ts';
export { identifyAws } from './aws/who-am-i.ts';
export { probeAws, type ProbeLine } from './aws/probe.ts';
export type { CollectEvent, CollectionPlan, PlannedUnit } from './plan.ts';
export { runUnits, type RunUnitsOptions } from './run-units.ts';
