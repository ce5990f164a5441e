import type { ECSClient, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import type * as sdk from '@aws-sdk/client-ecs';
import type { Facets } from '../../../../model/facets.ts';
import {
  absent,
  flatMapReading,
  mapReading,
  unread,
  value,
  valueOrNull,
  type Reading,
} from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf, slotOf } from '../../../kit/infrastructure-as-code.ts';
import { memoize, once } from '../../../kit/memoize.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { readScaling, SCALING_OPERATIONS, type ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { containerNeeds } from '../../facets/container-needs.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly ecs: typeof sdk;
  readonly client: ECSClient;
  /** Task definitions, which services share. */
  readonly taskFacets: (definition: string) => Promise<Reading<TaskFacets>>;
  readonly ranges: () => Promise<ScalingRanges>;
}
/** What is kept of a task definition; values of environment variables are not. */
type TaskFacets = Pick<Facets, 'diagnosticLogging' | 'plaintextSecrets' | 'relationships'> & {
  readonly role: string | undefined;
};

/** Reads the services of ECS clusters. */
export const awsEcs: AwsCollector = {
  id: 'aws-ecs',
  provider: 'aws',
  scope: 'regional',
  lists: ['app'],
  fills: {
    app: [
      'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'listeners', 'diagnosticLogging', 'plaintextSecrets', 'relationships',
      'state', 'infrastructureAsCode', 'workloadIdentity',
    ],
  }, // prettier-ignore
  operations: [
    ...operations('ecs', ['ListClusters', 'ListServices', 'DescribeServices', 'DescribeTaskDefinition']),
    ...SCALING_OPERATIONS,
  ],
  decidedBy: {
    plaintextSecrets: ['ecs:DescribeTaskDefinition'],
    diagnosticLogging: ['ecs:DescribeTaskDefinition'],
    deploymentStrategy: ['ecs:DescribeServices'],
    scaling: ['application-autoscaling:DescribeScalableTargets', 'application-autoscaling:DescribeScalingPolicies'],
  },
  collect: async ctx => {
    const ecs = await import('@aws-sdk/client-ecs');
    const client = ctx.client(ecs.ECSClient);
    const api: ServiceContext = {
      ...{ ctx, ecs, client },
      taskFacets: memoize(definition => readTaskFacets(ctx, ecs, client, definition)),
      ranges: once(() => readScaling(ctx, 'ecs')),
    };
    await ctx.list('app', 'ecs:ListClusters', async () => {
      await forEachPage(ecs.paginateListClusters({ client: api.client, pageSize: 100 }, {}), page =>
        awaitAll(assertField(page.clusterArns, 'clusterArns').map(cluster => collectServices(api, cluster))),
      );
    });
  },
};

async function collectServices(api: ServiceContext, cluster: string): Promise<void> {
  const { ecs, client } = api;
  // DescribeServices takes ten services, so ListServices returns ten at a time.
  await forEachPage(ecs.paginateListServices({ client, pageSize: 10 }, { cluster }), async page => {
    const services = assertField(page.serviceArns, 'serviceArns');
    if (services.length === 0) return;
    const answer = await client.send(new ecs.DescribeServicesCommand({ cluster, services, include: ['TAGS'] }));
    await awaitAll(assertField(answer.services, 'services').map(service => emitService(api, service)));
  });
}

async function emitService(api: ServiceContext, service: Service): Promise<void> {
  const { ctx } = api;
  // AWS lists deleted services for some time.
  if (service.status === 'INACTIVE') return;
  const id = assertField(service.serviceArn, 'serviceArn');
  const tags = Object.fromEntries((service.tags ?? []).flatMap(({ key, value: text = '' }) => key === undefined ? [] : [[key, text]])); // prettier-ignore
  const [task, ranges] = await Promise.all([taskFacetsOf(api, service.taskDefinition), api.ranges()]);
  ctx.emit({
    id,
    slot: slotOf(tags),
    kind: 'app',
    type: 'AWS::ECS::Service',
    name: assertField(service.serviceName, 'serviceName'),
    tags,
    createdAt: service.createdAt?.toISOString(),
    facets: {
      networkInterfaces: networkInterfacesOf(ctx, service),
      scaling: scalingOf(service, id, ranges),
      deploymentStrategy: deploymentStrategyOf(service),
      // Requests come through a load balancer, which has a resource of its own.
      loadBalancing: absent,
      encryptionInTransit: absent,
      listeners: absent,
      diagnosticLogging: mapReading(task, ({ diagnosticLogging }) => diagnosticLogging),
      plaintextSecrets: mapReading(task, ({ plaintextSecrets }) => plaintextSecrets),
      relationships: value([
        ...(service.loadBalancers ?? []).flatMap(({ targetGroupArn: to }) =>
          to === undefined ? [] : [{ to, role: 'target-group' }],
        ),
        ...(valueOrNull(task)?.relationships ?? []),
      ]),
      state: stateOf(service),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      workloadIdentity: borrowableRoleOf(service, task),
    },
  });
}

/** The role of its tasks, where ECS Exec lets somebody run commands in them. */
function borrowableRoleOf(service: Service, task: Reading<TaskFacets>): Reading<Facets['workloadIdentity']> {
  if (service.enableExecuteCommand !== true) return absent;
  return flatMapReading(task, ({ role }) => (role === undefined ? absent : value(role)));
}

/** Without `awsvpc` networking tasks use the network interfaces of their EC2 instances. */
function networkInterfacesOf(ctx: AwsContext, service: Service): Reading<Facets['networkInterfaces']> {
  const network = service.networkConfiguration?.awsvpcConfiguration;
  if (network === undefined) return absent;
  return networkInterfacesIn(
    ctx,
    network.subnets,
    network.securityGroups ?? [],
    network.assignPublicIp === 'ENABLED' ? ['ipv4'] : [],
  );
}

function scalingOf(service: Service, arn: string, ranges: ScalingRanges): Reading<Facets['scaling']> {
  // A daemon service runs one task on each instance.
  if (service.schedulingStrategy === 'DAEMON') return absent;
  const { desiredCount: desired } = service;
  if (desired === undefined) return requireField<Facets['scaling']>(undefined, 'desiredCount');
  if (ranges.state === 'unread') return ranges;
  const name = `service/${assertField(service.clusterArn, 'clusterArn').split('/').at(-1) ?? ''}/${arn.split('/').at(-1) ?? ''}`;
  const range = ranges.state === 'value' ? ranges.value.get(`ecs:service:DesiredCount ${name}`) : undefined;
  return value({ ...(range ?? { min: desired, max: desired, automatic: false }), desired });
}

function deploymentStrategyOf(service: Service): Reading<Facets['deploymentStrategy']> {
  const { deploymentConfiguration: configuration, deploymentController: controller } = service;
  // An external controller (CodeDeploy) deploys by rules of its own.
  if (controller?.type !== undefined && controller.type !== 'ECS') return absent;
  if (configuration === undefined)
    return requireField<Facets['deploymentStrategy']>(undefined, 'deploymentConfiguration');
  const { deploymentCircuitBreaker: breaker, alarms } = configuration;
  const byAlarm = alarms?.enable === true && alarms.rollback === true;
  return value({
    automaticRollback: (breaker?.enable === true && breaker.rollback === true) || byAlarm,
    keepsCapacity: (configuration.minimumHealthyPercent ?? 100) > 0,
  });
}

function stateOf({ status, desiredCount: desired, runningCount: running }: Service): Reading<Facets['state']> {
  if (running === undefined) return requireField<Facets['state']>(undefined, 'runningCount');
  if (running > 0) return value('running');
  return value(desired === 0 && status === 'ACTIVE' ? 'stopped' : 'other');
}

async function taskFacetsOf(api: ServiceContext, definition: string | undefined): Promise<Reading<TaskFacets>> {
  if (definition === undefined) return unread('unsupported', 'a service of task sets has no single task definition');
  return api.taskFacets(definition);
}

function readTaskFacets(
  ctx: AwsContext,
  ecs: typeof sdk,
  client: ECSClient,
  taskDefinition: string,
): Promise<Reading<TaskFacets>> {
  return ctx.read('ecs:DescribeTaskDefinition', async () => {
    const answer = await client.send(new ecs.DescribeTaskDefinitionCommand({ taskDefinition }));
    return taskFacetsFrom(ctx, assertField(answer.taskDefinition, 'taskDefinition'));
  });
}

function taskFacetsFrom(ctx: AwsContext, task: TaskDefinition): TaskFacets {
  const containers = assertField(task.containerDefinitions, 'containerDefinitions');
  const logging = containers.filter(({ logConfiguration }) => logConfiguration?.logDriver !== undefined).length;
  return {
    diagnosticLogging: logging === containers.length ? 'all' : logging > 0 ? 'partial' : 'none',
    plaintextSecrets: plaintextSecretsIn(
      containers.flatMap(({ environment = [] }) =>
        environment.flatMap(({ name, value: text }) => (name === undefined ? [] : [[name, text] as const])),
      ),
    ),
    relationships: containerNeeds(ctx, containers),
    role: task.taskRoleArn,
  };
}
