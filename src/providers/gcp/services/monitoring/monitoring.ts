import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList } from '../../context.ts';
import { accountId, headOf, type Labels } from '../../facets/common.ts';
import { readSecurityAlertRules, SECURITY_ALERT_READS, type AlertPolicy } from './security-alerts.ts';

const list = (name: string, items = name): GcpList => ({
  call: `monitoring:projects.${name}.list`,
  permission: `monitoring.${name}.list`,
  path: `/v3/projects/{project}/${name}`,
  query: 'pageSize=500',
  items,
});
const POLICIES = list('alertPolicies');
const CHANNELS = list('notificationChannels');
const UPTIME_CHECKS = list('uptimeCheckConfigs');

interface Policy extends AlertPolicy {
  readonly displayName?: string;
  readonly enabled?: boolean;
  readonly userLabels?: Labels;
  readonly notificationChannels?: readonly string[] | null;
}
interface Channel {
  readonly name?: string;
  readonly enabled?: boolean;
  readonly verificationStatus?: string;
}
interface UptimeCheck {
  readonly disabled?: boolean;
}

/** Alert policies with their notification channels, and uptime checks. Metrics are not read. */
export const gcpMonitoring: GcpCollector = {
  id: 'gcp-monitoring',
  provider: 'gcp',
  scope: 'global',
  lists: ['alarm'],
  fills: { alarm: ['alarm'], account: ['syntheticMonitors', 'securityAlertRules'] },
  operations: gcpOperations(POLICIES, CHANNELS, UPTIME_CHECKS, ...SECURITY_ALERT_READS),
  decidedBy: {
    alarm: ['monitoring:projects.alertPolicies.list'],
    syntheticMonitors: ['monitoring:projects.uptimeCheckConfigs.list'],
    securityAlertRules: ['monitoring:projects.alertPolicies.list'],
  },
  collect: async ctx => {
    const channels = await ctx.read(CHANNELS.call, async () => {
      const working = new Set<string>();
      await ctx.each<Channel>(CHANNELS, row => {
        if (row.name !== undefined && reaches(row)) working.add(row.name);
      });
      return working;
    });
    const policies: Policy[] = [];
    const listed = await ctx.list('alarm', POLICIES.call, () =>
      ctx.each<Policy>(POLICIES, row => {
        emitPolicy(ctx, row, channels);
        policies.push(row);
      }),
    );
    const checks = await ctx.read(UPTIME_CHECKS.call, async () => {
      let working = 0;
      await ctx.each<UptimeCheck>(UPTIME_CHECKS, ({ disabled }) => {
        if (disabled !== true) working++;
      });
      return working;
    });
    ctx.add(accountId(ctx), {
      syntheticMonitors: checks,
      securityAlertRules: await readSecurityAlertRules(ctx, policies, listed),
    });
  },
};

/** A channel that is switched off, or waits for its confirmation, reaches nobody. */
const reaches = ({ enabled, verificationStatus }: Channel): boolean =>
  enabled !== false && verificationStatus !== 'UNVERIFIED';

function emitPolicy(ctx: GcpContext, row: Policy, channels: Reading<ReadonlySet<string>>): void {
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'alarm', type: 'monitoring.googleapis.com/AlertPolicy', region: 'global' },
      ...{ name: row.name, labels: row.userLabels },
    }),
    name: row.displayName ?? row.name ?? '',
    facets: { alarm: mapReading(channels, working => alarmOf(row, working)) },
  });
}

/** Whether it is firing is an incident, which no list has. */
const alarmOf = ({ name, enabled, notificationChannels }: Policy, working: ReadonlySet<string>): Facets['alarm'] => ({
  enabled: enabled !== false,
  actions: (notificationChannels ?? []).filter(name => working.has(name)).length,
  purpose: 'notification',
  state: 'ok',
  // Its conditions may have several metrics: rules on security events name the policy.
  ...(name === undefined ? {} : { metric: name }),
});
