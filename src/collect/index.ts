/** What the rest of the product may know of collecting. Importing it loads no cloud SDK. */
export { AWS_COLLECTORS, awsCollectors } from './aws/collectors.ts';
export type { AwsCollector } from './aws/context.ts';
export type { AwsRequest } from './aws/plan.ts';
export type { AzureRequest } from './azure/plan.ts';
export { AZURE_CLOUD_NAMES, type AzureCloudName } from './azure/clouds.ts';
export { azureRole, type AzureRole } from './azure/policy.ts';
export { awsPolicy, explainRefusal, type AwsPolicy } from './aws/policy.ts';
export { knownProfiles as knownAwsProfiles } from './aws/profiles.ts';
export { identifyAws } from './aws/who-am-i.ts';
export { probeAws } from './aws/probe.ts';
export { probeAzure } from './azure/probe.ts';
export type { ProbeLine } from './probe-line.ts';
export type { CollectEvent, CollectionPlan, PlannedUnit } from './plan.ts';
export { runUnits, type RunUnitsOptions } from './run-units.ts';
export {
  COLLECTORS,
  PLANNING_CALLS,
  permissionsOf,
  planTargets,
  type TargetsPlan,
  type TargetsRequest,
} from './providers.ts';
