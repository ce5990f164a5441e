import type {
  BackupClient,
  BackupVaultListMember,
  ProtectedResource,
  RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup';
import type * as sdk from '@aws-sdk/client-backup';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { start } from '../../../kit/start.ts';
import { parseArn } from '../../arn.ts';
import type { AwsContext } from '../../context.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';

type Backup = typeof sdk;
type Vault = BackupVaultListMember & { readonly BackupVaultName: string };

const named = (vault: BackupVaultListMember): Vault => ({
  ...vault,
  BackupVaultName: assertField(vault.BackupVaultName, 'BackupVaultName'),
});

/** Lists the vaults and their recovery points. */
export async function collectVaults(ctx: AwsContext, backup: Backup, client: BackupClient): Promise<void> {
  const vaults: BackupVaultListMember[] = [];
  // Recovery points are listed by vault: both lists fail with the same error.
  const listed = start(
    (async () => {
      for await (const page of backup.paginateListBackupVaults({ client, pageSize: 1000 }, {})) {
        vaults.push(...assertField(page.BackupVaultList, 'BackupVaultList'));
      }
    })(),
  );
  await Promise.all([
    ctx.list('backup-vault', 'backup:ListBackupVaults', async () => {
      await listed;
      await awaitAll(vaults.map(async vault => emitBackupVault(ctx, backup, client, named(vault))));
    }),
    ctx.list('backup', 'backup:ListRecoveryPointsByBackupVault', async () => {
      await listed;
      if (vaults.length === 0) return;
      const api = { ctx, backup, client, protectedResources: await readProtected(ctx, backup, client) };
      await awaitAll(vaults.map(async vault => collectRecoveryPoints(api, named(vault))));
    }),
  ]);
}

async function emitBackupVault(ctx: AwsContext, backup: Backup, client: BackupClient, vault: Vault): Promise<void> {
  const { BackupVaultName: name, EncryptionKeyArn: key, EncryptionKeyType: keyType } = vault;
  const policy = await ctx.read(
    'backup:GetBackupVaultAccessPolicy',
    async () => (await client.send(new backup.GetBackupVaultAccessPolicyCommand({ BackupVaultName: name }))).Policy,
    { absentOn: ['ResourceNotFoundException'] },
  );
  ctx.emit({
    id: vaultArn(ctx, vault),
    kind: 'backup-vault',
    type:
      vault.VaultType === 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT'
        ? 'AWS::Backup::LogicallyAirGappedBackupVault'
        : 'AWS::Backup::BackupVault',
    name,
    tags: {},
    createdAt: vault.CreationDate?.toISOString(),
    facets: {
      immutability: immutabilityOf(vault),
      encryptionAtRest: value(vaultKeyManagedBy(ctx, key, keyType)),
      // Without an access policy only the own account may use the vault.
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'backup' }),
    },
  });
}

function vaultArn(ctx: AwsContext, vault: Vault): string {
  return vault.BackupVaultArn ?? ctx.arn('backup', `backup-vault:${vault.BackupVaultName}`);
}

/** AWS Backup encrypts everything that it manages; newer responses have the key type. */
function vaultKeyManagedBy(
  ctx: AwsContext,
  key: string | undefined,
  keyType: string | undefined,
): 'provider-managed-key' | 'customer-managed-key' {
  return keyType === 'AWS_OWNED_KMS_KEY' ? 'provider-managed-key' : keyManagedBy(key, ctx.account);
}

/** A vault lock can be removed until its lock date; without a date it stays in governance mode. */
function immutabilityOf(vault: BackupVaultListMember, now = Date.now()): Reading<Facets['immutability']> {
  const { VaultType: type, Locked: locked, LockDate: date, MinRetentionDays: days } = vault;
  const retention = days === undefined ? {} : { minRetentionDays: days };
  if (type === 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT') return value({ state: 'locked', ...retention });
  return mapReading(requireField(locked, 'Locked'), on => {
    if (!on) return { state: 'none' };
    return { state: date !== undefined && date.getTime() <= now ? 'locked' : 'unlocked', ...retention };
  });
}

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly backup: Backup;
  readonly client: BackupClient;
  readonly protectedResources: Reading<ReadonlyMap<string, ProtectedResource>>;
}

/** The latest backup of each resource, by ARN. */
function readProtected(
  ctx: AwsContext,
  backup: Backup,
  client: BackupClient,
): Promise<ServiceContext['protectedResources']> {
  return ctx.read('backup:ListProtectedResources', async () => {
    const resources = new Map<string, ProtectedResource>();
    for await (const page of backup.paginateListProtectedResources({ client, pageSize: 1000 }, {})) {
      for (const resource of assertField(page.Results, 'Results'))
        resources.set(assertField(resource.ResourceArn, 'ResourceArn'), resource);
    }
    return resources;
  });
}

async function collectRecoveryPoints(api: ServiceContext, vault: Vault): Promise<void> {
  const { backup, client } = api;
  const immutability = immutabilityOf(vault);
  const { BackupVaultName } = vault;
  await forEachPage(
    backup.paginateListRecoveryPointsByBackupVault({ client, pageSize: 1000 }, { BackupVaultName }),
    page =>
      forEachItem(assertField(page.RecoveryPoints, 'RecoveryPoints'), point => {
        emitRecoveryPoint(api, vault, immutability, point);
      }),
  );
}

function emitRecoveryPoint(
  api: ServiceContext,
  vault: Vault,
  immutability: Reading<Facets['immutability']>,
  point: RecoveryPointByBackupVault,
): void {
  const { ctx } = api;
  const id = assertField(point.RecoveryPointArn, 'RecoveryPointArn');
  ctx.emit({
    id,
    kind: 'backup',
    type: 'AWS::Backup::RecoveryPoint',
    name: point.ResourceName ?? id,
    tags: {},
    createdAt: point.CreationDate?.toISOString(),
    facets: {
      backup: backupOf(api, vault, immutability, point),
      encryptionAtRest: recoveryPointEncryption(ctx, point),
      // Recovery points that AWS Backup stores itself cannot be shared; for snapshots of EC2 and RDS their collectors fill it.
      ...(/^arn:[^:]*:backup:/.test(id) ? { sharedWith: value([]) } : {}),
    },
  });
}

function backupOf(
  { ctx, protectedResources }: ServiceContext,
  vault: Vault,
  immutability: Reading<Facets['immutability']>,
  point: RecoveryPointByBackupVault,
): Reading<Facets['backup']> {
  const { Status: status, ResourceArn: source } = point;
  if (status === undefined || source === undefined)
    return requireField<Facets['backup']>(undefined, 'Status or ResourceArn');
  if (!RESTORABLE.includes(status)) return absent;
  const takenAt = takenAtOf(protectedResources, point);
  if (takenAt.state !== 'value') return takenAt;
  const home = parseArn(vaultArn(ctx, vault));
  const immutableUntil = point.CalculatedLifecycle?.DeleteAt?.toISOString();
  return mapReading(immutability, ({ state }) => ({
    source,
    provider: 'aws',
    account: home?.account ?? ctx.account,
    region: home?.region ?? ctx.region,
    takenAt: takenAt.value,
    immutability: state,
    ...(immutableUntil === undefined ? {} : { immutableUntil }),
  }));
}

/** A recovery point in any other state cannot be restored. */
const RESTORABLE: readonly string[] = ['COMPLETED', 'AVAILABLE', 'STOPPED', 'EXPIRED'];

/** A continuous backup keeps the date of its start; its latest restorable time is in the list of protected resources. */
function takenAtOf(
  resources: ServiceContext['protectedResources'],
  point: RecoveryPointByBackupVault,
): Reading<string> {
  const { CreationDate: created, ResourceArn: source = '', RecoveryPointArn: id } = point;
  const resource = resources.state === 'value' ? resources.value.get(source) : undefined;
  const last = resource?.LastRecoveryPointArn === id ? resource?.LastBackupTime : undefined;
  return mapReading(requireField(created, 'CreationDate'), started =>
    (last !== undefined && last > started ? last : started).toISOString(),
  );
}

function recoveryPointEncryption(
  ctx: AwsContext,
  { IsEncrypted: encrypted, EncryptionKeyArn: key, EncryptionKeyType: type }: RecoveryPointByBackupVault,
): Reading<Facets['encryptionAtRest']> {
  return mapReading(requireField(encrypted, 'IsEncrypted'), on => (on ? vaultKeyManagedBy(ctx, key, type) : 'none'));
}
