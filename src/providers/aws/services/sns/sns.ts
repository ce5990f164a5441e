import type { SNSClient, Subscription } from '@aws-sdk/client-sns';
import type * as sdk from '@aws-sdk/client-sns';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { once } from '../../../kit/memoize.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { lastSegment } from '../../arn.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tagFacets, tagsOf } from '../../facets/tag-facets.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { servicesForAnyCustomer } from '../../policy/confused-deputy.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { deadLetterTarget } from '../sqs/sqs.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly sns: typeof sdk;
  readonly client: SNSClient;
}
/** The subscriptions of the region by topic, read for the first topic. */
type Subscriptions = () => Promise<Reading<ReadonlyMap<string, readonly Subscription[]>>>;

/** Protocols that support a dead-letter queue; email and SMS do not. */
export const WITH_DEAD_LETTER = new Set(['sqs', 'lambda', 'http', 'https', 'firehose']);

/** Reads topics and the dead-letter queues of their subscriptions. */
export const awsSns: AwsCollector = {
  id: 'aws-sns',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'networkAccess',
      'localAuthentication',
      'sharedWith',
      'servicesForAnyCustomer',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'deadLetter',
      'subscriberCount',
      'scaling',
      'performance',
      'infrastructureAsCode',
    ],
  },
  // A topic has no network interface.
  invariants: { messaging: { networkInterfaces: absent } },
  operations: operations('sns', [
    'ListTopics',
    'GetTopicAttributes',
    'ListTagsForResource',
    'ListSubscriptions',
    'GetSubscriptionAttributes',
  ]),
  collect: async ctx => {
    const sns = await import('@aws-sdk/client-sns');
    const api: ServiceContext = { ctx, sns, client: ctx.client(sns.SNSClient) };
    const subscriptions: Subscriptions = once(() => readSubscriptions(api));
    await ctx.list('messaging', 'sns:ListTopics', async () => {
      await forEachPage(sns.paginateListTopics({ client: api.client }, {}), async page => {
        const arns = assertField(page.Topics, 'Topics').map(topic => assertField(topic.TopicArn, 'TopicArn'));
        await awaitAll(arns.map(arn => emitTopic(api, arn, subscriptions)));
      });
    });
  },
};

async function emitTopic(api: ServiceContext, TopicArn: string, subscriptions: Subscriptions): Promise<void> {
  const { ctx, sns, client } = api;
  const [attributes, tagged, deadLetter] = await Promise.all([
    ctx.read('sns:GetTopicAttributes', async () =>
      assertField((await client.send(new sns.GetTopicAttributesCommand({ TopicArn }))).Attributes, 'Attributes'),
    ),
    ctx.read('sns:ListTagsForResource', async () =>
      tagsOf((await client.send(new sns.ListTagsForResourceCommand({ ResourceArn: TopicArn }))).Tags),
    ),
    deadLetterOf(api, TopicArn, subscriptions),
  ]);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id: TopicArn,
    slot,
    kind: 'messaging',
    type: 'AWS::SNS::Topic',
    name: lastSegment(TopicArn),
    tags,
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      ...accessOf(attributes, ctx.account),
      placement: regionalPlacement(ctx),
      // A topic delivers messages and stores none.
      dataDurability: value('none'),
      encryptionAtRest: mapReading(attributes, ({ KmsMasterKeyId: key = '' }): Facets['encryptionAtRest'] =>
        key === '' ? 'none' : keyManagedBy(key, ctx.account),
      ),
      // There is no setting: only a resource policy can deny HTTP.
      encryptionInTransit: absent,
      deadLetter,
      subscriberCount: flatMapReading(attributes, subscriberCountOf),
      scaling: absent,
      performance: absent,
      infrastructureAsCode,
    },
  });
}

function accessOf(
  attributes: Reading<Readonly<Record<string, string>>>,
  account: string,
): Pick<FacetReadings, 'sharedWith' | 'servicesForAnyCustomer'> {
  const policy = mapReading(attributes, ({ Policy }) => Policy);
  return {
    sharedWith: sharedWithFrom(policy, { account, service: 'sns' }),
    servicesForAnyCustomer: servicesForAnyCustomer(policy, 'topic'),
  };
}

const subscriberCountOf = ({ SubscriptionsConfirmed: count = '' }: Readonly<Record<string, string>>): Reading<number> =>
  requireField(/^\d+$/.test(count) ? Number(count) : undefined, 'SubscriptionsConfirmed');

async function deadLetterOf(
  api: ServiceContext,
  topic: string,
  subscriptions: Subscriptions,
): Promise<Reading<Facets['deadLetter']>> {
  const all = await subscriptions();
  if (all.state !== 'value') return all.state === 'absent' ? absent : all;
  const own = (all.value.get(topic) ?? []).filter(
    // A pending subscription has no ARN and receives nothing.
    ({ Protocol: protocol = '', SubscriptionArn: arn = '' }) =>
      WITH_DEAD_LETTER.has(protocol) && arn.startsWith('arn:'),
  );
  const queues = await Promise.all(own.map(({ SubscriptionArn: arn = '' }) => readRedrivePolicy(api, arn)));
  const unreadQueue = queues.find(queue => queue.state === 'unread');
  if (unreadQueue?.state === 'unread') return unreadQueue;
  if (queues.length === 0) return absent;
  const configured = queues.flatMap(queue => (queue.state === 'value' ? [queue.value] : []));
  return value({ destinations: [...new Set(configured)], pathsWithout: queues.length - configured.length });
}

/** The dead-letter queue of one subscription; absent without one. */
async function readRedrivePolicy(
  { ctx, sns, client }: ServiceContext,
  SubscriptionArn: string,
): Promise<Reading<string>> {
  const policy = await ctx.read('sns:GetSubscriptionAttributes', async () => {
    const answer = await client.send(new sns.GetSubscriptionAttributesCommand({ SubscriptionArn }));
    return assertField(answer.Attributes, 'Attributes')['RedrivePolicy'];
  });
  return flatMapReading(policy, text => {
    if (text === '') return absent;
    const target = deadLetterTarget(text);
    return target === undefined ? unread('failed', 'the redrive policy cannot be parsed') : value(target);
  });
}

function readSubscriptions({ ctx, sns, client }: ServiceContext): ReturnType<Subscriptions> {
  return ctx.read('sns:ListSubscriptions', async () => {
    const all: Subscription[] = [];
    for await (const page of sns.paginateListSubscriptions({ client }, {}))
      all.push(...assertField(page.Subscriptions, 'Subscriptions'));
    return Map.groupBy(all, ({ TopicArn: topic }) => topic ?? '');
  });
}
