import { internetFamilies, largePublicAccess } from '../../../../lib/internet.ts';
import type { Facets } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { regionOf } from '../../facets/placement.ts';
import { isReplica, type SqlInstance } from './instance.ts';

/** A regional instance has a standby in a second zone, to which it fails over by itself. */
export function placementOf(row: SqlInstance): Reading<Facets['placement']> {
  const { gceZone, secondaryGceZone, settings, region } = row;
  const type = requireField(settings?.availabilityType, 'settings.availabilityType');
  if (type.state !== 'value') return type;
  if ((region ?? '') === '') return unread('failed', 'the response has no region');
  const home = regionOf(region);
  const role = isReplica(row) ? 'replica' : 'primary';
  const at = (zone: string | undefined): { region: string; zone?: string } => ({
    region: home,
    ...((zone ?? '') === '' ? {} : { zone: zone ?? '' }),
  });
  if (type.value !== 'REGIONAL') return value({ spread: 'single-zone', locations: [{ ...at(gceZone), role }] });
  return value({
    spread: 'multi-zone',
    locations: [
      { ...at(gceZone), role },
      { ...at(secondaryGceZone), role: 'standby' },
    ],
  });
}

/** Without a mode, the older setting counts. A required connector encrypts every connection. */
export function encryptionInTransitOf({ settings }: SqlInstance): Reading<Facets['encryptionInTransit']> {
  const ip = settings?.ipConfiguration;
  if (settings?.connectorEnforcement === 'REQUIRED') return value('required');
  if (ip === undefined || ip === null) return unread('failed', 'the response has no ipConfiguration');
  if (/^(ENCRYPTED_ONLY|TRUSTED_CLIENT_CERTIFICATE_REQUIRED)$/.test(ip.sslMode ?? '')) return value('required');
  const isOpen = ip.sslMode === 'ALLOW_UNENCRYPTED_AND_ENCRYPTED' || ip.requireSsl !== true;
  return value(isOpen ? 'optional' : 'required');
}

/** Authorized networks decide who reaches the public address; the proxy needs a permission. */
export function publicAccessOf({ settings }: SqlInstance): Reading<Facets['publicAccess']> {
  const ip = settings?.ipConfiguration;
  return mapReading(requireField(ip?.ipv4Enabled, 'ipConfiguration.ipv4Enabled'), enabled => {
    if (!enabled) return 'blocked';
    const networks = (ip?.authorizedNetworks ?? []).flatMap(({ value: network }) => network ?? []);
    return internetFamilies(networks).length > 0 ? 'public' : (largePublicAccess(networks) ?? 'possible');
  });
}

/** Shared-core tiers run in bursts, and without an SLA (cloud.google.com/sql/docs/mysql/instance-settings). */
export const performanceOf = ({ settings }: SqlInstance): Reading<Facets['performance']> =>
  mapReading(requireField(settings?.tier, 'settings.tier'), tier => ({
    ...{ type: tier, burstable: /^db-(f1-micro|g1-small)$/.test(tier) },
    ...(settings?.dataDiskType === undefined ? {} : { storageType: settings.dataDiskType }),
  }));

export const listenersOf = ({ databaseVersion }: SqlInstance): Reading<Facets['listeners']> =>
  mapReading(requireField(databaseVersion, 'databaseVersion'), version => [
    { protocol: 'tcp', port: portOf(version), redirectsToHttps: false },
  ]);

const portOf = (version: string): number =>
  version.startsWith('POSTGRES') ? 5432 : version.startsWith('SQLSERVER') ? 1433 : 3306;

export const stateOf = ({ state, settings }: SqlInstance): Reading<Facets['state']> =>
  mapReading(requireField(state, 'state'), name => {
    if (settings?.activationPolicy === 'NEVER' || name === 'SUSPENDED') return 'stopped';
    return name === 'RUNNABLE' ? 'running' : 'other';
  });

/** pgAudit, the audit plugin of MySQL or its general log, and SQL Server Audit record who asked what. */
export function accessLoggingOf({ databaseVersion = '', settings }: SqlInstance): Reading<Facets['accessLogging']> {
  const flags = new Map(
    (settings?.databaseFlags ?? []).map(({ name = '', value: text = '' }) => [name, text.toLowerCase()]),
  );
  const isOn = (name: string): boolean => flags.get(name) === 'on' || flags.get(name) === '1';
  if (databaseVersion.startsWith('SQLSERVER'))
    return value((settings?.sqlServerAuditConfig?.bucket ?? '') === '' ? 'disabled' : 'enabled');
  if (isOn('cloudsql.enable_pgaudit') || isOn('cloudsql_mysql_audit') || isOn('general_log')) return value('enabled');
  const statements = flags.get('log_statement') ?? 'none';
  if (statements === 'all') return value('enabled');
  return value(statements !== 'none' || isOn('log_connections') || isOn('slow_query_log') ? 'partial' : 'disabled');
}
