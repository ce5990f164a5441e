import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { publicAccessByFirewallRules } from '../../facets/firewall-rules.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { MONGO_CLUSTERS } from '../../resource-types.ts';

interface MongoCluster {
  readonly clusterStatus?: string;
  readonly publicNetworkAccess?: string | null;
  readonly highAvailability?: { readonly targetMode?: string } | null;
  readonly compute?: { readonly tier?: string } | null;
  readonly encryption?: { readonly customerManagedKeyEncryption?: object | null } | null;
  readonly replica?: { readonly role?: string } | null;
}

/** Azure Cosmos DB for MongoDB (vCore). It always requires TLS, 1.2 or later, and keeps backups of 35 days. */
export async function emitMongoCluster(ctx: AzureContext, row: ArmResource, locked: LockLookup): Promise<void> {
  const cluster = propertiesOf(row) as MongoCluster;
  ctx.emit({
    ...headOf(row, 'database', MONGO_CLUSTERS.type),
    facets: {
      placement: await placementOf(ctx, row, cluster),
      dataDurability: value(/replica$/i.test(cluster.replica?.role ?? '') ? 'derived' : 'durable'),
      encryptionAtRest: value(
        cluster.encryption?.customerManagedKeyEncryption ? 'customer-managed-key' : 'provider-managed-key',
      ),
      encryptionInTransit: value('required'),
      deletionProtection: locked(row.id),
      automatedBackups: backupsOf(cluster),
      performance: mapReading(requireField(cluster.compute?.tier, 'compute.tier'), tier => ({
        type: tier,
        burstable: /^(m25|free)$/i.test(tier),
      })),
      storageAutoscaling: value(false),
      localAuthentication: absent,
      networkInterfaces: absent,
      publicAccess: await publicAccessByFirewallRules(ctx, MONGO_CLUSTERS, row.id, cluster.publicNetworkAccess),
      listeners: value([{ protocol: 'tls', port: 10_260, redirectsToHttps: false }]),
      state: mapReading(requireField(cluster.clusterStatus, 'clusterStatus'), status =>
        isEnumValue(status, 'Ready') ? 'running' : isEnumValue(status, 'Stopped') ? 'stopped' : 'other',
      ),
      // Microsoft names no end of support of a server version.
      versionSupport: absent,
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** With `SameZone` the standby is in the zone of its primary. */
function placementOf(ctx: AzureContext, row: ArmResource, cluster: MongoCluster): Promise<Reading<Facets['placement']>> {
  const mode = cluster.highAvailability?.targetMode;
  if (mode === undefined)
    return Promise.resolve(unread('failed', 'the response has no highAvailability.targetMode'));
  return zonalPlacement(ctx, row, /zoneredundant/i.test(mode) ? 'multi-zone' : 'single-zone');
} // prettier-ignore

/** Of 35 days; a free cluster has none (https://learn.microsoft.com/azure/cosmos-db/mongodb/vcore/how-to-restore-cluster, `limits`). */
const backupsOf = ({ compute }: MongoCluster): Reading<Facets['automatedBackups']> =>
  isEnumValue(compute?.tier, 'Free') ? absent : value({ retentionDays: 35, pointInTimeRecovery: true });
