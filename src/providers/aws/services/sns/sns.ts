import type { SNSClient, Subscription } from '@aws-sdk/client-sns';
import type * as sdk from '@aws-sdk/client-sns';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { keyManagedBy, awaitAll, tagsOf } from '../../client/response-fields.ts';
import { regionalPlacement, lastPart } from '../../facets/regional-placement.ts';
import { deadLetterTarget } from '../sqs/sqs.ts';
import { byTags } from '../../facets/tag-facets.ts';

interface ServiceContext {
  readonly ctx: AwsContext;
  readonly sns: typeof sdk;
  readonly client: SNSClient;
}
/** The subscriptions of the region by topic, read when the first topic asks. */
type Subscriptions = () => Promise<Reading<ReadonlyMap<string, readonly Subscription[]>>>;

/** To people no queue can be attached: who misses an e-mail misses it. */
const TO_PROGRAMS = new Set(['sqs', 'lambda', 'http', 'https', 'firehose']);

/** Reads topics and what becomes of a message that a subscriber does not take. */
export const awsSns: AwsCollector = {
  id: 'aws-sns',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'networkAccess',
      'localAuthentication',
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
  operations: operations('sns', [
    'ListTopics',
    'GetTopicAttributes',
    'ListTagsForResource',
    'ListSubscriptions',
    'GetSubscriptionAttributes',
  ]),
  collect: async ctx => {
    const sns = await import('@aws-sdk/client-sns');
    const asking: ServiceContext = { ctx, sns, client: ctx.client(sns.SNSClient) };
    let asked: ReturnType<Subscriptions> | undefined;
    const subscriptions: Subscriptions = () => (asked ??= readSubscriptions(asking));
    await ctx.list('messaging', 'sns:ListTopics', async () => {
      for await (const page of sns.paginateListTopics({ client: asking.client }, {})) {
        const arns = assertField(page.Topics, 'Topics').map(topic => assertField(topic.TopicArn, 'TopicArn'));
        await awaitAll(arns.map(arn => emitTopic(asking, arn, subscriptions)));
      }
    });
  },
};

async function emitTopic(asking: ServiceContext, TopicArn: string, subscriptions: Subscriptions): Promise<void> {
  const { ctx, sns, client } = asking;
  const [attributes, tags, undelivered] = await Promise.all([
    ctx.read('sns:GetTopicAttributes', async () => {
      const answer = await client.send(new sns.GetTopicAttributesCommand({ TopicArn }));
      return assertField(answer.Attributes, 'Attributes');
    }),
    ctx.read('sns:ListTagsForResource', async () => {
      const answer = await client.send(new sns.ListTagsForResourceCommand({ ResourceArn: TopicArn }));
      return tagsOf(answer.Tags);
    }),
    deadLetterOf(asking, TopicArn, subscriptions),
  ]);
  const { tags: known, slot, management } = byTags(tags);
  ctx.emit({
    id: TopicArn,
    slot,
    kind: 'messaging',
    type: 'AWS::SNS::Topic',
    name: lastPart(TopicArn),
    tags: known,
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      placement: regionalPlacement(ctx),
      // A topic hands on and keeps nothing.
      dataDurability: value('none'),
      encryptionAtRest: mapReading(attributes, ({ KmsMasterKeyId: key = '' }): Facets['encryptionAtRest'] =>
        key === '' ? 'none' : keyManagedBy(key, ctx.account),
      ),
      // Nothing to be switched on: only its policy could refuse plain text.
      encryptionInTransit: absent,
      deadLetter: undelivered,
      subscriberCount: flatMapReading(attributes, ({ SubscriptionsConfirmed: count = '' }) =>
        /^\d+$/.test(count) ? value(Number(count)) : unread('failed', 'the answer has no SubscriptionsConfirmed'),
      ),
      scaling: absent,
      performance: absent,
      infrastructureAsCode: management,
    },
  });
}

async function deadLetterOf(
  asking: ServiceContext,
  topic: string,
  subscriptions: Subscriptions,
): Promise<Reading<Facets['deadLetter']>> {
  const all = await subscriptions();
  if (all.state !== 'value') return all.state === 'absent' ? absent : all;
  const mine = (all.value.get(topic) ?? []).filter(
    // One that nobody confirmed has no address yet, and gets nothing.
    ({ Protocol: protocol = '', SubscriptionArn: arn = '' }) => TO_PROGRAMS.has(protocol) && arn.startsWith('arn:'),
  );
  const ways = await Promise.all(mine.map(({ SubscriptionArn: arn = '' }) => readRedrivePolicy(asking, arn)));
  const hidden = ways.find(way => way.state === 'unread');
  if (hidden?.state === 'unread') return hidden;
  if (ways.length === 0) return absent;
  const kept = ways.flatMap(way => (way.state === 'value' ? [way.value] : []));
  return value({ destinations: [...new Set(kept)], pathsWithout: ways.length - kept.length });
}

/** The queue that takes what one subscriber did not, absent where there is none. */
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
    return target === undefined ? unread('failed', 'the redrive policy cannot be read') : value(target);
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
