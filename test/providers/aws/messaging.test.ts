import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { awsEventBridge } from '../../../src/providers/aws/services/eventbridge/eventbridge.ts';
import { awsFirehose } from '../../../src/providers/aws/services/firehose/firehose.ts';
import { awsMsk } from '../../../src/providers/aws/services/msk/msk.ts';
import { awsKinesis } from '../../../src/providers/aws/services/kinesis/kinesis.ts';
import { awsMq } from '../../../src/providers/aws/services/mq/mq.ts';
import { awsSns } from '../../../src/providers/aws/services/sns/sns.ts';
import { awsSqs } from '../../../src/providers/aws/services/sqs/sqs.ts';
import { awsStepFunctions } from '../../../src/providers/aws/services/step-functions/step-functions.ts';
import type { AwsCollector } from '../../../src/providers/aws/context.ts';
import { collectAws, useAwsEnvironment } from '../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer, type Script } from '../../support/aws-server.ts';

const REGION = 'eu-west-1';
const arn = (service: string, rest: string) => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer();
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = (collector: AwsCollector) => collectAws({ regions: [REGION], collectors: [collector] });
const fills = (collector: AwsCollector) => Object.values(collector.fills).flat().sort();

describe.each([
  [awsSqs, 'sqs.ListQueues', {}],
  [awsSns, 'sns.ListTopics', { Topics: [] }],
  [awsKinesis, 'kinesis.ListStreams', { StreamNames: [], StreamSummaries: [], HasMoreStreams: false }],
  [awsFirehose, 'firehose.ListDeliveryStreams', { DeliveryStreamNames: [], HasMoreDeliveryStreams: false }],
  [awsMsk, 'kafka.ListClustersV2', { clusterInfoList: [] }],
  [awsMq, 'mq.ListBrokers', { brokerSummaries: [] }],
  [awsStepFunctions, 'states.ListStateMachines', { stateMachines: [] }],
  [awsEventBridge, 'events.ListRules', { Rules: [] }],
] as const)('$id', (collector, call, empty) => {
  const [kind = ''] = collector.lists;
  it('costs one call where there is nothing', async () => {
    server.script({ [call]: empty });
    expect((await collect(collector)).population(kind).reading).toEqual({ state: 'value', value: 0 });
    expect(server.log.filter(({ service }) => call.startsWith(`${service}.`))).toHaveLength(1);
  });
  it('a refused list is unread, not empty', async () => {
    server.script({ [call]: fault('AccessDeniedException', 403) });
    expect((await collect(collector)).population(kind).reading).toMatchObject({ state: 'unread', reason: 'denied' });
  });
});

describe('queues', () => {
  const url = (name: string) => `https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/${name}`;
  const attributes = (more: object) => ({ Attributes: { CreatedTimestamp: '1767323045', ...more } });
  it('have every declared facet, and their dead-letter queue', async () => {
    server.script({
      'sqs.ListQueues': [{ QueueUrls: [url('orders')], NextToken: 'more' }, { QueueUrls: [url('orders-failed')] }],
      'sqs.GetQueueAttributes': ({ parameters }) =>
        String(parameters['QueueUrl']).endsWith('orders')
          ? attributes({
              SqsManagedSseEnabled: 'true',
              RedrivePolicy: JSON.stringify({ deadLetterTargetArn: arn('sqs', 'orders-failed'), maxReceiveCount: 5 }),
            })
          : attributes({ SqsManagedSseEnabled: 'false' }),
      'sqs.ListQueueTags': { Tags: { app: 'shop' } },
    });
    const { resource } = await collect(awsSqs);
    const orders = resource(':orders');
    expect(orders).toMatchObject({
      kind: 'messaging', type: 'AWS::SQS::Queue', name: 'orders', tags: { app: 'shop' }, createdAt: '2026-01-02T03:04:05.000Z',
    });
    expect(orders.facets).toMatchObject({
      placement: { value: { spread: 'regional' } },
      encryptionAtRest: { value: 'provider-managed-key' },
      deadLetter: { value: { destinations: [arn('sqs', 'orders-failed')], pathsWithout: 0 } },
    });
    expect(Object.keys(orders.facets).sort()).toEqual(fills(awsSqs));
    expect(resource(':orders-failed').facets).toMatchObject({
      encryptionAtRest: { value: 'none' },
      deadLetter: { value: { destinations: [], pathsWithout: 1 } },
    });
    expect(server.count('sqs.ListQueues')).toBe(2);
  }); // prettier-ignore
  it.each([
    ['refused attributes', fault('AccessDenied', 403), 'denied'],
    ['an invalid policy', attributes({ RedrivePolicy: '{not' }), 'failed'],
    ['a policy without a target', attributes({ RedrivePolicy: '{}' }), 'failed'],
  ])('%s: the dead-letter queue is unread', async (_, answer, reason) => {
    server.script({
      'sqs.ListQueues': { QueueUrls: [url('orders')] },
      'sqs.GetQueueAttributes': answer,
      'sqs.ListQueueTags': {},
    });
    expect((await collect(awsSqs)).resource(':orders').facets.deadLetter).toMatchObject({ state: 'unread', reason });
  });
});

describe('topics', () => {
  const topic = arn('sns', 'shipped');
  const subscription = (protocol: string, id: string) => ({ SubscriptionArn: id, Protocol: protocol, TopicArn: topic });
  const script = (all: object[]) => {
    server.script({
      'sns.ListTopics': { Topics: [{ TopicArn: topic }] },
      'sns.GetTopicAttributes': '<Attributes><entry><key>TopicArn</key><value>x</value></entry></Attributes>',
      'sns.ListTagsForResource': { Tags: [{ Key: 'env', Value: 'test' }] },
      'sns.ListSubscriptions': { Subscriptions: all },
      'sns.GetSubscriptionAttributes': ({ parameters }) =>
        String(parameters['SubscriptionArn']).endsWith('kept')
          ? `<Attributes><entry><key>RedrivePolicy</key><value>{"deadLetterTargetArn":"${arn('sqs', 'missed')}"}</value></entry></Attributes>`
          : '<Attributes><entry><key>Protocol</key><value>sqs</value></entry></Attributes>',
    });
  };
  it('count subscriptions without a dead-letter queue', async () => {
    script([
      subscription('sqs', `${topic}:kept`),
      subscription('lambda', `${topic}:lost`),
      subscription('email', `${topic}:mail`),
      subscription('https', 'PendingConfirmation'),
    ]);
    const { facets, tags } = (await collect(awsSns)).resource(':shipped');
    expect(facets).toMatchObject({
      encryptionAtRest: { value: 'none' },
      deadLetter: { value: { destinations: [arn('sqs', 'missed')], pathsWithout: 1 } },
    });
    expect(tags).toEqual({ env: 'test' });
    expect(Object.keys(facets).sort()).toEqual(fills(awsSns));
    expect(server.count('sns.GetSubscriptionAttributes')).toBe(2);
  });
  it('count confirmed subscriptions', async () => {
    script([]);
    const subscriberCount = async () => (await collect(awsSns)).resource(':shipped').facets.subscriberCount;
    expect(await subscriberCount()).toMatchObject({ state: 'unread', reason: 'failed' });
    const attributes = (count: string) =>
      `<Attributes><entry><key>SubscriptionsConfirmed</key><value>${count}</value></entry><entry><key>SubscriptionsPending</key><value>3</value></entry></Attributes>`;
    server.script({ 'sns.GetTopicAttributes': attributes('2') });
    expect(await subscriberCount()).toEqual({ state: 'value', value: 2 });
    server.script({ 'sns.GetTopicAttributes': attributes('0') });
    expect(await subscriberCount()).toEqual({ state: 'value', value: 0 });
    server.script({ 'sns.GetTopicAttributes': fault('AuthorizationError', 403) });
    expect(await subscriberCount()).toMatchObject({ state: 'unread', reason: 'denied' });
  });
  it('without subscriptions lose nothing; with refused ones are unread', async () => {
    script([]);
    expect((await collect(awsSns)).resource(':shipped').facets.deadLetter).toEqual({ state: 'absent' });
    server.script({ 'sns.ListSubscriptions': fault('AuthorizationError', 403) });
    expect((await collect(awsSns)).resource(':shipped').facets.deadLetter).toMatchObject({ reason: 'denied' });
  });
});

it.each([
  ['PROVISIONED', 'NONE', { min: 4, max: 4, desired: 4, automatic: false }, 'none'],
  ['ON_DEMAND', 'KMS', { min: 0, max: 4, desired: 4, automatic: true }, 'provider-managed-key'],
])('a stream of mode %s', async (mode, encryption, scaling, atRest) => {
  const stream = {
    StreamName: 'clicks', StreamARN: arn('kinesis', 'stream/clicks'), StreamStatus: 'ACTIVE', StreamModeDetails: { StreamMode: mode },
  };
  server.script({
    'kinesis.ListStreams': { StreamNames: ['clicks'], StreamSummaries: [stream], HasMoreStreams: false },
    'kinesis.DescribeStreamSummary': {
      StreamDescriptionSummary: { ...stream, EncryptionType: encryption, KeyId: 'alias/aws/kinesis', OpenShardCount: 4, RetentionPeriodHours: 24, EnhancedMonitoring: [] },
    },
  });
  const { facets } = (await collect(awsKinesis)).resource('stream/clicks');
  expect(facets).toMatchObject({ scaling: { value: scaling }, encryptionAtRest: { value: atRest }, deadLetter: { state: 'absent' } });
  expect(Object.keys(facets).sort()).toEqual(fills(awsKinesis));
}); // prettier-ignore

it('delivery streams are read page by page; one with a stream as source keeps nothing of its own', async () => {
  server.script({
    'firehose.ListDeliveryStreams': ({ parameters }) =>
      parameters['ExclusiveStartDeliveryStreamName'] === 'direct'
        ? { DeliveryStreamNames: ['follows'], HasMoreDeliveryStreams: false }
        : { DeliveryStreamNames: ['direct'], HasMoreDeliveryStreams: true },
    'firehose.DescribeDeliveryStream': ({ parameters }) => ({
      DeliveryStreamDescription: {
        DeliveryStreamName: parameters['DeliveryStreamName'],
        DeliveryStreamType: parameters['DeliveryStreamName'] === 'direct' ? 'DirectPut' : 'KinesisStreamAsSource',
        DeliveryStreamEncryptionConfiguration: { Status: 'DISABLED' },
      },
    }),
  });
  const { resource } = await collect(awsFirehose);
  expect(resource('/direct').facets.encryptionAtRest).toEqual({ state: 'value', value: 'none' });
  expect(resource('/follows').facets.encryptionAtRest).toEqual({ state: 'absent' });
  expect(Object.keys(resource('/direct').facets).sort()).toEqual(fills(awsFirehose));
});

describe('Kafka clusters', () => {
  const cluster = (provisioned: object) => ({
    clusterInfoList: [
      {
        clusterArn: arn('kafka', 'cluster/events/1'),
        clusterName: 'events',
        clusterType: 'PROVISIONED',
        state: 'ACTIVE',
        provisioned: {
          brokerNodeGroupInfo: { clientSubnets: ['subnet-1'], instanceType: 'kafka.t3.small', zoneIds: ['euw1-az1'] },
          encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS_PLAINTEXT', inCluster: true } },
          ...provisioned,
        },
      },
    ],
  });
  it('have zones, encryption in transit and instance types', async () => {
    server.script({ 'kafka.ListClustersV2': cluster({}) });
    const { facets } = (await collect(awsMsk)).resource('events/1');
    expect(facets).toMatchObject({
      placement: { value: { spread: 'single-zone', locations: [{ zone: 'euw1-az1' }] } },
      encryptionInTransit: { value: 'optional' },
      performance: { value: { type: 'kafka.t3.small', burstable: true } },
      state: { value: 'running' },
    });
    expect(Object.keys(facets).sort()).toEqual(fills(awsMsk));
  });
  it('in three subnets are in three zones, with or without names', async () => {
    const threeSubnets = { clientSubnets: ['a', 'b', 'c'], instanceType: 'kafka.m7g.large' };
    server.script({ 'kafka.ListClustersV2': cluster({ brokerNodeGroupInfo: threeSubnets }) });
    const { facets } = (await collect(awsMsk)).resource('events/1');
    expect(facets.placement).toMatchObject({ value: { spread: 'multi-zone', locations: [{}, {}, {}] } });
  });
  it('without zones or encryption in the response are unread', async () => {
    server.script({ 'kafka.ListClustersV2': cluster({ brokerNodeGroupInfo: {}, encryptionInfo: {} }) });
    const { facets } = (await collect(awsMsk)).resource('events/1');
    expect([facets.placement?.state, facets.encryptionInTransit?.state]).toEqual(['unread', 'unread']);
  });
});

it.each([['SINGLE_INSTANCE', 'single-zone'], ['ACTIVE_STANDBY_MULTI_AZ', 'multi-zone'], ['CLUSTER_MULTI_AZ', 'multi-zone']])(
  'a broker of mode %s', async (mode, spread) => {
    server.script({
      'mq.ListBrokers': {
        brokerSummaries: [{ brokerArn: arn('mq', 'broker:till:b-1'), brokerId: 'b-1', brokerName: 'till', deploymentMode: mode, engineType: 'RabbitMQ', hostInstanceType: 'mq.m5.large', brokerState: 'RUNNING' }],
      },
      'mq.DescribeBroker': { engineType: 'RabbitMQ', publiclyAccessible: false, brokerInstances: [], tags: { env: 'prod' } },
    });
    const { facets } = (await collect(awsMq)).resource('b-1');
    expect(facets).toMatchObject({ placement: { value: { spread } }, performance: { value: { burstable: false } } });
    expect(Object.keys(facets).sort()).toEqual(fills(awsMq));
  },
); // prettier-ignore

describe('who reaches a broker', () => {
  const summary = { brokerArn: arn('mq', 'broker:till:b-1'), brokerId: 'b-1', brokerName: 'till', deploymentMode: 'SINGLE_INSTANCE', hostInstanceType: 'mq.m5.large', brokerState: 'RUNNING' }; // prettier-ignore
  const facetsOf = async (described: Script) => {
    server.script({ 'mq.ListBrokers': { brokerSummaries: [summary] }, 'mq.DescribeBroker': described });
    return (await collect(awsMq)).resource('b-1').facets;
  };
  const active = {
    engineType: 'ActiveMQ',
    publiclyAccessible: true,
    subnetIds: ['subnet-a'],
    securityGroups: ['sg-1'],
    encryptionOptions: { useAwsOwnedKey: false, kmsKeyId: `arn:aws:kms:${REGION}:${ACCOUNT}:key/mrk-1` },
    brokerInstances: [
      {
        consoleURL: 'https://b-1.mq.eu-west-1.amazonaws.com:8162',
        endpoints: ['ssl://b-1.mq.eu-west-1.amazonaws.com:61617', 'amqp+ssl://b-1.mq.eu-west-1.amazonaws.com:5671'],
      },
    ],
  };

  it('ActiveMQ by the security groups of its interfaces, on the ports of its endpoints', async () => {
    const facets = await facetsOf(active);
    expect(facets).toMatchObject({
      networkInterfaces: {
        value: [
          {
            subnet: arn('ec2', 'subnet/subnet-a'),
            firewalls: [arn('ec2', 'security-group/sg-1')],
            addressFamilies: ['ipv4'],
          },
        ],
      },
      publicAccess: { state: 'absent' },
      encryptionAtRest: { value: 'customer-managed-key' },
    });
    expect(facets.listeners).toMatchObject({ value: [{ port: 5671 }, { port: 8162 }, { port: 61_617 }] });
    expect((await facetsOf({ ...active, publiclyAccessible: false })).networkInterfaces).toMatchObject({
      value: [{ addressFamilies: [] }],
    });
  });

  it('RabbitMQ by its setting alone', async () => {
    const rabbit = {
      engineType: 'RABBITMQ',
      publiclyAccessible: true,
      brokerInstances: [
        {
          consoleURL: 'https://b-1.mq.eu-west-1.amazonaws.com',
          endpoints: ['amqps://b-1.mq.eu-west-1.amazonaws.com:5671'],
        },
      ],
    };
    expect(await facetsOf(rabbit)).toMatchObject({
      networkInterfaces: { state: 'absent' },
      publicAccess: { value: 'public' },
      listeners: { value: [{ port: 443 }, { port: 5671 }] },
    });
    expect((await facetsOf({ ...rabbit, publiclyAccessible: false })).publicAccess).toMatchObject({ value: 'blocked' });
    expect((await facetsOf({ engineType: 'RABBITMQ' })).publicAccess).toMatchObject({
      state: 'unread',
      reason: 'failed',
    });
  });

  it('unread where the description is refused; that it is encrypted is certain', async () => {
    expect(await facetsOf(fault('AccessDeniedException', 403))).toMatchObject({
      networkInterfaces: { state: 'unread', reason: 'denied' },
      publicAccess: { state: 'unread', reason: 'denied' },
      listeners: { state: 'unread', reason: 'denied' },
      encryptionAtRest: { value: 'provider-managed-key' },
    });
  });
});

describe('who reaches a Kafka cluster', () => {
  const facetsOf = async (connectivity: object, more: object = {}) => {
    server.script({
      'kafka.ListClustersV2': {
        clusterInfoList: [
          {
            clusterArn: arn('kafka', 'cluster/clicks/1'),
            clusterName: 'clicks',
            clusterType: 'PROVISIONED',
            state: 'ACTIVE',
            provisioned: {
              brokerNodeGroupInfo: {
                clientSubnets: ['subnet-a'],
                securityGroups: ['sg-1'],
                instanceType: 'kafka.m5.large',
                ...connectivity,
              },
              clientAuthentication: { sasl: { iam: { enabled: true } } },
              encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS', inCluster: true } },
              ...more,
            },
          },
        ],
      },
      'kafka.GetClusterPolicy': fault('NotFoundException', 404),
    });
    return (await collect(awsMsk)).resource('cluster/clicks/1').facets;
  };
  const open = { connectivityInfo: { publicAccess: { type: 'SERVICE_PROVIDED_EIPS' } } };

  it.each<[string, object, object, readonly string[], readonly number[]]>([
    ['inside, with IAM', {}, {}, [], [9094, 9098]],
    ['inside, in plain text too', {}, { encryptionInfo: { encryptionInTransit: { clientBroker: 'TLS_PLAINTEXT' } } }, [], [9092, 9094, 9098]],
    ['public addresses switched off again', { connectivityInfo: { publicAccess: { type: 'DISABLED' } } }, {}, [], [9094, 9098]],
    ['public, with IAM', open, {}, ['ipv4'], [9198]],
    ['public, with passwords', open, { clientAuthentication: { sasl: { scram: { enabled: true } } } }, ['ipv4'], [9196]],
    ['public, with certificates', open, { clientAuthentication: { tls: { enabled: true } } }, ['ipv4'], [9194]],
  ])('%s', async (_, connectivity, more, addressFamilies, ports) => {
    const { networkInterfaces, listeners } = await facetsOf(connectivity, more);
    expect(networkInterfaces).toMatchObject({ value: [{ subnet: arn('ec2', 'subnet/subnet-a'), addressFamilies }] });
    expect(listeners).toMatchObject({ value: ports.map(port => ({ port })) });
  }); // prettier-ignore
});

describe('state machines', () => {
  const stateMachine = arn('states', 'stateMachine:refund');
  const script = (definition: string) => {
    server.script({
      'states.ListStateMachines': { stateMachines: [{ stateMachineArn: stateMachine, name: 'refund', type: 'STANDARD', creationDate: 1767323045 }] },
      'states.DescribeStateMachine': { stateMachineArn: stateMachine, name: 'refund', definition, roleArn: 'r', type: 'STANDARD', creationDate: 1767323045 },
    });
  }; // prettier-ignore
  it('count nested states, and keep nothing else of the definition', async () => {
    const task = (more: object) => ({ Type: 'Task', Resource: 'secret-thing', ...more });
    script(
      JSON.stringify({
        States: {
          a: task({ Retry: [{}], TimeoutSeconds: 9 }),
          b: { Type: 'Parallel', Branches: [{ States: { c: task({ Catch: [{}] }) } }] },
          d: { Type: 'Map', ItemProcessor: { States: { e: task({ Retry: [] }) } } },
          f: { Type: 'Wait' },
        },
      }),
    );
    const { resource, records } = await collect(awsStepFunctions);
    expect(resource('refund').facets.workflowSteps).toEqual({
      state: 'value',
      value: { total: 3, withRetry: 1, withCatch: 1, withTimeout: 1 },
    });
    expect(JSON.stringify(records)).not.toContain('secret-thing');
  });
  it.each([
    ['invalid JSON', 'x', 'unread'],
    ['null', 'null', 'absent'],
    ['no calling state', '{"States":{"a":{"Type":"Pass"}}}', 'absent'],
    ['nonsense', '{"States":[1,{"Type":"Map","Iterator":7,"Branches":{}}]}', 'absent'],
  ])('%s', async (_, definition, state) => {
    script(definition);
    expect((await collect(awsStepFunctions)).resource('refund').facets.workflowSteps).toMatchObject({ state });
  });
});

it('customer-managed rules have their dead-letter queue; managed rules are left out', async () => {
  server.script({
    'events.ListRules': [
      { Rules: [{ Name: 'nightly', Arn: arn('events', 'rule/nightly'), State: 'ENABLED' }], NextToken: 'more' },
      { Rules: [{ Name: 'aws', Arn: arn('events', 'rule/aws'), ManagedBy: 'ecs.amazonaws.com' }, { Name: 'off', Arn: arn('events', 'rule/off'), State: 'DISABLED' }] },
    ],
    'events.ListTargetsByRule': {
      Targets: [{ Id: '1', Arn: 'x', DeadLetterConfig: { Arn: arn('sqs', 'missed') } }, { Id: '2', Arn: 'y' }],
    },
  });
  const { resource, names } = await collect(awsEventBridge);
  expect(names('workflow')).toEqual(['nightly']);
  expect(resource('nightly').facets).toMatchObject({ deadLetter: { value: { destinations: [arn('sqs', 'missed')], pathsWithout: 1 } } });
  expect(server.count('events.ListTargetsByRule')).toBe(1);
}); // prettier-ignore
