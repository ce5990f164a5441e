import type { SQSClient } from '@aws-sdk/client-sqs';
import type * as sdk from '@aws-sdk/client-sqs';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { lastSegment } from '../../arn.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tagFacets } from '../../facets/tag-facets.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { servicesForAnyCustomer } from '../../policy/confused-deputy.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

type Attributes = Readonly<Record<string, string>>;

/** Reads queues: encryption and dead-letter queues. Messages are never read. */
export const awsSqs: AwsCollector = {
  id: 'aws-sqs',
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
      'scaling',
      'performance',
      'infrastructureAsCode',
    ],
  },
  // A queue has no network interface.
  invariants: { messaging: { networkInterfaces: absent } },
  operations: operations('sqs', ['ListQueues', 'GetQueueAttributes', 'ListQueueTags']),
  collect: async ctx => {
    const sqs = await import('@aws-sdk/client-sqs');
    const client = ctx.client(sqs.SQSClient);
    await ctx.list('messaging', 'sqs:ListQueues', async () => {
      // Without a page size the list ends after 1,000 queues, without a token.
      await forEachPage(sqs.paginateListQueues({ client, pageSize: 1000 }, {}), page =>
        awaitAll((page.QueueUrls ?? []).map(url => emitQueue(ctx, { sqs, client }, url))),
      );
    });
  },
};

interface Api {
  readonly sqs: typeof sdk;
  readonly client: SQSClient;
}

async function emitQueue(ctx: AwsContext, api: Api, QueueUrl: string): Promise<void> {
  const name = lastSegment(QueueUrl, '/');
  const [attributes, tagged] = await Promise.all([
    readAttributes(ctx, api, QueueUrl),
    // The response has no field for a queue without tags.
    ctx.read<Record<string, string>>(
      'sqs:ListQueueTags',
      async () => (await api.client.send(new api.sqs.ListQueueTagsCommand({ QueueUrl }))).Tags ?? {},
    ),
  ]);
  const policy = mapReading(attributes, ({ Policy }) => Policy);
  const { tags, slot, infrastructureAsCode } = tagFacets(tagged);
  ctx.emit({
    id: ctx.arn('sqs', name),
    slot,
    kind: 'messaging',
    type: 'AWS::SQS::Queue',
    name,
    tags,
    createdAt: createdAtOf(attributes),
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'sqs' }),
      servicesForAnyCustomer: servicesForAnyCustomer(policy, 'queue'),
      placement: regionalPlacement(ctx),
      dataDurability: value('durable'),
      encryptionAtRest: mapReading(attributes, all => encryptionAtRestOf(ctx, all)),
      // There is no setting: only a resource policy can deny HTTP.
      encryptionInTransit: absent,
      deadLetter: deadLetterOf(attributes),
      scaling: absent,
      performance: absent,
      infrastructureAsCode,
    },
  });
}

const readAttributes = (ctx: AwsContext, { sqs, client }: Api, QueueUrl: string): Promise<Reading<Attributes>> =>
  ctx.read<Attributes>('sqs:GetQueueAttributes', async () => {
    const command = new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
    return assertField((await client.send(command)).Attributes, 'Attributes');
  });

function createdAtOf(attributes: Reading<Attributes>): string | undefined {
  const seconds = attributes.state === 'value' ? Number(attributes.value['CreatedTimestamp']) : Number.NaN;
  return Number.isNaN(seconds) ? undefined : new Date(seconds * 1000).toISOString();
}

function encryptionAtRestOf(ctx: AwsContext, all: Attributes): Facets['encryptionAtRest'] {
  const key = all['KmsMasterKeyId'];
  if (key !== undefined && key !== '') return keyManagedBy(key, ctx.account);
  return all['SqsManagedSseEnabled'] === 'true' ? 'provider-managed-key' : 'none';
}

/** The dead-letter queue of the redrive policy. */
function deadLetterOf(attributes: Reading<Attributes>): Reading<Facets['deadLetter']> {
  if (attributes.state !== 'value') return attributes;
  const policy = attributes.value['RedrivePolicy'];
  if (policy === undefined || policy === '') return value({ destinations: [], pathsWithout: 1 });
  const target = deadLetterTarget(policy);
  return target === undefined
    ? unread('failed', 'the redrive policy cannot be parsed')
    : value({ destinations: [target], pathsWithout: 0 });
}

/** The dead-letter queue in a redrive policy (JSON); undefined where it cannot be parsed. */
export function deadLetterTarget(policy: string): string | undefined {
  try {
    const { deadLetterTargetArn: target } = JSON.parse(policy) as { readonly deadLetterTargetArn?: unknown };
    return typeof target === 'string' ? target : undefined;
  } catch {
    return undefined;
  }
}
