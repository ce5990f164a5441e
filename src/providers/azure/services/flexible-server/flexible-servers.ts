import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { automatedBackupsOf } from '../../facets/automated-backups.ts';
import { encryptionByKeySource, headOf, propertiesOf } from '../../facets/common-facets.ts';
import { keyByUri } from '../../facets/vault-references.ts';
import { publicAccessByFirewallRules } from '../../facets/firewall-rules.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { POSTGRESQL_SERVERS } from '../../resource-types.ts';
import { engineSupportOf } from '../databases/version-support.ts';
import { encryptionInTransitOf } from './server-parameters.ts';
import { isEnumValue } from '../../enum-value.ts';

/** The same for PostgreSQL and MySQL. */
interface FlexibleServer {
  readonly state?: string;
  readonly version?: string | null;
  readonly availabilityZone?: string | null;
  readonly highAvailability?: { readonly mode?: string; readonly standbyAvailabilityZone?: string | null } | null;
  readonly replicationRole?: string | null;
  readonly storage?: { readonly autoGrow?: string | null } | null;
  readonly backup?: { readonly backupRetentionDays?: number; readonly geoRedundantBackup?: string } | null;
  readonly dataEncryption?: { readonly type?: string; readonly primaryKeyURI?: string } | null;
  readonly network?: {
    readonly publicNetworkAccess?: string | null;
    readonly delegatedSubnetResourceId?: string | null;
  } | null;
}

export async function emitFlexibleServer(
  ctx: AzureContext,
  type: ArmType,
  row: ArmResource,
  locked: LockLookup,
): Promise<void> {
  const server = propertiesOf(row) as FlexibleServer;
  const isReplica = /replica/i.test(server.replicationRole ?? '');
  ctx.emit({
    ...headOf(row, 'database', type.type),
    facets: {
      placement: await placementOf(ctx, row, server, isReplica),
      dataDurability: value(isReplica ? 'derived' : 'durable'),
      encryptionAtRest: value(encryptionByKeySource(server.dataEncryption?.type)),
      encryptionInTransit: await encryptionInTransitOf(ctx, type, row),
      deletionProtection: locked(row.id),
      automatedBackups: await backupsOf(ctx, row, server),
      performance: mapReading(requireField(row.sku?.tier, 'sku.tier'), tier => ({
        type: row.sku?.name ?? tier,
        burstable: isEnumValue(tier, 'Burstable'),
      })),
      storageAutoscaling: mapReading(requireField(server.storage?.autoGrow, 'storage.autoGrow'), autoGrow =>
        isEnumValue(autoGrow, 'Enabled'),
      ),
      localAuthentication: absent,
      versionSupport: engineSupportOf(type, server.version),
      networkInterfaces: absent,
      publicAccess: await publicAccessOf(ctx, type, row, server),
      listeners: value([{ protocol: 'tcp', port: type === POSTGRESQL_SERVERS ? 5432 : 3306, redirectsToHttps: false }]),
      state: mapReading(requireField(server.state, 'state'), state =>
        isEnumValue(state, 'Ready') ? 'running' : /^stop/i.test(state) ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      relationships: value(keyByUri(server.dataEncryption?.primaryKeyURI)),
    },
  });
}

/** A server in a delegated subnet has no public address. */
async function publicAccessOf(
  ctx: AzureContext,
  type: ArmType,
  { id }: ArmResource,
  { network }: FlexibleServer,
): Promise<Reading<Facets['publicAccess']>> {
  if ((network?.delegatedSubnetResourceId ?? '') !== '') return value('blocked');
  return publicAccessByFirewallRules(ctx, type, id, network?.publicNetworkAccess);
}

function backupsOf(
  ctx: AzureContext,
  row: ArmResource,
  { backup }: FlexibleServer,
): Promise<Reading<Facets['automatedBackups']>> {
  const geoRedundant = backup?.geoRedundantBackup;
  return automatedBackupsOf(
    ctx,
    row,
    requireField(backup?.backupRetentionDays, 'backup'),
    geoRedundant === undefined ? undefined : isEnumValue(geoRedundant, 'Enabled'),
  );
}

/** With a standby in the same zone the server is single-zone. */
async function placementOf(
  ctx: AzureContext,
  { location }: ArmResource,
  { availabilityZone, highAvailability }: FlexibleServer,
  isReplica: boolean,
): Promise<Reading<Facets['placement']>> {
  const mode = requireField(highAvailability?.mode, 'highAvailability.mode');
  if (mode.state !== 'value' && !isReplica) return mode;
  const spread = mode.state === 'value' && isEnumValue(mode.value, 'ZoneRedundant') ? 'multi-zone' : 'single-zone';
  const standbyZone = spread === 'multi-zone' ? highAvailability?.standbyAvailabilityZone : undefined;
  const zones = [availabilityZone, standbyZone].filter(zone => typeof zone === 'string' && zone !== '') as string[];
  const found = await zonalPlacement(ctx, { location: location ?? null, zones }, spread);
  return mapReading(found, placement => ({
    ...placement,
    locations: placement.locations.map((one, index) => ({
      ...one,
      role: isReplica ? 'replica' : index === 0 ? 'primary' : 'standby',
    })),
  }));
}
