import type { ECSClient, Service, TaskDefinition } from '@aws-sdk/client-ecs';
import type * as sdk from '@aws-sdk/client-ecs';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { readScaling, SCALING_OPERATIONS, type ScalingRanges } from '../../facets/application-auto-scaling.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, slotOf, requireField } from '../../client/response-fields.ts';
import { plaintextSecretsIn } from '../../../kit/plaintext-secrets.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly ecs: typeof sdk;
  readonly client: ECSClient;
  /** The recipe of a service's copies; services share them, so each is asked for once. */
  readonly definitions: Map<string, Promise<Reading<TaskFacets>>>;
  ranges?: Promise<ScalingRanges>;
}
/** What we keep of a recipe: never what a setting is set to. */
type TaskFacets = Pick<Facets, 'diagnosticLogging' | 'plaintextSecrets'>;

/** Reads the services of ECS: programs that are kept running in several copies. */
export const awsEcs: AwsCollector = {
  id: 'aws-ecs',
  provider: 'aws',
  scope: 'regional',
  lists: ['app'],
  fills: {
    app: [
      'networkInterfaces', 'scaling', 'deploymentStrategy', 'loadBalancing', 'encryptionInTransit', 'listeners', 'diagnosticLogging', 'plaintextSecrets', 'relationships',
      'state', 'infrastructureAsCode',
    ],
  }, // prettier-ignore
  operations: [
    ...operations('ecs', ['ListClusters', 'ListServices', 'DescribeServices', 'DescribeTaskDefinition']),
    ...SCALING_OPERATIONS,
  ],
  collect: async ctx => {
    const ecs = await import('@aws-sdk/client-ecs');
    const asking: ServiceContext = { ctx, ecs, client: ctx.client(ecs.ECSClient), definitions: new Map() };
    await ctx.list('app', 'ecs:ListClusters', async () => {
      for await (const page of ecs.paginateListClusters({ client: asking.client, pageSize: 100 }, {}))
        await awaitAll(assertField(page.clusterArns, 'clusterArns').map(cluster => collectServices(asking, cluster)));
    });
  },
};

async function collectServices(asking: ServiceContext, cluster: string): Promise<void> {
  const { ctx, ecs, client } = asking;
  // Ten at a time is all that AWS describes at once, so ten are listed at a time.
  for await (const page of ecs.paginateListServices({ client, pageSize: 10 }, { cluster })) {
    const services = assertField(page.serviceArns, 'serviceArns');
    if (services.length === 0) continue;
    asking.ranges ??= readScaling(ctx, 'ecs');
    const answer = await client.send(new ecs.DescribeServicesCommand({ cluster, services, include: ['TAGS'] }));
    await awaitAll(assertField(answer.services, 'services').map(service => emitService(asking, service)));
  }
}

async function emitService(asking: ServiceContext, service: Service): Promise<void> {
  const { ctx } = asking;
  // AWS shows what was deleted for some time.
  if (service.status === 'INACTIVE') return;
  const id = assertField(service.serviceArn, 'serviceArn');
  const tags = Object.fromEntries((service.tags ?? []).flatMap(({ key, value: text = '' }) => key === undefined ? [] : [[key, text]])); // prettier-ignore
  const [task, ranges] = await Promise.all([taskOf(asking, service.taskDefinition), asking.ranges]);
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
      scaling: scalingOf(service, id, ranges ?? unread('not-collected')),
      deploymentStrategy: deploymentStrategyOf(service),
      // Its visitors come through an entry point, which is judged where it is listed.
      loadBalancing: absent,
      encryptionInTransit: absent,
      listeners: absent,
      diagnosticLogging: mapReading(task, ({ diagnosticLogging }) => diagnosticLogging),
      plaintextSecrets: mapReading(task, ({ plaintextSecrets }) => plaintextSecrets),
      relationships: value(
        (service.loadBalancers ?? []).flatMap(({ targetGroupArn: to }) =>
          to === undefined ? [] : [{ to, role: 'target-group' }],
        ),
      ),
      state: stateOf(service),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
    },
  });
}

/** Copies with no network card of their own run on machines of ours, which are judged where they are listed. */
function networkInterfacesOf(ctx: AwsContext, service: Service): Reading<Facets['networkInterfaces']> {
  const wiring = service.networkConfiguration?.awsvpcConfiguration;
  if (wiring === undefined) return absent;
  return networkInterfacesIn(
    ctx,
    wiring.subnets,
    wiring.securityGroups ?? [],
    wiring.assignPublicIp === 'ENABLED' ? ['ipv4'] : [],
  );
}

function scalingOf(service: Service, arn: string, ranges: ScalingRanges): Reading<Facets['scaling']> {
  // One copy on each machine: its number is that of the machines.
  if (service.schedulingStrategy === 'DAEMON') return absent;
  const { desiredCount: desired } = service;
  if (desired === undefined) return requireField<Facets['scaling']>(undefined, 'desiredCount');
  if (ranges.state === 'unread') return ranges;
  const name = `service/${assertField(service.clusterArn, 'clusterArn').split('/').at(-1) ?? ''}/${arn.split('/').at(-1) ?? ''}`;
  const range = ranges.state === 'value' ? ranges.value.get(`ecs:service:DesiredCount ${name}`) : undefined;
  return value({ ...(range ?? { min: desired, max: desired, automatic: false }), desired });
}

function deploymentStrategyOf(service: Service): Reading<Facets['deploymentStrategy']> {
  const { deploymentConfiguration: how, deploymentController: by } = service;
  // Another tool rolls it out, by rules of its own.
  if (by?.type !== undefined && by.type !== 'ECS') return absent;
  if (how === undefined) return requireField<Facets['deploymentStrategy']>(undefined, 'deploymentConfiguration');
  const breaker = how.deploymentCircuitBreaker;
  const byAlarm = how.alarms?.enable === true && how.alarms.rollback === true;
  return value({
    automaticRollback: (breaker?.enable === true && breaker.rollback === true) || byAlarm,
    keepsCapacity: (how.minimumHealthyPercent ?? 100) > 0,
  });
}

function stateOf({ status, desiredCount: desired, runningCount: running }: Service): Reading<Facets['state']> {
  if (running === undefined) return requireField<Facets['state']>(undefined, 'runningCount');
  if (running > 0) return value('running');
  return value(desired === 0 && status === 'ACTIVE' ? 'stopped' : 'other');
}

function taskOf(asking: ServiceContext, definition: string | undefined): Promise<Reading<TaskFacets>> {
  if (definition === undefined)
    return Promise.resolve(unread('unsupported', 'a service of task sets names no single recipe'));
  const known = asking.definitions.get(definition);
  if (known !== undefined) return known;
  const { ctx, ecs, client } = asking;
  const asked = ctx.read('ecs:DescribeTaskDefinition', async () => {
    const answer = await client.send(new ecs.DescribeTaskDefinitionCommand({ taskDefinition: definition }));
    return taskFacets(assertField(answer.taskDefinition, 'taskDefinition'));
  });
  asking.definitions.set(definition, asked);
  return asked;
}

function taskFacets(task: TaskDefinition): TaskFacets {
  const containers = assertField(task.containerDefinitions, 'containerDefinitions');
  const written = containers.filter(({ logConfiguration }) => logConfiguration?.logDriver !== undefined).length;
  return {
    diagnosticLogging: written === containers.length ? 'all' : written > 0 ? 'partial' : 'none',
    plaintextSecrets: plaintextSecretsIn(
      containers.flatMap(({ environment = [] }) =>
        environment.flatMap(({ name, value: set }) => (name === undefined ? [] : [[name, set] as const])),
      ),
    ),
  };
}
