import { awsCollectors, awsPolicy, azureRole, type AwsPolicy, type AzureRole } from '../providers/index.ts';

export {
  identifyAws,
  knownAwsProfiles,
  probeAws,
  probeAzure,
  type AwsRequest,
  type AzureRequest,
  type ProbeLine,
  type TargetsRequest,
} from '../providers/index.ts';

/** The least rights that reading a cloud needs, in the form that it takes them. */
export const LEAST_RIGHTS = {
  aws: (metrics = false): AwsPolicy => awsPolicy(awsCollectors(metrics)),
  azure: (): AzureRole => azureRole(),
};
