import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { isPublicAccessDisabled, networkAccessIn, type NetworkAccess } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { placementByService, zonalPlacement } from '../../facets/placement.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { emitManagedRedis, MANAGED_REDIS, MANAGED_REDIS_READS } from './managed-redis.ts';
import { isEnumValue } from '../../enum-value.ts';

const CACHES: ArmType = { type: 'Microsoft.Cache/redis', apiVersion: '2024-11-01' };
const TYPES = [CACHES, MANAGED_REDIS];
const LINKED_SERVERS_CALL = 'Microsoft.Cache/redis/linkedServers:list';
const FIREWALL_RULES_CALL = 'Microsoft.Cache/redis/firewallRules:list';

interface Cache {
  readonly provisioningState?: string;
  readonly sku?: { readonly name?: string; readonly family?: string; readonly capacity?: number } | null;
  readonly enableNonSslPort?: boolean;
  readonly minimumTlsVersion?: string | null;
  readonly zonalAllocationPolicy?: string | null;
  readonly redisConfiguration?: Readonly<Record<string, unknown>> | null;
  readonly linkedServers?: readonly unknown[] | null;
  readonly publicNetworkAccess?: string | null;
  readonly subnetId?: string | null;
  readonly port?: number;
  readonly sslPort?: number;
}

/** Azure Cache for Redis and Azure Managed Redis. */
export const azureRedis: AzureCollector = {
  id: 'azure-redis',
  provider: 'azure',
  scope: 'global',
  lists: ['cache'],
  fills: {
    cache: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'automatedBackups', 'performance', 'networkAccess', 'listeners', 'state', 'infrastructureAsCode',
    ], // prettier-ignore
  },
  types: TYPES,
  operations: azureOperations(TYPES, {
    [FIREWALL_RULES_CALL]: 'Microsoft.Cache/redis/firewallRules/read',
    [LINKED_SERVERS_CALL]: 'Microsoft.Cache/redis/linkedServers/read',
    ...MANAGED_REDIS_READS,
  }),
  collect: async ctx => {
    await ctx.list('cache', listCall(CACHES), () => ctx.each(CACHES, row => emitCache(ctx, row)));
    await ctx.list('cache', listCall(MANAGED_REDIS), async () => {
      const rows: ArmResource[] = [];
      try {
        await ctx.each(MANAGED_REDIS, row => void rows.push(row));
      } finally {
        const regions = new Map(rows.map(row => [row.id, regionName(row.location)]));
        await Promise.all(rows.map(row => emitManagedRedis(ctx, row, regions)));
      }
    });
  },
};

async function emitCache(ctx: AzureContext, row: ArmResource): Promise<void> {
  const cache = propertiesOf(row) as Cache;
  const sku = requireField(cache.sku, 'sku');
  ctx.emit({
    ...headOf(row, 'cache', CACHES.type),
    facets: {
      placement: await placementOf(ctx, row, cache),
      // A persisted cache holds data that has no other source.
      dataDurability: value(isPersisted(cache) ? 'durable' : 'derived'),
      // Disks are encrypted except in C0 and C1 (Microsoft, "Configure disk encryption").
      encryptionAtRest: mapReading(sku, ({ family, capacity }) =>
        family === 'C' && (capacity === 0 || capacity === 1) ? 'none' : 'provider-managed-key',
      ),
      encryptionInTransit: flatMapReading(requireField(cache.enableNonSslPort, 'enableNonSslPort'), plain =>
        plain ? value('optional') : requiredTls(requireField(cache.minimumTlsVersion, 'minimumTlsVersion')),
      ),
      automatedBackups: automatedBackupsOf(cache.redisConfiguration ?? {}),
      performance: mapReading(sku, ({ name = '', family = '', capacity = 0 }) => ({
        type: `${name} ${family}${String(capacity)}`.trim(),
        // C0 runs on shared cores (Microsoft, "Best practices for scaling").
        burstable: family === 'C' && capacity === 0,
      })),
      networkAccess: await networkAccessOf(ctx, row, cache),
      listeners: value([
        { protocol: 'tls', port: cache.sslPort ?? 6380, redirectsToHttps: false },
        ...(cache.enableNonSslPort === true
          ? [{ protocol: 'tcp', port: cache.port ?? 6379, redirectsToHttps: false }]
          : []),
      ]),
      state: mapReading(requireField(cache.provisioningState, 'provisioningState'), state =>
        /^(Succeeded|Scaling|Linking|Updating|UpdatingSettings)$/i.test(state) ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** A cache in a virtual network is private; otherwise all networks are allowed without firewall rules. */
async function networkAccessOf(ctx: AzureContext, { id }: ArmResource, cache: Cache): Promise<Reading<NetworkAccess>> {
  if (isPublicAccessDisabled(cache.publicNetworkAccess) || (cache.subnetId ?? '') !== '') return value('private');
  return ctx.read(FIREWALL_RULES_CALL, async () => {
    const sources: string[] = [];
    const read = { path: `${id}/firewallRules`, apiVersion: CACHES.apiVersion, call: FIREWALL_RULES_CALL };
    for await (const page of ctx.pages<ArmResource>(read)) {
      for (const rule of page) {
        const { startIP, endIP } = propertiesOf(rule);
        sources.push(`${String(startIP)}-${String(endIP)}`);
      }
    }
    return networkAccessIn(
      sources.map(range => ({ value: range })),
      'all-networks',
    );
  });
}

const isPersisted = ({ redisConfiguration }: Cache): boolean =>
  isTrue(redisConfiguration?.['rdb-backup-enabled']) || isTrue(redisConfiguration?.['aof-backup-enabled']);

/** Settings are strings. */
const isTrue = (setting: unknown): boolean => typeof setting === 'string' && setting.toLowerCase() === 'true';

/** RDB snapshots in a storage account, one unless configured. AOF is no backup. */
function automatedBackupsOf(settings: Readonly<Record<string, unknown>>): Reading<Facets['automatedBackups']> {
  if (!isTrue(settings['rdb-backup-enabled'])) return absent;
  const minutes = Number(settings['rdb-backup-max-snapshot-count'] ?? 1) * Number(settings['rdb-backup-frequency']);
  return Number.isFinite(minutes)
    ? value({ retentionDays: Math.floor(minutes / 1440), pointInTimeRecovery: false })
    : unread('failed', 'the response has no snapshot frequency');
}

/** Zone-redundant with several zones, or where Azure allocates them automatically. */
async function placementOf(ctx: AzureContext, row: ArmResource, cache: Cache): Promise<Reading<Facets['placement']>> {
  const tier = requireField(cache.sku?.name, 'sku.name');
  if (tier.state !== 'value') return tier;
  const isSingleNode = /^basic$/i.test(tier.value);
  const own =
    !isSingleNode && isEnumValue(cache.zonalAllocationPolicy, 'Automatic')
      ? await placementByService(ctx, row.location)
      : await zonalPlacement(ctx, row, !isSingleNode && (row.zones ?? []).length > 1 ? 'multi-zone' : 'single-zone');
  return (cache.linkedServers ?? []).length === 0 ? own : withGeoReplicas(ctx, row, own);
}

/** A geo-replica of a cache in another region is read-only. */
async function withGeoReplicas(
  ctx: AzureContext,
  row: ArmResource,
  own: Reading<Facets['placement']>,
): Promise<Reading<Facets['placement']>> {
  const links = await ctx.read(LINKED_SERVERS_CALL, async () => {
    const found: Record<string, unknown>[] = [];
    const read = { path: `${row.id}/linkedServers`, apiVersion: CACHES.apiVersion, call: LINKED_SERVERS_CALL };
    for await (const page of ctx.pages<ArmResource>(read)) found.push(...page.map(propertiesOf));
    return found;
  });
  return flatMapReading(links, found =>
    mapReading(own, placement => {
      if (found.some(({ serverRole }) => isEnumValue(serverRole, 'Primary')))
        return { ...placement, locations: placement.locations.map(one => ({ ...one, role: 'replica' as const })) };
      const replicas = found.flatMap(({ linkedRedisCacheLocation: location }) =>
        typeof location === 'string' ? [{ region: regionName(location), role: 'replica' as const }] : [],
      );
      return replicas.length === 0
        ? placement
        : {
            spread: 'multi-region' as const,
            // Azure does not fail over to a geo-replica; it must be unlinked first.
            ...(placement.spread === 'single-zone' ? { failover: 'manual' as const } : {}),
            locations: [...placement.locations, ...replicas],
          };
    }),
  );
}
