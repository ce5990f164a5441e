import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { isEnumValue } from '../../enum-value.ts';
import { leafName } from '../../facets/common-facets.ts';
import { EVENT_HUBS, KUBERNETES_CLUSTERS, SERVICE_BUS, SITES, SLOTS, SQL_DATABASES } from '../../resource-types.ts';
import { readById, resourcesIn, type ResourcesById } from '../../resources-by-id.ts';
import { DIAGNOSTIC_SETTINGS_READS, readDiagnosticSettings, type ExportedLogs } from './diagnostic-settings.ts';
import { TYPES_WITH_ACCESS_LOGS } from './log-categories.ts';
import { createSqlAudits, SQL_AUDIT_READS } from './sql-audits.ts';

const APPLICATION_INSIGHTS: ArmType = { type: 'Microsoft.Insights/components', apiVersion: '2020-02-02' };
const TYPES = [...TYPES_WITH_ACCESS_LOGS, SITES, SLOTS, KUBERNETES_CLUSTERS, APPLICATION_INSIGHTS];

/** Diagnostic settings of resources. Resource Graph does not have them: they are read in batches of 20. */
export const azureDiagnostics: AzureCollector = {
  id: 'azure-diagnostics',
  provider: 'azure',
  scope: 'global',
  lists: [],
  fills: {
    database: ['accessLogging'],
    warehouse: ['accessLogging'],
    search: ['accessLogging'],
    'load-balancer': ['accessLogging'],
    firewall: ['accessLogging'],
    cdn: ['accessLogging'],
    'api-gateway': ['accessLogging'],
    key: ['accessLogging'],
    secret: ['accessLogging'],
    registry: ['accessLogging'],
    messaging: ['accessLogging'],
    bucket: ['accessLogging'],
    app: ['diagnosticLogging'],
    function: ['diagnosticLogging'],
    'kubernetes-cluster': ['diagnosticLogging'],
  },
  types: TYPES,
  operations: azureOperations(TYPES, { ...DIAGNOSTIC_SETTINGS_READS, ...SQL_AUDIT_READS }),
  decidedBy: {
    accessLogging: Object.keys({ ...DIAGNOSTIC_SETTINGS_READS, ...SQL_AUDIT_READS }),
    diagnosticLogging: Object.keys(DIAGNOSTIC_SETTINGS_READS),
  },
  collect: async ctx => {
    const [sites, slots, clusters, applicationInsights, ...withAccessLogs] = await Promise.all([
      readById(ctx, SITES),
      readById(ctx, SLOTS),
      readById(ctx, KUBERNETES_CLUSTERS),
      readById(ctx, APPLICATION_INSIGHTS),
      ...TYPES_WITH_ACCESS_LOGS.map(type => readById(ctx, type)),
    ]);
    // A system database, and accounts for files only, which have no blob service.
    const rows = withAccessLogs
      .flatMap(resourcesIn)
      .filter(({ name, kind }) => leafName(name) !== 'master' && !isEnumValue(kind, 'FileStorage'));
    const [apps, kubernetes] = [[...resourcesIn(sites), ...resourcesIn(slots)], resourcesIn(clusters)];
    const exported = await readDiagnosticSettings(ctx, [...rows, ...apps, ...kubernetes]);
    await addAccessLogging(ctx, rows, exported);
    for (const row of apps)
      ctx.add(row.id, {
        diagnosticLogging: flatMapReading(exported(row), logs => appLoggingOf(row, logs, applicationInsights)),
      });
    for (const row of kubernetes)
      ctx.add(row.id, { diagnosticLogging: mapReading(exported(row), logs => clusterLoggingOf(row, logs)) });
  },
};

async function addAccessLogging(
  ctx: AzureContext,
  rows: readonly ArmResource[],
  exported: ExportedLogs,
): Promise<void> {
  const sqlAudits = createSqlAudits(ctx);
  await Promise.all(
    rows.map(async row => {
      const isSqlDatabase = row.type.toLowerCase() === SQL_DATABASES.type.toLowerCase();
      const logging = isSqlDatabase ? await sqlAudits(row, exported(row)) : exported(row);
      ctx.add(row.id, { accessLogging: hasNoAuditLog(row) ? absent : logging });
    }),
  );
}

/**
 * Runtime audit logs exist in the Premium tier, of Event Hubs in Dedicated clusters too (Microsoft, "Monitoring data reference"
 * of Service Bus and of Event Hubs): below, no setting exports who sends and receives.
 */
function hasNoAuditLog({ type, sku, properties }: ArmResource): boolean {
  const isMessaging = [SERVICE_BUS, EVENT_HUBS].some(one => isEnumValue(type, one.type));
  const isDedicated = typeof properties?.['clusterArmId'] === 'string' && properties['clusterArmId'] !== '';
  return isMessaging && !isDedicated && /^(basic|standard)$/i.test(sku?.name ?? '');
}

/** An app is connected to Application Insights by an app setting, which is not read; the portal also adds a tag. */
function appLoggingOf(
  row: ArmResource,
  exported: Facets['accessLogging'],
  applicationInsights: ResourcesById,
): Reading<Facets['diagnosticLogging']> {
  const isLinked = Object.keys(row.tags ?? {}).some(tag => /^hidden-link:.*(app-insights|components)/i.test(tag));
  if (exported === 'enabled' || isLinked) return value('all');
  if (applicationInsights.state !== 'value') return applicationInsights;
  if (applicationInsights.value.size === 0) return value(exported === 'disabled' ? 'none' : 'partial');
  return unread('unsupported', 'whether it is connected to Application Insights');
}

/** Container logs are exported by the monitoring add-on, control plane logs by a diagnostic setting. */
function clusterLoggingOf({ properties }: ArmResource, exported: Facets['accessLogging']): Facets['diagnosticLogging'] {
  const addons = (properties?.['addonProfiles'] ?? {}) as Readonly<
    Record<string, { readonly enabled?: boolean } | null>
  >;
  const containerLogs = Object.entries(addons).some(
    ([name, addon]) => name.toLowerCase() === 'omsagent' && addon?.enabled === true,
  );
  if (containerLogs && exported === 'enabled') return 'all';
  return containerLogs || exported !== 'disabled' ? 'partial' : 'none';
}
