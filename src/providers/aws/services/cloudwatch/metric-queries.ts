import type { Facets } from '../../../../model/facets.ts';
import { valueOrNull } from '../../../../model/reading.ts';
import { facet, type Resource } from '../../../../model/resource.ts';

/** One metric to read, and its name in the inventory. */
export interface MetricQuery extends Pick<Facets['utilization'][number], 'metric' | 'unit'> {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Average' | 'Minimum' | 'Maximum' | 'Sum' | 'p95';
}

type Series = Omit<MetricQuery, 'namespace' | 'dimensions'>;

const cpu: Series = { metric: 'cpu-utilization', unit: 'percent', name: 'CPUUtilization', statistic: 'Average' };
const credits: Series = { metric: 'burst-credits', unit: 'credits', name: 'CPUCreditBalance', statistic: 'Minimum' };
const connections: Series = {
  metric: 'connections',
  unit: 'count',
  name: 'DatabaseConnections',
  statistic: 'Maximum',
};
const burstBalance = (name: string): Series => ({
  metric: 'disk-burst-balance',
  unit: 'percent',
  name,
  statistic: 'Minimum',
});
const queueDepth = (name: string): Series => ({ metric: 'queue-depth', unit: 'count', name, statistic: 'Average' });
const latency = (name: string, statistic: Series['statistic'] = 'Average'): Series => ({
  metric: 'latency',
  unit: 'seconds',
  name,
  statistic,
});
const total = (metric: 'throttled-requests' | 'requests', name: string): Series => ({
  metric,
  unit: 'count',
  name,
  statistic: 'Sum',
});

/** The metrics of a running resource; burst metrics of burstable ones only, because each metric costs money. */
export function metricQueriesOf(resource: Resource): MetricQuery[] {
  const state = valueOrNull(facet(resource, 'state'));
  if (state === 'stopped' || state === 'other') return [];
  return QUERIES[resource.type]?.(resource) ?? [];
}

type Dimensions = MetricQuery['dimensions'];

const queries = (namespace: string, dimensions: Dimensions, ...series: readonly Series[]): MetricQuery[] =>
  series.map(one => ({ ...one, namespace, dimensions }));

const performanceOf = (resource: Resource): Facets['performance'] | null | undefined =>
  valueOrNull(facet(resource, 'performance'));

/** The series only for a burstable resource. */
const ifBurstable = (resource: Resource, series: Series): Series[] =>
  performanceOf(resource)?.burstable === true ? [series] : [];

const QUERIES: Readonly<Record<string, (resource: Resource) => MetricQuery[]>> = {
  'AWS::EC2::Instance': instance =>
    queries(
      'AWS/EC2',
      { InstanceId: instance.stableId ?? '' },
      cpu,
      burstBalance('EBSIOBalance%'),
      ...ifBurstable(instance, credits),
    ),
  'AWS::EC2::Volume': volume =>
    queries(
      'AWS/EBS',
      { VolumeId: volume.stableId ?? '' },
      queueDepth('VolumeQueueLength'),
      ...ifBurstable(volume, { ...burstBalance('BurstBalance'), metric: 'burst-credits' }),
    ),
  'AWS::RDS::DBInstance': instance =>
    queries(
      'AWS/RDS',
      { DBInstanceIdentifier: instance.name },
      cpu,
      connections,
      queueDepth('DiskQueueDepth'),
      latency('ReadLatency'),
      latency('WriteLatency'),
      ...ifBurstable(instance, credits),
      ...(performanceOf(instance)?.storageType === 'gp2' ? [burstBalance('BurstBalance')] : []),
    ),
  'AWS::RDS::DBCluster': cluster =>
    queries('AWS/RDS', { DBClusterIdentifier: cluster.name }, cpu, ...ifBurstable(cluster, credits)),
  'AWS::DynamoDB::Table': ({ name }) =>
    queries(
      'AWS/DynamoDB',
      { TableName: name },
      total('requests', 'ConsumedReadCapacityUnits'),
      total('throttled-requests', 'ReadThrottleEvents'),
      total('throttled-requests', 'WriteThrottleEvents'),
    ),
  'AWS::ElasticLoadBalancingV2::LoadBalancer': ({ id }) => loadBalancerQueries(id),
  'AWS::ElasticLoadBalancing::LoadBalancer': ({ name }) =>
    queries('AWS/ELB', { LoadBalancerName: name }, latency('Latency', 'p95')),
  'AWS::EFS::FileSystem': fileSystem =>
    queries(
      'AWS/EFS',
      { FileSystemId: fileSystem.stableId ?? '' },
      { metric: 'cpu-utilization', unit: 'percent', name: 'PercentIOLimit', statistic: 'Maximum' },
      ...ifBurstable(fileSystem, { ...credits, unit: 'bytes', name: 'BurstCreditBalance' }),
    ),
};

/** Gateway load balancers have no latency and no request count. */
function loadBalancerQueries(id: string): MetricQuery[] {
  const [, LoadBalancer = ''] = id.split(':loadbalancer/');
  if (LoadBalancer.startsWith('app/'))
    return queries('AWS/ApplicationELB', { LoadBalancer }, latency('TargetResponseTime', 'p95'));
  if (LoadBalancer.startsWith('net/'))
    return queries('AWS/NetworkELB', { LoadBalancer }, total('requests', 'NewFlowCount'));
  return [];
}
