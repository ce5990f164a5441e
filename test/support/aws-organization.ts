import { planAws, type AwsPlan, type AwsRequest } from '../../src/providers/aws/plan.ts';
import { named, type AwsServer, type fault } from './aws-server.ts';

/** The account of the credentials. */
export const MANAGEMENT = '111111111111';

type Refusals = Readonly<Record<string, ReturnType<typeof fault>>>;

/** Answers of sign-ins: a role can be assumed in every account but those that refuse. */
export const signIns = (refusals: Refusals) => ({
  'ec2.DescribeRegions': { regionInfo: named('item', [{ regionName: 'eu-west-1', optInStatus: 'opt-in-not-required' }]) },
  // The key that an assumed role gets is named after its account: so is the identity behind it.
  'sts.AssumeRole': ({ parameters }: { readonly parameters: Readonly<Record<string, unknown>> }) => {
    const id = String(parameters['RoleArn']).split(':')[4]!;
    const Credentials = { AccessKeyId: `KEY${id}`, SecretAccessKey: 'x', SessionToken: 'x', Expiration: '2099-01-01T00:00:00Z' };
    return refusals[id] ?? { Credentials };
  },
  'sts.GetCallerIdentity': ({ accessKeyId }: { readonly accessKeyId: string }) => {
    const id = /^KEY(\d+)$/.exec(accessKeyId)?.[1] ?? MANAGEMENT;
    return { Account: id, Arn: `arn:aws:sts::${id}:assumed-role/x/y` };
  },
}); // prettier-ignore

/** Plans the organization of that server. */
export async function planOrganization(server: AwsServer, more: Partial<AwsRequest> = {}): Promise<AwsPlan> {
  const environment = { AWS_ENDPOINT_URL: server.url, AWS_ACCESS_KEY_ID: 'test', AWS_SECRET_ACCESS_KEY: 'test', AWS_REGION: 'eu-west-1' }; // prettier-ignore
  const before = { ...process.env };
  Object.assign(process.env, environment);
  try {
    const planned = await planAws({ version: '0', environment, organizationRole: 'audit/reader', collectors: [], ...more }); // prettier-ignore
    planned.close();
    return planned;
  } finally {
    for (const key of Object.keys(environment)) if (before[key] === undefined) Reflect.deleteProperty(process.env, key);
    Object.assign(process.env, before);
  }
}
