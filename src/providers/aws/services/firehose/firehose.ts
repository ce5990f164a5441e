import type { FirehoseClient } from '@aws-sdk/client-firehose';
import type * as sdk from '@aws-sdk/client-firehose';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';

/** Reads delivery streams. */
export const awsFirehose: AwsCollector = {
  id: 'aws-firehose',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'networkAccess',
      'localAuthentication',
      'sharedWith',
      'placement',
      'dataDurability',
      'encryptionAtRest',
      'encryptionInTransit',
      'deadLetter',
      'scaling',
      'performance',
    ],
  },
  operations: operations('firehose', ['ListDeliveryStreams', 'DescribeDeliveryStream']),
  collect: async ctx => {
    const firehose = await import('@aws-sdk/client-firehose');
    const client = ctx.client(firehose.FirehoseClient);
    await ctx.list('messaging', 'firehose:ListDeliveryStreams', async () => {
      for (let after: string | undefined, more = true; more;) {
        const page = await client.send(
          new firehose.ListDeliveryStreamsCommand({
            Limit: 100,
            ...(after === undefined ? {} : { ExclusiveStartDeliveryStreamName: after }),
          }),
        );
        const names = assertField(page.DeliveryStreamNames, 'DeliveryStreamNames');
        await awaitAll(names.map(name => emitStream(ctx, { firehose, client }, name)));
        after = names.at(-1);
        more = page.HasMoreDeliveryStreams === true && after !== undefined;
      }
    });
  },
};

async function emitStream(
  ctx: AwsContext,
  { firehose, client }: { readonly firehose: typeof sdk; readonly client: FirehoseClient },
  name: string,
): Promise<void> {
  const details = await ctx.read('firehose:DescribeDeliveryStream', async () => {
    const answer = await client.send(new firehose.DescribeDeliveryStreamCommand({ DeliveryStreamName: name }));
    return assertField(answer.DeliveryStreamDescription, 'DeliveryStreamDescription');
  });
  ctx.emit({
    id: ctx.arn('firehose', `deliverystream/${name}`),
    kind: 'messaging',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    name,
    tags: {},
    createdAt: details.state === 'value' ? details.value.CreateTimestamp?.toISOString() : undefined,
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      // It has no resource policy.
      sharedWith: absent,
      placement: regionalPlacement(ctx),
      dataDurability: value('derived'),
      encryptionAtRest: encryptionAtRestOf(ctx, details),
      encryptionInTransit: value('required'),
      // Undeliverable records go to the S3 bucket that every delivery stream has.
      deadLetter: absent,
      scaling: absent,
      performance: absent,
    },
  });
}

/** A stream with a Kinesis or MSK source stores nothing itself: the source decides. */
function encryptionAtRestOf(
  ctx: AwsContext,
  details: Reading<sdk.DeliveryStreamDescription>,
): Reading<Facets['encryptionAtRest']> {
  if (details.state !== 'value') return details;
  const { DeliveryStreamType: type, DeliveryStreamEncryptionConfiguration: encryption } = details.value;
  if (type !== undefined && type !== 'DirectPut') return absent;
  return mapReading(value(encryption), (known): Facets['encryptionAtRest'] =>
    known?.Status === 'ENABLED' ? keyManagedBy(known.KeyARN, ctx.account) : 'none',
  );
}
