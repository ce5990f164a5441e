import type { Facets } from '../../../model/facets.ts';
import type { Plan, PlannedContext, PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { flag, known, number, orElse, text } from '../../kit/planned.ts';
import { regionName } from '../client/arm.ts';
import { requiredTls } from '../facets/tls-versions.ts';
import { accessByFirewall } from './server-firewall.ts';
import { resourceId } from './resource-id.ts';

const RULES = [{ type: 'azurerm_mssql_firewall_rule', by: 'server_id' }];

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
      publicAccess: flatMapReading(server, one => accessByFirewall(one, context, RULES)),
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
