import { absent, mapReading, unread } from '../../../../model/reading.ts';
import { MANAGED_SERVICE_FACETS, emitManagedService } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { assertField } from '../../client/failure.ts';
import { awaitAll, requireField } from '../../client/response-fields.ts';
import { networkInterfacesIn } from '../../facets/network-interfaces.ts';

/** Reads the machines that take in and hand out files. Those outside of our networks are spread by AWS. */
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
      for await (const page of transfer.paginateListServers({ client, pageSize: 100 }, {}))
        await awaitAll(
          assertField(page.Servers, 'Servers').map(async ({ ServerId, Arn, EndpointType: wired, State }) => {
            const server = assertField(ServerId, 'ServerId');
            // Only one inside a network says more than the list does.
            const detail =
              wired === 'VPC'
                ? await ctx.read('transfer:DescribeServer', async () => {
                    const answer = await client.send(new transfer.DescribeServerCommand({ ServerId: server }));
                    return assertField(answer.Server?.EndpointDetails, 'EndpointDetails');
                  })
                : wired === 'PUBLIC'
                  ? absent
                  : unread('unsupported', 'the older way into a network does not name its zones');
            emitManagedService(ctx, {
              id: assertField(Arn, 'Arn'),
              type: 'AWS::Transfer::Server',
              name: server,
              interfaces:
                detail.state === 'value'
                  ? networkInterfacesIn(ctx, detail.value.SubnetIds, detail.value.SecurityGroupIds ?? [])
                  : detail,
              state: mapReading(requireField(State, 'State'), state =>
                state === 'ONLINE' ? 'running' : state === 'OFFLINE' ? 'stopped' : 'other',
              ),
            });
          }),
        );
    });
  },
};
