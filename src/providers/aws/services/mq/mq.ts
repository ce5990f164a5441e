import type { BrokerSummary } from '@aws-sdk/client-mq';
import { absent, mapReading, value } from '../../../../model/reading.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { told } from '../../client/response-fields.ts';

/** Reads message brokers (ActiveMQ, RabbitMQ). */
export const awsMq: AwsCollector = {
  id: 'aws-mq',
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
      'state',
    ],
  },
  operations: operations('mq', ['ListBrokers']),
  collect: async ctx => {
    const mq = await import('@aws-sdk/client-mq');
    const client = ctx.client(mq.MqClient);
    await ctx.list('messaging', 'mq:ListBrokers', async () => {
      for await (const page of mq.paginateListBrokers({ client, pageSize: 100 }, {}))
        for (const broker of present(page.BrokerSummaries, 'BrokerSummaries')) emitBroker(ctx, broker);
    });
  },
};

function emitBroker(ctx: AwsContext, broker: BrokerSummary): void {
  const id = present(broker.BrokerArn, 'BrokerArn');
  ctx.emit({
    id,
    stableId: broker.BrokerId,
    kind: 'messaging',
    type: 'AWS::AmazonMQ::Broker',
    name: broker.BrokerName ?? id,
    tags: {},
    createdAt: broker.Created?.toISOString(),
    facets: {
      callersFrom: absent,
      namelessKey: absent,
      placement: mapReading(told(broker.DeploymentMode, 'DeploymentMode'), mode => ({
        spread: mode === 'SINGLE_INSTANCE' ? ('zone' as const) : ('zones' as const),
        places: [{ region: ctx.region, role: 'primary' as const }],
      })),
      holds: value('durable'),
      // The service encrypts every broker and takes no connection in plain text; whose the key is, the list does not say.
      atRest: value('provider-key'),
      inTransit: value('required'),
      // Where undeliverable messages go is up to the programs that use the broker.
      undelivered: absent,
      scaling: absent,
      performance: mapReading(told(broker.HostInstanceType, 'HostInstanceType'), type => ({
        class: type,
        burstable: /^mq\.t\d/.test(type),
      })),
      state: mapReading(told(broker.BrokerState, 'BrokerState'), state =>
        state === 'RUNNING' || state === 'REBOOT_IN_PROGRESS' ? 'running' : 'other',
      ),
    },
  });
}
