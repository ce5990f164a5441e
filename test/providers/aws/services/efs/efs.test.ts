import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsEfs } from '../../../../../src/providers/aws/services/efs/efs.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const SOURCE = `arn:aws:elasticfilesystem:us-east-1:${ACCOUNT}:file-system/fs-source`;
const files = (...found: object[]) => ({ FileSystems: found });
const file = (id: string, more: object = {}): object => ({
  OwnerId: ACCOUNT,
  CreationToken: id,
  FileSystemId: id,
  FileSystemArn: `arn:aws:elasticfilesystem:${REGION}:${ACCOUNT}:file-system/${id}`,
  CreationTime: 1_767_323_045,
  LifeCycleState: 'available',
  Name: 'uploads',
  NumberOfMountTargets: 2,
  SizeInBytes: { Value: 6_144 },
  PerformanceMode: 'generalPurpose',
  ThroughputMode: 'bursting',
  Encrypted: true,
  Tags: [{ Key: 'Name', Value: 'uploads' }],
  FileSystemProtection: { ReplicationOverwriteProtection: 'ENABLED' },
  ...more,
});
const mountTargets = (...zones: string[]) => ({
  MountTargets: zones.map((zone, index) => ({
    MountTargetId: `fsmt-${String(index)}`,
    FileSystemId: 'fs-1',
    SubnetId: 'subnet-1',
    LifeCycleState: 'available',
    AvailabilityZoneId: zone,
  })),
});
const replica = file('fs-copy', { FileSystemProtection: { ReplicationOverwriteProtection: 'REPLICATING' } });
const replication = (more: object) => ({
  Replications: [
    {
      SourceFileSystemId: 'fs-source',
      SourceFileSystemRegion: 'us-east-1',
      SourceFileSystemArn: SOURCE,
      OriginalSourceFileSystemArn: SOURCE,
      Destinations: [{ FileSystemId: 'fs-copy', Region: REGION, Status: 'ENABLED', ...more }],
    },
  ],
});

const ENCRYPTED_ONLY = JSON.stringify({
  Version: '2012-10-17',
  Statement: [
    {
      Effect: 'Deny',
      Principal: { AWS: '*' },
      Action: '*',
      Resource: '*',
      Condition: { Bool: { 'aws:SecureTransport': 'false' } },
    },
  ],
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'elasticfilesystem.DescribeFileSystems': files(),
    'elasticfilesystem.DescribeMountTargets': mountTargets('euw1-az1', 'euw1-az2'),
    'elasticfilesystem.DescribeBackupPolicy': { BackupPolicy: { Status: 'ENABLED' } },
    'elasticfilesystem.DescribeFileSystemPolicy': { FileSystemId: 'fs-1', Policy: ENCRYPTED_ONLY },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsEfs] });

it('a file system has every declared facet', async () => {
  server.script({ 'elasticfilesystem.DescribeFileSystems': files(file('fs-1')) });
  const { resource, population } = await collect();
  const uploads = resource('file-system/fs-1');
  expect(uploads).toMatchObject({ kind: 'file-share', type: 'AWS::EFS::FileSystem', stableId: 'fs-1', name: 'uploads' });
  expect(uploads.facets).toMatchObject({
    placement: { value: { spread: 'multi-zone', locations: [{ zone: 'euw1-az1' }, { zone: 'euw1-az2' }] } },
    dataDurability: { value: 'durable' },
    encryptionAtRest: { value: 'provider-managed-key' },
    encryptionInTransit: { value: 'required' },
    automatedBackups: { value: { retentionDays: 35, pointInTimeRecovery: false } },
    performance: { value: { type: 'generalPurpose, bursting', burstable: true } },
    size: { value: { bytes: 6_144 } },
    state: { value: 'running' },
    infrastructureAsCode: { state: 'absent' },
  });
  expect(Object.keys(uploads.facets).sort()).toEqual([...(awsEfs.fills['file-share'] ?? [])].sort());
  expect(population('backup').reading).toEqual({ state: 'value', value: 0 });
}); // prettier-ignore

it.each([
  ['One Zone', { AvailabilityZoneId: 'euw1-az3' }, mountTargets('euw1-az3'), 'single-zone', 1],
  ['one mount target', {}, mountTargets('euw1-az1'), 'single-zone', 1],
  ['two mount targets in one zone', {}, mountTargets('euw1-az1', 'euw1-az1'), 'single-zone', 1],
  ['no mount target', {}, mountTargets(), 'multi-zone', 0],
])('%s', async (_, more, mountTargets, spread, locationCount) => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(file('fs-1', more)),
    'elasticfilesystem.DescribeMountTargets': mountTargets,
  });
  const placement = facet((await collect()).resource('fs-1'), 'placement');
  expect(placement).toMatchObject({ value: { spread } });
  expect(placement.state === 'value' && placement.value.locations).toHaveLength(locationCount);
});

it('a disabled or missing backup policy is no backup; a refused one is unread', async () => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(file('fs-1'), file('fs-2'), file('fs-3')),
    'elasticfilesystem.DescribeBackupPolicy': ({ path }) =>
      path.includes('fs-1')
        ? { BackupPolicy: { Status: 'DISABLED' } }
        : path.includes('fs-2')
          ? fault('PolicyNotFound', 404)
          : fault('AccessDeniedException', 403),
  });
  const { resource } = await collect();
  expect(facet(resource('fs-1'), 'automatedBackups')).toEqual({ state: 'absent' });
  expect(facet(resource('fs-2'), 'automatedBackups')).toEqual({ state: 'absent' });
  expect(facet(resource('fs-3'), 'automatedBackups')).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('a replica is a backup of its source, as recent as its last sync', async () => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(replica),
    'elasticfilesystem.DescribeReplicationConfigurations': replication({ LastReplicatedTimestamp: 1_767_323_045 }),
  });
  const { resource, names } = await collect();
  expect(names('file-share')).toEqual([]);
  expect(facet(resource('fs-copy'), 'backup')).toMatchObject({
    value: { source: SOURCE, region: REGION, takenAt: '2026-01-02T03:04:05.000Z', immutability: 'none' },
  });
  expect(Object.keys(resource('fs-copy').facets).sort()).toEqual([...(awsEfs.fills.backup ?? [])].sort());
});

it.each([
  ['has not completed its first sync', replication({}), { state: 'absent' }],
  ['is in error', replication({ Status: 'ERROR', LastReplicatedTimestamp: 1 }), { state: 'absent' }],
  ['has no destination', { Replications: [] }, { state: 'unread', reason: 'failed' }],
  ['has a refused source', fault('AccessDeniedException', 403), { state: 'unread', reason: 'denied' }],
])('a replica that %s is no usable backup', async (_, answer, reading) => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(replica),
    'elasticfilesystem.DescribeReplicationConfigurations': answer,
  });
  expect(facet((await collect()).resource('fs-copy'), 'backup')).toMatchObject(reading);
});

it('reads to the last page, once', async () => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': [{ ...files(file('fs-1')), NextMarker: 'next' }, files(file('fs-2', { Name: 'two' }))],
  }); // prettier-ignore
  expect((await collect()).names('file-share')).toEqual(['uploads', 'two']);
  expect(server.count('elasticfilesystem.DescribeFileSystems')).toBe(2);
  expect(server.count('elasticfilesystem.DescribeMountTargets')).toBe(2);
  expect(server.count('elasticfilesystem.DescribeReplicationConfigurations')).toBe(0);
});

it('a refused list leaves file shares and backups unread', async () => {
  server.script({ 'elasticfilesystem.DescribeFileSystems': fault('AccessDeniedException', 403) });
  const { population } = await collect();
  for (const kind of ['file-share', 'backup'])
    expect(population(kind).reading).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('refused mount targets leave placement unread', async () => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(file('fs-1')),
    'elasticfilesystem.DescribeMountTargets': fault('AccessDeniedException', 403),
  });
  expect(facet((await collect()).resource('fs-1'), 'placement')).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('a file system that its policy opens is shared with everybody, but not by mount targets alone', async () => {
  const statement = { Effect: 'Allow', Principal: { AWS: '*' }, Action: 'elasticfilesystem:ClientMount' };
  const Condition = { Bool: { 'elasticfilesystem:AccessedViaMountTarget': 'true' } };
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(file('fs-1'), file('fs-2')),
    'elasticfilesystem.DescribeFileSystemPolicy': ({ path }) => ({
      Policy: JSON.stringify({ Statement: [path.includes('fs-1') ? statement : { ...statement, Condition }] }),
    }),
  });
  const { resource } = await collect();
  expect(facet(resource('fs-1'), 'sharedWith')).toEqual({ state: 'value', value: ['*'] });
  expect(facet(resource('fs-2'), 'sharedWith')).toEqual({ state: 'value', value: ['mount-target'] });
});

it('without a policy, plain text is accepted; a refused policy is unread', async () => {
  server.script({
    'elasticfilesystem.DescribeFileSystems': files(file('fs-1'), file('fs-2'), file('fs-3')),
    'elasticfilesystem.DescribeFileSystemPolicy': ({ path }) =>
      path.includes('fs-1')
        ? fault('PolicyNotFound', 404)
        : path.includes('fs-2')
          ? { Policy: 'no policy' }
          : fault('AccessDeniedException', 403),
  });
  const { resource } = await collect();
  expect(facet(resource('fs-1'), 'encryptionInTransit')).toEqual({ state: 'value', value: 'optional' });
  expect(facet(resource('fs-2'), 'encryptionInTransit')).toMatchObject({ state: 'unread', reason: 'failed' });
  expect(facet(resource('fs-3'), 'encryptionInTransit')).toMatchObject({ state: 'unread', reason: 'denied' });
});
