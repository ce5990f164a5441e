import type { Facets } from '../../../model/facets.ts';
import type { Plan, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { about, flag, isNew, known, number, orElse, OUTSIDE, text } from '../../kit/planned.ts';
import { regionName } from '../client/arm.ts';
import { firewallSource, publicAccessBy } from '../facets/network-rules.ts';
import { requiredTls } from '../facets/tls-versions.ts';
import { resourceId } from './resource-id.ts';

export const sqlDatabase: PlannedType = {
  kind: 'database',
  type: 'Microsoft.Sql/servers/databases',
  id: resourceId,
  name: resource => known(resource, 'name'),
  region: (resource, plan) => regionOfServer(serverOf(resource, plan)),
  facets: (resource, context) => {
    const server = serverOf(resource, context.plan);
    return {
      placement: placementOf(resource, context),
      publicAccess: flatMapReading(server, one => publicAccessOf(one, context)),
      encryptionAtRest: mapReading(orElse(flag(resource, 'transparent_data_encryption_enabled'), true), on =>
        on ? 'provider-managed-key' : 'none',
      ),
      encryptionInTransit: flatMapReading(server, one => requiredTls(orElse(text(one, 'minimum_tls_version'), '1.2'))),
      automatedBackups: automatedBackupsOf(resource),
      dataDurability: value('durable'),
      networkInterfaces: absent,
      listeners: value([{ protocol: 'tcp', port: 1433, redirectsToHttps: false }]),
      storageAutoscaling: absent,
      localAuthentication: absent,
      versionSupport: absent,
    };
  },
};

function regionOfServer(server: Reading<PlannedResource>): string | undefined {
  const location = server.state === 'value' ? known(server.value, 'location') : undefined;
  return location === undefined ? undefined : regionName(location);
}

function serverOf(resource: PlannedResource, plan: Plan): Reading<PlannedResource> {
  const named = plan.named(resource, 'server_id', ['azurerm_mssql_server']);
  return flatMapReading(named, ([one]) =>
    one === undefined ? unread('unsupported', 'its server is not in the plan') : value(one),
  );
}

/** By all firewall rules of the server together. */
function publicAccessOf(server: PlannedResource, { plan }: PlannedContext): Reading<Facets['publicAccess']> {
  const enabled = orElse(flag(server, 'public_network_access_enabled'), true);
  if (enabled.state !== 'value') return enabled.state === 'unread' ? enabled : OUTSIDE;
  if (!enabled.value) return value('blocked');
  const rules = about(plan, server, { type: 'azurerm_mssql_firewall_rule', by: 'server_id' });
  const ranges = rules.found.map(rule => [text(rule, 'start_ip_address'), text(rule, 'end_ip_address')] as const);
  const sources = ranges.flatMap(([first, last]) =>
    first.state === 'value' && last.state === 'value' ? [firewallSource(first.value, last.value)] : [],
  );
  const access = publicAccessBy(sources);
  if (access === 'public') return value(access);
  const gap = rules.hidden ?? ranges.flat().find(one => one.state === 'unread');
  if (gap?.state === 'unread') return gap;
  return isNew(server) ? value(access) : OUTSIDE;
}

/** Not set: not spread over zones (Terraform, `azurerm_mssql_database`). */
const placementOf = (resource: PlannedResource, { region }: PlannedContext): Reading<Facets['placement']> =>
  mapReading(orElse(flag(resource, 'zone_redundant'), false), several => ({
    spread: several ? 'multi-zone' : 'single-zone',
    locations: [{ region, role: 'primary' }],
  }));

/** Without a policy of its own it keeps seven days (Microsoft, "Automated backups in Azure SQL Database"). */
const automatedBackupsOf = (resource: PlannedResource): Reading<Facets['automatedBackups']> =>
  mapReading(orElse(number(resource, 'short_term_retention_policy.0.retention_days'), 7), retentionDays => ({
    retentionDays,
    pointInTimeRecovery: true,
  }));
