import { valueOrNull } from '../../../../model/reading.ts';
import { facet, type Resource } from '../../../../model/resource.ts';
import type { Measured } from './metric-statistics.ts';

/** One series to ask for, and what it is called here. */
export interface MetricQuery extends Pick<Measured, 'metric' | 'unit'> {
  readonly namespace: string;
  readonly name: string;
  readonly dimensions: Readonly<Record<string, string>>;
  readonly statistic: 'Average' | 'Minimum' | 'Maximum' | 'Sum' | 'p95';
}

type Series = Omit<MetricQuery, 'namespace' | 'dimensions'>;

const load: Series = { metric: 'cpu-utilization', unit: 'percent', name: 'CPUUtilization', statistic: 'Average' };
const credits: Series = { metric: 'burst-credits', unit: 'credits', name: 'CPUCreditBalance', statistic: 'Minimum' };
const diskShare = (name: string): Series => ({
  metric: 'disk-burst-balance',
  unit: 'percent',
  name,
  statistic: 'Minimum',
});
const queue = (name: string): Series => ({ metric: 'queue-depth', unit: 'count', name, statistic: 'Average' });
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

/** What is worth asking of a resource: only what runs, and savings only of what saves. Each of them costs money. */
export function metricsOf(resource: Resource): MetricQuery[] {
  const state = valueOrNull(facet(resource, 'state'));
  if (state === 'stopped' || state === 'other') return [];
  const performance = valueOrNull(facet(resource, 'performance'));
  const saves = performance?.burstable === true;
  const { name, id, stableId = '' } = resource;
  const of = (namespace: string, dimensions: MetricQuery['dimensions'], ...series: readonly Series[]): MetricQuery[] =>
    series.map(one => ({ ...one, namespace, dimensions }));
  switch (resource.type) {
    case 'AWS::EC2::Instance':
      return of('AWS/EC2', { InstanceId: stableId }, load, diskShare('EBSIOBalance%'), ...(saves ? [credits] : []));
    case 'AWS::EC2::Volume':
      return of(
        'AWS/EBS',
        { VolumeId: stableId },
        queue('VolumeQueueLength'),
        ...(saves ? [{ ...diskShare('BurstBalance'), metric: 'burst-credits' as const }] : []),
      );
    case 'AWS::RDS::DBInstance':
      return of(
        'AWS/RDS',
        { DBInstanceIdentifier: name },
        load,
        { metric: 'connections', unit: 'count', name: 'DatabaseConnections', statistic: 'Maximum' },
        queue('DiskQueueDepth'),
        latency('ReadLatency'),
        latency('WriteLatency'),
        ...(saves ? [credits] : []),
        ...(performance?.storageType === 'gp2' ? [diskShare('BurstBalance')] : []),
      );
    case 'AWS::RDS::DBCluster':
      return of('AWS/RDS', { DBClusterIdentifier: name }, load, ...(saves ? [credits] : []));
    case 'AWS::DynamoDB::Table':
      return of(
        'AWS/DynamoDB',
        { TableName: name },
        total('requests', 'ConsumedReadCapacityUnits'),
        total('throttled-requests', 'ReadThrottleEvents'),
        total('throttled-requests', 'WriteThrottleEvents'),
      );
    case 'AWS::ElasticLoadBalancingV2::LoadBalancer': {
      const [, balancer = ''] = id.split(':loadbalancer/');
      return balancer.startsWith('app/')
        ? of('AWS/ApplicationELB', { LoadBalancer: balancer }, latency('TargetResponseTime', 'p95'))
        : balancer.startsWith('net/')
          ? of('AWS/NetworkELB', { LoadBalancer: balancer }, total('requests', 'NewFlowCount'))
          : [];
    }
    case 'AWS::ElasticLoadBalancing::LoadBalancer':
      return of('AWS/ELB', { LoadBalancerName: name }, latency('Latency', 'p95'));
    case 'AWS::EFS::FileSystem':
      return of(
        'AWS/EFS',
        { FileSystemId: stableId },
        { metric: 'cpu-utilization', unit: 'percent', name: 'PercentIOLimit', statistic: 'Maximum' },
        ...(saves ? [{ ...credits, unit: 'bytes' as const, name: 'BurstCreditBalance' }] : []),
      );
    default:
      return [];
  }
}
