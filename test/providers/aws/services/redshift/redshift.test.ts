import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsRedshift } from '../../../../../src/providers/aws/services/redshift/redshift.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, named, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const clusters = (...found: object[]) => ({ Clusters: named('Cluster', found as never) });
const snapshots = (...found: object[]) => ({ Snapshots: named('Snapshot', found as never) });
const parameters = (value: string) => ({
  Parameters: named('Parameter', [
    { ParameterName: 'datestyle', ParameterValue: 'ISO, MDY' },
    { ParameterName: 'require_ssl', ParameterValue: value },
  ]),
});
const cluster = (name: string, more: object = {}): object => ({
  ClusterIdentifier: name,
  NodeType: 'ra3.xlplus',
  ClusterStatus: 'available',
  Endpoint: { Address: 'reports.example', Port: 5439 },
  ClusterCreateTime: '2026-01-02T03:04:05.000Z',
  AutomatedSnapshotRetentionPeriod: 1,
  VpcSecurityGroups: named('VpcSecurityGroup', [{ VpcSecurityGroupId: 'sg-dw', Status: 'active' }]),
  ClusterParameterGroups: named('ClusterParameterGroup', [{ ParameterGroupName: 'strict' }]),
  ClusterSubnetGroupName: 'private',
  AvailabilityZone: 'eu-west-1a',
  NumberOfNodes: 2,
  PubliclyAccessible: true,
  Encrypted: false,
  AvailabilityZoneRelocationStatus: 'disabled',
  MultiAZ: 'Disabled',
  TotalStorageCapacityInMegaBytes: 400_000,
  Tags: named('Tag', [{ Key: 'env', Value: 'prod' }]),
  ...more,
});
const snapshot = (name: string, more: object = {}): object => ({
  SnapshotIdentifier: name,
  ClusterIdentifier: 'reports',
  SnapshotArn: `arn:aws:redshift:${REGION}:${ACCOUNT}:snapshot:reports/${name}`,
  SnapshotCreateTime: '2026-11-01T00:00:00.000Z',
  Status: 'available',
  Encrypted: true,
  OwnerAccount: ACCOUNT,
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'redshift.DescribeClusters': clusters(),
    'redshift.DescribeClusterSubnetGroups': {
      ClusterSubnetGroups: named('ClusterSubnetGroup', [
        { ClusterSubnetGroupName: 'private', Subnets: named('Subnet', [{ SubnetIdentifier: 'subnet-a' }]) },
      ]),
    },
    'redshift.DescribeClusterParameters': parameters('true'),
    'redshift.DescribeLoggingStatus': { LoggingEnabled: true },
    'redshift.DescribeClusterSnapshots': snapshots(),
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsRedshift] });

it('reports every declared facet of a cluster', async () => {
  server.script({ 'redshift.DescribeClusters': clusters(cluster('reports')) });
  const reports = (await collect()).resource('cluster:reports');
  expect(reports).toMatchObject({
    id: `arn:aws:redshift:${REGION}:${ACCOUNT}:cluster:reports`,
    kind: 'warehouse',
    type: 'AWS::Redshift::Cluster',
    tags: { env: 'prod' },
    createdAt: '2026-01-02T03:04:05.000Z',
  });
  expect(reports.facets).toMatchObject({
    placement: { value: { spread: 'single-zone', locations: [{ region: REGION, zone: 'euw1-az3', role: 'primary' }] } },
    dataDurability: { value: 'durable' },
    encryptionAtRest: { value: 'none' },
    encryptionInTransit: { value: 'required' },
    accessLogging: { value: 'enabled' },
    automatedBackups: { value: { retentionDays: 1, pointInTimeRecovery: false } },
    performance: { value: { type: 'ra3.xlplus', burstable: false } },
    size: { value: {} },
    networkInterfaces: {
      value: [
        {
          subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/subnet-a`,
          firewalls: [`arn:aws:ec2:${REGION}:${ACCOUNT}:security-group/sg-dw`],
          addressFamilies: ['ipv4'],
        },
      ],
    },
    listeners: { value: [{ protocol: 'tcp', port: 5439 }] },
    state: { value: 'running' },
    infrastructureAsCode: { state: 'absent' },
  });
  expect(Object.keys(reports.facets).sort()).toEqual([...(awsRedshift.fills.warehouse ?? [])].sort());
});

it('a Multi-AZ or relocatable cluster is multi-zone', async () => {
  server.script({
    'redshift.DescribeClusters': clusters(
      cluster('doubled', { MultiAZ: 'Enabled', MultiAZSecondary: { AvailabilityZone: 'eu-west-1b' } }),
      cluster('movable', { AvailabilityZoneRelocationStatus: 'enabled' }),
      cluster('old', { NodeType: 'dc2.large', ClusterStatus: 'paused', PubliclyAccessible: false }),
    ),
  });
  const { resource } = await collect();
  expect(facet(resource(':doubled'), 'placement')).toMatchObject({
    value: { spread: 'multi-zone', locations: [{ zone: 'euw1-az3' }, { zone: 'euw1-az2', role: 'standby' }] },
  });
  expect(facet(resource(':movable'), 'placement')).toMatchObject({
    value: { spread: 'multi-zone', locations: [{ zone: 'euw1-az3' }] },
  });
  expect(resource(':old').facets).toMatchObject({
    size: { value: { bytes: 400_000 * 2 ** 20 } },
    state: { value: 'stopped' },
    networkInterfaces: { value: [{ addressFamilies: [] }] },
  });
});

it('missing fields are unread, and without snapshots the list is empty', async () => {
  server.script({
    'redshift.DescribeClusters': clusters(
      cluster('silent', {
        AvailabilityZone: undefined,
        Encrypted: undefined,
        PubliclyAccessible: undefined,
        AutomatedSnapshotRetentionPeriod: undefined,
        ClusterParameterGroups: undefined,
      }),
      cluster('bare', { AutomatedSnapshotRetentionPeriod: 0 }),
    ),
    'redshift.DescribeClusterParameters': parameters('false'),
  });
  const { resource } = await collect();
  for (const name of [
    'placement',
    'encryptionAtRest',
    'networkInterfaces',
    'automatedBackups',
    'encryptionInTransit',
  ] as const)
    expect(facet(resource(':silent'), name)).toMatchObject({ state: 'unread', reason: 'failed' });
  expect(resource(':bare').facets).toMatchObject({
    automatedBackups: { state: 'absent' },
    encryptionInTransit: { value: 'optional' },
  });
});

it('a snapshot is a backup of its cluster, also in another region', async () => {
  server.script({
    'redshift.DescribeClusterSnapshots': snapshots(
      snapshot('here', { AccountsWithRestoreAccess: named('AccountWithRestoreAccess', [{ AccountId: '999988887777' }]) }),
      snapshot('copied', { SourceRegion: 'us-east-1' }),
      snapshot('half', { Status: 'creating' }),
    ),
  }); // prettier-ignore
  const { resource } = await collect();
  expect(resource('/here').facets).toMatchObject({
    backup: { value: { source: `arn:aws:redshift:${REGION}:${ACCOUNT}:cluster:reports`, takenAt: '2026-11-01T00:00:00.000Z' } },
    encryptionAtRest: { value: 'provider-managed-key' },
    sharedWith: { value: ['999988887777'] },
  }); // prettier-ignore
  expect(facet(resource('/copied'), 'backup')).toMatchObject({
    value: { source: `arn:aws:redshift:us-east-1:${ACCOUNT}:cluster:reports`, region: REGION },
  });
  expect(facet(resource('/half'), 'backup')).toEqual({ state: 'absent' });
  expect(Object.keys(resource('/here').facets).sort()).toEqual([...(awsRedshift.fills.backup ?? [])].sort());
});

it('reads every page, and requests shared settings once, none without clusters', async () => {
  expect((await collect()).population('warehouse').reading).toEqual({ state: 'value', value: 0 });
  expect(server.count('redshift.DescribeClusterSubnetGroups')).toBe(0);
  server.script({
    'redshift.DescribeClusters': [{ ...clusters(cluster('one')), Marker: 'next' }, clusters(cluster('two'))],
  });
  expect((await collect()).names('warehouse')).toEqual(['one', 'two']);
  expect(server.count('redshift.DescribeClusterSubnetGroups')).toBe(1);
  expect(server.count('redshift.DescribeClusterParameters')).toBe(1);
});

it('refused calls leave facets unread', async () => {
  const denied = fault('AccessDenied', 403);
  server.script({ 'redshift.DescribeClusters': denied, 'redshift.DescribeClusterSnapshots': denied });
  const { population } = await collect();
  for (const kind of ['warehouse', 'backup'])
    expect(population(kind).reading).toMatchObject({ state: 'unread', reason: 'denied' });
  server.script({
    'redshift.DescribeClusters': clusters(cluster('reports')),
    'redshift.DescribeClusterSubnetGroups': denied,
    'redshift.DescribeClusterParameters': denied,
  });
  const reports = (await collect()).resource('cluster:reports');
  for (const name of ['networkInterfaces', 'encryptionInTransit'] as const)
    expect(facet(reports, name)).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('reports the audit log, unread where the call is refused', async () => {
  server.script({
    'redshift.DescribeClusters': clusters(cluster('mute'), cluster('hidden')),
    'redshift.DescribeLoggingStatus': ({ parameters: { ClusterIdentifier: name } }) =>
      name === 'hidden' ? fault('AccessDenied', 403) : { LoggingEnabled: false },
  });
  const { resource } = await collect();
  expect(facet(resource(':mute'), 'accessLogging')).toEqual({ state: 'value', value: 'disabled' });
  expect(facet(resource(':hidden'), 'accessLogging')).toMatchObject({ state: 'unread', reason: 'denied' });
});
