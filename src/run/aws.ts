import { awsPolicy, type AwsPolicy } from '../collect/index.ts';

export { identifyAws, knownAwsProfiles, probeAws, type AwsRequest, type ProbeLine } from '../collect/index.ts';

/** The least IAM policy that reading AWS needs, from what the collectors declare. */
export const awsPolicyDocument = (): AwsPolicy => awsPolicy();
