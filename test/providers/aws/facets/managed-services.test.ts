import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsDirectoryService } from '../../../../src/providers/aws/services/directory-service/directory-service.ts';
import { awsCloudHsm } from '../../../../src/providers/aws/services/cloudhsm/cloudhsm.ts';
import { awsLightsail } from '../../../../src/providers/aws/services/lightsail/lightsail.ts';
import { awsTimestreamInfluxDb } from '../../../../src/providers/aws/services/timestream-influxdb/timestream-influxdb.ts';
import { awsDms } from '../../../../src/providers/aws/services/dms/dms.ts';
import { awsEmr } from '../../../../src/providers/aws/services/emr/emr.ts';
import { awsRdsProxy } from '../../../../src/providers/aws/services/rds/rds-proxy.ts';
import { awsSageMaker } from '../../../../src/providers/aws/services/sagemaker/sagemaker.ts';
import { awsStorageGateway } from '../../../../src/providers/aws/services/storage-gateway/storage-gateway.ts';
import { awsTransfer } from '../../../../src/providers/aws/services/transfer/transfer.ts';
import type { AwsCollector } from '../../../../src/providers/aws/context.ts';
import { collectAws, useAwsEnvironment } from '../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type Answer, type AwsServer } from '../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const zone = (letter: string): string => `${REGION}${letter}`;
const subnet = (id: string): string => `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}`;
const inZone = {
  placement: { value: { spread: 'single-zone' } },
  networkInterfaces: { state: 'absent' },
  state: { value: 'running' },
};
const inZones = { ...inZone, placement: { value: { spread: 'multi-zone' } } };
const byTerraform = {
  infrastructureAsCode: { state: 'value', value: { tool: 'Terraform', evidence: 'tag managed-by' } },
};
const withoutTool = { infrastructureAsCode: { state: 'absent' } };
const dms = (name: string, more: object): object => ({
  PubliclyAccessible: false, VpcSecurityGroups: [{ VpcSecurityGroupId: 'sg-1' }],
  ReplicationSubnetGroup: { Subnets: ['a', 'b', 'c'].map(letter => ({ SubnetIdentifier: `subnet-${letter}`, SubnetAvailabilityZone: { Name: zone(letter) } })) },
  ReplicationInstanceArn: `arn:dms:${name}`, ReplicationInstanceIdentifier: name, ReplicationInstanceStatus: 'available', AvailabilityZone: zone('a'), ...more,
}); // prettier-ignore
const dmsEndpoint = (EndpointIdentifier: string, more: object): object => ({
  EndpointArn: `arn:dms:endpoint:${EndpointIdentifier}`, EndpointIdentifier, Status: 'active', ...more,
}); // prettier-ignore
const directory = (DirectoryId: string, more: object): object => ({
  DirectoryId, Name: DirectoryId, Stage: 'Active', Type: 'MicrosoftAD', DesiredNumberOfDomainControllers: 2,
  VpcSettings: { AvailabilityZones: [zone('a'), zone('b')] }, ...more,
}); // prettier-ignore
const endpoint = (EndpointName: string): object => ({
  EndpointName, EndpointArn: `arn:sm:${EndpointName}`, EndpointStatus: 'InService', CreationTime: 1_767_323_045, LastModifiedTime: 1_767_323_045,
}); // prettier-ignore

const variantA = { ServiceNamespace: 'sagemaker', ResourceId: 'endpoint/lone/variant/a', ScalableDimension: 'sagemaker:variant:DesiredInstanceCount' }; // prettier-ignore
const port = (number: number, cidrs: string[], ipv6Cidrs: string[] = []) => ({ protocol: 'tcp', fromPort: number, toPort: number, cidrs, ipv6Cidrs, accessType: 'Public' }); // prettier-ignore
const hsm = (...zones: string[]) => zones.map((one, index) => ({ HsmId: `hsm-${String(index)}`, State: 'ACTIVE', AvailabilityZone: zone(one) })); // prettier-ignore

interface Case {
  readonly collector: AwsCollector;
  readonly list: string;
  readonly empty: Answer;
  /** Other lists that it requests, empty. */
  readonly besides?: Readonly<Record<string, Answer>>;
  /** A list that it requests unless the first one is known to be empty. */
  readonly unlessEmpty?: Readonly<Record<string, Answer>>;
  readonly answers: Readonly<Record<string, Answer>>;
  readonly expected: Readonly<Record<string, object>>;
}
const CASES: readonly Case[] = [
  {
    collector: awsDms,
    list: 'dms.DescribeReplicationInstances',
    empty: { ReplicationInstances: [] },
    unlessEmpty: { 'dms.DescribeEndpoints': { Endpoints: [] } },
    answers: {
      'dms.DescribeReplicationInstances': {
        ReplicationInstances: [
          dms('lone', { MultiAZ: false }),
          dms('two', { MultiAZ: true, SecondaryAvailabilityZone: zone('b') }),
          dms('silent', { PubliclyAccessible: undefined }),
          dms('open', { MultiAZ: false, PubliclyAccessible: true }),
          dms('full', { MultiAZ: false, ReplicationInstanceStatus: 'storage-full' }),
          dms('gone', { MultiAZ: false, ReplicationInstanceStatus: 'deleting' }),
        ],
      },
      'dms.DescribeEndpoints': {
        Endpoints: [
          dmsEndpoint('plain', { EngineName: 'mysql', SslMode: 'none' }),
          dmsEndpoint('tls', { EngineName: 'postgres', SslMode: 'require' }),
          dmsEndpoint('https', { EngineName: 's3', SslMode: 'none' }),
          dmsEndpoint('redis', { EngineName: 'redis', RedisSettings: { ServerName: 'r', Port: 6379, SslSecurityProtocol: 'plaintext' } }),
          dmsEndpoint('kafka', { EngineName: 'kafka', KafkaSettings: { SecurityProtocol: 'sasl-ssl' } }),
          dmsEndpoint('mute', { EngineName: 'oracle' }),
        ],
      },
    },
    // Only the subnets of the zones in which it runs.
    expected: {
      lone: { ...inZone, networkInterfaces: { value: [{ subnet: subnet('subnet-a'), addressFamilies: [] }] } },
      two: { ...inZones, networkInterfaces: { value: [{ subnet: subnet('subnet-a') }, { subnet: subnet('subnet-b') }] } },
      silent: { placement: { state: 'unread' }, networkInterfaces: { state: 'unread', reason: 'failed' } },
      open: { networkInterfaces: { value: [{ subnet: subnet('subnet-a'), addressFamilies: ['ipv4'] }] } },
      full: { ...inZone, networkInterfaces: {} },
      gone: { ...inZone, networkInterfaces: {}, state: { value: 'other' } },
      plain: { placement: { state: 'absent' }, encryptionInTransit: { value: 'none' }, state: { value: 'running' } },
      tls: { encryptionInTransit: { value: 'required' } },
      https: { encryptionInTransit: { state: 'absent' } },
      redis: { encryptionInTransit: { value: 'none' } },
      kafka: { encryptionInTransit: { value: 'required' } },
      mute: { encryptionInTransit: { state: 'unread', reason: 'failed' } },
    },
  },
  {
    collector: awsDirectoryService,
    list: 'ds.DescribeDirectories',
    empty: { DirectoryDescriptions: [] },
    answers: {
      'ds.DescribeDirectories': {
        DirectoryDescriptions: [
          directory('two', {}),
          directory('lone', { DesiredNumberOfDomainControllers: 1 }),
          directory('shared', { Type: 'SharedMicrosoftAD' }),
          directory('connector', { Type: 'ADConnector', DesiredNumberOfDomainControllers: undefined, VpcSettings: undefined, ConnectSettings: { AvailabilityZones: [zone('a'), zone('b')] } }),
        ],
      },
    },
    expected: { two: inZones, lone: inZone, connector: inZones },
  },
  {
    collector: awsRdsProxy,
    list: 'rds.DescribeDBProxies',
    empty: { DBProxies: [] },
    answers: {
      'rds.DescribeDBProxies': {
        DBProxies: [{ DBProxyArn: 'arn:proxy:shop', DBProxyName: 'shop', Status: 'available', RequireTLS: true, VpcSubnetIds: ['subnet-a'], VpcSecurityGroupIds: ['sg-1'] }, { DBProxyArn: 'arn:proxy:new', DBProxyName: 'new', Status: 'modifying', RequireTLS: false, VpcSubnetIds: ['subnet-a'] }, { DBProxyArn: 'arn:proxy:off', DBProxyName: 'off', Status: 'suspended', VpcSubnetIds: ['subnet-a'] }],
      },
    },
    expected: { shop: { networkInterfaces: { value: [{ subnet: subnet('subnet-a') }] }, placement: { state: 'absent' }, state: { value: 'running' }, encryptionInTransit: { value: 'required' } }, new: { state: { value: 'running' }, encryptionInTransit: { value: 'optional' } }, off: { encryptionInTransit: { state: 'unread' }, state: { value: 'other' } } },
  },
  {
    collector: awsTransfer,
    list: 'transfer.ListServers',
    empty: { Servers: [] },
    answers: {
      'transfer.ListServers': {
        Servers: [
          { ServerId: 's-in', Arn: 'arn:s-in', EndpointType: 'VPC', State: 'ONLINE' },
          { ServerId: 's-out', Arn: 'arn:s-out', EndpointType: 'PUBLIC', State: 'OFFLINE' },
          { ServerId: 's-old', Arn: 'arn:s-old', EndpointType: 'VPC_ENDPOINT', State: 'STARTING' },
        ],
      },
      'transfer.DescribeServer': { Server: { Arn: 'arn:s-in', EndpointDetails: { SubnetIds: ['subnet-a'], SecurityGroupIds: ['sg-1'] } } },
    },
    expected: {
      's-in': { networkInterfaces: { value: [{ subnet: subnet('subnet-a') }] }, state: { value: 'running' } },
      's-out': { networkInterfaces: { state: 'absent' }, placement: { state: 'absent' }, state: { value: 'stopped' } },
      // Its zones are not requested: the response lacks them.
      's-old': { networkInterfaces: { state: 'unread', reason: 'unsupported' }, state: { value: 'other' } },
    },
  },
  {
    collector: awsSageMaker,
    list: 'sagemaker.ListEndpoints',
    empty: { Endpoints: [] },
    besides: { 'sagemaker.ListNotebookInstances': { NotebookInstances: [] }, 'sagemaker.ListDomains': { Domains: [] } },
    unlessEmpty: { 'sagemaker.ListNotebookInstances': { NotebookInstances: [] }, 'sagemaker.ListDomains': { Domains: [] } },
    answers: {
      'sagemaker.ListNotebookInstances': { NotebookInstances: [] },
      'sagemaker.ListDomains': { Domains: [] },
      'sagemaker.ListEndpoints': { Endpoints: [endpoint('lone')] },
      'application-autoscaling.DescribeScalableTargets': { ScalableTargets: [{ ...variantA, MinCapacity: 2, MaxCapacity: 8 }] },
      'application-autoscaling.DescribeScalingPolicies': { ScalingPolicies: [{ ...variantA, PolicyName: 'p', PolicyType: 'TargetTrackingScaling' }] },
      'sagemaker.DescribeEndpoint': {
        EndpointName: 'lone', EndpointArn: 'arn:sm:lone', EndpointStatus: 'InService',
        ProductionVariants: [{ VariantName: 'a', CurrentInstanceCount: 2 }, { VariantName: 'b', CurrentInstanceCount: 1 }],
      },
    },
    expected: { lone: { ...inZone, scaling: { value: { min: 3, max: 9, desired: 3, automatic: false } } } },
  },
  {
    collector: awsEmr,
    list: 'elasticmapreduce.ListClusters',
    empty: { Clusters: [] },
    besides: { 'elasticmapreduce.GetBlockPublicAccessConfiguration': { BlockPublicAccessConfiguration: { BlockPublicSecurityGroupRules: true } } },
    answers: { 'elasticmapreduce.DescribeCluster': { Cluster: { Id: 'j-1', MasterPublicDnsName: 'ec2-198-51-100-9.compute-1.amazonaws.com', Ec2InstanceAttributes: { Ec2SubnetId: 'subnet-a', EmrManagedMasterSecurityGroup: 'sg-1', AdditionalMasterSecurityGroups: ['sg-2'] } } }, 'elasticmapreduce.ListInstanceGroups': { InstanceGroups: [{ InstanceGroupType: 'MASTER', RequestedInstanceCount: 1 }, { InstanceGroupType: 'CORE', RequestedInstanceCount: 5 }] }, 'elasticmapreduce.ListClusters': { Clusters: [{ Id: 'j-1', Name: 'reports', Status: { State: 'WAITING', Timeline: { CreationDateTime: 1_767_323_045 } } }] } },
    expected: { reports: { ...inZone, networkInterfaces: { value: [{ addressFamilies: ['ipv4'], subnet: expect.stringMatching(/subnet-a$/), firewalls: [expect.stringMatching(/sg-1$/), expect.stringMatching(/sg-2$/)] }] }, primaryNodes: { value: 1 } } },
  },
  {
    collector: awsStorageGateway,
    list: 'storagegateway.ListGateways',
    empty: { Gateways: [] },
    answers: {
      'storagegateway.ListGateways': {
        Gateways: [
          { GatewayId: 'sgw-1', GatewayName: 'here', HostEnvironment: 'EC2', GatewayOperationalState: 'ACTIVE' },
          { GatewayId: 'sgw-3', GatewayName: 'off', HostEnvironment: 'EC2', GatewayOperationalState: 'SHUTDOWN' },
          { GatewayId: 'sgw-2', GatewayName: 'office', HostEnvironment: 'VMWARE', GatewayOperationalState: 'ACTIVE' },
        ],
      },
    },
    expected: { here: inZone, off: { ...inZone, state: { value: 'other' } }, office: { placement: { state: 'unread', reason: 'unsupported' } } },
  },
  {
    collector: awsCloudHsm,
    list: 'cloudhsm.DescribeClusters',
    empty: { Clusters: [] },
    answers: {
      'cloudhsm.DescribeClusters': {
        Clusters: [
          { ClusterId: 'lone', State: 'ACTIVE', Hsms: hsm('a', 'a'), TagList: [{ Key: 'managed-by', Value: 'terraform' }] },
          { ClusterId: 'two', State: 'ACTIVE', Hsms: hsm('a', 'b'), TagList: [] },
          { ClusterId: 'half', State: 'DEGRADED', Hsms: [...hsm('a'), { HsmId: 'hsm-new', State: 'CREATE_IN_PROGRESS', AvailabilityZone: zone('b') }], TagList: [] },
          { ClusterId: 'gone', State: 'DELETED', Hsms: [] },
        ],
      },
    },
    expected: { lone: { ...inZone, ...byTerraform }, two: { ...inZones, ...withoutTool }, half: inZone },
  },
  {
    collector: awsTimestreamInfluxDb,
    list: 'timestream-influxdb.ListDbInstances',
    empty: { items: [] },
    answers: {
      'timestream-influxdb.ListDbInstances': {
        items: [
          { id: 'a', arn: 'arn:lone', name: 'lone', status: 'AVAILABLE', deploymentType: 'SINGLE_AZ' },
          { id: 'b', arn: 'arn:two', name: 'two', status: 'AVAILABLE', deploymentType: 'WITH_MULTIAZ_STANDBY' },
          { id: 'c', arn: 'arn:busy', name: 'busy', status: 'MODIFYING', deploymentType: 'SINGLE_AZ' },
          { id: 'd', arn: 'arn:gone', name: 'gone', status: 'DELETING', deploymentType: 'SINGLE_AZ' },
        ],
      },
    },
    expected: { lone: inZone, two: inZones, busy: inZone, gone: { ...inZone, state: { value: 'other' } } },
  },
  {
    collector: awsLightsail,
    list: 'lightsail.GetInstances',
    empty: { instances: [] },
    besides: { 'lightsail.GetRelationalDatabases': { relationalDatabases: [] } },
    answers: {
      'lightsail.GetInstances': { instances: [{ arn: 'arn:blog', name: 'blog', location: { availabilityZone: zone('a') }, state: { name: 'running' }, tags: [{ key: 'managed-by', value: 'terraform' }], publicIpAddress: '192.0.2.1', networking: { ports: [port(22, ['0.0.0.0/0']), port(80, ['198.51.100.0/24'], ['::/0'])] } }, { arn: 'arn:inner', name: 'inner', location: { availabilityZone: zone('a') }, state: { name: 'running' }, tags: [], networking: { ports: [port(22, ['0.0.0.0/0'])] } }, { arn: 'arn:six', name: 'six', location: { availabilityZone: zone('a') }, state: { name: 'running' }, tags: [], ipv6Addresses: ['2001:db8::1'], networking: { ports: [port(22, ['0.0.0.0/0'], ['::/0'])] } }, { arn: 'arn:mute', name: 'mute', location: { availabilityZone: zone('a') }, state: { name: 'running' }, tags: [] }] },
      'lightsail.GetRelationalDatabases': {
        relationalDatabases: [
          { arn: 'arn:lone', name: 'lone', location: { availabilityZone: zone('a') }, state: 'available', tags: [], publiclyAccessible: true, masterEndpoint: { port: 3306 } },
          { arn: 'arn:two', name: 'two', location: { availabilityZone: zone('a') }, secondaryAvailabilityZone: zone('b'), state: 'available', publiclyAccessible: false, masterEndpoint: { port: 5432 } },
        ],
      },
    },
    // A response without tags does not mean that it has none.
    expected: {
      blog: {
        ...inZone, ...byTerraform, publicAccess: { state: 'absent' },
        allowedIngress: { value: [{ protocol: 'tcp', fromPort: 22, toPort: 22, sources: ['0.0.0.0/0'] }, { fromPort: 80, sources: ['198.51.100.0/24'] }] },
      },
      inner: { ...inZone, allowedIngress: { state: 'value', value: [] } },
      six: { ...inZone, allowedIngress: { value: [{ fromPort: 22, sources: ['::/0'] }] } },
      mute: { ...inZone, allowedIngress: { state: 'unread', reason: 'failed' } },
      lone: { ...inZone, ...withoutTool, publicAccess: { value: 'public' }, listeners: { value: [{ port: 3306 }] }, allowedIngress: { state: 'absent' } },
      two: { ...inZones, publicAccess: { value: 'blocked' }, infrastructureAsCode: { state: 'unread' } },
    },
  },
]; // prettier-ignore

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer();
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

describe.each(CASES)(
  '$collector.id',
  ({ collector, list, empty, besides = {}, unlessEmpty = {}, answers, expected }) => {
    const collect = () => collectAws({ regions: [REGION], collectors: [collector] });

    it('has the zones in which each resource runs or can run', async () => {
      server.script(answers);
      const { names, records } = await collect();
      expect(names('managed-service').sort()).toEqual(Object.keys(expected).sort());
      for (const record of records) {
        if (record.record !== 'resource') continue;
        expect(record.facets).toMatchObject(expected[record.name] ?? {});
        expect(Object.keys(record.facets).sort()).toEqual([...(collector.fills['managed-service'] ?? [])].sort());
      }
    });

    it('costs one call for each list where there is nothing, and is unread where it is refused', async () => {
      server.script({ ...besides, [list]: empty });
      const before = server.log.length;
      expect((await collect()).population('managed-service').reading).toEqual({ state: 'value', value: 0 });
      const [service = ''] = list.split('.');
      expect(server.log.slice(before).filter(request => request.service === service)).toHaveLength(
        1 + Object.keys(besides).length,
      );
      server.script({ ...unlessEmpty, [list]: fault('AccessDeniedException') });
      expect((await collect()).population('managed-service').reading).toMatchObject({
        state: 'unread',
        reason: 'denied',
      });
    });
  },
);

it('requests running and waiting clusters only', async () => {
  server.script({ 'elasticmapreduce.ListClusters': { Clusters: [] } });
  await collectAws({ regions: [REGION], collectors: [awsEmr] });
  expect(server.log.find(({ operation }) => operation === 'ListClusters')?.parameters).toMatchObject({
    ClusterStates: ['RUNNING', 'WAITING'],
  });
});

it('reads Lightsail to the last page, in its regions alone', async () => {
  const blog = (name: string) => ({ arn: `arn:${name}`, name, location: { availabilityZone: zone('a') }, state: { name: 'stopped' }, tags: [] }); // prettier-ignore
  const store = (name: string, state: string) => ({ ...blog(name), state });
  server.script({
    'lightsail.GetInstances': ({ parameters }) =>
      parameters['pageToken'] === 'more'
        ? { instances: [blog('last')] }
        : { instances: [blog('first')], nextPageToken: 'more' },
    'lightsail.GetRelationalDatabases': ({ parameters }) =>
      parameters['pageToken'] === 'more'
        ? { relationalDatabases: [store('busy', 'backing-up')] }
        : { relationalDatabases: [store('off', 'stopped')], nextPageToken: 'more' },
  });
  const { names, resource } = await collectAws({ regions: [REGION], collectors: [awsLightsail] });
  expect(names('managed-service').sort()).toEqual(['busy', 'first', 'last', 'off']);
  const stateOf = (name: string) => resource(`arn:${name}`).facets.state;
  expect(['last', 'off', 'busy'].map(stateOf)).toMatchObject(
    ['stopped', 'stopped', 'running'].map(value => ({ value })),
  );
  const before = server.count('lightsail.GetInstances');
  server.script({
    'ec2.DescribeRegions': {
      regionInfo: [{ regionName: 'me-central-1', optInStatus: 'opted-in', regionEndpoint: '' }],
    },
  });
  const elsewhere = await collectAws({ regions: ['me-central-1'], collectors: [awsLightsail] });
  expect(elsewhere.population('managed-service').reading).toEqual({ state: 'value', value: 0 });
  expect(server.count('lightsail.GetInstances')).toBe(before);
});

it('says of instances of Lightsail that no security group is on them, also where it may not list them', async () => {
  server.script({ 'lightsail.GetInstances': fault('AccessDeniedException', 403) });
  const { population } = await collectAws({ regions: [REGION], collectors: [awsLightsail] });
  expect(population('managed-service')).toMatchObject({
    reading: { state: 'unread', reason: 'denied' },
    invariants: { networkInterfaces: { state: 'absent' } },
  });
});

it('an endpoint in creation has no placement yet', async () => {
  server.script({
    'sagemaker.ListEndpoints': { Endpoints: [endpoint('new')] },
    'sagemaker.DescribeEndpoint': { EndpointName: 'new', EndpointArn: 'arn:sm:new', EndpointStatus: 'Creating' },
  });
  const { resource } = await collectAws({ regions: [REGION], collectors: [awsSageMaker] });
  expect(resource('arn:sm:new').facets).toMatchObject({ placement: { state: 'absent' }, scaling: { state: 'absent' } });
});
