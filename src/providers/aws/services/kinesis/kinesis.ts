import type { KinesisClient, StreamSummary } from '@aws-sdk/client-kinesis';
import type * as sdk from '@aws-sdk/client-kinesis';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { regionalPlacement } from '../../facets/zone-placement.ts';
import { sharedWithFrom } from '../../policy/resource-policy.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads data streams: encryption and capacity mode. Records are never read. */
export const awsKinesis: AwsCollector = {
  id: 'aws-kinesis',
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
      'state',
    ],
  },
  // A stream has no network interface.
  invariants: { messaging: { networkInterfaces: absent } },
  operations: operations('kinesis', ['ListStreams', 'DescribeStreamSummary', 'GetResourcePolicy']),
  collect: async ctx => {
    const kinesis = await import('@aws-sdk/client-kinesis');
    const client = ctx.client(kinesis.KinesisClient);
    await ctx.list('messaging', 'kinesis:ListStreams', async () => {
      await forEachPage(kinesis.paginateListStreams({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.StreamSummaries, 'StreamSummaries').map(stream =>
            emitStream(ctx, { kinesis, client }, stream),
          ),
        ),
      );
    });
  },
};

interface Api {
  readonly kinesis: typeof sdk;
  readonly client: KinesisClient;
}

async function emitStream(ctx: AwsContext, { kinesis, client }: Api, stream: StreamSummary): Promise<void> {
  const id = assertField(stream.StreamARN, 'StreamARN');
  const name = assertField(stream.StreamName, 'StreamName');
  const [details, policy] = await Promise.all([
    ctx.read('kinesis:DescribeStreamSummary', async () => {
      const answer = await client.send(new kinesis.DescribeStreamSummaryCommand({ StreamARN: id }));
      return assertField(answer.StreamDescriptionSummary, 'StreamDescriptionSummary');
    }),
    readPolicy(ctx, { kinesis, client }, id),
  ]);
  ctx.emit({
    id,
    kind: 'messaging',
    type: 'AWS::Kinesis::Stream',
    name,
    tags: {},
    createdAt: stream.StreamCreationTimestamp?.toISOString(),
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      sharedWith: sharedWithFrom(policy, { account: ctx.account, service: 'kinesis' }),
      placement: regionalPlacement(ctx),
      dataDurability: value('durable'),
      encryptionAtRest: flatMapReading(details, ({ EncryptionType: type, KeyId: key }) =>
        mapReading(requireField(type, 'EncryptionType'), (known): Facets['encryptionAtRest'] =>
          known === 'NONE' ? 'none' : keyManagedBy(key, ctx.account),
        ),
      ),
      encryptionInTransit: value('required'),
      // Consumers keep their own position; a stream has no dead-letter destination.
      deadLetter: absent,
      performance: absent,
      scaling: flatMapReading(details, summary => scalingOf(summary, stream)),
      state: value(stream.StreamStatus === 'ACTIVE' || stream.StreamStatus === 'UPDATING' ? 'running' : 'other'),
    },
  });
}

const readPolicy = (ctx: AwsContext, { kinesis, client }: Api, ResourceARN: string): Promise<Reading<string>> =>
  ctx.read(
    'kinesis:GetResourcePolicy',
    async () => {
      const { Policy: text = '' } = await client.send(new kinesis.GetResourcePolicyCommand({ ResourceARN }));
      // An empty object stands for no policy.
      return text === '{}' ? '' : text;
    },
    { absentOn: ['ResourceNotFoundException'] },
  );

function scalingOf(
  { OpenShardCount: shards = 0, StreamModeDetails: mode }: sdk.StreamDescriptionSummary,
  stream: StreamSummary,
): Reading<Facets['scaling']> {
  return mapReading(requireField(mode?.StreamMode ?? stream.StreamModeDetails?.StreamMode, 'StreamMode'), known => {
    const automatic = known === 'ON_DEMAND';
    return { min: automatic ? 0 : shards, max: shards, desired: shards, automatic };
  });
}
