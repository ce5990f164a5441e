import { afterEach, beforeEach, expect, it } from 'vitest';
import { facet } from '../../../src/model/resource.ts';
import type { AwsCollector } from '../../../src/providers/aws/context.ts';
import { awsCloudWatchLogs } from '../../../src/providers/aws/services/cloudwatch-logs/cloudwatch-logs.ts';
import { awsEventBuses } from '../../../src/providers/aws/services/eventbridge/event-buses.ts';
import { awsKinesis } from '../../../src/providers/aws/services/kinesis/kinesis.ts';
import { awsMsk } from '../../../src/providers/aws/services/msk/msk.ts';
import { awsSns } from '../../../src/providers/aws/services/sns/sns.ts';
import { awsSqs } from '../../../src/providers/aws/services/sqs/sqs.ts';
import { collectAws, useAwsEnvironment } from '../../support/aws-collect.ts';
import { ACCOUNT, fault, startAwsServer, type AwsServer } from '../../support/aws-server.ts';

const REGION = 'eu-west-1';
const OTHER = '222222222222';
const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT}:${rest}`;
const policy = (...Statement: readonly object[]): string => JSON.stringify({ Version: '2012-10-17', Statement });
const allow = (Action: string, Principal: unknown = '*', more: object = {}): object => ({
  Effect: 'Allow',
  Principal,
  Action,
  Resource: '*',
  ...more,
});

let server: AwsServer;
beforeEach(async () => {
  server = await startAwsServer({
    'sqs.ListQueues': { QueueUrls: [`https://sqs.${REGION}.amazonaws.com/${ACCOUNT}/orders`] },
    'sqs.ListQueueTags': {},
    'sns.ListTopics': { Topics: [{ TopicArn: arn('sns', 'orders') }] },
    'sns.ListSubscriptions': { Subscriptions: [] },
    'sns.ListTagsForResource': { Tags: [] },
    'kinesis.ListStreams': {
      StreamNames: ['orders'],
      StreamSummaries: [{ StreamName: 'orders', StreamARN: arn('kinesis', 'stream/orders'), StreamStatus: 'ACTIVE' }],
      HasMoreStreams: false,
    },
    'kinesis.DescribeStreamSummary': fault('AccessDeniedException', 403),
    'kafka.ListClustersV2': {
      clusterInfoList: [
        { clusterArn: arn('kafka', 'cluster/1/orders'), clusterName: 'orders', clusterType: 'SERVERLESS' },
      ],
    },
    'logs.DescribeLogGroups': {
      logGroups: ['orders', 'payments'].map(name => ({
        logGroupName: name,
        logGroupArn: arn('logs', `log-group:${name}`),
        storedBytes: 1,
      })),
    },
    'logs.DescribeMetricFilters': { metricFilters: [] },
  });
  useAwsEnvironment(server.url);
});
afterEach(() => server.close());
const collect = (collector: AwsCollector) => collectAws({ regions: [REGION], collectors: [collector] });

const topicPolicy = (text: string): string =>
  `<Attributes><entry><key>Policy</key><value>${text}</value></entry></Attributes>`;
const OPEN = { state: 'value', value: ['*'] };
const CLOSED = { state: 'value', value: [] };
const ownTopic = { Condition: { ArnLike: { 'aws:SourceArn': arn('sns', 'orders') } } };

it.each<[string, AwsCollector, string, object | string, object]>([
  ['a queue that everybody may use', awsSqs, 'sqs.GetQueueAttributes', { Attributes: { Policy: policy(allow('sqs:*')) } }, OPEN],
  ['a queue for one topic', awsSqs, 'sqs.GetQueueAttributes', { Attributes: { Policy: policy(allow('sqs:SendMessage', '*', ownTopic)) } }, CLOSED],
  ['a queue without a policy', awsSqs, 'sqs.GetQueueAttributes', { Attributes: { SqsManagedSseEnabled: 'true' } }, CLOSED],
  ['a queue whose attributes are refused', awsSqs, 'sqs.GetQueueAttributes', fault('AccessDenied', 403), { state: 'unread' }],
  ['a topic that everybody may feed', awsSns, 'sns.GetTopicAttributes', topicPolicy(policy(allow('SNS:Publish', { AWS: '*' }))), OPEN],
  ['a topic with the policy that it is created with', awsSns, 'sns.GetTopicAttributes', topicPolicy(policy(allow('SNS:Publish', { AWS: '*' }, { Condition: { StringEquals: { 'AWS:SourceOwner': ACCOUNT } } }))), CLOSED],
  ['a topic for another account', awsSns, 'sns.GetTopicAttributes', topicPolicy(policy(allow('SNS:Subscribe', { AWS: OTHER }))), { state: 'value', value: [OTHER] }],
  ['a stream that everybody may read', awsKinesis, 'kinesis.GetResourcePolicy', { Policy: policy(allow('kinesis:GetRecords')) }, OPEN],
  ['a stream without a policy', awsKinesis, 'kinesis.GetResourcePolicy', { Policy: '{}' }, CLOSED],
  ['a cluster that everybody may reach by a connection', awsMsk, 'kafka.GetClusterPolicy', { policy: policy(allow('kafka:CreateVpcConnection')) }, OPEN],
  ['a cluster without a policy', awsMsk, 'kafka.GetClusterPolicy', fault('NotFoundException', 404), CLOSED],
  ['a bus that everybody may feed', awsEventBuses, 'events.ListEventBuses', { EventBuses: [{ Arn: arn('events', 'event-bus/orders'), Name: 'orders', Policy: policy(allow('events:PutEvents')) }] }, OPEN],
  ['a bus for one organization', awsEventBuses, 'events.ListEventBuses', { EventBuses: [{ Arn: arn('events', 'event-bus/orders'), Name: 'orders', Policy: policy(allow('events:PutEvents', '*', { Condition: { StringEquals: { 'aws:PrincipalOrgID': 'o-abc123' } } })) }] }, { state: 'value', value: ['o-abc123'] }],
])('%s', async (_, collector, call, response, expected) => {
  server.script({ [call]: response as Record<string, unknown> | string });
  const { resource } = await collect(collector);
  expect(facet(resource('orders'), 'sharedWith')).toMatchObject(expected);
}); // prettier-ignore

it('event buses without a policy are no resources, and every page is read', async () => {
  const bus = (name: string, more: object = {}) => ({ Arn: arn('events', `event-bus/${name}`), Name: name, ...more });
  server.script({
    'events.ListEventBuses': [
      { EventBuses: [bus('default')], NextToken: 'more' },
      { EventBuses: [bus('partners', { Policy: policy(allow('events:PutEvents', { AWS: OTHER })) })] },
    ],
  });
  const { names, population } = await collect(awsEventBuses);
  expect(names('messaging')).toEqual(['partners']);
  expect(population('messaging').reading).toEqual({ state: 'value', value: 1 });
});

it('resource policies of a region count for the log groups that they name', async () => {
  const named = { Resource: `${arn('logs', 'log-group:orders')}:*` };
  server.script({
    'logs.DescribeResourcePolicies': [
      { resourcePolicies: [{ policyDocument: policy(allow('logs:PutLogEvents', '*', named)) }], nextToken: 'more' },
      { resourcePolicies: [{ policyDocument: policy(allow('logs:*', { Service: 'es.amazonaws.com' })) }] },
    ],
  });
  const { resource } = await collect(awsCloudWatchLogs);
  expect(facet(resource(':orders'), 'sharedWith')).toEqual(OPEN);
  expect(facet(resource(':payments'), 'sharedWith')).toEqual(CLOSED);
  expect(server.count('logs.DescribeResourcePolicies')).toBe(2);
});

it('resource policies of log groups that are refused, or of which one is no policy, leave their access unread', async () => {
  server.script({ 'logs.DescribeResourcePolicies': fault('AccessDeniedException', 403) });
  expect(facet((await collect(awsCloudWatchLogs)).resource(':orders'), 'sharedWith')).toMatchObject({
    state: 'unread',
    reason: 'denied',
  });
  server.script({ 'logs.DescribeResourcePolicies': { resourcePolicies: [{ policyDocument: 'nothing' }] } });
  expect(facet((await collect(awsCloudWatchLogs)).resource(':orders'), 'sharedWith')).toMatchObject({
    state: 'unread',
    reason: 'failed',
  });
});
