import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, tagsOf, type ArmResource } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { encryptionByKeySource, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { keyByName } from '../../facets/vault-references.ts';
import { localAuthenticationOf, networkAccessBy } from '../../facets/network-rules.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { replicatedPlacement } from '../../facets/placement.ts';
import { BLOB_READS, publicAccessOf, readBlobService } from './blob-service.ts';
import { OBJECT_REPLICATION_READS, replicationDestinationsOf } from './object-replication.ts';
import { STORAGE_ACCOUNTS, type StorageAccount } from './storage-account.ts';
import { start } from '../../../kit/start.ts';
import { isEnumValue } from '../../enum-value.ts';

/** Storage accounts: as buckets, or as file shares for the kind `FileStorage`, which stores only files. */
export const azureStorage: AzureCollector = {
  id: 'azure-storage',
  provider: 'azure',
  scope: 'global',
  lists: ['bucket', 'file-share'],
  fills: {
    bucket: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'versioning', 'replicationDestinations', 'publicAccess', 'networkAccess', 'immutability', 'singleZoneTransition',
      'localAuthentication', 'sharedWith', 'infrastructureAsCode', 'relationships',
    ],
    'file-share': ['placement', 'automatedBackups', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'networkAccess', 'localAuthentication', 'sharedWith', 'state', 'infrastructureAsCode', 'relationships'],
  }, // prettier-ignore
  types: [STORAGE_ACCOUNTS],
  operations: azureOperations([STORAGE_ACCOUNTS], { ...BLOB_READS, ...OBJECT_REPLICATION_READS }),
  decidedBy: {
    versioning: ['Microsoft.Storage/storageAccounts/blobServices:get'],
    replicationDestinations: ['Microsoft.Storage/storageAccounts/objectReplicationPolicies:list'],
    immutability: ['Microsoft.Storage/storageAccounts/blobServices/containers:list'],
  },
  collect: async ctx => {
    const rows: ArmResource[] = [];
    const listed = start(ctx.each(STORAGE_ACCOUNTS, row => void rows.push(row)));
    await Promise.all([
      ctx.list('bucket', listCall(STORAGE_ACCOUNTS), async () => {
        try {
          await listed;
        } finally {
          await Promise.all(rows.filter(row => !isFileStorage(row)).map(row => emitBucket(ctx, row)));
        }
      }),
      ctx.list('file-share', listCall(STORAGE_ACCOUNTS), async () => {
        try {
          await listed;
        } finally {
          for (const row of rows.filter(isFileStorage)) await emitFileShare(ctx, row);
        }
      }),
    ]);
  },
};

/** What applies where the account was never given a minimum (Microsoft, "Enforce a minimum required version of TLS"). */
const UNSET_TLS_VERSION = '1.0';

const isFileStorage = ({ kind }: ArmResource): boolean => isEnumValue(kind, 'FileStorage');

async function emitBucket(ctx: AzureContext, row: ArmResource): Promise<void> {
  const account = propertiesOf(row) as StorageAccount;
  const [common, blobService, replicationDestinations, publicAccess] = await Promise.all([
    accountFacets(ctx, row, account),
    readBlobService(ctx, row),
    replicationDestinationsOf(ctx, row),
    publicAccessOf(ctx, row, account),
  ]);
  ctx.emit({
    ...headOf(row, 'bucket', STORAGE_ACCOUNTS.type),
    createdAt: account.creationTime,
    facets: {
      ...common,
      versioning: flatMapReading(blobService, service => versioningOf(service, account)),
      replicationDestinations,
      publicAccess,
      immutability: value(immutabilityOf(account)),
      // Lifecycle rules change the access tier only, never the redundancy.
      singleZoneTransition: value(false),
    },
  });
}

async function emitFileShare(ctx: AzureContext, row: ArmResource): Promise<void> {
  const account = propertiesOf(row) as StorageAccount;
  ctx.emit({
    ...headOf(row, 'file-share', STORAGE_ACCOUNTS.type),
    createdAt: account.creationTime,
    facets: {
      ...(await accountFacets(ctx, row, account)),
      // Snapshots of shares are scheduled by Azure Backup, not by the account.
      automatedBackups: absent,
      state: value('running'),
    },
  });
}

const accountFacets = async (ctx: AzureContext, row: ArmResource, account: StorageAccount) =>
  ({
    placement: await placementOf(ctx, row),
    dataDurability: value('durable'),
    encryptionAtRest: mapReading(
      requireField(account.encryption?.keySource, 'encryption.keySource'),
      encryptionByKeySource,
    ),
    encryptionInTransit: flatMapReading(
      requireField(account.supportsHttpsTrafficOnly, 'supportsHttpsTrafficOnly'),
      httpsOnly => (httpsOnly ? requiredTls(value(account.minimumTlsVersion ?? UNSET_TLS_VERSION)) : value('optional')),
    ),
    // It has no resource policy.
    sharedWith: absent,
    networkAccess: value(networkAccessBy(account.publicNetworkAccess, account.networkAcls)),
    // Default: allowed (Microsoft, "Prevent Shared Key authorization").
    localAuthentication: localAuthenticationOf(
      account.allowSharedKeyAccess === false,
      Object.values(account.keyCreationTime ?? {}),
    ),
    infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    relationships: value(keyOf(account)),
  }) satisfies FacetReadings;

const keyOf = ({ encryption }: StorageAccount): Facets['relationships'] =>
  keyByName(encryption?.keyvaultproperties?.keyvaulturi, encryption?.keyvaultproperties?.keyname);

/** The SKU names the redundancy: `Standard_RAGZRS`. */
async function placementOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['placement']>> {
  const sku = requireField(row.sku?.name, 'sku.name');
  if (sku.state !== 'value') return sku;
  const redundancy = /_([A-Z]+)\d*$/.exec(sku.value.replace(/V\d$/i, ''))?.[1] ?? '';
  const spread = /GZRS$|GRS$/.test(redundancy)
    ? 'multi-region'
    : redundancy.endsWith('ZRS')
      ? 'multi-zone'
      : 'single-zone';
  return replicatedPlacement(ctx, row.location, spread);
}

/** With a hierarchical namespace, soft delete keeps no overwritten blobs (Microsoft, "Soft delete for blobs"). */
function versioningOf(
  { isVersioningEnabled, deleteRetentionPolicy }: Readonly<Record<string, unknown>>,
  { isHnsEnabled }: StorageAccount,
): Reading<Facets['versioning']> {
  const { enabled, days } = (deleteRetentionPolicy ?? {}) as { readonly enabled?: boolean; readonly days?: number };
  // Azure omits settings that were never set.
  if (isVersioningEnabled === true || enabled !== true) return value(isVersioningEnabled === true);
  return mapReading(requireField(days, 'deleteRetentionPolicy.days'), softDeleteDays => ({
    softDeleteDays,
    overwrites: isHnsEnabled !== true,
  }));
}

/** The policy of the account, which covers every blob. Policies of single containers cover those only. */
function immutabilityOf({ immutableStorageWithVersioning: settings }: StorageAccount): Facets['immutability'] {
  const policy = settings?.enabled === true ? settings.immutabilityPolicy : undefined;
  const days = policy?.immutabilityPeriodSinceCreationInDays;
  const retention = days === undefined ? {} : { minRetentionDays: days };
  if (isEnumValue(policy?.state, 'Locked')) return { state: 'locked', ...retention };
  return isEnumValue(policy?.state, 'Unlocked') ? { state: 'unlocked', ...retention } : { state: 'none' };
}
