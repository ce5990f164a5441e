import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { gcpOperations, type GcpCollector, type GcpContext, type GcpList, type GcpRead } from '../../context.ts';
import { encryptionByKey, headOf, infrastructureAsCodeBy, type Labels } from '../../facets/common.ts';
import { sharedWithBy, type IamPolicy } from '../../facets/iam-policy.ts';
import { ACCESS_LOGGING_READS, readAccessLogging } from '../iam/audit-logging.ts';

const TOPICS: GcpList = {
  call: 'pubsub:projects.topics.list',
  permission: 'pubsub.topics.list',
  path: '/v1/projects/{project}/topics',
  query: 'pageSize=1000',
  items: 'topics',
};
const SUBSCRIPTIONS: GcpList = {
  call: 'pubsub:projects.subscriptions.list',
  permission: 'pubsub.subscriptions.list',
  path: '/v1/projects/{project}/subscriptions',
  query: 'pageSize=1000',
  items: 'subscriptions',
};
const TOPIC_POLICY: GcpRead = {
  call: 'pubsub:projects.topics.getIamPolicy',
  permission: 'pubsub.topics.getIamPolicy',
  path: '/v1/{topic}:getIamPolicy',
  query: 'options.requestedPolicyVersion=3',
};

interface Topic {
  readonly name?: string;
  readonly labels?: Labels;
  readonly kmsKeyName?: string;
}
interface Subscription {
  readonly name?: string;
  readonly topic?: string;
  readonly detached?: boolean;
  readonly deadLetterPolicy?: { readonly deadLetterTopic?: string } | null;
}

type Subscriptions = ReadonlyMap<string, readonly Subscription[]>;

/** Topics of Pub/Sub, each with its subscriptions. */
export const gcpPubSub: GcpCollector = {
  id: 'gcp-pubsub',
  provider: 'gcp',
  scope: 'global',
  lists: ['messaging'],
  fills: {
    messaging: [
      'placement', 'dataDurability', 'encryptionAtRest', 'encryptionInTransit', 'deadLetter', 'scaling', 'performance', 'networkAccess', 'localAuthentication', 'sharedWith', 'subscriberCount',
      'infrastructureAsCode', 'accessLogging',
    ],
  }, // prettier-ignore
  operations: gcpOperations(TOPICS, SUBSCRIPTIONS, TOPIC_POLICY, ...ACCESS_LOGGING_READS),
  decidedBy: {
    sharedWith: ['pubsub:projects.topics.getIamPolicy'],
    subscriberCount: ['pubsub:projects.subscriptions.list'],
    deadLetter: ['pubsub:projects.subscriptions.list'],
  },
  collect: async ctx => {
    const subscriptions = await ctx.read(SUBSCRIPTIONS.call, async () => {
      const found = new Map<string, Subscription[]>();
      await ctx.each<Subscription>(SUBSCRIPTIONS, row => {
        const topic = row.topic ?? '';
        if (row.detached !== true) found.set(topic, [...(found.get(topic) ?? []), row]);
      });
      return found;
    });
    await ctx.list('messaging', TOPICS.call, () => ctx.each<Topic>(TOPICS, row => emitTopic(ctx, row, subscriptions)));
  },
};

async function emitTopic(ctx: GcpContext, row: Topic, subscriptions: Reading<Subscriptions>): Promise<void> {
  const { name = '' } = row;
  const policy = await ctx.read(TOPIC_POLICY.call, () => ctx.get<IamPolicy>(TOPIC_POLICY, { topic: name }));
  const own = mapReading(
    subscriptions.state === 'absent' ? value<Subscriptions>(new Map()) : subscriptions,
    all => all.get(name) ?? [],
  );
  ctx.emit({
    ...headOf(ctx, {
      kind: 'messaging',
      type: 'pubsub.googleapis.com/Topic',
      region: 'global',
      name: row.name,
      labels: row.labels,
    }),
    facets: {
      accessLogging: await readAccessLogging(ctx, 'pubsub'),
      // Messages are stored in several zones of the region nearest to their publisher.
      placement: value({ spread: 'multi-region', locations: [{ region: 'global', role: 'primary' }] }),
      dataDurability: value('durable'),
      encryptionAtRest: encryptionByKey(row.kmsKeyName),
      encryptionInTransit: value('required'),
      deadLetter: mapReading(own, all => deadLetterOf(ctx, all)),
      // Google scales it by load, and decides by policies alone who may publish and subscribe.
      scaling: absent,
      performance: absent,
      networkAccess: absent,
      localAuthentication: absent,
      sharedWith: sharedWithBy(policy, ctx.account),
      // A subscription in another project is not listed here.
      subscriberCount: mapReading(own, all => all.length),
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
    },
  });
}

/** Without a dead-letter topic, a message that fails is tried again until it expires. */
const deadLetterOf = (ctx: GcpContext, subscriptions: readonly Subscription[]): Facets['deadLetter'] => {
  const destinations = subscriptions.flatMap(({ deadLetterPolicy }) => deadLetterPolicy?.deadLetterTopic ?? []);
  return {
    destinations: destinations.map(topic => ctx.fullName('pubsub', topic)),
    pathsWithout: subscriptions.length - destinations.length,
  };
};
