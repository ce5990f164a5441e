import { absent, flatMapReading, mapReading, value } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { automatedBackupsOf } from '../../facets/automated-backups.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { publicAccessByFirewallRules } from '../../facets/firewall-rules.ts';
import type { LockLookup } from '../../facets/management-locks.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { requiredTls } from '../../facets/tls-versions.ts';
import { MARIADB_SERVERS, MYSQL_SINGLE_SERVERS, POSTGRESQL_SINGLE_SERVERS } from '../../resource-types.ts';
import { retirementOf } from '../databases/version-support.ts';

export const SINGLE_SERVERS: readonly ArmType[] = [POSTGRESQL_SINGLE_SERVERS, MYSQL_SINGLE_SERVERS, MARIADB_SERVERS];

interface SingleServer {
  readonly version?: string;
  readonly userVisibleState?: string;
  readonly replicationRole?: string | null;
  readonly sslEnforcement?: string;
  readonly minimalTlsVersion?: string | null;
  readonly byokEnforcement?: string | null;
  readonly publicNetworkAccess?: string | null;
  readonly storageProfile?: {
    readonly backupRetentionDays?: number;
    readonly geoRedundantBackup?: string;
    readonly storageAutogrow?: string;
  } | null;
}

/** Single servers, which Microsoft retired: they run in one zone. */
export async function emitSingleServer(
  ctx: AzureContext,
  type: ArmType,
  row: ArmResource,
  locked: LockLookup,
): Promise<void> {
  const server = propertiesOf(row) as SingleServer;
  const { storageProfile: storage } = server;
  const geoRedundant = storage?.geoRedundantBackup;
  ctx.emit({
    ...headOf(row, 'database', type.type),
    facets: {
      placement: await zonalPlacement(ctx, row, 'single-zone'),
      dataDurability: value(/replica/i.test(server.replicationRole ?? '') ? 'derived' : 'durable'),
      encryptionAtRest: value(isEnumValue(server.byokEnforcement, 'Enabled') ? 'customer-managed-key' : 'provider-managed-key'),
      encryptionInTransit: transitOf(server),
      deletionProtection: locked(row.id),
      automatedBackups: await automatedBackupsOf(
        ctx,
        row,
        requireField(storage?.backupRetentionDays, 'storageProfile'),
        geoRedundant === undefined ? undefined : isEnumValue(geoRedundant, 'Enabled'),
      ),
      performance: mapReading(requireField(row.sku?.name, 'sku.name'), name => ({ type: name, burstable: false })),
      storageAutoscaling: mapReading(requireField(storage?.storageAutogrow, 'storageProfile.storageAutogrow'), autogrow =>
        isEnumValue(autogrow, 'Enabled'),
      ),
      localAuthentication: absent,
      networkInterfaces: absent,
      publicAccess: await publicAccessByFirewallRules(ctx, type, row.id, server.publicNetworkAccess),
      listeners: value([{ protocol: 'tcp', port: type === POSTGRESQL_SINGLE_SERVERS ? 5432 : 3306, redirectsToHttps: false }]),
      state: mapReading(requireField(server.userVisibleState, 'userVisibleState'), state =>
        isEnumValue(state, 'Ready') ? 'running' : isEnumValue(state, 'Disabled') ? 'stopped' : 'other',
      ),
      versionSupport: retirementOf(type, server.version),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
    },
  });
} // prettier-ignore

const transitOf = ({ sslEnforcement, minimalTlsVersion }: SingleServer) =>
  flatMapReading(requireField(sslEnforcement, 'sslEnforcement'), enforcement =>
    isEnumValue(enforcement, 'Enabled')
      ? requiredTls(requireField(minimalTlsVersion, 'minimalTlsVersion'))
      : value('optional' as const),
  );
