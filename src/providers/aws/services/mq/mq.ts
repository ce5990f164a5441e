import type { BrokerSummary, DescribeBrokerResponse, MqClient } from '@aws-sdk/client-mq';
import type * as sdk from '@aws-sdk/client-mq';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import type { FacetReadings } from '../../../../model/resource.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { keyManagedBy } from '../../facets/encryption-at-rest.ts';
import { tagFacets } from '../../facets/tag-facets.ts';
import { reachOf } from './reach.ts';

/** Reads message brokers (ActiveMQ, RabbitMQ). */
export const awsMq: AwsCollector = {
  id: 'aws-mq',
  provider: 'aws',
  scope: 'regional',
  lists: ['messaging'],
  fills: {
    messaging: [
      'networkAccess',
      'networkInterfaces',
      'publicAccess',
      'listeners',
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
      'infrastructureAsCode',
    ],
  },
  operations: operations('mq', ['ListBrokers', 'DescribeBroker']),
  collect: async ctx => {
    const mq = await import('@aws-sdk/client-mq');
    const client = ctx.client(mq.MqClient);
    await ctx.list('messaging', 'mq:ListBrokers', async () => {
      await forEachPage(mq.paginateListBrokers({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.BrokerSummaries, 'BrokerSummaries').map(broker => emitBroker(ctx, { mq, client }, broker)),
        ),
      );
    });
  },
};

interface Api {
  readonly mq: typeof sdk;
  readonly client: MqClient;
}

async function emitBroker(ctx: AwsContext, { mq, client }: Api, broker: BrokerSummary): Promise<void> {
  const id = assertField(broker.BrokerArn, 'BrokerArn');
  const BrokerId = assertField(broker.BrokerId, 'BrokerId');
  const described = await ctx.read('mq:DescribeBroker', () => client.send(new mq.DescribeBrokerCommand({ BrokerId })));
  const { tags, slot, infrastructureAsCode } = tagFacets(mapReading(described, ({ Tags = {} }) => Tags));
  ctx.emit({
    id,
    stableId: BrokerId,
    slot,
    kind: 'messaging',
    type: 'AWS::AmazonMQ::Broker',
    name: broker.BrokerName ?? id,
    tags,
    createdAt: broker.Created?.toISOString(),
    facets: { ...facetsOf(ctx, broker, described), infrastructureAsCode },
  });
}

/** The facets that the list and the description tell. */
function facetsOf(ctx: AwsContext, broker: BrokerSummary, described: Reading<DescribeBrokerResponse>): FacetReadings {
  return {
    networkAccess: absent,
    ...reachOf(ctx, described),
    localAuthentication: absent,
    // It has no resource policy.
    sharedWith: absent,
    placement: mapReading(requireField(broker.DeploymentMode, 'DeploymentMode'), mode => ({
      spread: mode === 'SINGLE_INSTANCE' ? ('single-zone' as const) : ('multi-zone' as const),
      locations: [{ region: ctx.region, role: 'primary' as const }],
    })),
    dataDurability: value('durable'),
    // Every broker is encrypted at rest and accepts TLS only.
    encryptionAtRest: value(
      described.state === 'value'
        ? keyManagedBy(described.value.EncryptionOptions?.KmsKeyId, ctx.account)
        : 'provider-managed-key',
    ),
    encryptionInTransit: value('required'),
    // Clients configure dead-letter queues in the broker.
    deadLetter: absent,
    scaling: absent,
    performance: mapReading(requireField(broker.HostInstanceType, 'HostInstanceType'), type => ({
      type,
      burstable: /^mq\.t\d/.test(type),
    })),
    state: mapReading(requireField(broker.BrokerState, 'BrokerState'), state =>
      state === 'RUNNING' || state === 'REBOOT_IN_PROGRESS' ? 'running' : 'other',
    ),
  };
}
