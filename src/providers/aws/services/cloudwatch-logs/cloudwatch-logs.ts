import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type * as sdk from '@aws-sdk/client-cloudwatch-logs';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { requireField } from '../../client/response-fields.ts';

/** Reads the log groups: how long they keep what, never what is in them. */
export const awsCloudWatchLogs: AwsCollector = {
  id: 'aws-cloudwatch-logs',
  provider: 'aws',
  scope: 'regional',
  lists: ['log-store'],
  fills: { 'log-store': ['retention', 'logType', 'size', 'encryptionAtRest'], region: ['securityAlertRules'] },
  operations: operations('logs', ['DescribeLogGroups', 'DescribeMetricFilters']),
  collect: async ctx => {
    const logs = await import('@aws-sdk/client-cloudwatch-logs');
    const client = ctx.client(logs.CloudWatchLogsClient);
    const filters = readFilters(ctx, logs, client);
    await ctx.list('log-store', 'logs:DescribeLogGroups', async () => {
      for await (const page of logs.paginateDescribeLogGroups({ client, pageSize: 50 }, {})) {
        for (const group of assertField(page.logGroups, 'logGroups')) emitGroup(ctx, group);
      }
    });
    ctx.add(ctx.arn('ec2', 'region'), { securityAlertRules: mapReading(await filters, watchOf) });
  },
};

interface Filter {
  readonly looksFor: string;
  readonly measure: string;
}

/** What the region looks for in its logs. The patterns are our customer's own; nothing of a log is in them. */
const readFilters = (
  ctx: AwsContext,
  logs: typeof sdk,
  client: sdk.CloudWatchLogsClient,
): Promise<Reading<readonly Filter[]>> =>
  ctx.read('logs:DescribeMetricFilters', async () => {
    const found: Filter[] = [];
    for await (const page of logs.paginateDescribeMetricFilters({ client, pageSize: 50 }, {})) {
      for (const { filterPattern = '', metricTransformations = [] } of assertField(page.metricFilters, 'metricFilters'))
        for (const { metricName } of metricTransformations)
          if (metricName !== undefined) found.push({ looksFor: filterPattern.slice(0, 1024), measure: metricName });
    }
    return found;
  });

type Watched = Facets['securityAlertRules'][number]['event'];

/** Words that the log of an account writes when one of these happens. */
const EVENT_PATTERNS: readonly (readonly [event: Watched, sign: RegExp])[] = [
  ['root-usage', /userIdentity\.type[^)]*Root/i],
  ['iam-changes', /(Put|Attach|Create|Delete|Detach)(Group|Role|User)?Policy/],
  ['audit-log-changes', /StopLogging|DeleteTrail|UpdateTrail/],
  ['network-changes', /AuthorizeSecurityGroup|CreateNetworkAcl|SecurityGroupIngress/],
];

const watchOf = (filters: readonly Filter[]): Facets['securityAlertRules'] =>
  EVENT_PATTERNS.map(([event, sign]) => ({
    event,
    metrics: filters.filter(({ looksFor }) => sign.test(looksFor)).map(({ measure }) => measure),
  }));

function emitGroup(ctx: AwsContext, group: LogGroup): void {
  const name = assertField(group.logGroupName, 'logGroupName');
  const { creationTime: created, retentionInDays: days } = group;
  ctx.emit({
    id: group.logGroupArn ?? ctx.arn('logs', `log-group:${name}`),
    kind: 'log-store',
    type: 'AWS::Logs::LogGroup',
    name,
    tags: {},
    ...(created === undefined ? {} : { createdAt: new Date(created).toISOString() }),
    facets: {
      // A group without a retention keeps what it has for ever.
      retention: days === undefined ? absent : value({ days }),
      logType: value(logTypeOf(name)),
      size: sizeOf(group),
      // Logs are always encrypted; the question is only by whose key.
      encryptionAtRest: value(group.kmsKeyId === undefined ? 'provider-managed-key' : 'customer-managed-key'),
    },
  });
}

const sizeOf = ({ storedBytes }: LogGroup): Reading<Facets['size']> =>
  mapReading(requireField(storedBytes, 'storedBytes'), bytes => ({ bytes }));

/** The names under which AWS services and their instructions put records of who did what and who came from where. */
const AUDIT_LOG_NAMES =
  /cloudtrail|(?:^|[^a-z]|vpc-?)flow-?logs?\b|^\/aws\/eks\/[^/]+\/cluster$|^aws-waf-logs-|\baudit\b|^\/aws\/route53|resolver|^\/aws\/network-?firewall/i;

const logTypeOf = (name: string): Facets['logType'] => (AUDIT_LOG_NAMES.test(name) ? 'audit' : 'operational');
