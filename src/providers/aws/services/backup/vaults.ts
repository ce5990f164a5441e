import type {
  BackupClient,
  BackupVaultListMember,
  ProtectedResource,
  RecoveryPointByBackupVault,
} from '@aws-sdk/client-backup';
import type * as sdk from '@aws-sdk/client-backup';
import type { Facets } from '../../../../model/facets.ts';
import { absent, valueOrNull, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { keyManagedBy, parseArn, awaitAll, requireField } from '../../client/response-fields.ts';
import { sharedWithOf } from '../../policy/resource-policy.ts';

type Backup = typeof sdk;
type Vault = BackupVaultListMember & { readonly BackupVaultName: string };

/** Reads the vaults and every recovery point in them. */
export async function collectVaults(ctx: AwsContext, backup: Backup, client: BackupClient): Promise<void> {
  const vaults: Vault[] = [];
  // Whoever cannot list the vaults does not know what is in them either: both lists fail with the same error.
  const listed = (async () => {
    for await (const page of backup.paginateListBackupVaults({ client, pageSize: 1000 }, {})) {
      for (const vault of assertField(page.BackupVaultList, 'BackupVaultList')) {
        vaults.push({ ...vault, BackupVaultName: assertField(vault.BackupVaultName, 'BackupVaultName') });
      }
    }
  })();
  await Promise.all([
    ctx.list('backup-vault', 'backup:ListBackupVaults', async () => {
      await listed;
      await awaitAll(vaults.map(vault => emitBackupVault(ctx, backup, client, vault)));
    }),
    ctx.list('backup', 'backup:ListRecoveryPointsByBackupVault', async () => {
      await listed;
      if (vaults.length === 0) return;
      const protectedResources = await readProtected(ctx, backup, client);
      await awaitAll(vaults.map(vault => collectRecoveryPoints({ ctx, backup, client, protectedResources }, vault)));
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
      encryptionAtRest: value(holderOf(ctx, key, keyType)),
      sharedWith: sharingOf(ctx, policy),
    },
  });
}

/** Without a policy nobody but the own account may use it. */
function sharingOf(ctx: AwsContext, policy: Reading<string>): Reading<string[]> {
  if (policy.state === 'unread') return policy;
  return sharedWithOf(valueOrNull(policy) ?? undefined, { account: ctx.account, service: 'backup' });
}

function vaultArn(ctx: AwsContext, vault: Vault): string {
  return vault.BackupVaultArn ?? ctx.arn('backup', `backup-vault:${vault.BackupVaultName}`);
}

/** AWS Backup encrypts whatever it manages; newer answers say whose key it is. */
function holderOf(
  ctx: AwsContext,
  key: string | undefined,
  keyType: string | undefined,
): 'provider-managed-key' | 'customer-managed-key' {
  return keyType === 'AWS_OWNED_KMS_KEY' ? 'provider-managed-key' : keyManagedBy(key, ctx.account);
}

/** A lock can be taken off until its date; without a date, for ever. */
function immutabilityOf(vault: BackupVaultListMember, now = Date.now()): Reading<Facets['immutability']> {
  const { VaultType: type, Locked: locked, LockDate: date, MinRetentionDays: days } = vault;
  const minimum = days === undefined ? {} : { minRetentionDays: days };
  if (type === 'LOGICALLY_AIR_GAPPED_BACKUP_VAULT') return value({ state: 'locked', ...minimum });
  return mapReading(requireField(locked, 'Locked'), on => {
    if (!on) return { state: 'none' };
    return { state: date !== undefined && date.getTime() <= now ? 'locked' : 'unlocked', ...minimum };
  });
}

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly backup: Backup;
  readonly client: BackupClient;
  readonly protectedResources: Reading<ReadonlyMap<string, ProtectedResource>>;
}

/** When each resource was backed up last, by its ARN. */
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

async function collectRecoveryPoints(asking: ServiceContext, vault: Vault): Promise<void> {
  const { backup, client } = asking;
  const lock = immutabilityOf(vault);
  for await (const page of backup.paginateListRecoveryPointsByBackupVault(
    { client, pageSize: 1000 },
    { BackupVaultName: vault.BackupVaultName },
  )) {
    for (const point of assertField(page.RecoveryPoints, 'RecoveryPoints'))
      emitRecoveryPoint(asking, vault, lock, point);
  }
}

function emitRecoveryPoint(
  asking: ServiceContext,
  vault: Vault,
  lock: Reading<Facets['immutability']>,
  point: RecoveryPointByBackupVault,
): void {
  const { ctx } = asking;
  const id = assertField(point.RecoveryPointArn, 'RecoveryPointArn');
  ctx.emit({
    id,
    kind: 'backup',
    type: 'AWS::Backup::RecoveryPoint',
    name: point.ResourceName ?? id,
    tags: {},
    createdAt: point.CreationDate?.toISOString(),
    facets: {
      backup: backupOf(asking, vault, lock, point),
      encryptionAtRest: encryptionOf(ctx, point),
      // What AWS Backup keeps itself cannot be shared; who may use a snapshot is for that service to say.
      ...(/^arn:[^:]*:backup:/.test(id) ? { sharedWith: value([]) } : {}),
    },
  });
}

function backupOf(
  { ctx, protectedResources }: ServiceContext,
  vault: Vault,
  lock: Reading<Facets['immutability']>,
  point: RecoveryPointByBackupVault,
): Reading<Facets['backup']> {
  const { Status: status, ResourceArn: source } = point;
  if (status === undefined || source === undefined) return unread('failed', 'the answer has no Status or ResourceArn');
  if (!USABLE.includes(status)) return absent;
  const takenAt = takenAtOf(protectedResources, point);
  if (takenAt.state !== 'value') return takenAt;
  const home = parseArn(vaultArn(ctx, vault));
  const immutableUntil = point.CalculatedLifecycle?.DeleteAt?.toISOString();
  return mapReading(lock, ({ state }) => ({
    source,
    provider: 'aws',
    account: home?.account ?? ctx.account,
    region: home?.region ?? ctx.region,
    takenAt: takenAt.value,
    immutability: state,
    ...(immutableUntil === undefined ? {} : { immutableUntil }),
  }));
}

/** What is still being written, is being deleted or lacks a part restores nothing. */
const USABLE: readonly string[] = ['COMPLETED', 'AVAILABLE', 'STOPPED', 'EXPIRED'];

/** A continuous backup keeps the date on which it began; how far it reaches stands with the resource. */
function takenAtOf(
  resources: ServiceContext['protectedResources'],
  point: RecoveryPointByBackupVault,
): Reading<string> {
  const { CreationDate: created, ResourceArn: of = '', RecoveryPointArn: id } = point;
  const resource = resources.state === 'value' ? resources.value.get(of) : undefined;
  const last = resource?.LastRecoveryPointArn === id ? resource?.LastBackupTime : undefined;
  return mapReading(requireField(created, 'CreationDate'), begun =>
    (last !== undefined && last > begun ? last : begun).toISOString(),
  );
}

function encryptionOf(
  ctx: AwsContext,
  { IsEncrypted: encrypted, EncryptionKeyArn: key, EncryptionKeyType: type }: RecoveryPointByBackupVault,
): Reading<Facets['encryptionAtRest']> {
  if (encrypted === undefined) return unread('failed', 'the answer has no IsEncrypted');
  return value(encrypted ? holderOf(ctx, key, type) : 'none');
}
