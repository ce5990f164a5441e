import type { AwsRequest } from '../plan.ts';
import { signIn } from './account-discovery.ts';
import { createClientPool } from './clients.ts';
import { assertProfileExists, credentialSources } from './credentials.ts';

export interface AwsIdentity {
  readonly account: string;
  /** The ARN of the identity. */
  readonly identity: string;
}

/** The account of the first credentials, by one call. */
export async function awsCallerIdentity(request: AwsRequest): Promise<AwsIdentity> {
  const environment = request.environment ?? process.env;
  const [source = {}] = credentialSources(request);
  await assertProfileExists(source, environment);
  const pool = await createClientPool({ ...request, environment });
  try {
    const { account, arn } = (await signIn(source, request.regions ?? [], pool, request.signal)).identity;
    return { account, identity: arn };
  } finally {
    pool.close();
  }
}
