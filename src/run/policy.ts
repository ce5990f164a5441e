import { AWS_COLLECTORS, awsPolicy } from '../collect/index.ts';

/** The least IAM policy that reading AWS needs, from what the collectors declare. */
export function awsPolicyDocument(): Promise<unknown> {
  return Promise.resolve(awsPolicy(AWS_COLLECTORS));
}
