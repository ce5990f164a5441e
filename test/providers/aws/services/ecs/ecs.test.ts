import { afterEach, beforeEach, expect, it } from 'vitest';
import { awsEcs } from '../../../../../src/providers/aws/services/ecs/ecs.ts';
import { facet } from '../../../../../src/model/resource.ts';
import { collectAws, useAwsEnvironment } from '../../../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (resource: string): string => `arn:aws:ecs:${REGION}:${ACCOUNT}:${resource}`;
const service = (name: string, more: object = {}): object => ({
  serviceArn: arn(`service/shop/${name}`),
  serviceName: name,
  clusterArn: arn('cluster/shop'),
  status: 'ACTIVE',
  desiredCount: 2,
  runningCount: 2,
  taskDefinition: arn('task-definition/web:7'),
  schedulingStrategy: 'REPLICA',
  deploymentController: { type: 'ECS' },
  deploymentConfiguration: {
    minimumHealthyPercent: 100,
    maximumPercent: 200,
    deploymentCircuitBreaker: { enable: true, rollback: true },
  },
  networkConfiguration: {
    awsvpcConfiguration: { subnets: ['subnet-a', 'subnet-b'], securityGroups: ['sg-web'], assignPublicIp: 'DISABLED' },
  },
  loadBalancers: [{ targetGroupArn: 'arn:tg', containerName: 'web', containerPort: 80 }],
  tags: [{ key: 'env', value: 'prod' }],
  createdAt: 1_767_323_045,
  ...more,
});
const task = (...containerDefinitions: object[]) => ({ taskDefinition: { containerDefinitions } });
const container = (more: object = {}): object => ({
  name: 'web',
  logConfiguration: { logDriver: 'awslogs' },
  environment: [{ name: 'PORT', value: '80' }],
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'ecs.ListClusters': { clusterArns: [arn('cluster/shop')] },
    'ecs.ListServices': { serviceArns: [arn('service/shop/web')] },
    'ecs.DescribeServices': { services: [service('web')], failures: [] },
    'ecs.DescribeTaskDefinition': task(container()),
    'application-autoscaling.DescribeScalableTargets': {
      ScalableTargets: [
        {
          ServiceNamespace: 'ecs',
          ResourceId: 'service/shop/web',
          ScalableDimension: 'ecs:service:DesiredCount',
          MinCapacity: 2,
          MaxCapacity: 8,
        },
      ],
    },
    'application-autoscaling.DescribeScalingPolicies': {
      ScalingPolicies: [
        {
          PolicyName: 'cpu',
          PolicyType: 'TargetTrackingScaling',
          ResourceId: 'service/shop/web',
          ScalableDimension: 'ecs:service:DesiredCount',
        },
      ],
    },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = () => collectAws({ regions: [REGION], collectors: [awsEcs] });
const web = async () => (await collect()).resource('/web');

it('a service has its network, its size and its deployment settings', async () => {
  const found = await web();
  expect(found).toMatchObject({
    kind: 'app',
    type: 'AWS::ECS::Service',
    name: 'web',
    tags: { env: 'prod' },
    createdAt: '2026-01-02T03:04:05.000Z',
  });
  expect(found.facets).toMatchObject({
    networkInterfaces: { value: ['subnet-a', 'subnet-b'].map(id => ({ subnet: `arn:aws:ec2:${REGION}:${ACCOUNT}:subnet/${id}` })) },
    scaling: { value: { min: 2, max: 8, desired: 2, automatic: true } },
    deploymentStrategy: { value: { automaticRollback: true, keepsCapacity: true } },
    // Its entry point is judged in its stead.
    loadBalancing: { state: 'absent' },
    encryptionInTransit: { state: 'absent' },
    listeners: { state: 'absent' },
    diagnosticLogging: { value: 'all' },
    plaintextSecrets: { value: [] },
    relationships: { value: [{ to: 'arn:tg', role: 'target-group' }] },
    state: { value: 'running' },
    infrastructureAsCode: { state: 'absent' },
  }); // prettier-ignore
  expect(Object.keys(found.facets).sort()).toEqual([...(awsEcs.fills.app ?? [])].sort());
});

it.each<[string, object, string, object]>([
  ['on container instances', { networkConfiguration: undefined }, 'networkInterfaces', { state: 'absent' }],
  ['with one task on each instance', { schedulingStrategy: 'DAEMON' }, 'scaling', { state: 'absent' }],
  [
    'with an external deployment controller',
    { deploymentController: { type: 'CODE_DEPLOY' } },
    'deploymentStrategy',
    { state: 'absent' },
  ],
  [
    'without rollback',
    {
      deploymentConfiguration: {
        minimumHealthyPercent: 0,
        deploymentCircuitBreaker: { enable: true, rollback: false },
      },
    },
    'deploymentStrategy',
    { value: { automaticRollback: false, keepsCapacity: false } },
  ],
  ['scaled to zero', { desiredCount: 0, runningCount: 0 }, 'state', { value: 'stopped' }],
  ['with a failed deployment', { runningCount: 0 }, 'state', { value: 'other' }],
  ['with task sets', { taskDefinition: undefined }, 'diagnosticLogging', { state: 'unread', reason: 'unsupported' }],
])('a service %s', async (_, more, name, reading) => {
  server.script({ 'ecs.DescribeServices': { services: [service('web', more)] } });
  expect((await web()).facets).toMatchObject({ [name]: reading });
});

it('scales automatically only with an active policy that is not suspended', async () => {
  server.script({ 'application-autoscaling.DescribeScalingPolicies': { ScalingPolicies: [] } });
  expect(facet(await web(), 'scaling')).toMatchObject({ value: { min: 2, max: 8, automatic: false } });
  server.script({ 'application-autoscaling.DescribeScalableTargets': { ScalableTargets: [] } });
  expect(facet(await web(), 'scaling')).toMatchObject({ value: { min: 2, max: 2, automatic: false } });
  server.script({ 'application-autoscaling.DescribeScalableTargets': fault('AccessDeniedException') });
  expect(facet(await web(), 'scaling')).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('names both calls where neither targets nor policies of scaling are read', async () => {
  server.script({
    'application-autoscaling.DescribeScalableTargets': fault('AccessDeniedException'),
    'application-autoscaling.DescribeScalingPolicies': fault('AccessDeniedException'),
  });
  const { refusals } = await collect();
  expect(refusals.map(({ call }) => call).sort()).toEqual([
    'application-autoscaling:DescribeScalableTargets',
    'application-autoscaling:DescribeScalingPolicies',
  ]);
});

it('keeps the names of variables that look like secrets, never values', async () => {
  server.script({
    'ecs.DescribeTaskDefinition': task(
      container({
        environment: [
          { name: 'DB_PASSWORD', value: 'hunter2-in-the-open' },
          { name: 'API_TOKEN', value: 'arn:aws:secretsmanager:eu-west-1:1:secret:x' },
          { name: 'TOKEN_TTL', value: '3600seconds' },
        ],
      }),
      container({ logConfiguration: undefined }),
    ),
  });
  const { resource, records } = await collect();
  expect(resource('/web').facets).toMatchObject({
    diagnosticLogging: { value: 'partial' },
    plaintextSecrets: { value: ['DB_PASSWORD'] },
  });
  expect(JSON.stringify(records)).not.toContain('hunter2');
});

it('requests shared details once, and makes a single call where there is nothing', async () => {
  server.script({
    'ecs.ListServices': { serviceArns: [arn('service/shop/web'), arn('service/shop/api')] },
    'ecs.DescribeServices': { services: [service('web'), service('api'), service('gone', { status: 'INACTIVE' })] },
  });
  expect((await collect()).names('app').sort()).toEqual(['api', 'web']);
  expect(server.count('ecs.DescribeTaskDefinition')).toBe(1);
  expect(server.count('application-autoscaling.DescribeScalableTargets')).toBe(1);
  server.script({ 'ecs.ListClusters': { clusterArns: [] } });
  expect((await collect()).population('app').reading).toEqual({ state: 'value', value: 0 });
  expect(server.count('ecs.ListServices')).toBe(1);
});

it('is unread where a list is refused', async () => {
  server.script({ 'ecs.ListServices': fault('AccessDeniedException') });
  expect((await collect()).population('app').reading).toMatchObject({ state: 'unread', reason: 'denied' });
});

it('needs the registry of its images and its secrets', async () => {
  const repository = `arn:aws:ecr:eu-central-1:${ACCOUNT}:repository/shop/web`;
  const secret = `arn:aws:secretsmanager:${REGION}:${ACCOUNT}:secret:shop-AbCdEf`;
  server.script({
    'ecs.DescribeTaskDefinition': task(
      container({
        image: `${ACCOUNT}.dkr.ecr.eu-central-1.amazonaws.com/shop/web:3`,
        secrets: [
          { name: 'USER', valueFrom: `${secret}:user::` },
          { name: 'KEY', valueFrom: secret },
        ],
      }),
      container({ image: 'public.ecr.aws/nginx/nginx:stable' }),
    ),
  });
  expect(facet((await collect()).resource('web'), 'relationships')).toEqual({
    state: 'value',
    value: [
      { to: 'arn:tg', role: 'target-group' },
      { to: repository, role: 'registry' },
      { to: secret, role: 'secret' },
    ],
  });
});
