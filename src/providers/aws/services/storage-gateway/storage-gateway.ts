import { mapReading, unread, value } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { told } from '../../client/response-fields.ts';

/** Reads the machines through which an office reaches its files in the cloud. */
export const awsStorageGateway: AwsCollector = {
  id: 'aws-storage-gateway',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('storagegateway', ['ListGateways']),
  collect: async ctx => {
    const gateways = await import('@aws-sdk/client-storage-gateway');
    const client = ctx.client(gateways.StorageGatewayClient);
    await ctx.list('compute-service', 'storagegateway:ListGateways', async () => {
      for await (const page of gateways.paginateListGateways({ client, pageSize: 100 }, {}))
        for (const one of present(page.Gateways, 'Gateways')) {
          const id = present(one.GatewayId, 'GatewayId');
          emitCompanion(ctx, {
            id: one.GatewayARN ?? ctx.arn('storagegateway', `gateway/${id}`),
            type: 'AWS::StorageGateway::Gateway',
            name: one.GatewayName ?? id,
            // One on a machine of ours in a zone is as lonely as that machine; how an office runs its own, nobody tells.
            placement:
              one.HostEnvironment === 'EC2'
                ? value({ spread: 'zone', places: [{ region: ctx.region, role: 'primary' }] })
                : unread('unsupported', 'how the machine outside the cloud is kept running'),
            state: mapReading(told(one.GatewayOperationalState, 'GatewayOperationalState'), state =>
              state === 'ACTIVE' ? 'running' : 'other',
            ),
          });
        }
    });
  },
};
