import type { SQSClient } from '@aws-sdk/client-sqs';
import type * as sdk from '@aws-sdk/client-sqs';
import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { keyManagedBy, awaitAll } from '../../client/response-fields.ts';
import { regionalPlacement, lastPart } from '../../facets/regional-placement.ts';
import { byTags } from '../../facets/tag-facets.ts';

type Attributes = Readonly<Record<string, string>>;

/** Reads queues: how they keep messages, and where those go that nobody can handle. What is in them is never asked for. */
export const awsSqs: AwsCollector = {
  id: 'aws-sqs',
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
      'scaling',
      'performance',
      'infrastructureAsCode',
    ],
  },
  operations: operations('sqs', ['ListQueues', 'GetQueueAttributes', 'ListQueueTags']),
  collect: async ctx => {
    const sqs = await import('@aws-sdk/client-sqs');
    const client = ctx.client(sqs.SQSClient);
    await ctx.list('messaging', 'sqs:ListQueues', async () => {
      // Without a size of the page AWS cuts the list at 1,000 and does not say that there is more.
      for await (const page of sqs.paginateListQueues({ client, pageSize: 1000 }, {}))
        await awaitAll((page.QueueUrls ?? []).map(url => emitQueue(ctx, { sqs, client }, url)));
    });
  },
};

async function emitQueue(
  ctx: AwsContext,
  { sqs, client }: { readonly sqs: typeof sdk; readonly client: SQSClient },
  QueueUrl: string,
): Promise<void> {
  const name = lastPart(QueueUrl, '/');
  const [attributes, tags] = await Promise.all([
    ctx.read<Attributes>('sqs:GetQueueAttributes', async () => {
      const ask = new sqs.GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
      return (await client.send(ask)).Attributes;
    }),
    ctx.read<Record<string, string>>('sqs:ListQueueTags', async () => {
      // A queue without tags is answered by nothing at all.
      return (await client.send(new sqs.ListQueueTagsCommand({ QueueUrl }))).Tags ?? {};
    }),
  ]);
  const { tags: known, slot, management } = byTags(tags);
  const told = attributes.state === 'absent' ? unread('failed', 'the answer has no Attributes') : attributes;
  const created = told.state === 'value' ? Number(told.value['CreatedTimestamp']) : Number.NaN;
  ctx.emit({
    id: ctx.arn('sqs', name),
    slot,
    kind: 'messaging',
    type: 'AWS::SQS::Queue',
    name,
    tags: known,
    createdAt: Number.isNaN(created) ? undefined : new Date(created * 1000).toISOString(),
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      placement: regionalPlacement(ctx),
      dataDurability: value('durable'),
      encryptionAtRest: mapReading(told, all => encryptionAtRestOf(ctx, all)),
      // Nothing to be switched on: only its policy could refuse plain text.
      encryptionInTransit: absent,
      deadLetter: deadLetterOf(told),
      scaling: absent,
      performance: absent,
      infrastructureAsCode: management,
    },
  });
}

function encryptionAtRestOf(ctx: AwsContext, all: Attributes): Facets['encryptionAtRest'] {
  const key = all['KmsMasterKeyId'];
  if (key !== undefined && key !== '') return keyManagedBy(key, ctx.account);
  return all['SqsManagedSseEnabled'] === 'true' ? 'provider-managed-key' : 'none';
}

/** A redrive policy names the queue that takes what failed too often. */
function deadLetterOf(attributes: Reading<Attributes>): Reading<Facets['deadLetter']> {
  if (attributes.state !== 'value') return attributes;
  const policy = attributes.value['RedrivePolicy'];
  if (policy === undefined || policy === '') return value({ destinations: [], pathsWithout: 1 });
  const target = deadLetterTarget(policy);
  return target === undefined
    ? unread('failed', 'the redrive policy cannot be read')
    : value({ destinations: [target], pathsWithout: 0 });
}

/** Where a redrive policy (JSON, as its owner wrote it) leads, or undefined when it makes no sense. */
export function deadLetterTarget(policy: string): string | undefined {
  try {
    const { deadLetterTargetArn: target } = JSON.parse(policy) as { readonly deadLetterTargetArn?: unknown };
    return typeof target === 'string' ? target : undefined;
  } catch {
    return undefined;
  }
}
