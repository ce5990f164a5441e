import type { Facets } from '../../../../model/facets.ts';
import { valueOrNull, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, regionName, tagsOf, type ArmResource, type ArmType } from '../../client/arm.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { propertiesOf, requireField } from '../../facets/common-facets.ts';
import { securityAlertRulesOf } from './activity-log-alerts.ts';
import { refId, type Ref, readById, type ResourcesById } from '../../resources-by-id.ts';

const METRIC_ALERTS: ArmType = { type: 'Microsoft.Insights/metricAlerts', apiVersion: '2018-03-01' };
const EVENT_ALERTS: ArmType = { type: 'Microsoft.Insights/activityLogAlerts', apiVersion: '2020-10-01' };
const QUERY_ALERTS: ArmType = { type: 'Microsoft.Insights/scheduledQueryRules', apiVersion: '2023-12-01' };
const ACTION_GROUPS: ArmType = { type: 'Microsoft.Insights/actionGroups', apiVersion: '2023-01-01' };
const WORKSPACES: ArmType = { type: 'Microsoft.OperationalInsights/workspaces', apiVersion: '2023-09-01' };
const TYPES = [METRIC_ALERTS, EVENT_ALERTS, QUERY_ALERTS, ACTION_GROUPS, WORKSPACES];

const SETTINGS_CALL = 'Microsoft.Insights/diagnosticSettings:list';

/** Where the log of a subscription goes, as its diagnostic settings say. */
interface Setting {
  readonly id?: string;
  readonly name?: string;
  readonly properties?: {
    readonly workspaceId?: string | null;
    readonly storageAccountId?: string | null;
    readonly eventHubAuthorizationRuleId?: string | null;
    readonly logs?: readonly {
      readonly category?: string;
      readonly categoryGroup?: string;
      readonly enabled?: boolean;
    }[];
  };
}

/** The export of the activity log, the places that keep logs, and who is told when something happens. */
export const azureMonitor: AzureCollector = {
  id: 'azure-monitor',
  provider: 'azure',
  scope: 'global',
  lists: ['audit-log', 'log-store', 'alarm', 'health-event'],
  fills: {
    'audit-log': ['auditLog'],
    'log-store': ['retention', 'logType', 'size', 'encryptionAtRest'],
    alarm: ['alarm'],
    'health-event': ['serviceHealthAlerts'],
    account: ['securityAlertRules'],
  },
  types: TYPES,
  operations: azureOperations(TYPES, { [SETTINGS_CALL]: 'Microsoft.Insights/diagnosticSettings/read' }),
  collect: async ctx => {
    const settings = await ctx.read(SETTINGS_CALL, () => readSettings(ctx));
    await ctx.list('audit-log', SETTINGS_CALL, async () => {
      // The same answer, asked for again only where it never came: the list says why.
      for (const setting of valueOrNull(settings) ?? (await readSettings(ctx))) emitAuditLog(ctx, setting);
    });
    const kept = mapReading(settings, all => all.flatMap(one => one.properties?.workspaceId ?? []).map(armId));
    await ctx.list('log-store', listCall(WORKSPACES), () =>
      ctx.each(WORKSPACES, row => {
        emitWorkspace(ctx, row, kept);
      }),
    );
    const groups = await readById(ctx, ACTION_GROUPS);
    const aboutOutages: Reading<number>[] = [];
    const watchers: ArmResource[] = [];
    const lists: Reading<number>[] = [];
    for (const type of [METRIC_ALERTS, EVENT_ALERTS, QUERY_ALERTS]) {
      const listed = await ctx.list('alarm', listCall(type), () =>
        ctx.each(type, row => {
          emitAlarm(ctx, row, type, groups);
          if (type !== METRIC_ALERTS) watchers.push(row);
          if (type === EVENT_ALERTS && isAboutOutages(row))
            aboutOutages.push(recipientCountOf(propertiesOf(row), groups));
        }),
      );
      if (type !== METRIC_ALERTS) lists.push(listed);
      if (type === EVENT_ALERTS) await emitHealthEvent(ctx, listed.state === 'value' ? heardOf(aboutOutages) : listed);
    }
    ctx.add(armId(`/subscriptions/${ctx.account}`), {
      securityAlertRules: securityAlertRulesOf(ctx, watchers, lists, kept),
    });
  },
};

async function readSettings(ctx: AzureContext): Promise<readonly Setting[]> {
  const path = `/subscriptions/${ctx.account}/providers/Microsoft.Insights/diagnosticSettings`;
  const found: Setting[] = [];
  for await (const page of ctx.pages<Setting>({ path, apiVersion: '2021-05-01-preview', call: SETTINGS_CALL }))
    found.push(...page);
  return found;
}

function emitAuditLog(ctx: AzureContext, { id, name, properties = {} }: Setting): void {
  const path = armId(
    id ?? `/subscriptions/${ctx.account}/providers/microsoft.insights/diagnosticsettings/${name ?? ''}`,
  );
  const { logs, workspaceId, storageAccountId, eventHubAuthorizationRuleId } = properties;
  const bucket = workspaceId ?? storageAccountId ?? eventHubAuthorizationRuleId;
  ctx.emit({
    id: path,
    kind: 'audit-log',
    type: 'Microsoft.Insights/diagnosticSettings',
    name: name ?? path.split('/').at(-1) ?? path,
    tags: {},
    facets: {
      auditLog: mapReading(requireField(logs, 'logs'), all => {
        const on = all.filter(({ enabled }) => enabled === true);
        return {
          // The log of a subscription is one for all of its regions.
          multiRegion: true,
          organization: false,
          logging: on.length > 0,
          // A workspace only takes records in, and nobody edits one (Microsoft, "Azure Monitor data security"); files are files.
          logFileValidation: (workspaceId ?? '') !== '',
          managementEvents: on.some(
            ({ category, categoryGroup }) => category === 'Administrative' || categoryGroup === 'allLogs',
          ),
          ...((bucket ?? '') === '' ? {} : { bucket: armId(bucket ?? '') }),
        };
      }),
    },
  });
}

function emitWorkspace(ctx: AzureContext, row: ArmResource, keptIn: Reading<readonly string[]>): void {
  const { retentionInDays } = propertiesOf(row) as { readonly retentionInDays?: number };
  ctx.emit({
    id: row.id,
    kind: 'log-store',
    type: WORKSPACES.type,
    name: row.name,
    region: regionName(row.location),
    tags: tagsOf(row),
    facets: {
      retention: mapReading(requireField(retentionInDays, 'retentionInDays'), days => ({ days })),
      logType: mapReading(keptIn, ids => (ids.includes(row.id) ? 'audit' : 'operational')),
      size: value({}),
      encryptionAtRest: value('provider-managed-key'),
    },
  });
}

interface AlertProperties {
  readonly enabled?: boolean;
  readonly actions?:
    | readonly { readonly actionGroupId?: string }[]
    | { readonly actionGroups?: readonly (string | { readonly actionGroupId?: string })[] }
    | null;
  readonly criteria?: { readonly allOf?: readonly { readonly metricName?: string }[] } | null;
}

function emitAlarm(ctx: AzureContext, row: ArmResource, type: ArmType, groups: ResourcesById): void {
  const alert = propertiesOf(row) as AlertProperties;
  // What happens is no measure of anything: an alert of that sort goes by its own name.
  const metric =
    type === METRIC_ALERTS ? alert.criteria?.allOf?.flatMap(({ metricName }) => metricName ?? [])[0] : row.id;
  ctx.emit({
    id: row.id,
    kind: 'alarm',
    type: type.type,
    name: row.name,
    region: regionName(row.location),
    tags: tagsOf(row),
    facets: {
      alarm: mapReading(recipientCountOf(alert, groups), actions => ({
        enabled: alert.enabled !== false,
        actions,
        purpose: 'notification',
        state: 'ok',
        ...(metric === undefined ? {} : { metric }),
      })),
    },
  });
}

interface Clause {
  readonly field?: string | null;
  readonly equals?: string | null;
  readonly anyOf?: readonly Clause[] | null;
}

/** Whether an alert passes on the outages among what Service Health says. One that names no sort of event passes on all. */
function isAboutOutages(row: ArmResource): boolean {
  const { enabled, condition } = propertiesOf(row) as {
    readonly enabled?: boolean;
    readonly condition?: { readonly allOf?: readonly Clause[] | null } | null;
  };
  const clauses = condition?.allOf ?? [];
  const names = ({ field, equals }: Clause, member: string, word: string): boolean =>
    field?.toLowerCase() === member && equals?.toLowerCase() === word;
  const sorts = clauses
    .map(clause => clause.anyOf ?? [clause])
    .filter(choice => choice.some(({ field }) => field?.toLowerCase() === 'properties.incidenttype'));
  return (
    enabled !== false &&
    clauses.some(clause => names(clause, 'category', 'servicehealth')) &&
    sorts.every(choice => choice.some(clause => names(clause, 'properties.incidenttype', 'incident')))
  );
}

/** One that reaches somebody settles it; else the one that we were not shown may be that one. */
function heardOf(ears: readonly Reading<number>[]): Reading<Facets['serviceHealthAlerts']> {
  const delivered = ears.filter(one => (valueOrNull(one) ?? 0) > 0).length;
  const hidden = ears.find(one => one.state === 'unread');
  return delivered === 0 && hidden !== undefined ? hidden : value({ rules: ears.length, delivered });
}

async function emitHealthEvent(
  ctx: AzureContext,
  serviceHealthAlerts: Reading<Facets['serviceHealthAlerts']>,
): Promise<void> {
  await ctx.list('health-event', listCall(EVENT_ALERTS), () => {
    ctx.emit({
      id: armId(`/subscriptions/${ctx.account}/providers/Microsoft.ResourceHealth/events`),
      kind: 'health-event',
      type: 'Microsoft.ResourceHealth/events',
      name: ctx.name,
      tags: {},
      facets: { serviceHealthAlerts },
    });
    return Promise.resolve();
  });
}

/** How many of the groups that an alert names are switched on and tell somebody. A group of another subscription is unknown. */
function recipientCountOf({ actions }: AlertProperties, groups: ResourcesById): Reading<number> {
  const named = (
    Array.isArray(actions) ? actions : ((actions as { actionGroups?: readonly unknown[] } | null)?.actionGroups ?? [])
  ) as readonly (string | { readonly actionGroupId?: string })[];
  const ids = named.flatMap(one =>
    typeof one === 'string' ? armId(one) : (refId({ id: one.actionGroupId ?? '' } satisfies Ref) ?? []),
  );
  if (ids.length === 0) return value(0);
  if (groups.state !== 'value') return groups;
  const all = groups.value;
  const heard = ids.filter(id => hasReceivers(all.get(id))).length;
  const foreign = ids.find(id => !all.has(id) && !id.startsWith(`${ownScope(all)}/`));
  if (heard === 0 && foreign !== undefined) return unread('not-collected', foreign);
  return value(heard);
}

/** `/subscriptions/…` of the groups that were read; nothing where there is none. */
function ownScope(all: ReadonlyMap<string, ArmResource>): string {
  const [first = ''] = all.keys();
  return first.split('/').slice(0, 3).join('/') || '/';
}

function hasReceivers(row: ArmResource | undefined): boolean {
  const properties = row?.properties ?? {};
  if (row === undefined || properties['enabled'] === false) return false;
  return Object.entries(properties).some(
    ([name, list]) => name.endsWith('Receivers') && Array.isArray(list) && list.length > 0,
  );
}
