import type { AutoScalingClient, AutoScalingGroup, ScalingPolicy } from '@aws-sdk/client-auto-scaling';
import type * as sdk from '@aws-sdk/client-auto-scaling';
import type { Facets, Placement } from '../../../../model/facets.ts';
import { mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { clusterOf } from '../../facets/cluster-tags.ts';
import { createLaunchTemplates, type LaunchTemplates } from './launch-templates.ts';
import { awaitAll, slotOf, tagsOf, requireField } from '../../client/response-fields.ts';
import { placesIn, spreadOver } from '../../facets/zone-placement.ts';

type AutoScaling = typeof sdk;

/** A service makes groups under names of its own; people know them by that of what the service runs in them. */
const NAMED_BY_A_SERVICE = ['eks:nodegroup-name', 'elasticbeanstalk:environment-name'];

/** Reads the Auto Scaling groups and what changes their size. */
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
    ],
  },
  operations: [
    ...operations('autoscaling', ['DescribeAutoScalingGroups', 'DescribePolicies', 'DescribeLaunchConfigurations']),
    ...operations('ec2', ['DescribeLaunchTemplateVersions', 'DescribeImages']),
  ],
  collect: async ctx => {
    const autoscaling = await import('@aws-sdk/client-auto-scaling');
    const client = ctx.client(autoscaling.AutoScalingClient);
    const policies = readPolicies(ctx, autoscaling, client);
    const recipes = createLaunchTemplates(ctx, autoscaling, client);
    const groups = ctx.list('server-group', 'autoscaling:DescribeAutoScalingGroups', async () => {
      for await (const page of autoscaling.paginateDescribeAutoScalingGroups({ client, pageSize: 100 }, {})) {
        const found = assertField(page.AutoScalingGroups, 'AutoScalingGroups');
        await awaitAll(found.map(async group => emitGroup(ctx, group, await policies, recipes)));
      }
    });
    // Both, also when the first is cut off: a failure that nobody hears ends the process.
    await awaitAll([groups, policies]);
  },
};

type Policies = Reading<ReadonlyMap<string, readonly ScalingPolicy[]>>;

/** All policies of the region at once, by group. */
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
  recipes: LaunchTemplates,
): Promise<void> {
  const tags = tagsOf(group.Tags);
  const name = assertField(group.AutoScalingGroupName, 'AutoScalingGroupName');
  ctx.emit({
    id: group.AutoScalingGroupARN ?? ctx.arn('autoscaling', `autoScalingGroup::autoScalingGroupName/${name}`),
    slot: slotOf(tags),
    kind: 'server-group',
    type: 'AWS::AutoScaling::AutoScalingGroup',
    name: NAMED_BY_A_SERVICE.map(key => tags[key]).find(given => given !== undefined) ?? name,
    tags,
    createdAt: group.CreatedTime?.toISOString(),
    facets: {
      placement: await placement(ctx, group),
      scaling:
        policies.state === 'value'
          ? scaling(group, policies.value.get(name) ?? [], 'eks:nodegroup-name' in tags)
          : policies,
      relationships: links(ctx, group, clusterOf(tags)),
      state: value(stateOf(group)),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      autohealing: value(autohealingOf(group)),
      ...(await recipes.of(group)),
    },
  });
}

/** One place for each zone where something serves; the spread is that of the group's settings. */
async function placement(ctx: AwsContext, group: AutoScalingGroup): Promise<Reading<Placement>> {
  const configured = group.AvailabilityZones;
  if (configured === undefined) return requireField<Placement>(undefined, 'AvailabilityZones');
  const zones = new Map(inService(group).map(({ AvailabilityZone: name, AvailabilityZoneId: id }) => [name, id]));
  const named = [...zones].map(([zoneName, zoneId]) => ({ zoneName, zoneId, role: 'primary' as const }));
  const places = await placesIn(ctx, named);
  return mapReading(places, at => ({ spread: spreadOver(configured), locations: at }));
}

function inService(group: AutoScalingGroup): NonNullable<AutoScalingGroup['Instances']> {
  return (group.Instances ?? []).filter(({ LifecycleState: state }) => state === 'InService');
}

/** Processes without which a policy changes nothing. */
const NEEDED_TO_SCALE = ['AlarmNotification', 'Launch'];

function scaling(
  group: AutoScalingGroup,
  policies: readonly ScalingPolicy[],
  inCluster: boolean,
): Reading<Facets['scaling']> {
  const { MinSize: min, MaxSize: max, DesiredCapacity: desired } = group;
  if (min === undefined || max === undefined || desired === undefined)
    return requireField<Facets['scaling']>(undefined, 'size');
  // What changes the number of a cluster's machines runs inside the cluster, out of our sight; a fixed number stays fixed.
  if (inCluster && min < max)
    return unread('unsupported', 'whether something inside the cluster changes the number of its machines');
  const suspended =
    group.SuspendedProcesses?.some(({ ProcessName: name }) => name !== undefined && NEEDED_TO_SCALE.includes(name)) ===
    true;
  return value({ min, max, desired, automatic: !suspended && policies.some(isAtWork) });
}

/** Policies that only forecast change nothing; older answers do not say that a policy is enabled, and it is. */
function isAtWork({
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

/** Without these nothing new comes, and nothing dead goes. */
const AUTOHEALING_PROCESSES = ['Launch', 'HealthCheck', 'ReplaceUnhealthy', 'AddToLoadBalancer'];

function autohealingOf(group: AutoScalingGroup): Facets['autohealing'] {
  const stopped = (group.SuspendedProcesses ?? []).map(({ ProcessName: name }) => name);
  const suspendedProcesses = AUTOHEALING_PROCESSES.filter(duty => stopped.includes(duty));
  const isServed = [group.TargetGroupARNs, group.LoadBalancerNames, group.TrafficSources].some(
    front => (front ?? []).length > 0,
  );
  const verdicts = group.HealthCheckType?.split(',') ?? [];
  return {
    suspendedProcesses,
    ...(isServed ? { usesLoadBalancerHealth: verdicts.some(one => ['ELB', 'VPC_LATTICE'].includes(one.trim())) } : {}),
  };
}

function links(
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
