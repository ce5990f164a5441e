import type { Facets } from '../../../../model/facets.ts';
import { unread, value, valueOrNull, type Reading } from '../../../../model/reading.ts';
import type { GcpContext, GcpList } from '../../context.ts';
import {
  FOLDER_SINKS,
  hasAuditLogs,
  ORGANIZATION_SINKS,
  PROJECT_SINKS,
  readInheritedSinks,
  readSinks,
  type Sink,
} from '../logging/sinks.ts';
import { ANCESTORS_OPERATION } from '../project/project.ts';

const LOG_METRICS: GcpList = {
  call: 'logging:projects.metrics.list',
  permission: 'logging.logMetrics.list',
  path: '/v2/projects/{project}/metrics',
  query: 'pageSize=500',
  items: 'metrics',
};

export const SECURITY_ALERT_READS = [
  LOG_METRICS,
  PROJECT_SINKS,
  FOLDER_SINKS,
  ORGANIZATION_SINKS,
  ANCESTORS_OPERATION,
] as const;

interface LogMetric {
  readonly name?: string;
  readonly filter?: string;
  readonly disabled?: boolean;
}
interface Condition {
  readonly conditionThreshold?: { readonly filter?: string } | null;
  readonly conditionMatchedLog?: { readonly filter?: string } | null;
}
export interface AlertPolicy {
  readonly name?: string;
  readonly combiner?: string;
  readonly conditions?: readonly Condition[] | null;
}

type Rule = Facets['securityAlertRules'][number];
interface Event {
  readonly event: Rule['event'];
  readonly operation: string;
  readonly isIn: (filter: string) => boolean;
}

const matching = (event: Rule['event'], operation: string, pattern: RegExp, but?: RegExp): Event => ({
  event,
  operation,
  isIn: filter => pattern.test(filter) && but?.test(filter) !== true,
});

/**
 * What the filters of the CIS Google Cloud Platform Foundation Benchmark (2.4 to 2.9) look for. A project has no root user,
 * and the sign-in of people is logged by Google Workspace.
 */
const EVENTS: readonly Event[] = [
  matching('iam-changes', 'policy', /ProjectOwner|roles\/owner|SetIamPolicy/i, /auditConfigDeltas/i),
  matching('iam-changes', 'role', /iam_role|(?:Create|Update|Delete)Role/i),
  matching('audit-log-changes', 'audit-configuration', /auditConfigDeltas/i),
  matching('network-changes', 'firewall', /gce_firewall_rule|compute\.firewalls/i),
  matching('network-changes', 'route', /gce_route\b|compute\.routes/i),
  matching('network-changes', 'network', /gce_network\b|compute\.networks/i),
];

/** Alerts on security events: on the log itself, or on a metric that counts entries. */
export async function readSecurityAlertRules(
  ctx: GcpContext,
  policies: readonly AlertPolicy[],
  listed: Reading<unknown>,
): Promise<Reading<Facets['securityAlertRules']>> {
  const metrics = await ctx.read(LOG_METRICS.call, async () => {
    const found = new Map<string, string>();
    await ctx.each<LogMetric>(LOG_METRICS, ({ name = '', filter = '', disabled }) => {
      if (disabled !== true) found.set(name, filter);
    });
    return found;
  });
  const filters = policies.map(policy => ({
    name: policy.name ?? '',
    filters: filtersOf(policy, valueOrNull(metrics)),
  }));
  const rules = EVENTS.map(({ event, operation, isIn }) => ({
    event,
    operation,
    metrics: filters.filter(policy => policy.filters.some(isIn)).map(({ name }) => name),
  }));
  if (rules.every(one => one.metrics.length > 0)) return value(rules);
  const hidden = [listed, metrics].find(one => one.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  return (await alertsElsewhere(ctx)) ?? value(rules);
}

/** The filters of which one suffices; of conditions that must hold together none does. */
function filtersOf(
  { combiner, conditions }: AlertPolicy,
  metrics: ReadonlyMap<string, string> | null | undefined,
): string[] {
  const all = conditions ?? [];
  if (all.length > 1 && combiner !== 'OR') return [];
  return all.flatMap(({ conditionThreshold, conditionMatchedLog }) => {
    const [, metric] =
      /metric\.type\s*=\s*"logging\.googleapis\.com\/user\/([^"]+)"/.exec(conditionThreshold?.filter ?? '') ?? [];
    return [conditionMatchedLog?.filter, metric === undefined ? undefined : metrics?.get(metric)].filter(
      one => one !== undefined,
    );
  });
}

/** Audit logs that leave the project may be watched where they arrive. Cloud Storage only keeps them. */
async function alertsElsewhere(ctx: GcpContext): Promise<Reading<never> | undefined> {
  for (const sinks of [await readSinks(ctx), await readInheritedSinks(ctx)]) {
    if (sinks.state === 'unread') return sinks;
    const away = valueOrNull(sinks)?.find(sink => hasAuditLogs(sink) && leavesTo(ctx, sink));
    if (away !== undefined) return unread('not-collected', `alerts on ${away.destination ?? ''}`);
  }
  return undefined;
}

const leavesTo = ({ project }: GcpContext, { destination = '' }: Sink): boolean =>
  !destination.startsWith('storage.') &&
  ![project.id, project.number ?? project.id].some(own =>
    destination.startsWith(`logging.googleapis.com/projects/${own}/`),
  );
