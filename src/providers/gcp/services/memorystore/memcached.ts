import { absent, mapReading, unread, value } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, type Labels } from '../../facets/common.ts';
import { locationIn } from '../../facets/locations.ts';
import { inZones, regionOf } from '../../facets/placement.ts';
import { CACHE_FACETS } from './cache-facets.ts';

const INSTANCES: GcpList = {
  call: 'memcache:projects.locations.instances.list',
  permission: 'memcache.instances.list',
  path: '/v1/projects/{project}/locations/-/instances',
  query: 'pageSize=500',
  items: 'instances',
};

interface Instance {
  readonly name?: string;
  readonly labels?: Labels;
  readonly createTime?: string;
  readonly state?: string;
  readonly zones?: readonly string[] | null;
  readonly nodeConfig?: { readonly cpuCount?: number; readonly memorySizeMb?: number } | null;
}

/** Memorystore for Memcached. */
export const gcpMemcached: GcpCollector = {
  id: 'gcp-memcached',
  provider: 'gcp',
  scope: 'global',
  lists: ['cache'],
  fills: {
    cache: CACHE_FACETS,
  },
  operations: gcpOperations(INSTANCES),
  collect: async ctx => {
    await ctx.list('cache', INSTANCES.call, () =>
      ctx.each<Instance>(INSTANCES, row => {
        emitInstance(ctx, row);
      }),
    );
  },
};

function emitInstance(ctx: GcpContext, row: Instance): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'cache', type: 'memcache.googleapis.com/Instance', region: regionOf(locationIn(row.name)) },
      ...{ name: row.name, labels: row.labels, createdAt: row.createTime },
    }),
    facets: {
      // Each node has a part of the content: what is in a lost zone comes from the database again.
      placement: inZones(row.zones ?? []),
      dataDurability: value('derived'),
      encryptionAtRest: value('provider-managed-key'),
      encryptionInTransit: unread('unsupported', 'the service does not say whether it encrypts connections'),
      automatedBackups: absent,
      networkAccess: value('private'),
      networkInterfaces: absent,
      performance: mapReading(requireField(row.nodeConfig, 'nodeConfig'), ({ cpuCount = 0, memorySizeMb = 0 }) => ({
        type: `${String(cpuCount)} vCPU, ${String(memorySizeMb)} MB`,
        burstable: false,
      })),
      state: mapReading(requireField(row.state, 'state'), state =>
        /^(READY|UPDATING|PERFORMING_MAINTENANCE|MEMCACHE_VERSION_UPGRADING)$/.test(state) ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
      relationships: value([]),
    },
  });
}
