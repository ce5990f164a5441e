import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { publicAccessByFirewallRules } from './firewall-rules.ts';
import { headOf, pairOf, propertiesOf, requireField, zonalPlacement } from '../../facets/common-facets.ts';
import type { LockLookup } from '../../facets/management-locks.ts';

const POSTGRES: ArmType = { type: 'Microsoft.DBforPostgreSQL/flexibleServers', apiVersion: '2022-12-01' };
const MYSQL: ArmType = { type: 'Microsoft.DBforMySQL/flexibleServers', apiVersion: '2023-12-30' };
/** PostgreSQL and MySQL: two services that describe themselves in the same words. */
export const FLEXIBLE: readonly ArmType[] = [POSTGRES, MYSQL];

interface Flexible {
  readonly state?: string;
  readonly availabilityZone?: string | null;
  readonly highAvailability?: { readonly mode?: string; readonly standbyAvailabilityZone?: string | null } | null;
  readonly replicationRole?: string | null;
  readonly storage?: { readonly autoGrow?: string | null } | null;
  readonly backup?: { readonly backupRetentionDays?: number; readonly geoRedundantBackup?: string } | null;
  readonly dataEncryption?: { readonly type?: string } | null;
  readonly network?: {
    readonly publicNetworkAccess?: string | null;
    readonly delegatedSubnetResourceId?: string | null;
  } | null;
}

export async function emitFlexible(
  ctx: AzureContext,
  type: ArmType,
  row: ArmResource,
  locked: LockLookup,
): Promise<void> {
  const server = propertiesOf(row) as Flexible;
  const { backup, network } = server;
  const inside = (network?.delegatedSubnetResourceId ?? '') !== '';
  const isCopy = /replica/i.test(server.replicationRole ?? '');
  const geo = backup?.geoRedundantBackup;
  ctx.emit({
    ...headOf(row, 'database', type.type),
    facets: {
      placement: await placementOf(ctx, row, server, isCopy),
      dataDurability: value(isCopy ? 'derived' : 'durable'),
      encryptionAtRest: value(
        /azurekeyvault/i.test(server.dataEncryption?.type ?? '') ? 'customer-managed-key' : 'provider-managed-key',
      ),
      deletionProtection: locked(row.id),
      automatedBackups: await backupOf(
        ctx,
        row,
        requireField(backup?.backupRetentionDays, 'backup'),
        geo === undefined ? undefined : geo === 'Enabled',
      ),
      performance: mapReading(requireField(row.sku?.tier, 'sku.tier'), tier => ({
        type: row.sku?.name ?? tier,
        burstable: tier === 'Burstable',
      })),
      storageAutoscaling: mapReading(
        requireField(server.storage?.autoGrow, 'storage.autoGrow'),
        grows => grows === 'Enabled',
      ),
      localAuthentication: absent,
      networkInterfaces: absent,
      publicAccess: inside
        ? value('blocked')
        : await publicAccessByFirewallRules(ctx, type, row.id, network?.publicNetworkAccess),
      listeners: value([{ protocol: 'tcp', port: type === POSTGRES ? 5432 : 3306, redirectsToHttps: false }]),
      state: mapReading(requireField(server.state, 'state'), state =>
        state === 'Ready' ? 'running' : /^stop/i.test(state) ? 'stopped' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
}

/** A standby in the same zone falls with it. */
async function placementOf(
  ctx: AzureContext,
  { location }: ArmResource,
  { availabilityZone, highAvailability }: Flexible,
  isCopy: boolean,
): Promise<Reading<Facets['placement']>> {
  const mode = requireField(highAvailability?.mode, 'highAvailability.mode');
  if (mode.state !== 'value' && !isCopy) return mode;
  const spread = mode.state === 'value' && mode.value === 'ZoneRedundant' ? 'multi-zone' : 'single-zone';
  const zones = [availabilityZone, spread === 'multi-zone' ? highAvailability?.standbyAvailabilityZone : undefined];
  const named = zones.filter(zone => zone !== undefined && zone !== null && zone !== '') as string[];
  const found = await zonalPlacement(ctx, { location: location ?? null, zones: named }, spread);
  return mapReading(found, placement => ({
    ...placement,
    locations: placement.locations.map((place, index) => ({
      ...place,
      role: isCopy ? 'replica' : index === 0 ? 'primary' : 'standby',
    })),
  }));
}

/** What the service keeps by itself; with `geo` also in the paired region. */
export async function backupOf(
  ctx: AzureContext,
  { location }: ArmResource,
  days: Reading<unknown>,
  geo: boolean | undefined,
): Promise<Reading<Facets['automatedBackups']>> {
  if (days.state !== 'value') return days;
  if (typeof days.value !== 'number' || geo === undefined)
    return unread('failed', 'the answer does not say how backups are kept');
  const backup = { retentionDays: days.value, pointInTimeRecovery: true };
  if (!geo) return value(backup);
  const pair = await pairOf(ctx, location);
  if (pair.state === 'unread') return pair;
  return value(pair.state === 'value' ? { ...backup, additionalRegions: [pair.value] } : backup);
}
