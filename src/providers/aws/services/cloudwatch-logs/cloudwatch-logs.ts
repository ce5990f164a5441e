import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { regionId } from '../../resource-ids.ts';
import { start } from '../../../kit/start.ts';
import { securityAlertRulesOf, type MetricFilter } from './security-alerts.ts';
import { once } from '../../../kit/memoize.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { groupSharedWith, readResourcePolicies } from './resource-policies.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads log groups, never log events, and the metric filters on them. */
export const awsCloudWatchLogs: AwsCollector = {
  id: 'aws-cloudwatch-logs',
  provider: 'aws',
  scope: 'regional',
  lists: ['log-store'],
  fills: {
    'log-store': ['retention', 'logType', 'size', 'encryptionAtRest', 'sharedWith'],
    region: ['securityAlertRules'],
  },
  operations: operations('logs', ['DescribeLogGroups', 'DescribeMetricFilters', 'DescribeResourcePolicies']),
  collect: async ctx => {
    const logs = await import('@aws-sdk/client-cloudwatch-logs');
    const client = ctx.client(logs.CloudWatchLogsClient);
    const filters = start(readFilters(ctx, logs, client));
    const policies = once(() => readResourcePolicies(ctx, logs, client));
    await ctx.list('log-store', 'logs:DescribeLogGroups', async () => {
      await forEachPage(logs.paginateDescribeLogGroups({ client, pageSize: 50 }, {}), page =>
        forEachItem(assertField(page.logGroups, 'logGroups'), async group => {
          emitGroup(ctx, group, await policies());
        }),
      );
    });
    ctx.add(regionId(ctx), { securityAlertRules: mapReading(await filters, securityAlertRulesOf) });
  },
};

/** The metric filters of the region. Patterns are configuration of the customer, not log contents. */
const readFilters = (
  ctx: AwsContext,
  logs: typeof sdk,
  client: sdk.CloudWatchLogsClient,
): Promise<Reading<readonly MetricFilter[]>> =>
  ctx.read('logs:DescribeMetricFilters', async () => {
    const found: MetricFilter[] = [];
    for await (const page of logs.paginateDescribeMetricFilters({ client, pageSize: 50 }, {})) {
      for (const { filterPattern = '', logGroupName, metricTransformations = [] } of assertField(
        page.metricFilters,
        'metricFilters',
      )) {
        const logGroup = ctx.arn('logs', `log-group:${assertField(logGroupName, 'logGroupName')}`);
        for (const { metricName: metric } of metricTransformations)
          if (metric !== undefined) found.push({ pattern: filterPattern.slice(0, 1024), logGroup, metric });
      }
    }
    return found;
  });

function emitGroup(ctx: AwsContext, group: LogGroup, policies: Reading<readonly string[]>): void {
  const name = assertField(group.logGroupName, 'logGroupName');
  const id = group.logGroupArn ?? ctx.arn('logs', `log-group:${name}`);
  const { creationTime: created, retentionInDays: days } = group;
  ctx.emit({
    id,
    kind: 'log-store',
    type: 'AWS::Logs::LogGroup',
    name,
    tags: {},
    ...(created === undefined ? {} : { createdAt: new Date(created).toISOString() }),
    facets: {
      // Without a retention setting log events never expire.
      retention: days === undefined ? absent : value({ days }),
      logType: value(logTypeOf(name)),
      size: sizeOf(group),
      // Log groups are always encrypted.
      encryptionAtRest: value(group.kmsKeyId === undefined ? 'provider-managed-key' : 'customer-managed-key'),
      sharedWith: groupSharedWith(policies, id, ctx.account),
    },
  });
}

const sizeOf = ({ storedBytes }: LogGroup): Reading<Facets['size']> =>
  mapReading(requireField(storedBytes, 'storedBytes'), bytes => ({ bytes }));

/** Names of log groups with audit, flow, WAF and DNS query logs, as AWS services and the AWS documentation name them. */
const AUDIT_LOG_NAMES =
  /cloudtrail|(?:^|[^a-z]|vpc-?)flow-?logs?\b|^\/aws\/eks\/[^/]+\/cluster$|^aws-waf-logs-|\baudit\b|^\/aws\/route53|resolver|^\/aws\/network-?firewall/i;

const logTypeOf = (name: string): Facets['logType'] => (AUDIT_LOG_NAMES.test(name) ? 'audit' : 'operational');
