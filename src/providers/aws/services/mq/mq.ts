import type { BrokerSummary } from '@aws-sdk/client-mq';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads message brokers (ActiveMQ, RabbitMQ). */
export const awsMq: AwsCollector = {
  id: 'aws-mq',
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
  operations: operations('mq', ['ListBrokers']),
  collect: async ctx => {
    const mq = await import('@aws-sdk/client-mq');
    const client = ctx.client(mq.MqClient);
    await ctx.list('messaging', 'mq:ListBrokers', async () => {
      await forEachPage(mq.paginateListBrokers({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.BrokerSummaries, 'BrokerSummaries'), broker => {
          emitBroker(ctx, broker);
        }),
      );
    });
  },
};

function emitBroker(ctx: AwsContext, broker: BrokerSummary): void {
  const id = assertField(broker.BrokerArn, 'BrokerArn');
  ctx.emit({
    id,
    stableId: broker.BrokerId,
    kind: 'messaging',
    type: 'AWS::AmazonMQ::Broker',
    name: broker.BrokerName ?? id,
    tags: {},
    createdAt: broker.Created?.toISOString(),
    facets: {
      networkAccess: absent,
      localAuthentication: absent,
      // It has no resource policy.
      sharedWith: absent,
      placement: mapReading(requireField(broker.DeploymentMode, 'DeploymentMode'), mode => ({
        spread: mode === 'SINGLE_INSTANCE' ? ('single-zone' as const) : ('multi-zone' as const),
        locations: [{ region: ctx.region, role: 'primary' as const }],
      })),
      dataDurability: value('durable'),
      // Every broker is encrypted at rest and accepts TLS only; the list does not have the key.
      encryptionAtRest: value('provider-managed-key'),
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
    },
  });
}
