import { describe, expect, it } from 'vitest';
import { INVENTED_ACCOUNT as ACCOUNT } from '../support/aws-invented.ts';
import { rule, street } from '../support/aws-street.ts';
import { awsVerdicts, refusing, type AwsAnswers } from '../support/aws-verdicts.ts';

/** Inputs of the same kinds as the reported ones, in other notations and of other services. */
const of = async (check: string, services: readonly string[], answers: AwsAnswers, name: string) =>
  (await awsVerdicts(answers, services, [check])).get(name);

const v6 = (port: number, ...ranges: readonly string[]) => ({
  ...rule(port, []),
  Ipv6Ranges: ranges.map(CidrIpv6 => ({ CidrIpv6 })),
});
const span = (FromPort: number, ToPort: number, ranges: readonly string[], protocol = 'tcp') => ({
  ...rule(0, ranges, protocol),
  FromPort,
  ToPort,
});
const REST = ['0.0.0.0/1', '128.0.0.0/2', '192.0.0.0/2'];
const WITH_V6 = {
  NetworkInterfaces: [
    {
      SubnetId: 'subnet-a',
      VpcId: 'vpc-1',
      Association: { PublicIp: '198.51.100.7' },
      Ipv6Addresses: [{ Ipv6Address: '2001:db8::7' }],
      Groups: [{ GroupId: 'sg-1' }],
    },
  ],
};
const V6_ROUTES: AwsAnswers = {
  'ec2:DescribeSubnets': {
    Subnets: [
      {
        SubnetId: 'subnet-a',
        VpcId: 'vpc-1',
        OwnerId: ACCOUNT,
        CidrBlock: '10.0.0.0/24',
        AvailabilityZone: 'us-east-1a',
        AvailabilityZoneId: 'use1-az1',
        Ipv6CidrBlockAssociationSet: [{ Ipv6CidrBlock: '2001:db8::/64', Ipv6CidrBlockState: { State: 'associated' } }],
      },
    ],
  },
  'ec2:DescribeRouteTables': {
    RouteTables: [
      {
        RouteTableId: 'rtb-1',
        VpcId: 'vpc-1',
        Associations: [{ Main: true }],
        Routes: [
          { DestinationCidrBlock: '0.0.0.0/0', GatewayId: 'igw-1', State: 'active' },
          { DestinationIpv6CidrBlock: '::/0', GatewayId: 'igw-1', State: 'active' },
        ],
      },
    ],
  },
  'ec2:DescribeNetworkAcls': {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-1',
        VpcId: 'vpc-1',
        IsDefault: true,
        Associations: [{ SubnetId: 'subnet-a' }],
        Entries: [
          { RuleNumber: 100, Protocol: '-1', RuleAction: 'allow', Egress: false, CidrBlock: '0.0.0.0/0' },
          { RuleNumber: 101, Protocol: '-1', RuleAction: 'allow', Egress: false, Ipv6CidrBlock: '::/0' },
        ],
      },
    ],
  },
};
const acl = (...entries: readonly object[]): AwsAnswers => ({
  'ec2:DescribeNetworkAcls': {
    NetworkAcls: [
      {
        NetworkAclId: 'acl-1',
        VpcId: 'vpc-1',
        IsDefault: true,
        Associations: [{ SubnetId: 'subnet-a' }, { SubnetId: 'subnet-b' }],
        Entries: entries.map(one => ({ Egress: false, CidrBlock: '0.0.0.0/0', ...one })),
      },
    ],
  },
});
const ALL = { RuleNumber: 100, Protocol: '-1', RuleAction: 'allow' };

describe('what an open port is', () => {
  it.each<[string, readonly object[], string, string]>([
    [
      'halves in two rules whose ports overlap in one',
      [span(20, 25, ['0.0.0.0/1']), span(22, 30, ['128.0.0.0/1'])],
      'open-management-port',
      'fail open',
    ],
    // No organization has half of the addresses: that is the internet too.
    ['half of the internet', [rule(22, ['128.0.0.0/1'])], 'open-management-port', 'fail open'],
    [
      'halves of another port',
      [span(5_000, 5_010, ['0.0.0.0/1']), span(443, 443, ['128.0.0.0/1'])],
      'open-management-port',
      'pass',
    ],
    ['three unequal parts', [rule(22, REST)], 'open-management-port', 'fail open'],
    ['a protocol by its number', [rule(3389, ['0.0.0.0/0'], '6')], 'open-management-port', 'fail open'],
    ['remote desktop by UDP', [rule(3389, ['0.0.0.0/0'], 'udp')], 'open-management-port', 'fail open'],
    ['a range around a data port', [span(27_000, 27_020, ['0.0.0.0/0'])], 'open-database-port', 'fail open'],
    ['ping', [rule(-1, ['0.0.0.0/0'], 'icmp')], 'open-management-port', 'pass'],
    ['the office and an empty rule', [rule(22, ['203.0.113.0/24']), rule(22, [])], 'open-management-port', 'pass'],
  ])('%s', async (_, rules, check, said) => {
    const verdict = await of(check, ['ec2'], street(rules), 'web-1');
    expect(verdict?.replace(/^fail .*/, 'fail open')).toBe(said);
  });
  it.each<[string, readonly object[], string]>([
    ['halves of IPv6', [v6(22, '::/1', '8000::/1')], 'fail open'],
    ['all that is routed of IPv6', [v6(22, '2000::/3')], 'fail open'],
    ['one office by IPv6', [v6(22, '2001:db8:1::/48')], 'pass'],
  ])('%s', async (_, rules, said) => {
    expect(await of('open-management-port', ['ec2'], { ...street(rules, WITH_V6), ...V6_ROUTES }, 'web-1')).toBe(said);
  });
  it.each<[string, AwsAnswers, string]>([
    [
      'denied by the network list before it is allowed',
      acl({ RuleNumber: 90, Protocol: '6', RuleAction: 'deny', PortRange: { From: 22, To: 22 } }, ALL),
      'pass',
    ],
    [
      'denied by the network list after it is allowed',
      acl(ALL, { RuleNumber: 110, Protocol: '6', RuleAction: 'deny', PortRange: { From: 22, To: 22 } }),
      'fail open',
    ],
    [
      'denied to half of the internet, and allowed to the other',
      acl(
        { RuleNumber: 90, Protocol: '6', RuleAction: 'deny', CidrBlock: '0.0.0.0/1', PortRange: { From: 22, To: 22 } },
        ALL,
      ),
      'fail open',
    ],
  ])('SSH %s', async (_, entries, said) => {
    const answers = { ...street([rule(22, ['0.0.0.0/0'])]), ...entries };
    expect(await of('open-management-port', ['ec2'], answers, 'web-1')).toBe(said);
  });
});

const document = (...Statement: object[]): string =>
  encodeURIComponent(JSON.stringify({ Version: '2012-10-17', Statement }));
const iam = (path: string): string => `arn:aws:iam::${ACCOUNT}:${path}`;
const role = (trust: object, ...statements: object[]) => ({
  Path: '/',
  RoleName: 'deploy',
  RoleId: 'AROA1',
  Arn: iam('role/deploy'),
  CreateDate: new Date('2026-05-01'),
  AssumeRolePolicyDocument: document(trust),
  RolePolicyList: statements.length === 0 ? [] : [{ PolicyName: 'own', PolicyDocument: document(...statements) }],
});
const SERVERS = { Effect: 'Allow', Principal: { Service: 'ec2.amazonaws.com' }, Action: 'sts:AssumeRole' };
const roles = (...RoleDetailList: readonly object[]): AwsAnswers => ({
  'iam:GenerateCredentialReport': { State: 'COMPLETE' },
  'iam:GetCredentialReport': {
    Content: new TextEncoder().encode(
      'user,arn,user_creation_time,password_enabled,password_last_used,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_2_active,access_key_2_last_rotated',
    ),
  },
  'iam:GetAccountAuthorizationDetails': {
    UserDetailList: [],
    RoleDetailList,
    GroupDetailList: [],
    Policies: [],
    IsTruncated: false,
  },
});

const GITHUB = 'token.actions.githubusercontent.com';
const SUB = `${GITHUB}:sub`;
const web = (Condition: object, issuer = GITHUB) => ({
  Effect: 'Allow',
  Principal: { Federated: iam(`oidc-provider/${issuer}`) },
  Action: 'sts:AssumeRoleWithWebIdentity',
  Condition,
});

describe('trust in other identity providers', () => {
  it.each<[string, object, string]>([
    ['one good subject and one for all', { StringLike: { [SUB]: ['repo:noonsale/shop:*', 'repo:*'] } }, 'fail public'],
    ['a letter more in the owner', { StringLike: { [SUB]: 'repo:noonsal?/shop:*' } }, 'fail public'],
    ['the owner by its own claim', { StringEquals: { [`${GITHUB}:repository_owner`]: 'noonsale' } }, 'pass'],
    // Every token of GitHub has a subject.
    [
      'a subject that is asked for only where there is one',
      { StringLikeIfExists: { [SUB]: 'repo:noonsale/*' } },
      'pass',
    ],
    ['all subjects but one', { StringNotLike: { [SUB]: 'repo:stranger/*' } }, 'fail public'],
    ['a subject with a star that is meant literally', { StringEquals: { [SUB]: 'repo:noonsale/shop:*' } }, 'pass'],
    ['whoever has any subject', { Null: { [SUB]: 'false' } }, 'fail public'],
  ])('%s', async (_, condition, said) => {
    expect(await of('role-trust-without-external-id', ['iam'], roles(role(web(condition))), 'deploy')).toBe(said);
  });
});

const allow = (Action: string | readonly string[], Resource: string | readonly string[] = '*', more: object = {}) => ({
  Effect: 'Allow',
  Action,
  Resource,
  ...more,
});
describe('ways to more rights', () => {
  it.each<[string, readonly object[], string]>([
    ['everything but billing', [{ Effect: 'Allow', NotAction: 'aws-portal:*', Resource: '*' }], 'fail canEscalate'],
    [
      'everything but IAM, with functions of others',
      [{ Effect: 'Allow', NotAction: 'iam:*', Resource: '*' }],
      'fail canEscalate',
    ],
    ['letters in another case', [allow('IAM:pUtRoLePoLiCy')], 'fail canEscalate'],
    ['a question mark', [allow('iam:PutUserPolic?')], 'fail canEscalate'],
    ['all roles by name', [allow('iam:AttachRolePolicy', `arn:aws:iam::${ACCOUNT}:role/*`)], 'fail canEscalate'],
    ['denied again', [allow('iam:PutUserPolicy'), { Effect: 'Deny', Action: 'iam:Put*', Resource: '*' }], 'pass'],
    [
      'denied for another user only',
      [allow('iam:PutUserPolicy'), { Effect: 'Deny', Action: 'iam:PutUserPolicy', Resource: iam('user/ann') }],
      'fail canEscalate',
    ],
    [
      'everything but what is here',
      [{ Effect: 'Allow', Action: 'iam:*', NotResource: iam('user/ann') }],
      'fail canEscalate',
    ],
    ['reads alone', [allow(['iam:Get*', 'iam:List*', 's3:Get*'])], 'pass'],
  ])('%s', async (_, statements, said) => {
    const verdict = await of('privilege-escalation-path', ['iam'], roles(role(SERVERS, ...statements)), 'deploy');
    expect(verdict === 'not-applicable' && said.startsWith('fail') ? said : verdict).toBe(said);
  });
});

describe('public by policy', () => {
  const arn = `arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`;
  const queue = (statement: object): AwsAnswers => ({
    'sqs:ListQueues': { QueueUrls: [`https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/jobs`] },
    'sqs:ListQueueTags': { Tags: {} },
    'sqs:GetQueueAttributes': {
      Attributes: {
        QueueArn: arn,
        Policy: JSON.stringify({
          Version: '2012-10-17',
          Statement: [{ Effect: 'Allow', Principal: '*', Action: 'sqs:SendMessage', Resource: arn, ...statement }],
        }),
      },
    },
  });
  it.each<[string, object, string]>([
    ['everybody in a list', { Principal: { AWS: [`arn:aws:iam::${ACCOUNT}:root`, '*'] } }, 'fail public'],
    [
      'everybody but one',
      { Principal: undefined, NotPrincipal: { AWS: 'arn:aws:iam::444455556666:root' } },
      'fail public',
    ],
    [
      'every account but the own',
      { Condition: { StringNotEquals: { 'aws:PrincipalAccount': ACCOUNT } } },
      'fail public',
    ],
    [
      'halves of the internet',
      { Condition: { IpAddress: { 'aws:SourceIp': ['0.0.0.0/1', '128.0.0.0/1'] } } },
      'fail public',
    ],
    ['topics of any account', { Condition: { ArnLike: { 'aws:SourceArn': 'arn:aws:sns:*:*:*' } } }, 'fail public'],
    [
      'topics of the own account',
      { Condition: { ArnLike: { 'aws:SourceArn': `arn:aws:sns:*:${ACCOUNT}:*` } } },
      'pass',
    ],
    ['one endpoint', { Condition: { StringEquals: { 'aws:SourceVpce': 'vpce-0a1b2c3d' } } }, 'pass'],
    ['whoever comes by TLS', { Condition: { Bool: { 'aws:SecureTransport': 'true' } } }, 'fail public'],
    ['every organization', { Condition: { StringLike: { 'aws:PrincipalOrgID': 'o-*' } } }, 'fail public'],
  ])('%s', async (_, statement, said) => {
    expect(await of('public-resource-policy', ['sqs'], queue(statement), 'jobs')).toBe(said);
  });
});

describe('balancers', () => {
  const front = (ranges: readonly string[], preserved: string, listener: object = {}): AwsAnswers => ({
    ...street([rule(22, ranges)], {
      NetworkInterfaces: [
        {
          SubnetId: 'subnet-a',
          VpcId: 'vpc-1',
          PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4' }],
          Groups: [{ GroupId: 'sg-1' }],
        },
      ],
    }),
    'elasticloadbalancing:DescribeLoadBalancers': {
      LoadBalancerDescriptions: [],
      LoadBalancers: [
        {
          LoadBalancerArn: 'arn:front',
          LoadBalancerName: 'front',
          DNSName: 'front.elb',
          Scheme: 'internet-facing',
          Type: 'network',
          State: { Code: 'active' },
          AvailabilityZones: [{ ZoneName: 'us-east-1a', SubnetId: 'subnet-a' }],
        },
      ],
    },
    'elasticloadbalancing:DescribeListeners': {
      Listeners: [
        { Port: 22, Protocol: 'TCP', DefaultActions: [{ Type: 'forward', TargetGroupArn: 'arn:group' }], ...listener },
      ],
    },
    'elasticloadbalancing:DescribeTargetGroups': {
      TargetGroups: [
        {
          TargetGroupArn: 'arn:group',
          LoadBalancerArns: ['arn:front'],
          Protocol: 'TCP',
          Port: 22,
          VpcId: 'vpc-1',
          TargetType: 'instance',
        },
      ],
    },
    'elasticloadbalancing:DescribeTargetGroupAttributes': {
      Attributes: [{ Key: 'preserve_client_ip.enabled', Value: preserved }],
    },
    'elasticloadbalancing:DescribeTargetHealth': {
      TargetHealthDescriptions: [{ Target: { Port: 22, Id: 'i-1' }, TargetHealth: { State: 'healthy' } }],
    },
  });
  it.each<[string, AwsAnswers, string]>([
    ['that hides the caller, to a group that lets in the network', front(['10.0.0.0/16'], 'false'), 'fail open'],
    ['that shows the caller, to a group that lets in the network', front(['10.0.0.0/16'], 'true'), 'pass'],
    ['on another port than its target', front(['0.0.0.0/0'], 'true', { Port: 2222 }), 'pass'],
  ])('%s', async (_, answers, said) => {
    expect(await of('open-management-port', ['ec2', 'elb'], answers, 'front')).toBe(said);
  });
});

describe('a part taken for the whole', () => {
  const missing = (name: string) => refusing(name, 404);
  const copied = (...rules: readonly object[]): AwsAnswers => ({
    's3:ListBuckets': {
      Buckets: [
        { Name: 'harbour', BucketRegion: 'us-east-1' },
        { Name: 'copies', BucketRegion: 'eu-west-1' },
      ],
    },
    's3:GetBucketEncryption': {
      ServerSideEncryptionConfiguration: {
        Rules: [{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }],
      },
    },
    's3:GetBucketVersioning': { Status: 'Enabled' },
    's3:GetBucketReplication': ({ Bucket }) =>
      Bucket === 'harbour'
        ? {
            ReplicationConfiguration: {
              Role: 'r',
              Rules: rules.map((one, Priority) => ({
                Status: 'Enabled',
                Priority,
                Destination: { Bucket: 'arn:aws:s3:::copies' },
                ...one,
              })),
            },
          }
        : missing('ReplicationConfigurationNotFoundError')(),
    's3:GetBucketPolicy': missing('NoSuchBucketPolicy'),
    's3:GetBucketPolicyStatus': missing('NoSuchBucketPolicy'),
    's3:GetPublicAccessBlock': missing('NoSuchPublicAccessBlockConfiguration'),
    's3:GetObjectLockConfiguration': missing('ObjectLockConfigurationNotFoundError'),
    's3:GetBucketLifecycleConfiguration': missing('NoSuchLifecycleConfiguration'),
    's3:GetBucketTagging': missing('NoSuchTagSet'),
  });
  it.each<[string, AwsAnswers, string]>([
    ['two folders of many', copied({ Filter: { Prefix: 'a/' } }, { Filter: { Prefix: 'b/' } }), 'fail partial'],
    ['a folder, and then all', copied({ Filter: { Prefix: 'a/' } }, { Filter: {} }), 'pass'],
    [
      'all that has both a prefix and a tag',
      copied({ Filter: { And: { Prefix: '', Tags: [{ Key: 'keep', Value: 'yes' }] } } }),
      'fail partial',
    ],
    ['all, by the older notation', copied({ Prefix: '' }), 'pass'],
  ])('a bucket of which is copied: %s', async (_, answers, said) => {
    expect(await of('no-cross-region-backup', ['s3'], answers, 'harbour')).toBe(said);
  });
});

describe('untrue sentences', () => {
  const flows = (more: object): AwsAnswers => ({
    ...street([]),
    'ec2:DescribeFlowLogs': {
      FlowLogs: [
        {
          FlowLogId: 'fl-1',
          ResourceId: 'vpc-1',
          TrafficType: 'ALL',
          FlowLogStatus: 'ACTIVE',
          DeliverLogsStatus: 'SUCCESS',
          LogDestinationType: 's3',
          LogDestination: 'arn:aws:s3:::logs',
          ...more,
        },
      ],
    },
  });
  it.each<[string, AwsAnswers, string]>([
    ['that cannot deliver', flows({ DeliverLogsStatus: 'FAILED', DeliverLogsErrorMessage: 'Access error' }), 'fail'],
    ['of one subnet, of two', flows({ ResourceId: 'subnet-a' }), 'partial'],
    ['of another network', flows({ ResourceId: 'vpc-9' }), 'fail'],
  ])('a flow log %s', async (_, answers, said) => {
    expect((await of('flow-logs-disabled', ['ec2'], answers, 'vpc-1'))?.split(' ')[0]).toBe(said);
  });
});
