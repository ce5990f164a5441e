/** What the rest of the product may know of collecting. Importing it loads no cloud SDK. */
export { AWS_COLLECTORS } from './aws/services/index.ts';
export { awsCollectors } from './aws/select-collectors.ts';
export type { AwsCollector } from './aws/context.ts';
export type { AwsRequest } from './aws/plan.ts';
export type { AzureRequest } from './azure/plan.ts';
export { AZURE_CLOUD_NAMES, type AzureCloudName } from './azure/client/clouds.ts';
export { azureRole, type AzureRole } from './azure/custom-role.ts';
export { awsPolicy, explainDeniedCall, type AwsPolicy } from './aws/least-privilege.ts';
export { knownProfiles as knownAwsProfiles } from './aws/client/profiles.ts';
export { awsCallerIdentity } from './aws/client/caller-identity.ts';
export { checkAwsAccess } from './aws/probe.ts';
export { checkAzureAccess } from './azure/probe.ts';
export type { ProbeResult } from './kit/probe-result.ts';
export type { CollectEvent, CollectionPlan, PlannedUnit } from './kit/plan.ts';
export { runUnits, type RunUnitsOptions } from './kit/run-units.ts';
export {
  COLLECTORS,
  PLANNING_CALLS,
  permissionsOf,
  planTargets,
  type TargetsPlan,
  type TargetsRequest,
} from './targets.ts';
