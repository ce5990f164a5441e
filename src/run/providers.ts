import { awsCollectors, awsPolicy, azureRole, type AwsPolicy, type AzureRole } from '../providers/index.ts';

export {
  awsCallerIdentity,
  knownAwsProfiles,
  checkAwsAccess,
  checkAzureAccess,
  type AwsRequest,
  type AzureRequest,
  type ProbeResult,
  type TargetsRequest,
} from '../providers/index.ts';

/** The least rights that reading a cloud needs, in the form that it takes them. */
export const LEAST_PRIVILEGE = {
  aws: (metrics = false): AwsPolicy => awsPolicy(awsCollectors(metrics)),
  azure: (): AzureRole => azureRole(),
};
