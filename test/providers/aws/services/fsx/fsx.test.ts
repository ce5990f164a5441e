import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsFsx } from '../../../../../src/providers/aws/services/fsx/fsx.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (resource: string): string => `arn:aws:fsx:${REGION}:${ACCOUNT}:${resource}`;
const file = (id: string, more: object = {}): object => ({
  OwnerId: ACCOUNT,
  CreationTime: 1_767_323_045,
  FileSystemId: id,
  FileSystemType: 'WINDOWS',
  Lifecycle: 'AVAILABLE',
  StorageCapacity: 300,
  StorageType: 'SSD',
  SubnetIds: ['subnet-a'],
  KmsKeyId: `arn:aws:kms:${REGION}:${ACCOUNT}:key/mrk-1`,
  ResourceARN: arn(`file-system/${id}`),
  Tags: [{ Key: 'Name', Value: 'office' }],
  WindowsConfiguration: { DeploymentType: 'SINGLE_AZ_2', AutomaticBackupRetentionDays: 7 },
  ...more,
});
const backup = (id: string, more: object = {}): object => ({
  BackupId: id,
  Lifecycle: 'AVAILABLE',
  Type: 'AUTOMATIC',
  CreationTime: 1_767_323_045,
  ResourceARN: arn(`backup/${id}`),
  FileSystem: { ResourceARN: arn('file-system/fs-1') },
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'fsx.DescribeFileSystems': { FileSystems: [] },
    'fsx.DescribeBackups': { Backups: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsFsx] });

it('a file system has every declared facet', async () => {
  server.script({ 'fsx.DescribeFileSystems': { FileSystems: [file('fs-1')] } });
  const office = (await collect()).resource('file-system/fs-1');
  expect(office).toMatchObject({
    kind: 'file-share',
    type: 'AWS::FSx::FileSystem',
    name: 'office',
    stableId: 'fs-1',
    createdAt: '2026-01-02T03:04:05.000Z',
  });
  expect(office.facets).toEqual({
    placement: { state: 'value', value: { spread: 'single-zone', locations: [{ region: REGION, role: 'primary' }] } },
    dataDurability: { state: 'value', value: 'durable' },
    encryptionAtRest: { state: 'value', value: 'customer-managed-key' },
    networkAccess: { state: 'absent' },
    localAuthentication: { state: 'absent' },
    sharedWith: { state: 'absent' },
    encryptionInTransit: { state: 'absent' },
    automatedBackups: { state: 'value', value: { retentionDays: 7, pointInTimeRecovery: false } },
    performance: { state: 'value', value: { type: 'WINDOWS SINGLE_AZ_2', burstable: false, storageType: 'SSD' } },
    size: { state: 'value', value: { bytes: 300 * 2 ** 30 } },
    state: { state: 'value', value: 'running' },
    infrastructureAsCode: { state: 'absent' },
  });
  expect(Object.keys(office.facets).sort()).toEqual([...(awsFsx.fills['file-share'] ?? [])].sort());
});

it('has the same facets for all four types', async () => {
  const other = (FileSystemType: string, own: object) => ({ FileSystemType, WindowsConfiguration: undefined, ...own });
  server.script({
    'fsx.DescribeFileSystems': {
      FileSystems: [
        file('ontap', other('ONTAP', { OntapConfiguration: { DeploymentType: 'MULTI_AZ_1', AutomaticBackupRetentionDays: 0 } })),
        file('zfs', other('OPENZFS', { OpenZFSConfiguration: { DeploymentType: 'SINGLE_AZ_HA_2', AutomaticBackupRetentionDays: 30 } })),
        file('scratch', other('LUSTRE', { LustreConfiguration: { DeploymentType: 'SCRATCH_2' } })),
        file('silent', other('LUSTRE', {})),
      ],
    },
  }); // prettier-ignore
  const { resource } = await collect();
  expect(resource('/ontap').facets).toMatchObject({
    placement: { value: { spread: 'multi-zone' } },
    automatedBackups: { state: 'absent' },
  });
  expect(resource('/zfs').facets).toMatchObject({
    placement: { value: { spread: 'single-zone' } },
    automatedBackups: { value: { retentionDays: 30 } },
  });
  expect(resource('/scratch').facets).toMatchObject({
    dataDurability: { value: 'derived' },
    automatedBackups: { state: 'absent' },
  });
  for (const name of ['placement', 'dataDurability', 'automatedBackups', 'performance'] as const)
    expect(facet(resource('/silent'), name)).toMatchObject({ state: 'unread', reason: 'failed' });
});

it('backups are listed, except those that AWS Backup lists', async () => {
  server.script({
    'fsx.DescribeBackups': {
      Backups: [
        backup('whole'),
        backup('half', { Lifecycle: 'CREATING' }),
        backup('volume', { FileSystem: undefined, Volume: { FileSystemId: 'fs-2' }, SourceBackupRegion: 'us-east-1' }),
        backup('lost', { FileSystem: undefined }),
        backup('theirs', { Type: 'AWS_BACKUP' }),
      ],
    },
  });
  const { resource, names } = await collect();
  expect(names('backup')).toEqual(['whole', 'half', 'volume', 'lost']);
  expect(facet(resource('/whole'), 'backup')).toMatchObject({
    value: { source: arn('file-system/fs-1'), takenAt: '2026-01-02T03:04:05.000Z', immutability: 'none' },
  });
  expect(facet(resource('/half'), 'backup')).toEqual({ state: 'absent' });
  expect(facet(resource('/volume'), 'backup')).toMatchObject({
    value: { source: `arn:aws:fsx:us-east-1:${ACCOUNT}:file-system/fs-2`, region: REGION },
  });
  expect(facet(resource('/lost'), 'backup')).toMatchObject({ state: 'unread' });
  expect(Object.keys(resource('/whole').facets).sort()).toEqual([...(awsFsx.fills.backup ?? [])].sort());
});

it('reads to the last page', async () => {
  server.script({
    'fsx.DescribeFileSystems': [
      { FileSystems: [file('fs-1')], NextToken: 'next' },
      { FileSystems: [file('fs-2', { Tags: [] })] },
    ],
  });
  const { names, population } = await collect();
  expect(names('file-share')).toEqual(['office', 'fs-2']);
  expect(population('file-share').reading).toEqual({ state: 'value', value: 2 });
  expect(server.count('fsx.DescribeFileSystems')).toBe(2);
});

it('refused calls leave facets unread', async () => {
  const denied = fault('AccessDeniedException');
  server.script({ 'fsx.DescribeFileSystems': denied, 'fsx.DescribeBackups': denied });
  const { population } = await collect();
  for (const kind of ['file-share', 'backup'])
    expect(population(kind).reading).toMatchObject({ state: 'unread', reason: 'denied' });
});
