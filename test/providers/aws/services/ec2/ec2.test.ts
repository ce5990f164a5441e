import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FacetName } from '../../../../../src/model/facets.ts';
import type { Resource } from '../../../../../src/model/resource.ts';
import { awsEbsSnapshots } from '../../../../../src/providers/aws/services/ec2/ebs-snapshots.ts';
import { awsEbsVolumes } from '../../../../../src/providers/aws/services/ec2/ebs-volumes.ts';
import { awsEc2Instances } from '../../../../../src/providers/aws/services/ec2/instances.ts';
import { awsEc2Network } from '../../../../../src/providers/aws/services/ec2/network.ts';
import { awsEc2SecurityGroups } from '../../../../../src/providers/aws/services/ec2/security-groups.ts';
import { collectAws, useAwsEnvironment, type Collected } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (resource: string, account = ACCOUNT, region = REGION): string =>
  `arn:aws:ec2:${region}:${account}:${resource}`;
const tags = (entries: Readonly<Record<string, string>>): object[] =>
  Object.entries(entries).map(([key, value]) => ({ key, value }));
const valueOf = (resource: Resource, facet: FacetName): unknown => {
  const reading = resource.facets[facet];
  return reading?.state === 'value' ? reading.value : reading;
};

const instance = (instanceId: string, more: object = {}): object => ({
  instanceId,
  instanceType: 't3.micro',
  instanceState: { name: 'running' },
  launchTime: '2026-01-02T03:04:05.000Z',
  placement: { availabilityZone: 'eu-west-1a' },
  networkInterfaceSet: [
    {
      subnetId: 'subnet-1',
      vpcId: 'vpc-1',
      privateIpAddressesSet: [{ privateIpAddress: '10.0.1.4' }],
      groupSet: [{ groupId: 'sg-1' }],
      association: { publicIp: '203.0.113.1' },
      ipv6AddressesSet: [{ ipv6Address: '2001:db8::1' }],
    },
  ],
  cpuOptions: { coreCount: 1, threadsPerCore: 2 },
  metadataOptions: { httpTokens: 'optional', httpEndpoint: 'enabled' },
  rootDeviceName: '/dev/xvda',
  blockDeviceMapping: [{ deviceName: '/dev/xvda', ebs: { volumeId: 'vol-1' } }],
  tagSet: [],
  ...more,
});

const flowLog = (resourceId: string, more: object = {}): object => ({
  flowLogId: 'fl-1',
  resourceId,
  flowLogStatus: 'ACTIVE',
  deliverLogsStatus: 'SUCCESS',
  trafficType: 'ALL',
  ...more,
});
const ANSWERS: Readonly<Record<string, Script>> = {
  'ec2.DescribeInstances': {
    reservationSet: [
      {
        instancesSet: [
          instance('i-shop', {
            userData: 'c2VjcmV0',
            iamInstanceProfile: { arn: 'arn:aws:iam::1:instance-profile/app/shop' },
            tagSet: tags({
              Name: 'shop',
              'aws:autoscaling:groupName': 'web',
              'aws:cloudformation:stack-name': 'site',
              'aws:cloudformation:stack-id': 'arn:x',
              'aws:cloudformation:logical-id': 'Shop',
            }),
          }),
          instance('i-gone', { instanceState: { name: 'terminated' } }),
          instance('i-resting', {
            instanceType: 'u7i-12tb.224xlarge',
            virtualizationType: 'paravirtual',
            instanceLifecycle: 'spot',
            instanceState: { name: 'stopped' },
            placement: { availabilityZone: 'eu-west-1b', availabilityZoneId: 'euw1-az9' },
            networkInterfaceSet: [
              { subnetId: 'subnet-2', groupSet: [], ipv6AddressesSet: [{ ipv6Address: 'fd00::1' }] },
            ],
            metadataOptions: { httpTokens: 'required', httpEndpoint: 'enabled' },
          }),
          instance('i-bare', {
            instanceType: 'm5.large',
            placement: {},
            networkInterfaceSet: [{ groupSet: [] }],
            metadataOptions: undefined,
          }),
        ],
      },
    ],
  },
  'ec2.DescribeInstanceTypes': {
    instanceTypeSet: [
      { instanceType: 't3.micro', ebsInfo: { ebsOptimizedSupport: 'default' } },
      { instanceType: 'm5.large', ebsInfo: { ebsOptimizedSupport: 'supported' } },
      { instanceType: 'u7i-12tb.224xlarge', ebsInfo: { ebsOptimizedSupport: 'unsupported' } },
    ],
  },
  'ec2.DescribeVolumes': {
    volumeSet: [
      {
        volumeId: 'vol-1',
        size: 8,
        status: 'in-use',
        availabilityZone: 'eu-west-1a',
        encrypted: true,
        kmsKeyId: arn('x').replace('ec2', 'kms'),
        volumeType: 'gp2',
        iops: 100,
        attachmentSet: [{ instanceId: 'i-shop' }],
        tagSet: tags({ 'managed-by': 'terraform' }),
      },
      {
        volumeId: 'vol-2',
        size: 1,
        status: 'available',
        availabilityZone: 'eu-west-1z',
        encrypted: false,
        volumeType: 'io2',
        attachmentSet: [],
      },
      { volumeId: 'vol-3', status: 'available', availabilityZone: 'eu-west-1b', attachmentSet: [] },
    ],
  },
  'ec2.DescribeSnapshots': {
    snapshotSet: [
      ['snap-0', 'vol-1', 'nightly'],
      ['snap-1', 'vol-ffffffff', '[Copied snap-0aa from us-east-1] nightly'],
      [
        'snap-2',
        'vol-ffffffff',
        'Copied for DestinationAmi ami-2 from SourceAmi ami-1 for SourceSnapshot snap-0bb. Task created on 1,2.',
      ],
      ['snap-3', 'vol-ffffffff', 'imported'],
      ['snap-4', 'vol-1', 'made by AWS Backup', { tagSet: tags({ 'aws:backup:source-resource': 'x' }) }],
      ['snap-5', 'vol-1', 'broken', { status: 'error' }],
      ['snap-6', 'vol-1', 'of a stranger', { ownerId: '999988887777' }],
    ].map(([snapshotId, volumeId, description, more]) => ({
      snapshotId,
      volumeId,
      description,
      ownerId: ACCOUNT,
      status: 'completed',
      startTime: '2026-11-01T00:00:00.000Z',
      encrypted: false,
      ...(more as object | undefined),
    })),
  },
  'ec2.DescribeLockedSnapshots': ({ parameters }) =>
    parameters['NextToken'] === undefined
      ? {
          snapshotSet: [{ snapshotId: 'snap-0', lockState: 'compliance', lockExpiresOn: '2027-11-01T00:00:00.000Z' }],
          nextToken: 'more',
        }
      : { snapshotSet: [{ snapshotId: 'snap-1', lockState: 'governance' }] },
  'ec2.DescribeSnapshotAttribute': ({ parameters }) => ({
    snapshotId: String(parameters['SnapshotId']),
    createVolumePermission: parameters['SnapshotId'] === 'snap-0' ? [{ group: 'all' }, { userId: '444455556666' }] : [],
  }),
  'ec2.DescribeSecurityGroups': {
    securityGroupInfo: [
      {
        groupId: 'sg-1',
        groupName: 'web',
        vpcId: 'vpc-1',
        ipPermissions: [
          {
            ipProtocol: 'tcp',
            fromPort: 22,
            toPort: 22,
            ipRanges: [{ cidrIp: '0.0.0.0/0' }],
            ipv6Ranges: [{ cidrIpv6: '::/0' }],
          },
          { ipProtocol: '-1', groups: [{ groupId: 'sg-2' }], prefixListIds: [{ prefixListId: 'pl-1' }] },
          { ipProtocol: 'icmp', fromPort: 8, toPort: -1, ipRanges: [{ cidrIp: '10.0.0.0/8' }] },
        ],
      },
      { groupId: 'sg-odd', groupName: 'odd', ipPermissions: [{ fromPort: 1, toPort: 2 }] },
    ],
  },
  'ec2.GetManagedPrefixListEntries': ({ parameters }) =>
    parameters['PrefixListId'] === 'pl-1'
      ? { entrySet: [{ cidr: '198.51.100.0/24' }, { cidr: '0.0.0.0/0' }] }
      : fault('UnauthorizedOperation', 403),
  'ec2.DescribeVpcs': { vpcSet: [{ vpcId: 'vpc-1', tagSet: tags({ Name: 'main' }) }] },
  'ec2.DescribeSubnets': {
    subnetSet: [
      { subnetId: 'subnet-1', vpcId: 'vpc-1', availabilityZone: 'eu-west-1a', availabilityZoneId: 'euw1-az3' },
      { subnetId: 'subnet-2', vpcId: 'vpc-1', availabilityZone: 'eu-west-1b' },
      { subnetId: 'subnet-3', vpcId: 'vpc-unknown', availabilityZone: 'eu-west-1b' },
    ],
  },
  'ec2.DescribeRouteTables': {
    routeTableSet: [
      {
        vpcId: 'vpc-1',
        associationSet: [{ main: true }],
        routeSet: [
          { destinationCidrBlock: '10.0.0.0/16', gatewayId: 'local', state: 'active' },
          { destinationCidrBlock: '0.0.0.0/0', natGatewayId: 'nat-1', state: 'active' },
          { destinationIpv6CidrBlock: '::/0', egressOnlyInternetGatewayId: 'eigw-1', state: 'active' },
          { destinationPrefixListId: 'pl-s3', gatewayId: 'vpce-1', state: 'active' },
        ],
      },
      {
        vpcId: 'vpc-1',
        associationSet: [{ main: false, subnetId: 'subnet-1' }],
        routeSet: [
          { destinationCidrBlock: '0.0.0.0/0', gatewayId: 'igw-1', state: 'active' },
          { destinationIpv6CidrBlock: '::/0', gatewayId: 'igw-gone', state: 'blackhole' },
        ],
      },
    ],
  },
  'ec2.DescribeVpcEndpoints': {
    vpcEndpointSet: [
      {
        vpcEndpointId: 'vpce-1',
        vpcEndpointType: 'Interface',
        state: 'available',
        vpcId: 'vpc-1',
        subnetIdSet: ['subnet-1'],
        serviceName: 'com.amazonaws.eu-west-1.secretsmanager',
        tagSet: tags({ Name: 'secrets' }),
      },
      {
        ...{ vpcEndpointId: 'vpce-2', vpcEndpointType: 'Gateway', state: 'available', vpcId: 'vpc-1', tagSet: [] },
        policyDocument:
          '{"Statement":[{"Effect":"Allow","Principal":"*","Action":"s3:*","Resource":"arn:aws:s3:::orders/*"}]}',
      },
      { vpcEndpointId: 'vpce-3', vpcEndpointType: 'Interface', state: 'deleted', vpcId: 'vpc-1', tagSet: [] },
      {
        vpcEndpointId: 'vpce-4',
        vpcEndpointType: 'Interface',
        state: 'available',
        vpcId: 'vpc-1',
        subnetIdSet: ['subnet-of-others'],
        serviceName: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b',
        tagSet: [],
      },
    ],
  },
  'ec2.DescribeTransitGatewayVpcAttachments': {
    transitGatewayVpcAttachments: [
      {
        transitGatewayAttachmentId: 'tgw-attach-1',
        state: 'available',
        vpcId: 'vpc-1',
        subnetIds: ['subnet-1', 'subnet-2'],
        tagSet: [],
      },
    ],
  },
  'ec2.DescribeVpcPeeringConnections': {
    vpcPeeringConnectionSet: [
      {
        vpcPeeringConnectionId: 'pcx-1',
        requesterVpcInfo: {
          ownerId: '999900001111',
          vpcId: 'vpc-far',
          region: 'eu-north-1',
          cidrBlock: '10.9.0.0/16',
          cidrBlockSet: [{ cidrBlock: '10.9.0.0/16' }],
          ipv6CidrBlockSet: [{ ipv6CidrBlock: '2001:db8:9::/56' }],
        },
        accepterVpcInfo: {
          ownerId: ACCOUNT,
          vpcId: 'vpc-1',
          region: REGION,
          cidrBlock: '10.0.0.0/16',
          cidrBlockSet: [{ cidrBlock: '10.0.0.0/16' }],
        },
        status: { code: 'active', message: 'Active' },
        tagSet: tags({ Name: 'to-stock' }),
      },
      {
        vpcPeeringConnectionId: 'pcx-2',
        requesterVpcInfo: { ownerId: ACCOUNT, vpcId: 'vpc-1', region: REGION },
        accepterVpcInfo: { ownerId: '999900001111', vpcId: 'vpc-far', region: 'eu-north-1' },
        status: { code: 'pending-acceptance' },
        tagSet: [],
      },
      { vpcPeeringConnectionId: 'pcx-3', status: { code: 'deleted' }, tagSet: [] },
    ],
  },
  'ec2.DescribeVpnConnections': {
    vpnConnectionSet: [
      {
        vpnConnectionId: 'vpn-1',
        state: 'available',
        customerGatewayId: 'cgw-1',
        vpnGatewayId: 'vgw-1',
        tagSet: [],
        vgwTelemetry: [{ status: 'UP' }, { status: 'DOWN' }],
      },
    ],
  },
  'route53resolver.ListResolverEndpoints': {
    ResolverEndpoints: [
      {
        Id: 'rslvr-1',
        Arn: 'arn:aws:route53resolver:eu-west-1:111122223333:resolver-endpoint/rslvr-1',
        Name: 'to-office',
        Status: 'OPERATIONAL',
        HostVPCId: 'vpc-1',
      },
    ],
  },
  'route53resolver.ListResolverEndpointIpAddresses': {
    IpAddresses: [{ SubnetId: 'subnet-1' }, { SubnetId: 'subnet-2' }],
  },
  'route53resolver.ListResolverQueryLogConfigAssociations': {
    ResolverQueryLogConfigAssociations: [
      { ResourceId: 'vpc-1', Status: 'ACTIVE' },
      { ResourceId: 'vpc-2', Status: 'FAILED' },
    ],
  },
  'route53resolver.ListFirewallRuleGroupAssociations': { FirewallRuleGroupAssociations: [{ VpcId: 'vpc-1' }] },
  'ec2.DescribeFlowLogs': ({ parameters }) =>
    parameters['NextToken'] === 'more'
      ? { flowLogSet: [flowLog('subnet-2')] }
      : {
          flowLogSet: [
            flowLog('vpc-1', { deliverLogsStatus: 'FAILED' }),
            flowLog('vpc-1', { trafficType: 'REJECT' }),
            flowLog('subnet-1', { deliverLogsStatus: 'FAILED' }),
            flowLog('subnet-1'),
            flowLog('subnet-1', { flowLogStatus: 'ERROR' }),
          ],
          nextToken: 'more',
        },
  'ec2.DescribeNetworkAcls': {
    networkAclSet: [
      {
        associationSet: [{ subnetId: 'subnet-1' }, { subnetId: 'subnet-2' }],
        entrySet: [
          { ruleNumber: 32767, protocol: '-1', ruleAction: 'deny', egress: false, cidrBlock: '0.0.0.0/0' },
          {
            ruleNumber: 90,
            protocol: '6',
            ruleAction: 'deny',
            egress: false,
            cidrBlock: '0.0.0.0/0',
            portRange: { from: 3389, to: 3389 },
          },
          { ruleNumber: 100, protocol: '-1', ruleAction: 'allow', egress: false, ipv6CidrBlock: '::/0' },
          { ruleNumber: 50, protocol: '-1', ruleAction: 'deny', egress: true, cidrBlock: '0.0.0.0/0' },
        ],
      },
    ],
  },
  'ec2.DescribeInternetGateways': {
    internetGatewaySet: [{ internetGatewayId: 'igw-1', attachmentSet: [{ vpcId: 'vpc-1', state: 'available' }] }],
  },
  'ec2.DescribeNatGateways': {
    natGatewaySet: [
      { natGatewayId: 'nat-1', subnetId: 'subnet-2', vpcId: 'vpc-1', state: 'available', availabilityMode: 'zonal' },
      { natGatewayId: 'nat-wide', vpcId: 'vpc-1', state: 'pending', availabilityMode: 'regional' },
      { natGatewayId: 'nat-gone', subnetId: 'subnet-2', state: 'deleted' },
    ],
  },
  'ec2.DescribeAddresses': {
    addressesSet: [
      { allocationId: 'eipalloc-1', publicIp: '203.0.113.9', instanceId: 'i-shop' },
      { allocationId: 'eipalloc-2', publicIp: '203.0.113.10' },
    ],
  },
};

const COLLECTORS = [awsEc2Instances, awsEbsVolumes, awsEbsSnapshots, awsEc2SecurityGroups, awsEc2Network];
let server: AwsServer;
let collected: Collected;
beforeAll(async () => {
  server = await startAwsServer(ANSWERS);
  useAwsEnvironment(server.url);
  collected = await collectAws({ regions: [REGION], collectors: COLLECTORS });
});
afterAll(() => server.close());

const facets = (id: string): Record<string, unknown> => {
  const resource = collected.resource(id);
  return Object.fromEntries(Object.keys(resource.facets).map(name => [name, valueOf(resource, name as FacetName)]));
};
const zone = (id: string): object => ({
  spread: 'single-zone',
  locations: [{ region: REGION, zone: id, role: 'primary' }],
});

it('emits exactly the facets that the collectors declare', () => {
  for (const { fills, lists } of COLLECTORS) {
    for (const kind of lists) {
      const filled = new Set(
        collected.records.flatMap(record =>
          record.record === 'resource' && record.kind === kind ? Object.keys(record.facets) : [],
        ),
      );
      expect([kind, [...filled].sort()]).toEqual([kind, [...(fills[kind] ?? [])].sort()]);
    }
  }
});

it('calls each operation once, attributes once for each snapshot', () => {
  const calls = server.log.map(
    ({ call, parameters }) => `${call} ${JSON.stringify([parameters['SnapshotId'], parameters['NextToken']])}`,
  );
  expect(calls).toEqual([...new Set(calls)]);
  expect(collected.refusals).toEqual([]);
});

describe('servers', () => {
  it('exclude terminated instances and carry their Name tag', () => {
    expect(collected.names('server')).toEqual(['shop', 'i-resting', 'i-bare']);
    expect(collected.population('server').reading).toEqual({ state: 'value', value: 3 });
  });

  it('have placement, network interfaces, volumes and placement group, without user data', () => {
    expect(collected.resource('instance/i-shop')).toMatchObject({
      id: arn('instance/i-shop'),
      stableId: 'i-shop',
      slot: 'site/Shop',
      account: ACCOUNT,
      region: REGION,
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(facets('instance/i-shop')).toEqual({
      workloadIdentity: 'shop',
      state: 'running',
      placement: zone('euw1-az3'),
      performance: { type: 't3.micro', burstable: true, previousGeneration: false, generation: '3' },
      instanceLifecycle: 'on-demand',
      networkInterfaces: [
        {
          subnet: arn('subnet/subnet-1'),
          firewalls: [arn('security-group/sg-1')],
          addressFamilies: ['ipv4', 'ipv6'],
          privateAddresses: { network: arn('vpc/vpc-1'), addresses: ['10.0.1.4', '2001:db8::1'] },
          publicAddresses: ['203.0.113.1'],
        },
      ],
      metadataService: 'imdsv1-allowed',
      vcpus: { count: 2, sharedQuota: true },
      ebsOptimization: 'enabled',
      infrastructureAsCode: { tool: 'CloudFormation', evidence: 'tag aws:cloudformation:stack-id' },
      relationships: [
        { to: arn('volume/vol-1'), role: 'disk' },
        { to: arn('volume/vol-1'), role: 'boot-disk' },
        { to: 'web', role: 'group' },
      ],
    });
    expect(JSON.stringify(collected.records)).not.toContain('c2VjcmV0');
  });

  it('take every value from the response, not from defaults', () => {
    expect(facets('instance/i-resting')).toMatchObject({
      state: 'stopped',
      placement: zone('euw1-az9'),
      performance: { burstable: false, previousGeneration: true },
      instanceLifecycle: 'spot',
      vcpus: { sharedQuota: false },
      networkInterfaces: [{ addressFamilies: [] }],
      metadataService: 'imdsv2-required',
      infrastructureAsCode: { state: 'absent' },
    });
  });

  it('are EBS-optimized by default of their type, or where it is enabled', () => {
    expect(valueOf(collected.resource('instance/i-resting'), 'ebsOptimization')).toBe('disabled');
    expect(valueOf(collected.resource('instance/i-bare'), 'ebsOptimization')).toBe('disabled');
    const requested = server.log.filter(({ call }) => call === 'ec2.DescribeInstanceTypes');
    expect(
      requested.map(({ parameters }) => [
        parameters['InstanceType.1'],
        parameters['InstanceType.2'],
        parameters['InstanceType.3'],
      ]),
    ).toEqual([['t3.micro', 'u7i-12tb.224xlarge', 'm5.large']]);
  });

  it('leave a facet unread where the response lacks it, and keep the rest', () => {
    const { placement, networkInterfaces, metadataService, performance } = facets('instance/i-bare');
    const gap = { state: 'unread', reason: 'failed' };
    expect([placement, networkInterfaces, metadataService]).toMatchObject([gap, gap, gap]);
    expect(performance).toEqual({ type: 'm5.large', burstable: false, previousGeneration: false, generation: '5' });
  });
});

describe('disks', () => {
  it('have size, performance, encryption and their attached instance', () => {
    expect(facets('volume/vol-1')).toEqual({
      state: 'running',
      placement: zone('euw1-az3'),
      dataDurability: 'durable',
      encryptionAtRest: 'provider-managed-key',
      size: { bytes: 8 * 2 ** 30 },
      performance: { type: 'gp2', burstable: true, storageType: 'gp2', iops: 100 },
      infrastructureAsCode: { tool: 'Terraform', evidence: 'tag managed-by' },
      relationships: [
        { to: arn('instance/i-shop'), role: 'server' },
        { to: `arn:aws:kms:eu-west-1:${ACCOUNT}:x`, role: 'key' },
      ],
    });
    expect(facets('volume/vol-2')).toMatchObject({
      state: 'stopped',
      encryptionAtRest: 'none',
      placement: { state: 'unread' },
    });
    expect(facets('volume/vol-3')).toMatchObject({
      encryptionAtRest: { state: 'unread' },
      size: { state: 'unread' },
      performance: { state: 'unread' },
    });
  });
});

describe('snapshots', () => {
  const backup = (id: string): unknown => facets(`snapshot/${id}`)['backup'];

  it('are those of the account, without those that AWS Backup lists', () => {
    expect(collected.names('backup').sort()).toEqual(['snap-0', 'snap-1', 'snap-2', 'snap-3', 'snap-5']);
    expect(collected.records).toContainEqual(
      expect.objectContaining({
        record: 'facet',
        id: arn('snapshot/snap-4', ''),
        facets: expect.objectContaining({ sharedWith: { state: 'value', value: [] } }),
      }),
    );
  });

  it('have their source, their permissions and the principals that can delete them', () => {
    expect(collected.resource('snapshot/snap-0').id).toBe(arn('snapshot/snap-0', ''));
    expect(facets('snapshot/snap-0')).toEqual({
      relationships: [],
      backup: {
        source: arn('volume/vol-1'),
        provider: 'aws',
        account: ACCOUNT,
        region: REGION,
        takenAt: '2026-11-01T00:00:00.000Z',
        immutability: 'locked',
        immutableUntil: '2027-11-01T00:00:00.000Z',
      },
      encryptionAtRest: 'none',
      sharedWith: ['*', '444455556666'],
      infrastructureAsCode: { state: 'absent' },
    });
    expect(backup('snap-1')).toMatchObject({
      source: arn('snapshot/snap-0aa', '', 'us-east-1'),
      immutability: 'unlocked',
    });
    expect(backup('snap-2')).toMatchObject({ source: 'snap-0bb', immutability: 'none' });
    expect(backup('snap-3')).toMatchObject({ source: '' });
  });

  it('in state error are no backup', () => {
    expect(backup('snap-5')).toEqual({ state: 'absent' });
  });
});

describe('firewalls', () => {
  it('have the open ports of their rules', () => {
    expect(facets('security-group/sg-1')['allowedIngress']).toEqual([
      { protocol: 'tcp', fromPort: 22, toPort: 22, sources: ['0.0.0.0/0', '::/0'] },
      { protocol: 'all', fromPort: 0, toPort: 65_535, sources: ['198.51.100.0/24', '0.0.0.0/0', 'sg-2'] },
      { protocol: 'icmp', fromPort: 0, toPort: 65_535, sources: ['10.0.0.0/8'] },
    ]);
    expect(facets('security-group/sg-odd')['allowedIngress']).toMatchObject({ state: 'unread' });
  });
});

describe('connections', () => {
  const placement = (id: string) => facets(id)['placement'];

  it('exclude deleted ones, and are placed by their subnets', () => {
    expect(collected.names('network-connection').sort()).toEqual(
      ['secrets', 'to-office', 'tgw-attach-1', 'vpce-2', 'vpce-4', 'vpn-1', 'to-stock', 'pcx-2'].sort(),
    );
    expect(placement('vpc-endpoint/vpce-1')).toMatchObject({
      spread: 'single-zone',
      locations: [{ zone: 'euw1-az3' }],
    });
    expect(placement('vpc-endpoint/vpce-2')).toMatchObject({ spread: 'regional' });
    expect(placement('vpc-endpoint/vpce-4')).toMatchObject({ state: 'unread', reason: 'failed' });
    for (const id of ['tgw-attach-1', 'rslvr-1'])
      expect(placement(id)).toMatchObject({
        spread: 'multi-zone',
        locations: [{ zone: 'euw1-az3' }, { zone: 'euw1-az2' }],
      });
    expect(facets('vpc-endpoint/vpce-1')['relationships']).toEqual([{ to: arn('vpc/vpc-1'), role: 'network' }]);
    expect(facets('vpc-endpoint/vpce-2')['relationships']).toEqual([
      { to: arn('vpc/vpc-1'), role: 'network' },
      { to: 'arn:aws:s3:::orders', role: 'private-endpoint' },
    ]);
    // A service of somebody else has one end; one of AWS leads to whatever a program asks for.
    expect(facets('vpc-endpoint/vpce-4')['relationships']).toEqual([
      { to: arn('vpc/vpc-1'), role: 'network' },
      { to: 'com.amazonaws.vpce.eu-west-1.vpce-svc-0a1b', role: 'private-endpoint' },
    ]);
  });

  it('of a Site-to-Site VPN have tunnels, the others have none', () => {
    expect(facets('vpn-connection/vpn-1')).toMatchObject({
      hybridConnection: { gateways: ['vgw-1'], peerDevice: 'cgw-1', tunnels: 2, tunnelsUp: 1 },
      placement: { state: 'absent' },
    });
    expect(facets('vpc-endpoint/vpce-1')['hybridConnection']).toEqual({ state: 'absent' });
  });

  it('of a peering have owner and region of the peer while active', () => {
    expect(facets('vpc-peering-connection/pcx-1')).toMatchObject({
      state: 'running',
      placement: { state: 'absent' },
      peerNetwork: { account: '999900001111', region: 'eu-north-1', cidrBlocks: ['10.9.0.0/16', '2001:db8:9::/56'] },
      relationships: [
        { to: arn('vpc/vpc-far', '999900001111', 'eu-north-1'), role: 'network' },
        { to: arn('vpc/vpc-1'), role: 'network' },
      ],
    });
    expect(facets('vpc-peering-connection/pcx-2')).toMatchObject({ state: 'other', peerNetwork: { state: 'absent' } });
    expect(facets('vpn-connection/vpn-1')['peerNetwork']).toEqual({ state: 'absent' });
  });

  it('are unread where the list is refused', async () => {
    server.script({ 'ec2.DescribeVpnConnections': fault('UnauthorizedOperation', 403) });
    const refused = await collectAws({ regions: [REGION], collectors: [awsEc2Network] });
    expect(refused.population('network-connection')).toMatchObject({
      reading: { state: 'unread' },
      call: 'ec2:DescribeVpnConnections',
    });
    server.script(ANSWERS);
  });
});

describe('DNS of a network', () => {
  it('is logged and filtered where an associated, working configuration exists', async () => {
    expect(facets('vpc/vpc-1')).toMatchObject({ accessLogging: 'enabled', dnsFiltering: true });
    server.script({
      'route53resolver.ListResolverQueryLogConfigAssociations': {
        ResolverQueryLogConfigAssociations: [{ ResourceId: 'vpc-1', Status: 'FAILED' }],
      },
      'route53resolver.ListFirewallRuleGroupAssociations': fault('AccessDeniedException', 403),
    });
    const { resource } = await collectAws({ regions: [REGION], collectors: [awsEc2Network] });
    expect(resource('vpc/vpc-1').facets).toMatchObject({
      accessLogging: { value: 'disabled' },
      dnsFiltering: { state: 'unread', reason: 'denied' },
    });
    server.script(ANSWERS);
  });
});

describe('subnets', () => {
  it('use their own route table, else the main one of the VPC', () => {
    expect(facets('subnet/subnet-1')['routes']).toEqual([
      { to: '0.0.0.0/0', via: 'internet', target: arn('internet-gateway/igw-1') },
      { to: '::/0', via: 'other', target: arn('internet-gateway/igw-gone') },
    ]);
    expect(facets('subnet/subnet-2')['routes']).toEqual([
      { to: '10.0.0.0/16', via: 'other', target: 'local' },
      { to: '0.0.0.0/0', via: 'nat', target: arn('natgateway/nat-1') },
      { to: '::/0', via: 'egress-only', target: arn('egress-only-internet-gateway/eigw-1') },
      { to: 'pl-s3', via: 'other', target: 'vpce-1' },
    ]);
    expect(facets('subnet/subnet-3')).toMatchObject({ routes: { state: 'unread' }, ingressRules: { state: 'unread' } });
  });

  it('have inbound rules in order of evaluation, and zone ids', () => {
    expect(facets('subnet/subnet-1')['ingressRules']).toEqual([
      { order: 90, allow: false, protocol: 'tcp', fromPort: 3389, toPort: 3389, source: '0.0.0.0/0' },
      { order: 100, allow: true, protocol: 'all', fromPort: 0, toPort: 65_535, source: '::/0' },
      { order: 32_767, allow: false, protocol: 'all', fromPort: 0, toPort: 65_535, source: '0.0.0.0/0' },
    ]);
    expect([facets('subnet/subnet-1')['placement'], facets('subnet/subnet-2')['placement']]).toEqual([
      zone('euw1-az3'),
      zone('euw1-az2'),
    ]);
  });

  it('and VPCs have their flow logs', () => {
    expect(facets('vpc/vpc-1')['flowLogs']).toBe('rejected-only');
    expect(['subnet-1', 'subnet-2', 'subnet-3'].map(id => facets(`subnet/${id}`)['flowLogs'])).toEqual([
      'enabled',
      'enabled',
      'disabled',
    ]);
  });

  it('and VPCs have unread flow logs where the call is refused', async () => {
    server.script({ 'ec2.DescribeFlowLogs': fault('UnauthorizedOperation', 403) });
    const refused = await collectAws({ regions: [REGION], collectors: [awsEc2Network] });
    for (const id of ['vpc/vpc-1', 'subnet/subnet-1'])
      expect(refused.resource(id).facets.flowLogs).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(refused.refusals).toMatchObject([{ call: 'ec2:DescribeFlowLogs', count: 1 }]);
    server.script(ANSWERS);
  });

  it('have unread routes and rules where those lists are refused', async () => {
    server.script({
      'ec2.DescribeRouteTables': fault('UnauthorizedOperation', 403),
      'ec2.DescribeNetworkAcls': fault('InternalError', 500),
    });
    const refused = await collectAws({ regions: [REGION], collectors: [awsEc2Network] });
    expect(refused.resource('subnet/subnet-1').facets).toMatchObject({
      routes: { state: 'unread', reason: 'denied' },
      ingressRules: { state: 'unread', reason: 'failed' },
    });
    expect(refused.population('subnet').reading).toEqual({ state: 'value', value: 3 });
    server.script(ANSWERS);
  });

  it('say who shares them, which are defaults, and how many addresses are in use', async () => {
    const own = { vpcId: 'vpc-1', availabilityZone: 'eu-west-1a', cidrBlock: '172.31.0.0/20', defaultForAz: true };
    server.script({
      'ec2.DescribeSubnets': {
        subnetSet: [
          { ...own, subnetId: 'subnet-own', ownerId: ACCOUNT, availableIpAddressCount: 4091 },
          { ...own, subnetId: 'subnet-far', ownerId: '999988887777', availableIpAddressCount: 4088 },
        ],
      },
    });
    const { resource } = await collectAws({ regions: [REGION], collectors: [awsEc2Network] });
    expect(resource('subnet/subnet-own').facets).toMatchObject({
      sharedBy: { state: 'absent' },
      defaultNetwork: { value: true },
      addressesInUse: { value: 0 },
    });
    expect(resource('subnet/subnet-far').facets).toMatchObject({
      sharedBy: { value: '999988887777' },
      addressesInUse: { value: 3 },
    });
    server.script(ANSWERS);
  });

  it('that are refused leave the placement of NAT gateways unread', async () => {
    server.script({ 'ec2.DescribeSubnets': fault('UnauthorizedOperation', 403) });
    const refused = await collectAws({ regions: [REGION], collectors: [awsEc2Network] });
    expect(refused.resource('natgateway/nat-1').facets.placement).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(refused.population('gateway').reading).toEqual({ state: 'value', value: 3 });
    server.script(ANSWERS);
  });
});

describe('gateways and addresses', () => {
  it('are in the zone of their subnet, or regional', () => {
    expect(collected.names('gateway').sort()).toEqual(['igw-1', 'nat-1', 'nat-wide']);
    expect(facets('natgateway/nat-1')).toMatchObject({ state: 'running', placement: zone('euw1-az2') });
    expect(facets('natgateway/nat-wide')).toMatchObject({
      state: 'other',
      placement: { spread: 'regional', locations: [{ region: REGION, role: 'primary' }] },
    });
    expect(facets('internet-gateway/igw-1')).toMatchObject({
      state: 'running',
      relationships: [{ to: arn('vpc/vpc-1'), role: 'network' }],
    });
  });

  it('are related to the resources that use them', () => {
    expect(facets('elastic-ip/eipalloc-1')['relationships']).toEqual([{ to: arn('instance/i-shop'), role: 'server' }]);
    expect(facets('elastic-ip/eipalloc-2')['relationships']).toEqual([]);
    expect(collected.names('network')).toEqual(['main']);
  });
});

it('describes instance types in batches of a hundred, each once', async () => {
  const typed = (index: number): object =>
    instance(`i-${String(index)}`, { instanceType: `m5.${String(index % 130)}` });
  server.script({
    ...ANSWERS,
    'ec2.DescribeInstances': {
      reservationSet: [{ instancesSet: Array.from({ length: 140 }, (_, index) => typed(index)) }],
    },
  });
  const before = server.log.length;
  await collectAws({ regions: [REGION], collectors: [awsEc2Instances] });
  const requested = server.log.slice(before).filter(({ call }) => call === 'ec2.DescribeInstanceTypes');
  const types = requested.map(
    ({ parameters }) => Object.keys(parameters).filter(key => key.startsWith('InstanceType.')).length,
  );
  expect(types).toEqual([100, 30]);
  server.script(ANSWERS);
});
