import type { AutoScalingClient, AutoScalingGroup, ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type * as sdk from '@aws-sdk/client-auto-scaling';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { clusterOf } from '../../facets/cluster-tags.ts';
import { tagsOf } from '../../facets/tag-facets.ts';
import { locationsIn, spreadOver } from '../../facets/zone-placement.ts';
import { createLaunchTemplates, type LaunchTemplates } from './launch-templates.ts';
import { start } from '../../../kit/start.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type AutoScaling = typeof sdk;

/** Tags with the name by which people know a group that EKS or Elastic Beanstalk created under a generated name. */
const NAME_TAGS = ['eks:nodegroup-name', 'elasticbeanstalk:environment-name'];

/** Reads Auto Scaling groups: placement, scaling policies, launch templates. */
export const awsAutoScaling: AwsCollector = {
  id: 'aws-auto-scaling',
  provider: 'aws',
  scope: 'regional',
  lists: ['server-group'],
  fills: {
    'server-group': [
      'placement',
      'scaling',
      'relationships',
      'state',
      'infrastructureAsCode',
      'autohealing',
      'instanceMix',
      'launchTemplate',
      'launchSettings',
    ],
  },
  operations: [
    ...operations('autoscaling', ['DescribeAutoScalingGroups', 'DescribePolicies', 'DescribeLaunchConfigurations']),
    ...operations('ec2', ['DescribeLaunchTemplateVersions', 'DescribeImages']),
  ],
  decidedBy: {
    scaling: ['autoscaling:DescribePolicies', 'autoscaling:DescribeAutoScalingGroups'],
    launchSettings: ['autoscaling:DescribeLaunchConfigurations', 'ec2:DescribeLaunchTemplateVersions'],
  },
  collect: async ctx => {
    const autoscaling = await import('@aws-sdk/client-auto-scaling');
    const client = ctx.client(autoscaling.AutoScalingClient);
    const policies = start(readPolicies(ctx, autoscaling, client));
    const launchTemplates = createLaunchTemplates(ctx, autoscaling, client);
    await ctx.list('server-group', 'autoscaling:DescribeAutoScalingGroups', async () => {
      await forEachPage(autoscaling.paginateDescribeAutoScalingGroups({ client, pageSize: 100 }, {}), async page => {
        const found = assertField(page.AutoScalingGroups, 'AutoScalingGroups');
        await awaitAll(found.map(async group => emitGroup(ctx, group, await policies, launchTemplates)));
      });
    });
    // A refused list awaits no policies: their call belongs to this unit all the same.
    await policies;
  },
};

type Policies = Reading<ReadonlyMap<string, readonly ScalingPolicy[]>>;

/** All scaling policies of the region, by group. */
function readPolicies(ctx: AwsContext, autoscaling: AutoScaling, client: AutoScalingClient): Promise<Policies> {
  return ctx.read('autoscaling:DescribePolicies', async () => {
    const policies: ScalingPolicy[] = [];
    for await (const page of autoscaling.paginateDescribePolicies({ client, pageSize: 100 }, {})) {
      policies.push(...assertField(page.ScalingPolicies, 'ScalingPolicies'));
    }
    return Map.groupBy(policies, policy => assertField(policy.AutoScalingGroupName, 'AutoScalingGroupName'));
  });
}

async function emitGroup(
  ctx: AwsContext,
  group: AutoScalingGroup,
  policies: Policies,
  launchTemplates: LaunchTemplates,
): Promise<void> {
  const tags = tagsOf(group.Tags);
  const name = assertField(group.AutoScalingGroupName, 'AutoScalingGroupName');
  ctx.emit({
    id: group.AutoScalingGroupARN ?? ctx.arn('autoscaling', `autoScalingGroup::autoScalingGroupName/${name}`),
    slot: slotOf(tags),
    kind: 'server-group',
    type: 'AWS::AutoScaling::AutoScalingGroup',
    name: NAME_TAGS.map(key => tags[key]).find(given => given !== undefined) ?? name,
    tags,
    createdAt: group.CreatedTime?.toISOString(),
    facets: {
      placement: await placementOf(ctx, group),
      scaling:
        policies.state === 'value'
          ? scalingOf(group, policies.value.get(name) ?? [], 'eks:nodegroup-name' in tags)
          : policies,
      relationships: relationshipsOf(ctx, group, clusterOf(tags)),
      state: value(stateOf(group)),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      autohealing: value(autohealingOf(group)),
      ...(await launchTemplates.facetsOf(group)),
    },
  });
}

/** One location for each zone with an instance in service; the spread is that of the configured zones. */
async function placementOf(ctx: AwsContext, group: AutoScalingGroup): Promise<Reading<Placement>> {
  const configured = group.AvailabilityZones;
  if (configured === undefined) return requireField<Placement>(undefined, 'AvailabilityZones');
  const zones = new Map(inService(group).map(({ AvailabilityZone: name, AvailabilityZoneId: id }) => [name, id]));
  const named = [...zones].map(([zoneName, zoneId]) => ({ zoneName, zoneId, role: 'primary' as const }));
  return mapReading(await locationsIn(ctx, named), locations => ({ spread: spreadOver(configured), locations }));
}

function inService(group: AutoScalingGroup): NonNullable<AutoScalingGroup['Instances']> {
  return (group.Instances ?? []).filter(({ LifecycleState: state }) => state === 'InService');
}

/** Processes that a scaling policy needs. */
const SCALING_PROCESSES = ['AlarmNotification', 'Launch'];

function scalingOf(
  group: AutoScalingGroup,
  policies: readonly ScalingPolicy[],
  inCluster: boolean,
): Reading<Facets['scaling']> {
  const { MinSize: min, MaxSize: max, DesiredCapacity: desired } = group;
  if (min === undefined || max === undefined || desired === undefined)
    return requireField<Facets['scaling']>(undefined, 'size');
  // A cluster autoscaler runs inside the cluster, where no API of AWS shows it; a fixed size stays fixed.
  if (inCluster && min < max) return unread('unsupported', 'whether a cluster autoscaler changes its size');
  const suspended =
    group.SuspendedProcesses?.some(
      ({ ProcessName: name }) => name !== undefined && SCALING_PROCESSES.includes(name),
    ) === true;
  return value({ min, max, desired, automatic: !suspended && policies.some(isActive) });
}

/** Forecast-only policies change nothing. Older responses have no `Enabled`; such a policy is enabled. */
function isActive({
  Enabled: enabled,
  PolicyType: type,
  PredictiveScalingConfiguration: predictive,
}: ScalingPolicy): boolean {
  return enabled !== false && (type !== 'PredictiveScaling' || predictive?.Mode === 'ForecastAndScale');
}

function stateOf(group: AutoScalingGroup): Facets['state'] {
  // AWS gives a group a status only while it is being deleted.
  if (group.Status !== undefined && group.Status !== '') return 'other';
  if (inService(group).length > 0) return 'running';
  return group.DesiredCapacity === 0 ? 'stopped' : 'other';
}

/** Processes that replace an unhealthy instance. */
const AUTOHEALING_PROCESSES = ['Launch', 'HealthCheck', 'ReplaceUnhealthy', 'AddToLoadBalancer'];

function autohealingOf(group: AutoScalingGroup): Facets['autohealing'] {
  const suspended = (group.SuspendedProcesses ?? []).map(({ ProcessName: name }) => name);
  const suspendedProcesses = AUTOHEALING_PROCESSES.filter(name => suspended.includes(name));
  const hasLoadBalancer = [group.TargetGroupARNs, group.LoadBalancerNames, group.TrafficSources].some(
    attached => (attached ?? []).length > 0,
  );
  const healthChecks = group.HealthCheckType?.split(',') ?? [];
  return {
    suspendedProcesses,
    ...(hasLoadBalancer
      ? { usesLoadBalancerHealth: healthChecks.some(one => ['ELB', 'VPC_LATTICE'].includes(one.trim())) }
      : {}),
  };
}

function relationshipsOf(
  ctx: AwsContext,
  group: AutoScalingGroup,
  cluster: string | undefined,
): Reading<Facets['relationships']> {
  const instances = (group.Instances ?? []).map(({ InstanceId: id }) => ({
    to: ctx.arn('ec2', `instance/${assertField(id, 'InstanceId')}`),
    role: 'member',
  }));
  const targetGroups = (group.TargetGroupARNs ?? []).map(to => ({ to, role: 'target-group' }));
  const clusters = cluster === undefined ? [] : [{ to: ctx.arn('eks', `cluster/${cluster}`), role: 'cluster' }];
  return value([...instances, ...targetGroups, ...clusters]);
}
