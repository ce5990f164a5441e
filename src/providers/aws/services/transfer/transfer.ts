import { absent, mapReading, unread } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { assertField, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { emitManagedService, MANAGED_SERVICE_FACETS } from '../../facets/managed-services.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';
import { forEachPage } from '../../../kit/for-each-page.ts';

/** Reads Transfer Family servers. Public endpoints are multi-zone by design. */
export const awsTransfer: AwsCollector = {
  id: 'aws-transfer',
  provider: 'aws',
  scope: 'regional',
  lists: ['managed-service'],
  fills: { 'managed-service': MANAGED_SERVICE_FACETS },
  operations: operations('transfer', ['ListServers', 'DescribeServer']),
  collect: async ctx => {
    const transfer = await import('@aws-sdk/client-transfer');
    const client = ctx.client(transfer.TransferClient);
    await ctx.list('managed-service', 'transfer:ListServers', async () => {
      await forEachPage(transfer.paginateListServers({ client, pageSize: 100 }, {}), page =>
        awaitAll(
          assertField(page.Servers, 'Servers').map(async ({ ServerId, Arn, EndpointType: endpoint, State }) => {
            const server = assertField(ServerId, 'ServerId');
            // The list has everything about servers outside of a VPC.
            const detail =
              endpoint === 'VPC'
                ? await ctx.read('transfer:DescribeServer', async () => {
                    const answer = await client.send(new transfer.DescribeServerCommand({ ServerId: server }));
                    return assertField(answer.Server?.EndpointDetails, 'EndpointDetails');
                  })
                : endpoint === 'PUBLIC'
                  ? absent
                  : unread('unsupported', 'the zones of an endpoint of type VPC_ENDPOINT');
            emitManagedService(ctx, {
              id: assertField(Arn, 'Arn'),
              type: 'AWS::Transfer::Server',
              name: server,
              networkInterfaces:
                detail.state === 'value'
                  ? networkInterfacesIn(ctx, detail.value.SubnetIds, detail.value.SecurityGroupIds ?? [])
                  : detail,
              state: mapReading(requireField(State, 'State'), state =>
                state === 'ONLINE' ? 'running' : state === 'OFFLINE' ? 'stopped' : 'other',
              ),
            });
          }),
        ),
      );
    });
  },
};
