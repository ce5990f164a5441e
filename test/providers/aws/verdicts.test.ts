import { describe, expect, it } from 'vitest';
import { rule, street } from '../../support/aws-street.ts';
import { awsVerdicts, refusing, type AwsAnswers } from '../../support/aws-verdicts.ts';

const ACCOUNT = '111122223333';
const of = async (check: string, services: readonly string[], answers: AwsAnswers, name: string) =>
  (await awsVerdicts(answers, services, [check])).get(name);

describe('an open group', () => {
  const blocks = (skipped: readonly number[]) =>
    Array.from({ length: 223 }, (_, index) => index + 1)
      .filter(first => !skipped.includes(first))
      .map(first => `${String(first)}.0.0.0/8`);
  it.each([
    ['all public /8 blocks', blocks([10, 127]), 'fail open'],
    ['all public /8 blocks as pairs of /9', blocks([10, 127]).flatMap(one => [one.replace('/8', '/9'), one.replace('.0.0.0/8', '.128.0.0/9')]), 'fail open'],
    ['the /8 blocks of private use', ['10.0.0.0/8'], 'pass'],
    ['one office', ['203.0.113.0/24'], 'pass'],
  ] as const)('of %s', async (_, ranges, said) => {
    expect(await of('open-management-port', ['ec2'], street([rule(22, ranges)]), 'web-1')).toBe(said);
  }); // prettier-ignore
  it('of every port names no data store', async () => {
    const answers = street([rule(undefined, ['0.0.0.0/0'], '-1')]);
    expect(await of('open-database-port', ['ec2'], answers, 'web-1')).toBe('not-applicable');
    expect(await of('open-management-port', ['ec2'], answers, 'web-1')).toBe('fail allPorts');
    expect(await of('unrestricted-ingress', ['ec2'], answers, 'web')).toBe('fail allPorts');
  });
  it.each([
    ['reached', [rule(443, ['0.0.0.0/0'])], 'fail both'],
    ['reached by nobody', [], 'not-applicable'],
  ] as const)('before a server with a role: %s', async (_, permissions, said) => {
    const profile = { IamInstanceProfile: { Arn: `arn:aws:iam::${ACCOUNT}:instance-profile/web` } };
    expect(await of('exposed-server-with-workload-identity', ['ec2'], street(permissions, profile), 'web-1')).toBe(
      said,
    );
  });
  it.each([
    ['no rule in, everything out, as AWS makes it', [], [rule(undefined, ['0.0.0.0/0'], '-1')], 'partial out'],
    ['no rule at all', [], [], 'pass'],
  ] as const)('of the default group: %s', async (_, IpPermissions, IpPermissionsEgress, said) => {
    const group = { GroupId: 'sg-d', GroupName: 'default', VpcId: 'vpc-1', OwnerId: ACCOUNT, IpPermissions, IpPermissionsEgress };
    const answers = { ...street([]), 'ec2:DescribeSecurityGroups': { SecurityGroups: [group] } };
    expect(await of('default-security-group-allows-traffic', ['ec2'], answers, 'default')).toBe(said);
  }); // prettier-ignore
});

describe('classic load balancers', () => {
  const front = (more: object): AwsAnswers => ({
    ...street([rule(undefined, ['0.0.0.0/0'], '-1')]),
    'elasticloadbalancing:DescribeLoadBalancers': {
      LoadBalancers: [],
      LoadBalancerDescriptions: [
        { LoadBalancerName: 'front', DNSName: 'front.elb', Scheme: 'internet-facing', AvailabilityZones: [], Subnets: ['subnet-a', 'subnet-b'], SecurityGroups: ['sg-1'], VPCId: 'vpc-1', Instances: [], ...more },
      ],
    },
  }); // prettier-ignore
  const listening = (Protocol: string, LoadBalancerPort: number) =>
    front({ ListenerDescriptions: [{ Listener: { Protocol, LoadBalancerPort, InstanceProtocol: Protocol, InstancePort: 80 } }] }); // prettier-ignore
  it.each([
    ['no zones, which says nothing of its subnets', {}, 'unknown'],
    ['two zones', { AvailabilityZones: ['us-east-1a', 'us-east-1b'] }, 'pass'],
    ['one zone', { AvailabilityZones: ['us-east-1a'] }, 'fail one'],
  ])('with %s', async (_, more, said) => {
    expect(await of('single-zone-load-balancer', ['ec2', 'elb'], front(more), 'front')).toBe(said);
  });
  it.each([
    ['TCP', 80, 'not-applicable'],
    ['TCP', 25, 'not-applicable'],
    ['HTTP', 80, 'fail http'],
  ])('that pass %s on at port %i: no claim of encryption', async (protocol, port, said) => {
    expect(await of('http-without-https-redirect', ['ec2', 'elb'], listening(protocol, port), 'front')).toBe(said);
  });
});

describe('a refused list of a service that is everywhere', () => {
  const zones = ['a', 'b'].map(zone => ({ ZoneName: `us-east-1${zone}`, SubnetId: `subnet-${zone}` }));
  const front = { LoadBalancerArn: 'arn:front', LoadBalancerName: 'front', DNSName: 'front.elb', Scheme: 'internet-facing', Type: 'network', State: { Code: 'active' }, AvailabilityZones: zones };
  const entryPoints = { LoadBalancerDescriptions: [], LoadBalancers: [front] };
  it.each([
    ['globalaccelerator:ListAccelerators', { front: 'pass' }],
    ['cloudfront:ListDistributions', { front: 'pass' }],
    ['apigateway:GetRestApis', { front: 'pass', 'api gateway': 'unknown' }],
  ])('refused: %s', async (call, said) => {
    const answers = { ...street([]), 'elasticloadbalancing:DescribeLoadBalancers': entryPoints, [call]: refusing('InternalFailure', 500) };
    const services = ['ec2', 'elb', 'global-accelerator', 'cloudfront', 'api-gateway'];
    expect(Object.fromEntries(await awsVerdicts(answers, services, ['single-zone-load-balancer']))).toEqual(said);
  });
}); // prettier-ignore

describe('a network load balancer that passes the client IP on', () => {
  const front = (range: string, target: object, group: object): AwsAnswers => ({
    ...street([rule(22, [range])], { NetworkInterfaces: [{ SubnetId: 'subnet-a', VpcId: 'vpc-1', PrivateIpAddresses: [{ PrivateIpAddress: '10.0.0.4' }], Groups: [{ GroupId: 'sg-1' }] }] }),
    'elasticloadbalancing:DescribeLoadBalancers': {
      LoadBalancerDescriptions: [],
      LoadBalancers: [{ LoadBalancerArn: 'arn:front', LoadBalancerName: 'front', DNSName: 'front.elb', Scheme: 'internet-facing', Type: 'network', State: { Code: 'active' }, AvailabilityZones: [{ ZoneName: 'us-east-1a', SubnetId: 'subnet-a' }] }],
    },
    'elasticloadbalancing:DescribeListeners': { Listeners: [{ Port: 22, Protocol: 'TCP', DefaultActions: [{ Type: 'forward', TargetGroupArn: 'arn:group' }] }] },
    'elasticloadbalancing:DescribeTargetGroups': { TargetGroups: [{ TargetGroupArn: 'arn:group', LoadBalancerArns: ['arn:front'], Protocol: 'TCP', Port: 22, VpcId: 'vpc-1', ...group }] },
    'elasticloadbalancing:DescribeTargetGroupAttributes': { Attributes: [{ Key: 'preserve_client_ip.enabled', Value: 'true' }] },
    'elasticloadbalancing:DescribeTargetHealth': { TargetHealthDescriptions: [{ Target: { Port: 22, ...target }, TargetHealth: { State: 'healthy' } }] },
  }); // prettier-ignore
  const instance = [{ Id: 'i-1' }, { TargetType: 'instance' }] as const;
  const address = [{ Id: '10.0.0.4', AvailabilityZone: 'us-east-1a' }, { TargetType: 'ip' }] as const;
  it.each([
    ['one office, by instance', '203.0.113.0/24', ...instance, 'pass'],
    ['everybody, by instance', '0.0.0.0/0', ...instance, 'fail open'],
    ['one office, by address', '203.0.113.0/24', ...address, 'pass'],
    ['everybody, by address', '0.0.0.0/0', ...address, 'fail open'],
    ['an address that no server has', '0.0.0.0/0', { Id: '10.0.0.99' }, { TargetType: 'ip' }, 'unknown'],
    ['an address outside of the network', '0.0.0.0/0', { Id: '10.0.0.4', AvailabilityZone: 'all' }, { TargetType: 'ip' }, 'unknown'],
  ] as const)('to %s', async (_, range, target, group, said) => {
    expect(await of('open-management-port', ['ec2', 'elb'], front(range, target, group), 'front')).toBe(said);
  }); // prettier-ignore
});

describe('what proves it alone', () => {
  const policy = (statement: object) => JSON.stringify({ Version: '2012-10-17', Statement: [statement] });
  const everybody = policy({ Effect: 'Allow', Principal: '*', Action: 'lambda:InvokeFunction', Resource: '*' });
  const partner = policy({ Effect: 'Allow', Principal: { AWS: '444455556666' }, Action: 'lambda:InvokeFunction' });
  it.each([
    ['AccessDeniedException', 403, everybody, 'fail open'],
    ['ResourceNotFoundException', 404, everybody, 'fail open'],
    ['AccessDeniedException', 403, partner, 'unknown'],
  ])('function URLs refused by %s (%i)', async (error, status, Policy, said) => {
    const answers = {
      'lambda:ListFunctions': { Functions: [{ FunctionName: 'pay', FunctionArn: `arn:aws:lambda:us-east-1:${ACCOUNT}:function:pay`, Runtime: 'nodejs22.x', State: 'Active' }] },
      'lambda:GetPolicy': { Policy },
      'lambda:ListFunctionUrlConfigs': refusing(error, status),
    };
    expect(await of('public-function', ['lambda'], answers, 'pay')).toBe(said);
  }); // prettier-ignore
  it('a key policy of another type costs that key alone', async () => {
    const arn = (id: string) => `arn:aws:kms:us-east-1:${ACCOUNT}:key/${id}`;
    const answers: AwsAnswers = {
      'kms:ListKeys': { Keys: ['odd', 'plain'].map(KeyId => ({ KeyId, KeyArn: arn(KeyId) })) },
      'kms:DescribeKey': ({ KeyId }) => ({ KeyMetadata: { KeyId, Arn: arn(String(KeyId).split('/').at(-1) ?? ''), KeyManager: 'CUSTOMER', KeyState: 'Enabled', KeySpec: 'SYMMETRIC_DEFAULT', KeyUsage: 'ENCRYPT_DECRYPT', Origin: 'AWS_KMS' } }),
      'kms:GetKeyPolicy': ({ KeyId }) => ({ Policy: String(KeyId).endsWith('odd') ? { Statement: [] } : policy({ Effect: 'Allow', Principal: { AWS: ACCOUNT }, Action: 'kms:*' }) }),
      'kms:GetKeyRotationStatus': { KeyRotationEnabled: false },
    }; // prettier-ignore
    expect(Object.fromEntries(await awsVerdicts(answers, ['kms'], ['public-resource-policy']))).toEqual({ odd: 'unknown', plain: 'pass' });
    expect(Object.fromEntries(await awsVerdicts(answers, ['kms'], ['key-rotation-disabled']))).toEqual({ odd: 'fail disabled', plain: 'fail disabled' });
  }); // prettier-ignore
  it('queues and topics whose policy lets everybody in', async () => {
    const open = (Action: string) => policy({ Effect: 'Allow', Principal: { AWS: '*' }, Action, Resource: '*' });
    const answers = {
      'sqs:ListQueues': { QueueUrls: [`https://sqs.us-east-1.amazonaws.com/${ACCOUNT}/jobs`] },
      'sqs:GetQueueAttributes': { Attributes: { QueueArn: `arn:aws:sqs:us-east-1:${ACCOUNT}:jobs`, Policy: open('sqs:*') } },
      'sns:ListTopics': { Topics: [{ TopicArn: `arn:aws:sns:us-east-1:${ACCOUNT}:news` }] },
      'sns:GetTopicAttributes': { Attributes: { TopicArn: `arn:aws:sns:us-east-1:${ACCOUNT}:news`, Policy: open('SNS:Publish') } },
    }; // prettier-ignore
    const said = await awsVerdicts(answers, ['messaging', 'sqs', 'sns'], ['public-resource-policy']);
    expect(Object.fromEntries(said)).toEqual({ jobs: 'fail public', news: 'fail public' });
  });
  it('a public bucket has no known guests', async () => {
    const answers = {
      's3:ListBuckets': { Buckets: [{ Name: 'photos', BucketRegion: 'us-east-1' }] },
      's3:GetBucketPolicy': { Policy: policy({ Effect: 'Allow', Principal: '*', Action: 's3:GetObject', Resource: 'arn:aws:s3:::photos/*' }) },
      's3:GetBucketPolicyStatus': { PolicyStatus: { IsPublic: true } },
      's3:GetPublicAccessBlock': refusing('NoSuchPublicAccessBlockConfiguration', 404),
      's3control:GetPublicAccessBlock': refusing('NoSuchPublicAccessBlockConfiguration', 404),
    }; // prettier-ignore
    expect(await of('unknown-external-principal', ['s3'], answers, 'photos')).toBe('not-applicable');
    expect(await of('public-bucket', ['s3'], answers, 'photos')).toBe('fail open');
  });
});

describe('databases and disks', () => {
  const database = (BackupRetentionPeriod: number): AwsAnswers => ({
    'rds:DescribeDBInstances': { DBInstances: [{ DBInstanceIdentifier: 'orders', DBInstanceArn: `arn:aws:rds:us-east-1:${ACCOUNT}:db:orders`, Engine: 'postgres', EngineVersion: '16.3', DBInstanceStatus: 'available', BackupRetentionPeriod }] },
    'rds:DescribeDBSnapshots': { DBSnapshots: [{ DBSnapshotIdentifier: 'by-hand', DBSnapshotArn: `arn:aws:rds:us-east-1:${ACCOUNT}:snapshot:by-hand`, DBInstanceIdentifier: 'orders', SnapshotType: 'manual', Status: 'available', SnapshotCreateTime: new Date('2026-11-30T08:00:00Z') }] },
  }); // prettier-ignore
  it.each([
    [0, 'partial manualOnly'],
    [7, 'pass'],
  ])('a snapshot made by hand beside %i days of automated backups', async (days, said) => {
    expect(await of('database-without-backup', ['rds'], database(days), 'orders')).toBe(said);
  });
  it('an empty name gives way to the id', async () => {
    const answers = {
      'ec2:DescribeVolumes': { Volumes: [{ VolumeId: 'vol-1', State: 'available', Encrypted: false, AvailabilityZone: 'us-east-1a', VolumeType: 'gp3', Size: 8, Attachments: [], Tags: [{ Key: 'Name', Value: '' }] }] },
      'elasticfilesystem:DescribeFileSystems': { FileSystems: [{ FileSystemId: 'fs-1', FileSystemArn: `arn:aws:elasticfilesystem:us-east-1:${ACCOUNT}:file-system/fs-1`, Name: '', LifeCycleState: 'available', Encrypted: false, NumberOfMountTargets: 0 }] },
    }; // prettier-ignore
    const said = await awsVerdicts(answers, ['ec2', 'efs'], ['unencrypted-disk', 'unencrypted-data-store']);
    expect([...said.keys()].sort()).toEqual(['fs-1', 'vol-1']);
  });
});
