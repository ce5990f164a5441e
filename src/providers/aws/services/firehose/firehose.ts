import type { FirehoseClient } from '@aws-sdk/client-firehose';
import type * as sdk from '@aws-sdk/client-firehose';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { keyHolder, settleAll } from '../../client/response-fields.ts';
import { inWholeRegion } from '../../facets/regional-placement.ts';

/** Reads the streams that carry records to where they are kept. */
export const awsFirehose: AwsCollector = {
  id: 'aws-firehose',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'callersFrom',
      'namelessKey',
      'placement',
      'holds',
      'atRest',
      'inTransit',
      'undelivered',
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
        const names = present(page.DeliveryStreamNames, 'DeliveryStreamNames');
        await settleAll(names.map(name => emitStream(ctx, { firehose, client }, name)));
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
    return present(answer.DeliveryStreamDescription, 'DeliveryStreamDescription');
  });
  ctx.emit({
    id: ctx.arn('firehose', `deliverystream/${name}`),
    kind: 'messaging',
    type: 'AWS::KinesisFirehose::DeliveryStream',
    name,
    tags: {},
    createdAt: details.state === 'value' ? details.value.CreateTimestamp?.toISOString() : undefined,
    facets: {
      callersFrom: absent,
      namelessKey: absent,
      placement: inWholeRegion(ctx),
      holds: value('derived'),
      atRest: atRestOf(ctx, details),
      inTransit: value('required'),
      // What cannot be delivered goes to the bucket that every such stream must name.
      undelivered: absent,
      scaling: absent,
      performance: absent,
    },
  });
}

/** One that takes its records from another stream is encrypted as that one is: it keeps nothing of its own. */
function atRestOf(ctx: AwsContext, details: Reading<sdk.DeliveryStreamDescription>): Reading<Facets['atRest']> {
  if (details.state !== 'value') return details;
  const { DeliveryStreamType: type, DeliveryStreamEncryptionConfiguration: encryption } = details.value;
  if (type !== undefined && type !== 'DirectPut') return absent;
  return mapReading(value(encryption), (known): Facets['atRest'] =>
    known?.Status === 'ENABLED' ? keyHolder(known.KeyARN, ctx.account) : 'none',
  );
}
