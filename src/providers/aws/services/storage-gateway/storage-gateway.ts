import { mapReading, unread, value } from '../../../../model/reading.ts';
import { MANAGED_SERVICE_FACETS, emitManagedService } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { requireField } from '../../client/response-fields.ts';

/** Reads the machines through which an office reaches its files in the cloud. */
export const awsStorageGateway: AwsCollector = {
  id: 'aws-storage-gateway',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('storagegateway', ['ListGateways']),
  collect: async ctx => {
    const gateways = await import('@aws-sdk/client-storage-gateway');
    const client = ctx.client(gateways.StorageGatewayClient);
    await ctx.list('managed-service', 'storagegateway:ListGateways', async () => {
      for await (const page of gateways.paginateListGateways({ client, pageSize: 100 }, {}))
        for (const one of assertField(page.Gateways, 'Gateways')) {
          const id = assertField(one.GatewayId, 'GatewayId');
          emitManagedService(ctx, {
            id: one.GatewayARN ?? ctx.arn('storagegateway', `gateway/${id}`),
            type: 'AWS::StorageGateway::Gateway',
            name: one.GatewayName ?? id,
            // One on a machine of ours in a zone is as lonely as that machine; how an office runs its own, nobody tells.
            placement:
              one.HostEnvironment === 'EC2'
                ? value({ spread: 'single-zone', locations: [{ region: ctx.region, role: 'primary' }] })
                : unread('unsupported', 'how the machine outside the cloud is kept running'),
            state: mapReading(requireField(one.GatewayOperationalState, 'GatewayOperationalState'), state =>
              state === 'ACTIVE' ? 'running' : 'other',
            ),
          });
        }
    });
  },
};
