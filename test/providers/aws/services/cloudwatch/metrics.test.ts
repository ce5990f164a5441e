import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsEbsVolumes } from '../../../../../src/providers/aws/services/ec2/ebs-volumes.ts';
import { awsEfs } from '../../../../../src/providers/aws/services/efs/efs.ts';
import { awsCloudWatchMetrics } from '../../../../../src/providers/aws/services/cloudwatch/metrics.ts';
import { awsCollectors } from '../../../../../src/providers/aws/select-collectors.ts';
import { awsPolicy } from '../../../../../src/providers/aws/least-privilege.ts';
import { PROVIDER_TRAITS } from '../../../../../src/providers/index.ts';
import { mergeInventories } from '../../../../../src/inventory/merge.ts';
import type { Facets } from '../../../../../src/model/facets.ts';
import { INVENTORY_VERSION, type InventoryHeader } from '../../../../../src/model/inventory.ts';
import type { Reading } from '../../../../../src/model/reading.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { chargesOf } from '../../../../../src/assess/charges.ts';
import { chargesLine } from '../../../../../src/cli/charges-line.ts';
import { collectAws, useAwsEnvironment, type Collected } from '../../../../support/aws-collect.ts';
import {
  fault,
  startAwsServer,
  throttled,
  type AwsRequestSeen,
  type AwsServer,
} from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
interface Query {
  readonly Id: string;
  readonly MetricStat: {
    readonly Metric: { readonly MetricName: string; readonly Dimensions: { Value: string }[] };
    readonly Stat: string;
    readonly Period: number;
  };
}
const queriesOf = ({ parameters }: AwsRequestSeen): Query[] => parameters['MetricDataQueries'] as Query[];
const volumes = (count: number, type = 'gp2') => ({
  volumeSet: Array.from({ length: count }, (_, index) => ({
    volumeId: `vol-${String(index)}`,
    status: 'in-use',
    volumeType: type,
    size: 8,
    encrypted: true,
    availabilityZone: `${REGION}a`,
  })),
});
const answers = (values: (query: Query) => number[], status = 'Complete') => (request: AwsRequestSeen) => ({
  MetricDataResults: queriesOf(request).map(query => ({ Id: query.Id, StatusCode: status, Values: values(query) })),
}); // prettier-ignore

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({ 'ec2.DescribeVolumes': volumes(1) });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsCloudWatchMetrics, awsEbsVolumes] });
const usageOf = ({ records, targets }: Collected, id = 'vol-0'): Reading<Facets['utilization']> => {
  const header: InventoryHeader = {
    version: INVENTORY_VERSION,
    tool: 'test',
    started: '2026-01-01T00:00:00Z',
    targets: [...targets],
  };
  const { resources } = mergeInventories([{ header, records: [...records], ended: '2026-01-01T00:00:00Z' }]);
  return facet(resources.find(one => one.stableId === id) ?? { facets: {} }, 'utilization');
};

it('reads hourly metrics of collected resources, and counts the cost', async () => {
  const hours = Array.from({ length: 336 }, (_, index) => index);
  server.script({
    'monitoring.GetMetricData': answers(({ MetricStat }) => (MetricStat.Metric.MetricName === 'BurstBalance' ? hours.map(() => 12) : hours)),
  });
  const collected = await collect();
  const shared = { days: 14, samples: 336 };
  expect(usageOf(collected)).toEqual({
    state: 'value',
    value: [
      { metric: 'queue-depth', unit: 'count', min: 0, p5: 16, p50: 167, p95: 319, p99: 332, max: 335, ...shared },
      { metric: 'burst-credits', unit: 'percent', min: 12, p5: 12, p50: 12, p95: 12, p99: 12, max: 12, ...shared },
    ],
  });
  const [requested] = server.log.filter(({ operation }) => operation === 'GetMetricData');
  expect(queriesOf(requested!)[1]).toMatchObject({
    MetricStat: { Metric: { Namespace: 'AWS/EBS', Dimensions: [{ Name: 'VolumeId', Value: 'vol-0' }] }, Stat: 'Minimum', Period: 3600 },
  });
  expect(Number(requested!.parameters['EndTime']) - Number(requested!.parameters['StartTime'])).toBe(14 * 86_400);
  const { calls } = collected.unit('aws-metrics');
  expect(calls).toEqual([{ operation: 'cloudwatch:GetMetricData', count: 1, refused: 0, charged: 2 }]);
  const priced = (charged: number) => chargesOf([{ provider: 'aws', calls: [{ ...calls[0]!, charged }] }], PROVIDER_TRAITS);
  expect(priced(2)).toEqual([{ operation: 'cloudwatch:GetMetricData', items: 2, usd: 0.00002 }]);
  expect(chargesLine(priced(25_000))).toContain('25000 metrics, about USD 0.25');
}); // prettier-ignore

it('a call stays within the values of one response, and no resource is split over two', async () => {
  server.script({ 'ec2.DescribeVolumes': volumes(151), 'monitoring.GetMetricData': answers(() => [1]) });
  const collected = await collect();
  const sizes = server.log.filter(({ operation }) => operation === 'GetMetricData').map(seen => queriesOf(seen).length);
  expect(sizes.sort((a, b) => b - a)).toEqual([300, 2]);
  expect(usageOf(collected, 'vol-150')).toMatchObject({ state: 'value', value: [{ samples: 1 }, { samples: 1 }] });
});

it('joins values of several pages; each page is charged', async () => {
  server.script({
    'monitoring.GetMetricData': request =>
      request.parameters['NextToken'] === undefined
        ? { ...answers(() => [1], 'PartialData')(request), NextToken: 'more' }
        : answers(() => [3])(request),
  });
  const collected = await collect();
  expect(usageOf(collected)).toMatchObject({ value: [{ min: 1, max: 3, samples: 2 }, {}] });
  expect(collected.unit('aws-metrics').calls[0]?.charged).toBe(4);
});

it.each([
  ['the permission is missing', fault('AccessDenied', 403), 'denied'],
  ['every attempt is throttled', throttled(5), 'throttled'],
  ['the response stays partial', answers(() => [1], 'PartialData'), 'failed'],
  ['one metric is forbidden', answers(() => [], 'Forbidden'), 'denied'],
  ['one metric has an internal error', answers(() => [], 'InternalError'), 'failed'],
  ['a metric is not in the response', { MetricDataResults: [] }, 'failed'],
] as const)('%s: unread, never an empty list', async (_, answer, reason) => {
  server.script({ 'monitoring.GetMetricData': answer });
  expect(usageOf(await collect())).toMatchObject({ state: 'unread', reason });
});

it('a metric without values is an empty list; stopped resources are not requested', async () => {
  server.script({ 'monitoring.GetMetricData': answers(() => []) });
  expect(usageOf(await collect())).toEqual({ state: 'value', value: [] });
  server.script({
    'ec2.DescribeVolumes': { volumeSet: [{ volumeId: 'vol-9', status: 'available', volumeType: 'gp2' }] },
  });
  const before = server.count('monitoring.GetMetricData');
  await collect();
  expect(server.count('monitoring.GetMetricData')).toBe(before);
});

it('resources of an earlier run are measured too', async () => {
  server.script({ 'monitoring.GetMetricData': answers(() => [1]) });
  const first = await collect();
  const unit = first.unit('aws-ec2-volumes').id;
  server.script({ 'ec2.DescribeVolumes': fault('AccessDenied', 403) });
  const again = await collectAws(
    { regions: [REGION], collectors: [awsCloudWatchMetrics, awsEbsVolumes] },
    { skip: new Set([unit]), found: first.records.filter(record => 'unit' in record && record.unit === unit) },
  );
  expect(again.records.filter(({ record }) => record === 'facet')).toHaveLength(1);
});

it('is off with its permissions not needed, unless enabled', () => {
  const permission = 'cloudwatch:GetMetricData';
  expect(awsPolicy().Statement[0].Action).not.toContain(permission);
  expect(awsPolicy(awsCollectors(true)).Statement[0].Action).toContain(permission);
  expect(awsEfs.runsAfter).toBeUndefined();
});
