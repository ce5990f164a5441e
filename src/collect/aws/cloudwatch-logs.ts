import type { LogGroup } from '@aws-sdk/client-cloudwatch-logs';
import type { Facets } from '../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from './context.ts';
import { present } from './failure.ts';
import { told } from './members.ts';

/** Reads the log groups: how long they keep what, never what is in them. */
export const awsCloudWatchLogs: AwsCollector = {
  id: 'aws-cloudwatch-logs',
  provider: 'aws',
  scope: 'regional',
  lists: ['log-store'],
  fills: { 'log-store': ['retention', 'content', 'size', 'atRest'] },
  operations: operations('logs', ['DescribeLogGroups']),
  collect: async ctx => {
    const logs = await import('@aws-sdk/client-cloudwatch-logs');
    const client = ctx.client(logs.CloudWatchLogsClient);
    await ctx.list('log-store', 'logs:DescribeLogGroups', async () => {
      for await (const page of logs.paginateDescribeLogGroups({ client, pageSize: 50 }, {})) {
        for (const group of present(page.logGroups, 'logGroups')) emitGroup(ctx, group);
      }
    });
  },
};

function emitGroup(ctx: AwsContext, group: LogGroup): void {
  const name = present(group.logGroupName, 'logGroupName');
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
      content: value(contentOf(name)),
      size: sizeOf(group),
      // Logs are always encrypted; the question is only by whose key.
      atRest: value(group.kmsKeyId === undefined ? 'provider-key' : 'customer-key'),
    },
  });
}

const sizeOf = ({ storedBytes }: LogGroup): Reading<Facets['size']> =>
  mapReading(told(storedBytes, 'storedBytes'), bytes => ({ bytes }));

/** The names under which AWS services and their instructions put records of who did what and who came from where. */
const TRACES =
  /cloudtrail|(?:^|[^a-z]|vpc-?)flow-?logs?\b|^\/aws\/eks\/[^/]+\/cluster$|^aws-waf-logs-|\baudit\b|^\/aws\/route53|resolver|^\/aws\/network-?firewall/i;

const contentOf = (name: string): Facets['content'] => (TRACES.test(name) ? 'traces' : 'workings');
