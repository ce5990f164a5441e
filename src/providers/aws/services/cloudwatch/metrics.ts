import type { CloudWatchClient, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type * as sdk from '@aws-sdk/client-cloudwatch';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Resource } from '../../../../model/resource.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { metricsOf, type MetricQuery } from './metric-queries.ts';
import { summarize, type Measured } from './metric-statistics.ts';

const CALL = 'cloudwatch:GetMetricData';
const DAYS = 14;
const HOUR_MS = 3_600_000;
/**
 * A request may name 500 metrics and is answered by 100,800 values at most
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html): hourly values of 14 days are 336
 * for each metric, so that 300 metrics fill it.
 */
const METRICS_AT_ONCE = 300;

/** Measures what others found: hourly values of 14 days, asked for in as few calls as they fit into. It costs money. */
export const awsMetrics: AwsCollector = {
  id: 'aws-metrics',
  provider: 'aws',
  scope: 'regional',
  charged: true,
  lists: [],
  runsAfter: ['server', 'disk', 'database', 'load-balancer', 'file-share'],
  fills: {
    server: ['utilization'],
    disk: ['utilization'],
    database: ['utilization'],
    'load-balancer': ['utilization'],
    'file-share': ['utilization'],
  },
  operations: operations('cloudwatch', ['GetMetricData']),
  collect: async ctx => {
    const measurable = ctx.seen.flatMap(resource => {
      const wanted = metricsOf(resource);
      return wanted.length === 0 ? [] : [{ resource, wanted }];
    });
    if (measurable.length === 0) return;
    const cloudwatch = await import('@aws-sdk/client-cloudwatch');
    const client = ctx.client(cloudwatch.CloudWatchClient);
    await Promise.all(batches(measurable).map(batch => measure({ ctx, cloudwatch, client }, batch)));
  },
};

interface Measurable {
  readonly resource: Resource;
  readonly wanted: readonly MetricQuery[];
}

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly cloudwatch: typeof sdk;
  readonly client: CloudWatchClient;
}

/** What one resource is asked stays together: a call that fails costs the resources in it and no other. */
function batches(all: readonly Measurable[]): Measurable[][] {
  const made: Measurable[][] = [];
  let room = 0;
  for (const one of all) {
    if (one.wanted.length > room) {
      made.push([]);
      room = METRICS_AT_ONCE;
    }
    made.at(-1)?.push(one);
    room -= one.wanted.length;
  }
  return made;
}

async function measure(asking: ServiceContext, batch: readonly Measurable[]): Promise<void> {
  const queries = batch.flatMap(({ wanted }) => wanted).map((wanted, index) => ({ id: `m${String(index)}`, wanted }));
  const answers = await ask(asking, queries);
  let next = 0;
  for (const { resource, wanted } of batch) {
    const mine = queries.slice(next, next + wanted.length);
    next += wanted.length;
    const utilization = answers.state === 'value' ? together(mine, answers.value) : answers;
    asking.ctx.add(resource.id, { utilization });
  }
}

interface Query {
  readonly id: string;
  readonly wanted: MetricQuery;
}

interface Series {
  readonly values: number[];
  status: string | undefined;
}

/** All values of all queries, page by page; what was asked is counted for each page that is sent. */
function ask(
  { ctx, cloudwatch, client }: ServiceContext,
  queries: readonly Query[],
): Promise<Reading<Map<string, Series>>> {
  // Whole hours: AWS answers faster, and what was measured in the hour that runs is not whole.
  const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const input = {
    StartTime: new Date(end - DAYS * 24 * HOUR_MS),
    EndTime: new Date(end),
    MetricDataQueries: queries.map(({ id, wanted: { namespace, name, dimensions, statistic } }) => ({
      Id: id,
      MetricStat: {
        Metric: {
          Namespace: namespace,
          MetricName: name,
          Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
        },
        Period: HOUR_MS / 1000,
        Stat: statistic,
      },
    })),
  };
  return ctx.read(CALL, async () => {
    const series = new Map<string, Series>();
    for (let token: string | undefined, more = true; more;) {
      ctx.charge(CALL, queries.length);
      const page = await client.send(
        new cloudwatch.GetMetricDataCommand({ ...input, ...(token === undefined ? {} : { NextToken: token }) }),
      );
      for (const result of assertField(page.MetricDataResults, 'MetricDataResults')) addTo(series, result);
      token = page.NextToken;
      more = token !== undefined && token !== '';
    }
    return series;
  });
}

function addTo(
  series: Map<string, Series>,
  { Id: id = '', Values: values = [], StatusCode: status }: MetricDataResult,
): void {
  const known = series.get(id) ?? { values: [], status: undefined };
  known.values.push(...values.filter(Number.isFinite));
  known.status = status;
  series.set(id, known);
}

/** What one resource was asked, in our words; unread as soon as one answer is not whole. */
function together(queries: readonly Query[], series: ReadonlyMap<string, Series>): Reading<Measured[]> {
  const usage: Measured[] = [];
  for (const { id, wanted } of queries) {
    const answer = series.get(id);
    const summary = mapReading(wholeOf(answer, wanted), values => summarize(wanted, values, DAYS));
    if (summary.state === 'unread') return summary;
    // Nothing was measured: the machine is new, or its type has no such metric.
    if (summary.state === 'value' && summary.value !== undefined) usage.push(summary.value);
  }
  return value(usage);
}

function wholeOf(answer: Series | undefined, { name }: MetricQuery): Reading<readonly number[]> {
  if (answer === undefined) return unread('failed', `the answer has no ${name}`);
  if (answer.status === 'Forbidden') return unread('denied', `${name}: Forbidden`);
  return answer.status === 'Complete'
    ? value(answer.values)
    : unread('failed', `${name}: ${answer.status ?? 'no status'}`);
}
