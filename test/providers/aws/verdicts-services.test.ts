import { describe, expect, it } from 'vitest';
import { INVENTED_ACCOUNT as ACCOUNT } from '../../support/aws-invented.ts';
import { rule, street } from '../../support/aws-street.ts';
import { awsVerdicts, refusing, verdictsIn, type AwsAnswers } from '../../support/aws-verdicts.ts';

const of = async (check: string, services: readonly string[], answers: AwsAnswers, name: string) =>
  (await awsVerdicts(answers, services, [check])).get(name);

describe('a record on an address', () => {
  const zone = (...addresses: readonly string[]): AwsAnswers => ({
    'route53:ListHostedZones': { HostedZones: [{ Id: '/hostedzone/Z1', Name: 'shop.example.', Config: { PrivateZone: false } }] },
    'route53:ListResourceRecordSets': { ResourceRecordSets: addresses.map((Value, index) => ({ Name: `old${String(index)}.shop.example.`, Type: 'A', TTL: 60, ResourceRecords: [{ Value }] })) },
    'route53:GetDNSSEC': { Status: { ServeSignature: 'SIGNING' } },
  }); // prettier-ignore
  /** An address that EC2 gives to customers in us-east-1. */
  const OURS = '3.80.1.2';
  const reserved = { 'ec2:DescribeAddresses': { Addresses: [{ AllocationId: 'eipalloc-1', PublicIp: OURS, Domain: 'vpc' }] } }; // prettier-ignore
  const server = street([rule(443, ['0.0.0.0/0'])], { NetworkInterfaces: [{ SubnetId: 'subnet-a', VpcId: 'vpc-1', Association: { PublicIp: OURS }, Groups: [{ GroupId: 'sg-1' }] }] }); // prettier-ignore
  it.each<[string, AwsAnswers, string]>([
    ['of the provider that is ours no more', { ...street([]), ...zone(OURS) }, 'partial address'],
    ['of the provider, and another', { ...street([]), ...zone(OURS, '3.80.1.3') }, 'partial addresses'],
    ['that is reserved', { ...street([]), ...reserved, ...zone(OURS) }, 'pass'],
    ['of a server', { ...server, ...zone(OURS) }, 'pass'],
    ['of another company', { ...street([]), ...zone('203.0.113.7') }, 'pass'],
    ['of the provider in a region that is left out', { ...street([]), ...zone('3.64.1.2') }, 'unknown'],
    ['of the provider, whose servers are refused', { ...street([]), ...zone(OURS), 'ec2:DescribeInstances': refusing('UnauthorizedOperation', 403) }, 'unknown'],
    ['of the provider, whose reserved addresses are refused', { ...street([]), ...zone(OURS), 'ec2:DescribeAddresses': refusing('UnauthorizedOperation', 403) }, 'unknown'],
  ])('%s', async (_, answers, said) => {
    expect(await of('dangling-dns-record', ['ec2', 'route53', 'elb', 's3'], answers, 'shop.example')).toBe(said);
  }); // prettier-ignore
});

describe('a bucket that is copied to another region', () => {
  const KMS = { SSEAlgorithm: 'aws:kms', KMSMasterKeyID: `arn:aws:kms:us-east-1:${ACCOUNT}:key/1` };
  const copied = (more: object, encryption: object = { SSEAlgorithm: 'AES256' }): AwsAnswers => ({
    's3:ListBuckets': { Buckets: [{ Name: 'harbour', BucketRegion: 'us-east-1' }, { Name: 'harbour-copies', BucketRegion: 'eu-west-1' }] },
    's3:GetBucketEncryption': { ServerSideEncryptionConfiguration: { Rules: [{ ApplyServerSideEncryptionByDefault: encryption }] } },
    's3:GetBucketVersioning': { Status: 'Enabled' },
    's3:GetBucketReplication': ({ Bucket }) =>
      Bucket === 'harbour'
        ? { ReplicationConfiguration: { Role: 'r', Rules: [{ Status: 'Enabled', Priority: 1, Destination: { Bucket: 'arn:aws:s3:::harbour-copies' }, DeleteMarkerReplication: { Status: 'Disabled' }, ...more }] } }
        : refusing('ReplicationConfigurationNotFoundError', 404)(),
    's3:GetBucketPolicy': refusing('NoSuchBucketPolicy', 404),
    's3:GetBucketPolicyStatus': refusing('NoSuchBucketPolicy', 404),
    's3:GetPublicAccessBlock': refusing('NoSuchPublicAccessBlockConfiguration', 404),
    's3:GetObjectLockConfiguration': refusing('ObjectLockConfigurationNotFoundError', 404),
    's3:GetBucketLifecycleConfiguration': refusing('NoSuchLifecycleConfiguration', 404),
    's3:GetBucketTagging': refusing('NoSuchTagSet', 404),
  }); // prettier-ignore
  const all = { Filter: { Prefix: '' } };
  const encryptedToo = { SourceSelectionCriteria: { SseKmsEncryptedObjects: { Status: 'Enabled' } } };
  it.each<[string, AwsAnswers, string]>([
    ['whole', copied(all), 'pass'],
    ['one folder of it', copied({ Filter: { Prefix: 'logs/scratch/' } }), 'fail partial'],
    ['what has one tag', copied({ Filter: { Tag: { Key: 'keep', Value: 'yes' } } }), 'fail partial'],
    ['without what a key of ours encrypts', copied(all, KMS), 'fail partial'],
    ['with what a key of ours encrypts', copied({ ...all, ...encryptedToo }, KMS), 'pass'],
    ['by a rule that is off', copied({ ...all, Status: 'Disabled' }), 'fail'],
  ])('%s', async (_, answers, said) => {
    const verdict = await of('no-cross-region-backup', ['s3'], answers, 'harbour');
    expect(said === 'fail' ? verdict?.split(' ')[0] : verdict).toBe(said);
  }); // prettier-ignore
});

describe('logs that a database exports', () => {
  const instance = (Engine: string, ...EnabledCloudwatchLogsExports: readonly string[]): AwsAnswers => ({
    'rds:DescribeDBInstances': { DBInstances: [{ DBInstanceIdentifier: 'orders', DBInstanceArn: `arn:aws:rds:us-east-1:${ACCOUNT}:db:orders`, Engine, EngineVersion: '16.3', DBInstanceStatus: 'available', EnabledCloudwatchLogsExports }] },
  }); // prettier-ignore
  const cluster = (Engine: string, ...EnabledCloudwatchLogsExports: readonly string[]): AwsAnswers => ({
    'rds:DescribeDBClusters': { DBClusters: [{ DBClusterIdentifier: 'orders', DBClusterArn: `arn:aws:rds:us-east-1:${ACCOUNT}:cluster:orders`, Engine, EngineVersion: '1.3.0.0', Status: 'available', EnabledCloudwatchLogsExports, DBClusterMembers: [] }] },
  }); // prettier-ignore
  it.each<[string, AwsAnswers, string]>([
    ['PostgreSQL: its upgrades', instance('postgres', 'upgrade'), 'fail unrelated'],
    ['PostgreSQL: its queries', instance('postgres', 'postgresql', 'upgrade'), 'pass'],
    ['MySQL: its errors', instance('mysql', 'error'), 'fail unrelated'],
    ['MySQL: its slow queries', instance('mysql', 'error', 'slowquery'), 'partial partial'],
    ['Neptune: its slow queries', cluster('neptune', 'slowquery'), 'partial partial'],
    ['Neptune: its audit', cluster('neptune', 'audit'), 'pass'],
    ['DocumentDB: its profiler', cluster('docdb', 'profiler'), 'partial partial'],
    ['Aurora: none', cluster('aurora-mysql'), 'fail none'],
  ])('%s', async (_, answers, said) => {
    expect(await of('database-audit-logging-disabled', ['rds'], answers, 'orders')).toBe(said);
  });
});

describe('what a REST API writes down', () => {
  const api = (...stages: readonly object[]): AwsAnswers => ({
    'apigateway:GetRestApis': { items: [{ id: 'a1', name: 'orders', endpointConfiguration: { types: ['REGIONAL'] } }] },
    'apigateway:GetStages': { item: stages.map((stage, index) => ({ stageName: `s${String(index)}`, ...stage })) },
  });
  const execution = (loggingLevel: string) => ({ methodSettings: { '*/*': { loggingLevel } } });
  const access = { accessLogSettings: { destinationArn: 'arn:aws:logs:us-east-1:111122223333:log-group:visits' } };
  it.each<[string, AwsAnswers, string]>([
    ['execution at INFO', api(execution('INFO')), 'partial partial'],
    ['failed executions', api(execution('ERROR')), 'partial partial'],
    ['nothing', api(execution('OFF')), 'fail none'],
    ['access', api({ ...execution('OFF'), ...access }), 'pass'],
    ['access on one stage of two', api(access, execution('OFF')), 'fail none'],
  ])('%s', async (_, answers, said) => {
    expect(await of('access-logging-disabled', ['api-gateway'], answers, 'orders')).toBe(said);
  });
});

describe('policies that name a caller of an unusual form', () => {
  const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [{ Effect: 'Allow', Resource: '*', ...statement }] }); // prettier-ignore
  const invoked = (statement: object): AwsAnswers => ({
    'lambda:ListFunctions': { Functions: [{ FunctionName: 'skill', FunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:skill`, Runtime: 'nodejs22.x', State: 'Active' }] },
    'lambda:GetPolicy': { Policy: policy({ Action: 'lambda:InvokeFunction', ...statement }) },
    'lambda:ListFunctionUrlConfigs': { FunctionUrlConfigs: [] },
  }); // prettier-ignore
  const queue = (statement: object): AwsAnswers => ({
    'sqs:ListQueues': { QueueUrls: [`https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/jobs`] },
    'sqs:GetQueueAttributes': { Attributes: { QueueArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`, Policy: policy({ Action: 'sqs:SendMessage', ...statement }) } },
  }); // prettier-ignore
  const from = (aws: string) => ({ Principal: { AWS: '*' }, Condition: { ArnLike: { 'aws:SourceArn': aws } } });
  it.each<[string, object, string]>([
    ['a service outside of amazonaws.com, with a token of ours', { Principal: { Service: 'alexa-appkit.amazon.com' }, Condition: { StringEquals: { 'lambda:EventSourceToken': 'amzn1.ask.skill.1' } } }, 'pass'],
    ['the same service for any skill', { Principal: { Service: 'alexa-appkit.amazon.com' } }, 'pass'],
    ['everybody', { Principal: '*' }, 'fail open'],
  ])('a function for %s', async (_, statement, said) => {
    expect(await of('public-function', ['lambda'], invoked(statement), 'skill')).toBe(said);
  }); // prettier-ignore
  it.each<[string, object, string]>([
    ['one account by its canonical id', { Principal: { CanonicalUser: 'a'.repeat(64) } }, 'pass'],
    ['what one bucket sends', from('arn:aws:s3:*:*:harbour-in'), 'pass'],
    ['what one bucket sends, in the short form', from('arn:aws:s3:::harbour-in'), 'pass'],
    ['what any bucket sends', from('arn:aws:s3:::*'), 'fail public'],
    ['what any topic of any account sends', from('arn:aws:sns:*:*:*'), 'fail public'],
  ])('a queue for %s', async (_, statement, said) => {
    expect(await of('public-resource-policy', ['sqs'], queue(statement), 'jobs')).toBe(said);
  }); // prettier-ignore
});

it.each([
  ['a setting that only sounds like one', { PASSWORD_POLICY: 'strict', TOKEN_BUCKET_SIZE: '100000', API_KEY_SOURCE: 'HEADER', CREDENTIALS_PROVIDER: 'env' }, 'pass'],
  ['one', { DB_PASSWORD: 'winter-harbour-7' }, 'fail'],
])('a function with a plain secret: %s', async (_, Variables, said) => {
  const answers = { 'lambda:ListFunctions': { Functions: [{ FunctionName: 'pay', FunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:pay`, Runtime: 'nodejs22.x', State: 'Active', Environment: { Variables } }] } };
  expect((await of('plaintext-secret-in-configuration', ['lambda'], answers, 'pay'))?.split(' ')[0]).toBe(said);
}); // prettier-ignore

it.each([
  ['that another account shares', '999988887777', 'not-applicable'],
  ['of ours', ACCOUNT, 'fail'],
])('a network %s', async (_, OwnerId, said) => {
  const shared = (key: 'Vpcs' | 'Subnets', answer: AwsAnswers[string] | undefined) => ({
    [key]: (answer as Record<string, object[]>)[key]?.map(one => ({ ...one, OwnerId })),
  });
  const world = street([]);
  const answers = {
    ...world,
    'ec2:DescribeVpcs': shared('Vpcs', world['ec2:DescribeVpcs']),
    'ec2:DescribeSubnets': shared('Subnets', world['ec2:DescribeSubnets']),
    'ec2:DescribeFlowLogs': { FlowLogs: [] },
  };
  expect((await of('flow-logs-disabled', ['ec2'], answers, 'vpc-1'))?.split(' ')[0]).toBe(said);
});

it.each([
  ['cn-north-1', 'not-applicable'],
  ['us-east-1', 'fail'],
])('the root user of an account in %s', async (region, said) => {
  const header = 'user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active,access_key_2_last_rotated';
  const root = `<root_account>,arn:aws:iam::${ACCOUNT}:root,2020-05-01T10:00:00Z,not_supported,2026-11-29T10:00:00Z,false,false,N/A,false,N/A`;
  const answers = {
    'iam:GenerateCredentialReport': { State: 'COMPLETE' },
    'iam:GetCredentialReport': { Content: new TextEncoder().encode(said === 'fail' ? `${header}\n${root}` : header) },
    'iam:GetAccountSummary': { SummaryMap: { AccountMFAEnabled: 0, AccountAccessKeysPresent: 0 } },
    'iam:GetAccountAuthorizationDetails': { UserDetailList: [], RoleDetailList: [], GroupDetailList: [], Policies: [] },
  };
  for (const check of ['root-mfa-disabled', 'root-account-in-use', 'root-virtual-mfa-device'])
    expect([...(await verdictsIn([{ region, answers }], ['account', 'iam'], [check])).values()].map(one => one.split(' ')[0])).toEqual([said === 'fail' && check === 'root-virtual-mfa-device' ? 'not-applicable' : said]);
}); // prettier-ignore

describe('a sentence that would be untrue', () => {
  it.each<[string, object, string]>([
    ['in a subnet without a route to the internet', { 'ec2:DescribeRouteTables': { RouteTables: [{ RouteTableId: 'rtb-1', VpcId: 'vpc-1', Associations: [{ Main: true }], Routes: [] }] } }, 'not-applicable'],
    ['behind a network ACL that lets nothing in', { 'ec2:DescribeNetworkAcls': { NetworkAcls: [{ NetworkAclId: 'acl-1', VpcId: 'vpc-1', IsDefault: true, Associations: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }], Entries: [{ RuleNumber: 100, Protocol: '-1', RuleAction: 'deny', Egress: false, CidrBlock: '0.0.0.0/0' }] }] } }, 'not-applicable'],
    ['with all of it', {}, 'fail'],
  ])('no stranger reaches the server %s: nothing is said of its rights', async (_, more, said) => {
    const profile = { IamInstanceProfile: { Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/web` } };
    const answers = { ...street([rule(443, ['0.0.0.0/0'])], profile), ...more };
    expect((await of('exposed-server-with-workload-identity', ['ec2'], answers, 'web-1'))?.split(' ')[0]).toBe(said);
  }); // prettier-ignore
  it.each([
    ['a server', 'ec2:DescribeInstances', street([], { Tags: [{ Key: 'Name', Value: '' }] })['ec2:DescribeInstances'], 'imdsv1-enabled', 'i-1'],
    ['a network', 'ec2:DescribeVpcs', { Vpcs: [{ VpcId: 'vpc-1', OwnerId: ACCOUNT, CidrBlock: '10.0.0.0/16', Tags: [{ Key: 'Name', Value: '' }] }] }, 'flow-logs-disabled', 'vpc-1'],
    ['a subnet', 'ec2:DescribeSubnets', { Subnets: [{ SubnetId: 'subnet-a', VpcId: 'vpc-1', OwnerId: ACCOUNT, CidrBlock: '10.0.0.0/24', AvailabilityZone: 'us-east-1a', AvailabilityZoneId: 'use1-az1', Tags: [{ Key: 'Name', Value: '' }] }] }, 'subnet-auto-assigns-public-ip', 'subnet-a'],
  ] as const)('%s with an empty name is called by its id', async (_, call, answer, check, name) => {
    const said = await awsVerdicts({ ...street([]), [call]: answer! }, ['ec2'], [check]);
    expect([...said.keys()]).toContain(name);
    expect([...said.keys()]).not.toContain('');
  }); // prettier-ignore
});
