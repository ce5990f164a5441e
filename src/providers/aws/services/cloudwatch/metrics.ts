import type { CloudWatchClient, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type * as sdk from '@aws-sdk/client-cloudwatch';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Resource } from '../../../../model/resource.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { metricQueriesOf, type MetricQuery } from './metric-queries.ts';
import { statisticsOf, type MetricStatistics } from './metric-statistics.ts';

const CALL = 'cloudwatch:GetMetricData';
const DAYS = 14;
const HOUR_MS = 3_600_000;
/**
 * A request takes up to 500 metrics, a response up to 100,800 values
 * (https://docs.aws.amazon.com/AmazonCloudWatch/latest/APIReference/API_GetMetricData.html): with 336 hourly values of 14 days
 * for each metric, 300 metrics fill a response.
 */
const METRICS_PER_CALL = 300;

/** Reads hourly metrics of 14 days for the resources of other collectors, in as few calls as possible. */
export const awsCloudWatchMetrics: AwsCollector = {
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
    const withMetrics = ctx.seen.flatMap(resource => {
      const metrics = metricQueriesOf(resource);
      return metrics.length === 0 ? [] : [{ resource, metrics }];
    });
    if (withMetrics.length === 0) return;
    const cloudwatch = await import('@aws-sdk/client-cloudwatch');
    const client = ctx.client(cloudwatch.CloudWatchClient);
    await Promise.all(batches(withMetrics).map(batch => readBatch({ ctx, cloudwatch, client }, batch)));
  },
};

interface ResourceMetrics {
  readonly resource: Resource;
  readonly metrics: readonly MetricQuery[];
}

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly cloudwatch: typeof sdk;
  readonly client: CloudWatchClient;
}

/** The metrics of one resource stay in one call: a call that fails affects its own resources only. */
function batches(all: readonly ResourceMetrics[]): ResourceMetrics[][] {
  const batched: ResourceMetrics[][] = [];
  let free = 0;
  for (const one of all) {
    if (one.metrics.length > free) {
      batched.push([]);
      free = METRICS_PER_CALL;
    }
    batched.at(-1)?.push(one);
    free -= one.metrics.length;
  }
  return batched;
}

async function readBatch(api: ServiceContext, batch: readonly ResourceMetrics[]): Promise<void> {
  const queries = batch.flatMap(({ metrics }) => metrics).map((metric, index) => ({ id: `m${String(index)}`, metric }));
  const series = await readSeries(api, queries);
  let next = 0;
  for (const { resource, metrics } of batch) {
    const own = queries.slice(next, next + metrics.length);
    next += metrics.length;
    const utilization = series.state === 'value' ? utilizationOf(own, series.value) : series;
    api.ctx.add(resource.id, { utilization });
  }
}

interface Query {
  readonly id: string;
  readonly metric: MetricQuery;
}

interface Series {
  readonly values: number[];
  status: string | undefined;
}

/** All values of all queries. AWS charges every page for all metrics of the request. */
function readSeries(
  { ctx, cloudwatch, client }: ServiceContext,
  queries: readonly Query[],
): Promise<Reading<Map<string, Series>>> {
  // Whole hours: AWS responds faster, and the values of the current hour are incomplete.
  const end = Math.floor(Date.now() / HOUR_MS) * HOUR_MS;
  const input = {
    StartTime: new Date(end - DAYS * 24 * HOUR_MS),
    EndTime: new Date(end),
    MetricDataQueries: queries.map(({ id, metric: { namespace, name, dimensions, statistic } }) => ({
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

/** The metrics of one resource; unread as soon as one of them is incomplete. */
function utilizationOf(queries: readonly Query[], series: ReadonlyMap<string, Series>): Reading<MetricStatistics[]> {
  const utilization: MetricStatistics[] = [];
  for (const { id, metric } of queries) {
    const statistics = mapReading(valuesOf(series.get(id), metric), values => statisticsOf(metric, values, DAYS));
    if (statistics.state === 'unread') return statistics;
    // No values: the resource is new, or its type has no such metric.
    if (statistics.state === 'value' && statistics.value !== undefined) utilization.push(statistics.value);
  }
  return value(utilization);
}

function valuesOf(answer: Series | undefined, { name }: MetricQuery): Reading<readonly number[]> {
  if (answer === undefined) return unread('failed', `the response has no ${name}`);
  if (answer.status === 'Forbidden') return unread('denied', `${name}: Forbidden`);
  return answer.status === 'Complete'
    ? value(answer.values)
    : unread('failed', `${name}: ${answer.status ?? 'no status'}`);
}
