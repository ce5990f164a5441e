import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { allAbout, byDefault, flag, ifSet, known, number, orElse, text } from '../../kit/planned.ts';
import { POSTGRESQL_SERVERS, MYSQL_SERVERS } from '../resource-types.ts';
import { engineSupportOf } from '../services/databases/version-support.ts';
import { accessByFirewall } from './server-firewall.ts';
import { resourceId } from './resource-id.ts';

interface Engine {
  readonly arm: typeof POSTGRESQL_SERVERS;
  readonly port: number;
  /** The name of the Terraform types: `azurerm_postgresql_flexible_server`. */
  readonly base: string;
  readonly autoGrow: string;
}

/** PostgreSQL and MySQL have the same settings, some by other names. */
const flexibleServer = (engine: Engine): PlannedType => ({
  kind: 'database',
  type: engine.arm.type,
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    placement: placementOf(resource, context),
    dataDurability: mapReading(isReplica(resource), replica => (replica ? 'derived' : 'durable')),
    encryptionAtRest: mapReading(orElse(resource.blocks('customer_managed_key'), []), keys =>
      keys.length > 0 ? 'customer-managed-key' : 'provider-managed-key',
    ),
    encryptionInTransit: encryptionInTransitOf(resource, context, engine),
    automatedBackups: automatedBackupsOf(resource, context),
    performance: mapReading(ifSet(text(resource, 'sku_name'), 'sku_name'), sku => ({
      type: sku.replace(/^(B|GP|MO)_/, ''),
      burstable: sku.startsWith('B_'),
    })),
    storageAutoscaling: ifSet(flag(resource, engine.autoGrow), engine.autoGrow),
    versionSupport: flatMapReading(ifSet(text(resource, 'version'), 'version'), version =>
      engineSupportOf(engine.arm, version),
    ),
    publicAccess: publicAccessOf(resource, context, engine),
    listeners: value([{ protocol: 'tcp', port: engine.port, redirectsToHttps: false }]),
    networkInterfaces: absent,
    localAuthentication: absent,
  }),
});

export const postgresqlServer = flexibleServer({
  arm: POSTGRESQL_SERVERS,
  port: 5432,
  base: 'azurerm_postgresql_flexible_server',
  autoGrow: 'auto_grow_enabled',
});
export const mysqlServer = flexibleServer({
  arm: MYSQL_SERVERS,
  port: 3306,
  base: 'azurerm_mysql_flexible_server',
  autoGrow: 'storage.0.auto_grow_enabled',
});

const isReplica = (resource: PlannedResource): Reading<boolean> =>
  mapReading(orElse(text(resource, 'create_mode'), 'Default'), mode => mode === 'Replica');

/** Without the block it has no standby; with one in the same zone the server is in one zone. */
const placementOf = (resource: PlannedResource, { region }: PlannedContext): Reading<Facets['placement']> =>
  flatMapReading(isReplica(resource), replica =>
    flatMapReading(orElse(resource.blocks('high_availability'), []), ([block]) => {
      const mode = block === undefined ? value('Disabled') : ifSet(text(block, 'mode'), 'mode');
      const role = replica ? 'replica' : 'primary';
      return mapReading(mode, (name): Facets['placement'] =>
        name === 'ZoneRedundant'
          ? { spread: 'multi-zone', locations: [{ region, role }, { region, role: 'standby' }] }
          : { spread: 'single-zone', locations: [{ region, role }] },
      );
    }),
  ); // prettier-ignore

/** Kept where nothing is set (Microsoft, "Backup and restore in Azure Database for PostgreSQL"; the same for MySQL). */
const DEFAULT_BACKUPS = 7;

const automatedBackupsOf = (
  resource: PlannedResource,
  { plan }: PlannedContext,
): Reading<Facets['automatedBackups']> => {
  const path = 'backup_retention_days';
  const days = byDefault({ plan, resource, path }, number(resource, path), value(DEFAULT_BACKUPS));
  return flatMapReading(orElse(flag(resource, 'geo_redundant_backup_enabled'), false), geo =>
    geo
      ? unread('unsupported', 'the plan does not name the paired region of its backups')
      : mapReading(days, retentionDays => ({ retentionDays, pointInTimeRecovery: true })),
  );
};

/** A server in a delegated subnet has no public address. A subnet that is known later is one. */
function publicAccessOf(
  resource: PlannedResource,
  context: PlannedContext,
  { base }: Engine,
): Reading<Facets['publicAccess']> {
  const path = 'delegated_subnet_id';
  const subnet = byDefault<string>({ plan: context.plan, resource, path }, text(resource, path), absent);
  const isNamed = context.plan.named(resource, path, ['azurerm_subnet']).state === 'value';
  if (isNamed || (subnet.state === 'value' && subnet.value !== '')) return value('blocked');
  if (subnet.state === 'unread') return subnet;
  const type = `${base}_firewall_rule`;
  return accessByFirewall(resource, context, [
    { type, by: 'server_id' },
    { type, by: 'server_name' },
  ]);
}

const PARAMETER = 'require_secure_transport';

/** On where no parameter says otherwise (Microsoft, "Networking with TLS"). */
function encryptionInTransitOf(
  resource: PlannedResource,
  { plan }: PlannedContext,
  { base, arm }: Engine,
): Reading<Facets['encryptionInTransit']> {
  const by = arm === POSTGRESQL_SERVERS ? 'server_id' : 'server_name';
  const parameters = allAbout(plan, resource, { type: `${base}_configuration`, by });
  return flatMapReading(parameters, all => {
    const names = all.map(one => known(one, 'name')?.toLowerCase());
    if (names.includes(undefined)) return unread('unsupported', 'a parameter is known after apply');
    if (names.includes('tls_version')) return unread('unsupported', 'its TLS versions are set by a parameter');
    const own = all[names.indexOf(PARAMETER)];
    return own === undefined
      ? value('required')
      : mapReading(ifSet(text(own, 'value'), 'value'), on => (/^on$/i.test(on) ? 'required' : 'optional'));
  });
}
