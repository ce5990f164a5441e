import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { parentOf, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { isPublicAccessDisabled } from '../../facets/network-rules.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { placementByService, zonalPlacement } from '../../facets/placement.ts';
import { isEnumValue } from '../../enum-value.ts';

export const MANAGED_REDIS: ArmType = { type: 'Microsoft.Cache/redisEnterprise', apiVersion: '2025-07-01' };
const DATABASES = 'Microsoft.Cache/redisEnterprise/databases:list';
export const MANAGED_REDIS_READS = { [DATABASES]: 'Microsoft.Cache/redisEnterprise/databases/read' };

interface Cluster {
  readonly provisioningState?: string;
  readonly resourceState?: string;
  readonly publicNetworkAccess?: string | null;
  readonly highAvailability?: string | null;
  readonly encryption?: { readonly customerManagedKeyEncryption?: object | null } | null;
}

interface Database {
  readonly clientProtocol?: string | null;
  readonly port?: number;
  readonly persistence?: { readonly aofEnabled?: boolean | null; readonly rdbEnabled?: boolean | null } | null;
  readonly geoReplication?: { readonly linkedDatabases?: readonly { readonly id?: string }[] | null } | null;
}

/**
 * Emits a cluster with its database, of which there is one. `regions`: regions of the subscription's clusters by id.
 */
export async function emitManagedRedis(
  ctx: AzureContext,
  row: ArmResource,
  regions: ReadonlyMap<string, string>,
): Promise<void> {
  const cluster = propertiesOf(row) as Cluster;
  const databases = await ctx.read(DATABASES, async () => {
    const found: Database[] = [];
    const read = { path: `${row.id}/databases`, apiVersion: MANAGED_REDIS.apiVersion, call: DATABASES };
    for await (const page of ctx.pages<ArmResource>(read))
      found.push(...page.map(one => propertiesOf(one) as Database));
    return found;
  });
  ctx.emit({
    ...headOf(row, 'cache', MANAGED_REDIS.type),
    facets: {
      placement: withGeoReplicas(await placementOf(ctx, row, cluster), databases, row.id, regions),
      dataDurability: mapReading(databases, all => (all.some(isPersisted) ? 'durable' : 'derived')),
      encryptionAtRest: value(
        cluster.encryption?.customerManagedKeyEncryption ? 'customer-managed-key' : 'provider-managed-key',
      ),
      encryptionInTransit: flatMapReading(databases, encryptionInTransitOf),
      // Persistence restores the data after a failure only; earlier states cannot be restored.
      automatedBackups: absent,
      performance: mapReading(requireField(row.sku?.name, 'sku.name'), name => ({ type: name, burstable: false })),
      networkAccess: mapReading(requireField(cluster.publicNetworkAccess, 'publicNetworkAccess'), access =>
        isPublicAccessDisabled(access) ? 'private' : 'all-networks',
      ),
      listeners: mapReading(databases, all => all.map(listenerOf)),
      state: mapReading(requireField(cluster.resourceState ?? cluster.provisioningState, 'resourceState'), state =>
        /^(Running|Succeeded|Updating|Scaling)$/i.test(state) ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/**
 * Azure Managed Redis with high availability is zone-redundant where the region has zones (Microsoft, "Reliability in
 * Azure Managed Redis"); the Enterprise tiers use the zones that they were given.
 */
function placementOf(ctx: AzureContext, row: ArmResource, cluster: Cluster): Promise<Reading<Facets['placement']>> {
  if (isEnumValue(cluster.highAvailability, 'Disabled')) return zonalPlacement(ctx, row, 'single-zone');
  return /^enterprise/i.test(row.sku?.name ?? '') ? zonalPlacement(ctx, row) : placementByService(ctx, row.location);
}

function withGeoReplicas(
  own: Reading<Facets['placement']>,
  databases: Reading<readonly Database[]>,
  id: string,
  regions: ReadonlyMap<string, string>,
): Reading<Facets['placement']> {
  return flatMapReading(databases, all =>
    mapReading(own, placement => {
      const linked = all
        .flatMap(({ geoReplication }) => geoReplication?.linkedDatabases ?? [])
        .flatMap(one => (typeof one.id === 'string' ? [parentOf(one.id)] : []))
        .filter(cluster => cluster !== id);
      if (linked.length === 0) return placement;
      const replicas = linked.flatMap(cluster => {
        const region = regions.get(cluster);
        return region === undefined ? [] : [{ region, role: 'replica' as const }];
      });
      return {
        spread: 'multi-region' as const,
        // Clients must connect to another cluster themselves.
        ...(placement.spread === 'single-zone' ? { failover: 'manual' as const } : {}),
        locations: [...placement.locations, ...replicas],
      };
    }),
  );
}

const listenerOf = ({ clientProtocol, port = 10_000 }: Database): Facets['listeners'][number] => ({
  protocol: isEnumValue(clientProtocol, 'Plaintext') ? 'tcp' : 'tls',
  port,
  redirectsToHttps: false,
});

const isPersisted = ({ persistence }: Database): boolean =>
  persistence?.aofEnabled === true || persistence?.rdbEnabled === true;

function encryptionInTransitOf(databases: readonly Database[]): Reading<Facets['encryptionInTransit']> {
  if (databases.length === 0) return absent;
  // Default: encrypted.
  return value(databases.some(({ clientProtocol }) => isEnumValue(clientProtocol, 'Plaintext')) ? 'none' : 'required');
}
