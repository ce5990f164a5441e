import {
  ACCOUNT,
  delayed,
  fault,
  flat,
  named,
  type Answer,
  type AwsRequestSeen,
  type Script,
} from '../../test/support/aws-server.ts';

const REGIONS = ['eu-west-1', 'eu-central-1'] as const;
const CREATED = '2026-01-02T03:04:05.000Z';
const times = <T>(count: number, make: (number: number) => T): T[] =>
  Array.from({ length: count }, (_, index) => make(index));

type Answers = Readonly<Record<string, Answer | ((request: AwsRequestSeen) => Answer)>>;

const WHO: Answers = {
  'sts.GetCallerIdentity': { Account: ACCOUNT, Arn: `arn:aws:iam::${ACCOUNT}:user/reader`, UserId: 'AIDAREADER' },
  'ec2.DescribeRegions': { regionInfo: REGIONS.map(regionName => ({ regionName, optInStatus: 'opt-in-not-required', regionEndpoint: 'x' })) },
  'ec2.DescribeAvailabilityZones': ({ region }) => ({
    availabilityZoneInfo: ['a', 'b', 'c'].map((letter, index) => ({ zoneName: `${region}${letter}`, zoneId: `${region}-az${String(index)}`, regionName: region })),
  }),
}; // prettier-ignore

const COMPUTE: Answers = {
  'ec2.GetEbsEncryptionByDefault': { ebsEncryptionByDefault: true },
  'ec2.GetSnapshotBlockPublicAccessState': { state: 'block-all-sharing' },
  'ec2.GetImageBlockPublicAccessState': { imageBlockPublicAccessState: 'block-new-sharing' },
  'ec2.GetInstanceMetadataDefaults': { accountLevel: { httpTokens: 'required' } },
  'ec2.DescribeInstances': {
    reservationSet: times(150, number => ({
      instancesSet: [
        {
          instanceId: `i-${String(number)}`, instanceType: 'm6i.large', instanceState: { name: 'running' }, launchTime: CREATED,
          placement: { availabilityZone: 'eu-west-1a', availabilityZoneId: 'euw1-az1' }, metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' },
          networkInterfaceSet: [{ subnetId: 'subnet-0', groupSet: [{ groupId: 'sg-0' }] }], blockDeviceMapping: [{ ebs: { volumeId: `vol-${String(number)}` } }],
          tagSet: [{ key: 'Name', value: `web-${String(number)}` }],
        },
      ],
    })),
  },
  'ec2.DescribeVolumes': {
    volumeSet: times(150, number => ({
      volumeId: `vol-${String(number)}`, size: 30, status: 'in-use', availabilityZone: 'eu-west-1a', availabilityZoneId: 'euw1-az1', encrypted: true,
      volumeType: 'gp3', iops: 3000, createTime: CREATED, attachmentSet: [{ instanceId: `i-${String(number)}` }], tagSet: [],
    })),
  },
  'ec2.DescribeSnapshots': {
    snapshotSet: times(80, number => ({
      snapshotId: `snap-${String(number)}`, volumeId: `vol-${String(number)}`, ownerId: ACCOUNT, status: 'completed', startTime: CREATED, encrypted: true, tagSet: [],
    })),
  },
  'ec2.DescribeLockedSnapshots': { snapshotSet: [] },
  'ec2.DescribeSnapshotAttribute': ({ parameters }) => ({ snapshotId: String(parameters['SnapshotId']), createVolumePermission: [] }),
  'ec2.DescribeSecurityGroups': {
    securityGroupInfo: times(60, number => ({
      groupId: `sg-${String(number)}`, groupName: `group-${String(number)}`, vpcId: 'vpc-0', tagSet: [],
      ipPermissions: [{ ipProtocol: 'tcp', fromPort: 443, toPort: 443, ipRanges: [{ cidrIp: '0.0.0.0/0' }], groups: [], ipv6Ranges: [], prefixListIds: [] }],
    })),
  },
  'ec2.DescribeVpcs': { vpcSet: [{ vpcId: 'vpc-0' }] },
  'ec2.DescribeSubnets': { subnetSet: times(6, number => ({ subnetId: `subnet-${String(number)}`, vpcId: 'vpc-0', availabilityZone: 'eu-west-1a', availabilityZoneId: 'euw1-az1' })) },
  'ec2.DescribeRouteTables': {
    routeTableSet: [{ routeTableId: 'rtb-0', vpcId: 'vpc-0', routeSet: [{ destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-0', state: 'active' }], associationSet: [{ main: true }] }],
  },
  'ec2.DescribeNetworkAcls': {
    networkAclSet: [{ associationSet: times(6, number => ({ subnetId: `subnet-${String(number)}` })), entrySet: [{ ruleNumber: 100, protocol: '-1', ruleAction: 'allow', egress: false, cidrBlock: '0.0.0.0/0' }] }],
  },
  'ec2.DescribeInternetGateways': { internetGatewaySet: [] },
  'ec2.DescribeNatGateways': { natGatewaySet: [] },
  'ec2.DescribeAddresses': { addressesSet: [] },
  'ec2.DescribeVpcEndpoints': { vpcEndpointSet: [] },
  'ec2.DescribeTransitGatewayVpcAttachments': { transitGatewayVpcAttachments: [] },
  'ec2.DescribeVpnConnections': { vpnConnectionSet: [] },
  'route53resolver.ListResolverEndpoints': { ResolverEndpoints: [] },
  'route53resolver.ListResolverQueryLogConfigAssociations': { ResolverQueryLogConfigAssociations: [] },
  'route53resolver.ListFirewallRuleGroupAssociations': { FirewallRuleGroupAssociations: [] },
  'autoscaling.DescribeAutoScalingGroups': { AutoScalingGroups: [] },
  'autoscaling.DescribePolicies': { ScalingPolicies: [] },
}; // prettier-ignore

const balancerArn = (number: number): string =>
  `arn:aws:elasticloadbalancing:eu-west-1:${ACCOUNT}:loadbalancer/app/web-${String(number)}/1`;

const BALANCERS: Answers = {
  'elasticloadbalancing.DescribeLoadBalancers': {
    // The first generation (ELB) has an operation of the same name; there are none.
    LoadBalancerDescriptions: '',
    LoadBalancers: times(20, number => ({
      LoadBalancerArn: balancerArn(number), LoadBalancerName: `web-${String(number)}`, CreatedTime: CREATED, Scheme: 'internet-facing', Type: 'application',
      State: { Code: 'active' }, IpAddressType: 'ipv4', SecurityGroups: ['sg-0'], AvailabilityZones: [{ ZoneName: 'eu-west-1a', SubnetId: 'subnet-0' }],
    })),
  },
  'elasticloadbalancing.DescribeLoadBalancerAttributes': { Attributes: [{ Key: 'access_logs.s3.enabled', Value: 'true' }] },
  'elasticloadbalancing.DescribeTargetGroupAttributes': { Attributes: [{ Key: 'stickiness.enabled', Value: 'false' }] },
  'elasticloadbalancing.DescribeListeners': { Listeners: [{ Protocol: 'HTTPS', Port: 443 }] },
  'elasticloadbalancing.DescribeTargetGroups': {
    TargetGroups: times(20, number => ({ TargetGroupArn: `arn:tg/${String(number)}`, TargetType: 'instance', LoadBalancerArns: [balancerArn(number)] })),
  },
  'elasticloadbalancing.DescribeTargetHealth': { TargetHealthDescriptions: [{ Target: { Id: 'i-0', Port: 80 }, TargetHealth: { State: 'healthy' } }] },
  'elasticloadbalancing.DescribeTags': { TagDescriptions: times(20, number => ({ ResourceArn: balancerArn(number), Tags: [] })) },
}; // prettier-ignore

const DATA: Answers = {
  'rds.DescribeDBInstances': { DBInstances: named('DBInstance', []) },
  'rds.DescribeDBClusters': { DBClusters: named('DBCluster', []) },
  'rds.DescribeDBSnapshots': {
    DBSnapshots: named('DBSnapshot', times(40, number => ({
      DBSnapshotIdentifier: `shop-${String(number)}`, DBInstanceIdentifier: 'shop', SnapshotType: 'manual', Status: 'available', SnapshotCreateTime: CREATED, Encrypted: true,
    }))),
  },
  'rds.DescribeDBSnapshotAttributes': { DBSnapshotAttributesResult: { DBSnapshotAttributes: named('DBSnapshotAttribute', []) } },
  'rds.DescribeDBClusterSnapshots': { DBClusterSnapshots: named('DBClusterSnapshot', []) },
  'rds.DescribeDBInstanceAutomatedBackups': { DBInstanceAutomatedBackups: named('DBInstanceAutomatedBackup', []) },
  's3.ListBuckets': {
    ListAllMyBucketsResult: {
      Buckets: named('Bucket', times(80, number => ({ Name: `noonsale-${String(number)}`, CreationDate: CREATED, BucketRegion: REGIONS[number % 2] ?? REGIONS[0] }))),
    },
  },
  's3.GetBucketEncryption': { ServerSideEncryptionConfiguration: { Rule: flat([{ ApplyServerSideEncryptionByDefault: { SSEAlgorithm: 'AES256' } }]) } },
  's3.GetBucketVersioning': { VersioningConfiguration: { Status: 'Enabled' } },
  's3.GetBucketReplication': fault('ReplicationConfigurationNotFoundError', 404),
  's3.GetObjectLockConfiguration': fault('ObjectLockConfigurationNotFoundError', 404),
  's3.GetBucketTagging': fault('NoSuchTagSet', 404),
  's3control.GetPublicAccessBlock': {
    PublicAccessBlockConfiguration: { BlockPublicAcls: true, IgnorePublicAcls: true, BlockPublicPolicy: true, RestrictPublicBuckets: true },
  },
  'backup.ListBackupPlans': { BackupPlansList: times(6, number => ({ BackupPlanId: `plan-${String(number)}`, BackupPlanName: `plan-${String(number)}` })) },
  'backup.GetBackupPlan': { BackupPlan: { BackupPlanName: 'plan', Rules: [] } },
  'backup.ListBackupSelections': { BackupSelectionsList: [] },
  'backup.ListBackupVaults': { BackupVaultList: times(4, number => ({ BackupVaultName: `vault-${String(number)}`, Locked: false })) },
  'backup.ListProtectedResources': { Results: [] },
  'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [] },
}; // prettier-ignore

const RECORDS: Answers = {
  'iam.GetAccountSummary': '<SummaryMap><entry><key>AccountMFAEnabled</key><value>1</value></entry><entry><key>AccountAccessKeysPresent</key><value>0</value></entry></SummaryMap>',
  'iam.GetAccountPasswordPolicy': { PasswordPolicy: { MinimumPasswordLength: 14 } },
  'iam.GenerateCredentialReport': { State: 'COMPLETE' },
  'iam.GetCredentialReport': {
    Content: Buffer.from('user,arn,user_creation_time,password_enabled,password_last_used,mfa_active\n').toString('base64'),
    ReportFormat: 'text/csv',
    GeneratedTime: CREATED,
  },
  'cloudtrail.DescribeTrails': { trailList: [] },
}; // prettier-ignore

/** An account of medium size with the latency of a remote region. */
export function slowAccount(milliseconds: number): Readonly<Record<string, Script>> {
  const answers: Answers = { ...WHO, ...COMPUTE, ...BALANCERS, ...DATA, ...RECORDS };
  return Object.fromEntries(
    Object.entries(answers).map(([call, answer]) => [
      call,
      (request: AwsRequestSeen) => delayed(milliseconds, typeof answer === 'function' ? answer(request) : answer),
    ]),
  );
}
