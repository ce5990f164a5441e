import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, listCall, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { networkAccessBy, keysOf, type NetworkRules } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf, replicatedPlacement, requireField } from '../../facets/common-facets.ts';

const ACCOUNTS: ArmType = { type: 'Microsoft.Storage/storageAccounts', apiVersion: '2023-05-01' };
const BLOBS = 'Microsoft.Storage/storageAccounts/blobServices:get';
const CONTAINERS = 'Microsoft.Storage/storageAccounts/blobServices/containers:list';
const POLICIES = 'Microsoft.Storage/storageAccounts/objectReplicationPolicies:list';

interface Account {
  readonly creationTime?: string;
  readonly supportsHttpsTrafficOnly?: boolean;
  readonly allowBlobPublicAccess?: boolean | null;
  readonly publicNetworkAccess?: string | null;
  readonly networkAcls?: NetworkRules | null;
  readonly allowSharedKeyAccess?: boolean | null;
  readonly keyCreationTime?: Readonly<Record<string, unknown>> | null;
  readonly encryption?: { readonly keySource?: string } | null;
  readonly immutableStorageWithVersioning?: {
    readonly enabled?: boolean;
    readonly immutabilityPolicy?: {
      readonly state?: string;
      readonly immutabilityPeriodSinceCreationInDays?: number;
    } | null;
  } | null;
}

interface Container {
  readonly properties?: { readonly publicAccess?: string | null };
}

/** Storage accounts: object stores, and those that hold nothing but shared files. */
export const azureStorage: AzureCollector = {
  id: 'azure-storage',
  provider: 'azure',
  scope: 'global',
  lists: ['bucket', 'file-share'],
  fills: {
    bucket: [
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'versioning',
      'replicationDestinations',
      'publicAccess',
      'networkAccess',
      'immutability',
      'singleZoneTransition',
      'localAuthentication',
      'infrastructureAsCode',
    ],
    'file-share': [
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'networkAccess',
      'localAuthentication',
      'state',
      'infrastructureAsCode',
    ],
  },
  types: [ACCOUNTS],
  operations: azureOperations([ACCOUNTS], {
    [BLOBS]: 'Microsoft.Storage/storageAccounts/blobServices/read',
    [CONTAINERS]: 'Microsoft.Storage/storageAccounts/blobServices/containers/read',
    [POLICIES]: 'Microsoft.Storage/storageAccounts/objectReplicationPolicies/read',
  }),
  collect: async ctx => {
    const rows: ArmResource[] = [];
    const listed = ctx.each(ACCOUNTS, row => void rows.push(row));
    await Promise.all([
      ctx.list('bucket', listCall(ACCOUNTS), async () => {
        try {
          await listed;
        } finally {
          await Promise.all(rows.filter(row => !holdsFiles(row)).map(row => emitBucket(ctx, row)));
        }
      }),
      ctx.list('file-share', listCall(ACCOUNTS), async () => {
        try {
          await listed;
        } finally {
          for (const row of rows.filter(holdsFiles)) await emitShares(ctx, row);
        }
      }),
    ]);
  },
};

const holdsFiles = ({ kind }: ArmResource): boolean => kind === 'FileStorage';

const common = async (ctx: AzureContext, row: ArmResource, account: Account) => ({
  placement: await replicationOf(ctx, row),
  dataDurability: value('durable' as const),
  encryptionAtRest: mapReading(
    requireField(account.encryption?.keySource, 'encryption.keySource'),
    (source): Facets['encryptionAtRest'] =>
      /keyvault/i.test(source) ? 'customer-managed-key' : 'provider-managed-key',
  ),
  encryptionInTransit: mapReading(
    requireField(account.supportsHttpsTrafficOnly, 'supportsHttpsTrafficOnly'),
    (only): Facets['encryptionInTransit'] => (only ? 'required' : 'optional'),
  ),
  networkAccess: value(networkAccessBy(account.publicNetworkAccess, account.networkAcls)),
  // Left unset, it is allowed (Microsoft, "Prevent Shared Key authorization").
  localAuthentication: keysOf(account.allowSharedKeyAccess === false, Object.values(account.keyCreationTime ?? {})),
  infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
});

/** How often and where it is kept stands in the name of what is paid for: `Standard_RAGZRS`. */
async function replicationOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['placement']>> {
  const sku = requireField(row.sku?.name, 'sku.name');
  if (sku.state !== 'value') return sku;
  const way = /_([A-Z]+)\d*$/.exec(sku.value.replace(/V\d$/i, ''))?.[1] ?? '';
  const spread = /GZRS$|GRS$/.test(way) ? 'multi-region' : way.endsWith('ZRS') ? 'multi-zone' : 'single-zone';
  return replicatedPlacement(ctx, row.location, spread);
}

async function emitBucket(ctx: AzureContext, row: ArmResource): Promise<void> {
  const account = propertiesOf(row) as Account;
  const [shared, blobs, replicationDestinations, publicAccess] = await Promise.all([
    common(ctx, row, account),
    ctx.read(BLOBS, () =>
      ctx.get<ArmResource>({ path: `${row.id}/blobServices/default`, apiVersion: ACCOUNTS.apiVersion, call: BLOBS }),
    ),
    replicasOf(ctx, row),
    accessOf(ctx, row, account),
  ]);
  ctx.emit({
    ...headOf(row, 'bucket', ACCOUNTS.type),
    createdAt: account.creationTime,
    facets: {
      ...shared,
      // Azure leaves the switch out where nobody ever touched it.
      versioning: mapReading(blobs, ({ properties }) => properties?.['isVersioningEnabled'] === true),
      replicationDestinations: replicationDestinations,
      publicAccess,
      immutability: value(immutabilityOf(account)),
      // All blobs of an account lie where the account lies, however old they are.
      singleZoneTransition: value(false),
    },
  });
}

async function emitShares(ctx: AzureContext, row: ArmResource): Promise<void> {
  const account = propertiesOf(row) as Account;
  ctx.emit({
    ...headOf(row, 'file-share', ACCOUNTS.type),
    createdAt: account.creationTime,
    facets: { ...(await common(ctx, row, account)), state: value('running') },
  });
}

/** Every container is asked only where the account lets containers be public; behind a closed network they are not. */
async function accessOf(
  ctx: AzureContext,
  row: ArmResource,
  account: Account,
): Promise<Reading<Facets['publicAccess']>> {
  if (account.allowBlobPublicAccess === false) return value('blocked');
  if (account.publicNetworkAccess === 'Disabled' || account.networkAcls?.defaultAction === 'Deny')
    return value('possible');
  const path = `${row.id}/blobServices/default/containers`;
  return ctx.read(CONTAINERS, async () => {
    const read = { path, apiVersion: ACCOUNTS.apiVersion, call: CONTAINERS };
    for await (const page of ctx.pages<Container>(read)) {
      if (page.some(({ properties }) => /^(blob|container)$/i.test(properties?.publicAccess ?? ''))) return 'public';
    }
    return 'possible';
  });
}

/** Accounts that blobs are copied to as they are written. The pair region of the account's own copies stands in its placement. */
async function replicasOf(ctx: AzureContext, row: ArmResource): Promise<Reading<Facets['replicationDestinations']>> {
  const found = await ctx.read(POLICIES, async () => {
    const targets = new Set<string>();
    const read = { path: `${row.id}/objectReplicationPolicies`, apiVersion: ACCOUNTS.apiVersion, call: POLICIES };
    for await (const page of ctx.pages<ArmResource>(read)) {
      for (const { properties } of page) {
        const { sourceAccount, destinationAccount } = (properties ?? {}) as Record<string, unknown>;
        if (typeof destinationAccount === 'string' && isThis(sourceAccount, row))
          targets.add(armId(destinationAccount));
      }
    }
    return [...targets];
  });
  return flatMapReading(found, targets => (targets.length === 0 ? absent : value(targets.map(id => targetOf(id)))));
}

/** Policies name an account by its id, older ones by its name alone. */
const isThis = (account: unknown, { id, name }: ArmResource): boolean =>
  typeof account === 'string' && (armId(account) === id || account.toLowerCase() === name.toLowerCase());

function targetOf(id: string): Facets['replicationDestinations'][number] {
  const account = /^\/subscriptions\/([^/]+)/.exec(id)?.[1];
  return account === undefined ? { id } : { id, account };
}

/** What the account does to every blob by itself; rules of single containers protect those containers only. */
function immutabilityOf({ immutableStorageWithVersioning: given }: Account): Facets['immutability'] {
  const policy = given?.enabled === true ? given.immutabilityPolicy : undefined;
  const days = policy?.immutabilityPeriodSinceCreationInDays;
  const length = days === undefined ? {} : { minRetentionDays: days };
  if (policy?.state === 'Locked') return { state: 'locked', ...length };
  return policy?.state === 'Unlocked' ? { state: 'unlocked', ...length } : { state: 'none' };
}
