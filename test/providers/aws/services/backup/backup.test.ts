import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsBackup } from '../../../../../src/providers/aws/services/backup/backup.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, raw, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const DATABASE = `arn:aws:rds:${REGION}:${ACCOUNT}:db:shop`;
const seconds = (iso: string): number => Date.parse(iso) / 1000;
const vaultArn = (name: string): string => `arn:aws:backup:${REGION}:${ACCOUNT}:backup-vault:${name}`;
const vault = (name: string, more: object = {}): object => ({
  BackupVaultName: name,
  BackupVaultArn: vaultArn(name),
  CreationDate: seconds('2026-01-02T03:04:05Z'),
  EncryptionKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/1`,
  NumberOfRecoveryPoints: 1,
  Locked: false,
  ...more,
});
const point = (id: string, more: object = {}): object => ({
  RecoveryPointArn: `arn:aws:backup:${REGION}:${ACCOUNT}:recovery-point:${id}`,
  ResourceArn: DATABASE,
  ResourceType: 'RDS',
  ResourceName: 'shop',
  Status: 'COMPLETED',
  CreationDate: seconds('2026-11-01T00:00:00Z'),
  CalculatedLifecycle: { DeleteAt: seconds('2026-12-06T00:00:00Z') },
  IsEncrypted: true,
  EncryptionKeyArn: `arn:aws:kms:${REGION}:${ACCOUNT}:key/mrk-1`,
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'backup.ListBackupPlans': { BackupPlansList: [] },
    'backup.ListBackupSelections': { BackupSelectionsList: [] },
    'backup.ListBackupVaults': { BackupVaultList: [] },
    'backup.GetBackupVaultAccessPolicy': fault('ResourceNotFoundException'),
    'backup.ListProtectedResources': { Results: [] },
    'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());

const collect = () => collectAws({ regions: [REGION], collectors: [awsBackup] });

describe('a plan', () => {
  const plan = (name: string): object => ({
    BackupPlanId: `id-${name}`,
    BackupPlanArn: `arn:aws:backup:${REGION}:${ACCOUNT}:backup-plan:id-${name}`,
    BackupPlanName: name,
    CreationDate: seconds('2026-01-02T03:04:05Z'),
  });
  const far = 'arn:aws:backup:us-east-1:444455556666:backup-vault:safe';

  it('has its retention, its copy destinations and its number of selections', async () => {
    server.script({
      'backup.ListBackupPlans': { BackupPlansList: [plan('daily')] },
      'backup.GetBackupPlan': {
        BackupPlan: {
          BackupPlanName: 'daily',
          Rules: [
            {
              RuleName: 'a',
              TargetBackupVaultName: 'main',
              Lifecycle: { DeleteAfterDays: 35 },
              CopyActions: [{ DestinationBackupVaultArn: far }],
            },
            { RuleName: 'b', TargetBackupVaultName: 'main' },
          ],
        },
      },
      'backup.ListBackupSelections': ({ parameters }) =>
        parameters['nextToken'] === 'more'
          ? { BackupSelectionsList: [{ SelectionId: '3' }] }
          : { BackupSelectionsList: [{ SelectionId: '1' }, { SelectionId: '2' }], NextToken: 'more' },
    });
    const { population, resource } = await collect();
    expect(resource(':id-daily')).toMatchObject({
      kind: 'backup-plan',
      name: 'daily',
      stableId: 'id-daily',
      createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(resource(':id-daily').facets).toEqual({
      backupSchedule: {
        state: 'value',
        value: [
          {
            retentionDays: 35,
            intervalHours: 24,
            copyActions: [{ account: '444455556666', region: 'us-east-1', vault: far }],
          },
          { intervalHours: 24, copyActions: [] },
        ],
      },
      backupSelections: { state: 'value', value: 3 },
    });
    expect(population('backup-plan').reading).toEqual({ state: 'value', value: 1 });
  });

  it('with refused selections keeps its schedule', async () => {
    server.script({
      'backup.ListBackupPlans': { BackupPlansList: [plan('daily')] },
      'backup.GetBackupPlan': { BackupPlan: { BackupPlanName: 'daily', Rules: [] } },
      'backup.ListBackupSelections': fault('AccessDeniedException', 403),
    });
    const { resource } = await collect();
    expect(facet(resource(':id-daily'), 'backupSelections')).toMatchObject({ state: 'unread', reason: 'denied' });
    expect(facet(resource(':id-daily'), 'backupSchedule')).toEqual({ state: 'value', value: [] });
  });

  it('list that is refused is unread, not empty', async () => {
    server.script({ 'backup.ListBackupPlans': fault('AccessDeniedException', 403) });
    expect((await collect()).population('backup-plan')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'backup:ListBackupPlans',
    });
  });
});

describe('a vault', () => {
  it.each<[string, object, object]>([
    ['without a lock', {}, { state: 'none' }],
    ['locked in governance mode', { Locked: true, MinRetentionDays: 7 }, { state: 'unlocked', minRetentionDays: 7 }],
    [
      'locked in compliance mode, still in the grace period',
      { Locked: true, LockDate: seconds('2999-01-01T00:00:00Z') },
      { state: 'unlocked' },
    ],
    [
      'locked in compliance mode',
      { Locked: true, LockDate: seconds('2020-01-01T00:00:00Z'), MinRetentionDays: 30 },
      { state: 'locked', minRetentionDays: 30 },
    ],
    [
      'logically air-gapped',
      { VaultType: 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT', Locked: undefined, MinRetentionDays: 14 },
      { state: 'locked', minRetentionDays: 14 },
    ],
  ])('%s', async (_, more, lock) => {
    server.script({ 'backup.ListBackupVaults': { BackupVaultList: [vault('main', more)] } });
    expect(facet((await collect()).resource(':backup-vault:main'), 'immutability')).toEqual({
      state: 'value',
      value: lock,
    });
  });

  it('without lock fields in the response is unread', async () => {
    server.script({ 'backup.ListBackupVaults': { BackupVaultList: [vault('main', { Locked: undefined })] } });
    expect(facet((await collect()).resource(':backup-vault:main'), 'immutability')).toMatchObject({
      state: 'unread',
      reason: 'failed',
    });
  });

  it.each<[string, object, string]>([
    ['of AWS', { EncryptionKeyType: 'AWS_OWNED_KMS_KEY' }, 'provider-managed-key'],
    ['of an unknown owner', {}, 'provider-managed-key'],
    ['of another account', { EncryptionKeyArn: `arn:aws:kms:${REGION}:444455556666:key/1` }, 'customer-managed-key'],
  ])('is encrypted with a key %s', async (_, more, atRest) => {
    server.script({ 'backup.ListBackupVaults': { BackupVaultList: [vault('main', more)] } });
    expect(facet((await collect()).resource(':backup-vault:main'), 'encryptionAtRest')).toEqual({
      state: 'value',
      value: atRest,
    });
  });
});

describe('a recovery point', () => {
  it('is a backup of its source, under the lock of its vault', async () => {
    server.script({
      'backup.ListBackupVaults': {
        BackupVaultList: [vault('main', { Locked: true, LockDate: seconds('2020-01-01T00:00:00Z') })],
      },
      'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [point('1')] },
    });
    const { population, resource } = await collect();
    expect(resource(':recovery-point:1')).toMatchObject({
      kind: 'backup',
      type: 'AWS::Backup::RecoveryPoint',
      name: 'shop',
    });
    expect(resource(':recovery-point:1').facets).toEqual({
      backup: {
        state: 'value',
        value: {
          source: DATABASE,
          provider: 'aws',
          account: ACCOUNT,
          region: REGION,
          takenAt: '2026-11-01T00:00:00.000Z',
          immutability: 'locked',
          immutableUntil: '2026-12-06T00:00:00.000Z',
        },
      },
      encryptionAtRest: { state: 'value', value: 'customer-managed-key' },
      sharedWith: { state: 'value', value: [] },
    });
    expect(population('backup').reading).toEqual({ state: 'value', value: 1 });
  });

  it('from another account keeps the ARN of its source', async () => {
    const foreign = `arn:aws:rds:us-east-1:444455556666:db:shop`;
    server.script({
      'backup.ListBackupVaults': { BackupVaultList: [vault('main')] },
      'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [point('1', { ResourceArn: foreign })] },
    });
    expect(facet((await collect()).resource(':recovery-point:1'), 'backup')).toMatchObject({
      value: { source: foreign, account: ACCOUNT, region: REGION },
    });
  });

  it.each(['CREATING', 'PARTIAL', 'DELETING'])('in status %s is no backup', async Status => {
    server.script({
      'backup.ListBackupVaults': { BackupVaultList: [vault('main')] },
      'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [point('1', { Status })] },
    });
    expect(facet((await collect()).resource(':recovery-point:1'), 'backup')).toEqual({ state: 'absent' });
  });

  it('that is continuous is as recent as the last backup of its resource', async () => {
    const id = `arn:aws:backup:${REGION}:${ACCOUNT}:recovery-point:continuous:1`;
    server.script({
      'backup.ListBackupVaults': { BackupVaultList: [vault('main')] },
      'backup.ListRecoveryPointsByBackupVault': {
        RecoveryPoints: [point('continuous:1', { Status: 'AVAILABLE' }), point('old')],
      },
      'backup.ListProtectedResources': {
        Results: [{ ResourceArn: DATABASE, LastBackupTime: seconds('2026-11-20T00:00:00Z'), LastRecoveryPointArn: id }],
      },
    });
    const { resource } = await collect();
    expect(facet(resource(':continuous:1'), 'backup')).toMatchObject({
      value: { takenAt: '2026-11-20T00:00:00.000Z' },
    });
    expect(facet(resource(':old'), 'backup')).toMatchObject({ value: { takenAt: '2026-11-01T00:00:00.000Z' } });
  });

  it('that is a snapshot of another service leaves its sharing to that service', async () => {
    const RecoveryPointArn = `arn:aws:ec2:${REGION}::snapshot/snap-1`;
    server.script({
      'backup.ListBackupVaults': { BackupVaultList: [vault('main')] },
      'backup.ListRecoveryPointsByBackupVault': { RecoveryPoints: [point('1', { RecoveryPointArn })] },
    });
    expect(facet((await collect()).resource('snapshot/snap-1'), 'sharedWith')).toEqual({
      state: 'unread',
      reason: 'not-collected',
    });
  });

  it('is read in every vault, to the last page, also where one vault refuses', async () => {
    server.script({
      'backup.ListBackupVaults': { BackupVaultList: [vault('shut'), vault('main')] },
      'backup.ListRecoveryPointsByBackupVault': ({ parameters, path }) => {
        if (path.includes('shut')) return fault('AccessDeniedException', 403);
        return parameters['nextToken'] === 'more'
          ? { RecoveryPoints: [point('2')] }
          : { RecoveryPoints: [point('1')], NextToken: 'more' };
      },
    });
    const { population, resource } = await collect();
    expect(resource(':recovery-point:1').kind).toBe('backup');
    expect(resource(':recovery-point:2').kind).toBe('backup');
    expect(population('backup')).toMatchObject({
      reading: { state: 'unread', reason: 'denied' },
      call: 'backup:ListRecoveryPointsByBackupVault',
    });
    expect(population('backup-vault').reading).toEqual({ state: 'value', value: 2 });
  });

  it('list is complete and empty without a vault', async () => {
    expect((await collect()).population('backup').reading).toEqual({ state: 'value', value: 0 });
    expect(server.count('backup.ListProtectedResources')).toBe(0);
  });

  it.each([
    ['refused', fault('AccessDeniedException', 403), 'denied'],
    ['broken', raw('<!doctype html><html></html>', 500), 'failed'],
  ])('list is unread where the vaults are %s', async (_, answer, reason) => {
    server.script({ 'backup.ListBackupVaults': answer });
    const { population } = await collect();
    expect(population('backup-vault')).toMatchObject({ reading: { state: 'unread', reason } });
    expect(population('backup')).toMatchObject({
      reading: { state: 'unread', reason },
      call: 'backup:ListBackupVaults',
    });
  });
});

it('a vault has the external accounts of its policy', async () => {
  const Statement = [
    { Effect: 'Allow', Principal: { AWS: '999900001111' }, Action: 'backup:CopyIntoBackupVault', Resource: '*' },
  ];
  server.script({ 'backup.ListBackupVaults': { BackupVaultList: [vault('main')] } });
  const sharedWith = async () => (await collect()).resource(vaultArn('main')).facets.sharedWith;
  expect(await sharedWith()).toEqual({ state: 'value', value: [] });
  server.script({ 'backup.GetBackupVaultAccessPolicy': { Policy: JSON.stringify({ Statement }) } });
  expect(await sharedWith()).toEqual({ state: 'value', value: ['999900001111'] });
  server.script({ 'backup.GetBackupVaultAccessPolicy': fault('AccessDeniedException') });
  expect(await sharedWith()).toMatchObject({ state: 'unread', reason: 'denied' });
});
