import { absent, mapReading, unread, value } from '../../../../model/reading.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';
import { forEachItem } from '../../../kit/for-each-item.ts';

/** Reads storage gateways. */
export const awsStorageGateway: AwsCollector = {
  id: 'aws-storage-gateway',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  // Its interfaces are those of the server that it runs on, which is listed with the servers.
  invariants: { 'managed-service': { networkInterfaces: absent } },
  operations: operations('storagegateway', ['ListGateways']),
  collect: async ctx => {
    const gateways = await import('@aws-sdk/client-storage-gateway');
    const client = ctx.client(gateways.StorageGatewayClient);
    await ctx.list('managed-service', 'storagegateway:ListGateways', async () => {
      await forEachPage(gateways.paginateListGateways({ client, pageSize: 100 }, {}), page =>
        forEachItem(assertField(page.Gateways, 'Gateways'), one => {
          const id = assertField(one.GatewayId, 'GatewayId');
          emitManagedService(ctx, {
            id: one.GatewayARN ?? ctx.arn('storagegateway', `gateway/${id}`),
            type: 'AWS::StorageGateway::Gateway',
            name: one.GatewayName ?? id,
            // A gateway on EC2 runs on one instance; the redundancy of an on-premises host is unknown.
            placement:
              one.HostEnvironment === 'EC2'
                ? value({ spread: 'single-zone', locations: [{ region: ctx.region, role: 'primary' }] })
                : unread('unsupported', 'the redundancy of an on-premises gateway'),
            state: mapReading(requireField(one.GatewayOperationalState, 'GatewayOperationalState'), state =>
              state === 'ACTIVE' ? 'running' : 'other',
            ),
          });
        }),
      );
    });
  },
};
