import type { Facets } from '../../../model/facets.ts';
import type { PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { flag, known, number, orElse, text } from '../../kit/planned.ts';
import { encryptionInTransitOf, listenersOf, publicAccessOf } from '../services/sql/facets.ts';
import type { SqlInstance } from '../services/sql/instance.ts';

export const sqlInstance: PlannedType = {
  kind: 'database',
  type: 'sqladmin.googleapis.com/Instance',
  id: resource => {
    const [project, name] = [known(resource, 'project'), known(resource, 'name')];
    return known(resource, 'self_link') === undefined || project === undefined || name === undefined
      ? undefined
      : `//cloudsql.googleapis.com/projects/${project}/instances/${name}`;
  },
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    placement: placementOf(resource, context),
    publicAccess: flatMapReading(networkOf(resource), publicAccessOf),
    encryptionInTransit: flatMapReading(networkOf(resource), encryptionInTransitOf),
    automatedBackups: automatedBackupsOf(resource),
    deletionProtection: orElse(flag(resource, 'settings.0.deletion_protection_enabled'), false),
    encryptionAtRest: value(
      resource.read('encryption_key_name').state === 'absent' ? 'provider-managed-key' : 'customer-managed-key',
    ),
    listeners: flatMapReading(text(resource, 'database_version'), databaseVersion => listenersOf({ databaseVersion })),
    dataDurability: mapReading(isReplica(resource), replica => (replica ? 'derived' : 'durable')),
    storageAutoscaling: orElse(flag(resource, 'settings.0.disk_autoresize'), true),
    networkInterfaces: absent,
    localAuthentication: absent,
    scaling: absent,
    subnetZones: absent,
  }),
};

/** A source that is known after the apply is one. */
function isReplica(resource: PlannedResource): Reading<boolean> {
  const source = resource.read('master_instance_name');
  return value(source.state === 'unread' ? source.detail === 'known after apply' && isWritten(resource) : source.state === 'value' && source.value !== ''); // prettier-ignore
}

/** Terraform computes the attribute where it is not written. */
const isWritten = (resource: PlannedResource): boolean => resource.read('replica_configuration').state === 'value';

const IP = 'settings.0.ip_configuration.0';

/** The settings of the network in the names of the API. */
function networkOf(resource: PlannedResource): Reading<SqlInstance> {
  const blocks = resource.blocks(IP);
  if (blocks.state === 'unread') return blocks;
  const enabled = orElse(flag(resource, `${IP}.ipv4_enabled`), true);
  const sslMode = text(resource, `${IP}.ssl_mode`);
  const networks = orElse(resource.blocks(`${IP}.authorized_networks`), []);
  const connector = orElse(text(resource, 'settings.0.connector_enforcement'), 'NOT_REQUIRED');
  return flatMapReading(enabled, ipv4Enabled =>
    flatMapReading(networks, all => {
      const ranges = all.map(one => text(one, 'value'));
      const gap = [sslMode, connector, ...ranges].find(one => one.state === 'unread' && one.detail !== 'known after apply'); // prettier-ignore
      if (gap?.state === 'unread') return gap;
      if (ranges.some(one => one.state === 'unread')) return unread('unsupported', 'an authorized network is known after apply'); // prettier-ignore
      const authorizedNetworks = ranges.flatMap(one => (one.state === 'value' ? [{ value: one.value }] : []));
      return value({
        settings: {
          ...(connector.state === 'value' ? { connectorEnforcement: connector.value } : {}),
          ipConfiguration: {
            ipv4Enabled,
            authorizedNetworks,
            ...(sslMode.state === 'value' ? { sslMode: sslMode.value } : {}),
          },
        },
      });
    }),
  );
}

/** Not set: in one zone (Terraform, `google_sql_database_instance`). */
const placementOf = (resource: PlannedResource, { region }: PlannedContext): Reading<Facets['placement']> =>
  flatMapReading(isReplica(resource), replica =>
    mapReading(orElse(text(resource, 'settings.0.availability_type'), 'ZONAL'), (type): Facets['placement'] => {
      const role = replica ? 'replica' : 'primary';
      return type === 'REGIONAL'
        ? { spread: 'multi-zone', locations: [{ region, role }, { region, role: 'standby' }] }
        : { spread: 'single-zone', locations: [{ region, role }] };
    }),
  ); // prettier-ignore

const BACKUPS = 'settings.0.backup_configuration.0';
/** Kept where nothing is set (cloud.google.com/sql/docs/mysql/backup-recovery/backups). */
const DEFAULT_BACKUPS = 7;

const automatedBackupsOf = (resource: PlannedResource): Reading<Facets['automatedBackups']> =>
  flatMapReading(
    orElse(flag(resource, `${BACKUPS}.enabled`), false),
    (enabled): Reading<Facets['automatedBackups']> => {
      if (!enabled) return absent;
      const kept = orElse(number(resource, `${BACKUPS}.backup_retention_settings.0.retained_backups`), DEFAULT_BACKUPS);
      const inTime = [`${BACKUPS}.point_in_time_recovery_enabled`, `${BACKUPS}.binary_log_enabled`].map(path =>
        orElse(flag(resource, path), false),
      );
      return mapReading(kept, retentionDays => ({
        retentionDays,
        pointInTimeRecovery: inTime.some(one => one.state === 'value' && one.value),
      }));
    },
  );
