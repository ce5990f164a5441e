import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { isPublicAccessDisabled, type NetworkAccess } from '../../facets/network-rules.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { headOf, placementByService, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import { emitManagedRedis, MANAGED_REDIS, MANAGED_REDIS_READS } from './managed-redis.ts';

const CACHES: ArmType = { type: 'Microsoft.Cache/redis', apiVersion: '2024-11-01' };
const TYPES = [CACHES, MANAGED_REDIS];
const LINKS = 'Microsoft.Cache/redis/linkedServers:list';
const RULES = 'Microsoft.Cache/redis/firewallRules:list';

interface Cache {
  readonly provisioningState?: string;
  readonly sku?: { readonly name?: string; readonly family?: string; readonly capacity?: number } | null;
  readonly enableNonSslPort?: boolean;
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
    [RULES]: 'Microsoft.Cache/redis/firewallRules/read',
    [LINKS]: 'Microsoft.Cache/redis/linkedServers/read',
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
      // Who has it write to a disk keeps what cannot be fetched again.
      dataDurability: value(isOn(cache, 'rdb') || isOn(cache, 'aof') ? 'durable' : 'derived'),
      // Microsoft, "Configure disk encryption": with a key of Microsoft's, and not at all in the two smallest sizes.
      encryptionAtRest: mapReading(sku, ({ family, capacity }) =>
        family === 'C' && (capacity === 0 || capacity === 1) ? 'none' : 'provider-managed-key',
      ),
      encryptionInTransit: mapReading(requireField(cache.enableNonSslPort, 'enableNonSslPort'), plain =>
        plain ? 'optional' : 'required',
      ),
      automatedBackups: snapshotsOf(cache.redisConfiguration ?? {}),
      performance: mapReading(sku, ({ name = '', family = '', capacity = 0 }) => ({
        type: `${name} ${family}${String(capacity)}`.trim(),
        // Microsoft, "Best practices for scaling": a C0 shares its processor with strangers.
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

/** A cache inside a network of ours has no other door; one outside is open to all until a rule names somebody. */
async function networkAccessOf(ctx: AzureContext, { id }: ArmResource, cache: Cache): Promise<Reading<NetworkAccess>> {
  if (isPublicAccessDisabled(cache.publicNetworkAccess) || (cache.subnetId ?? '') !== '') return value('private');
  return ctx.read(RULES, async () => {
    let rules = 0;
    const read = { path: `${id}/firewallRules`, apiVersion: CACHES.apiVersion, call: RULES };
    for await (const page of ctx.pages<ArmResource>(read)) {
      for (const rule of page) {
        const { startIP: from, endIP: to } = propertiesOf(rule);
        if (from === '0.0.0.0' && to === '255.255.255.255') return 'all-networks';
        rules++;
      }
    }
    return rules === 0 ? 'all-networks' : 'selected-networks';
  });
}

const isOn = ({ redisConfiguration }: Cache, way: 'rdb' | 'aof'): boolean =>
  isTrue(redisConfiguration?.[`${way}-backup-enabled`]);

/** All settings are texts. */
const isTrue = (setting: unknown): boolean => typeof setting === 'string' && setting.toLowerCase() === 'true';

/** Snapshots go to a storage account, as many as it is told to keep (one unless told); a running log of changes is no backup. */
function snapshotsOf(settings: Readonly<Record<string, unknown>>): Reading<Facets['automatedBackups']> {
  if (!isTrue(settings['rdb-backup-enabled'])) return absent;
  const kept = Number(settings['rdb-backup-max-snapshot-count'] ?? 1) * Number(settings['rdb-backup-frequency']);
  return Number.isFinite(kept)
    ? value({ retentionDays: Math.floor(kept / 1440), pointInTimeRecovery: false })
    : unread('failed', 'the answer does not say how often it takes a snapshot');
}

/** Two nodes or more lie in zones of their own where the cache was given several, or where Azure was left to choose. */
async function placementOf(ctx: AzureContext, row: ArmResource, cache: Cache): Promise<Reading<Facets['placement']>> {
  const tier = requireField(cache.sku?.name, 'sku.name');
  if (tier.state !== 'value') return tier;
  const alone = /^basic$/i.test(tier.value);
  const own =
    !alone && cache.zonalAllocationPolicy === 'Automatic'
      ? await placementByService(ctx, row.location)
      : await zonalPlacement(ctx, row, !alone && (row.zones ?? []).length > 1 ? 'multi-zone' : 'single-zone');
  return (cache.linkedServers ?? []).length === 0 ? own : withLinks(ctx, row, own);
}

/** A cache that follows one in another region is a read copy of it. */
async function withLinks(
  ctx: AzureContext,
  row: ArmResource,
  own: Reading<Facets['placement']>,
): Promise<Reading<Facets['placement']>> {
  const links = await ctx.read(LINKS, async () => {
    const found: Record<string, unknown>[] = [];
    const read = { path: `${row.id}/linkedServers`, apiVersion: CACHES.apiVersion, call: LINKS };
    for await (const page of ctx.pages<ArmResource>(read)) found.push(...page.map(propertiesOf));
    return found;
  });
  return flatMapReading(links, found =>
    mapReading(own, placement => {
      if (found.some(({ serverRole }) => serverRole === 'Primary'))
        return { ...placement, locations: placement.locations.map(place => ({ ...place, role: 'replica' as const })) };
      const far = found.flatMap(({ linkedRedisCacheLocation: place }) =>
        typeof place === 'string' ? [{ region: regionName(place), role: 'replica' as const }] : [],
      );
      return far.length === 0
        ? placement
        : { spread: 'multi-region' as const, locations: [...placement.locations, ...far] };
    }),
  );
}
