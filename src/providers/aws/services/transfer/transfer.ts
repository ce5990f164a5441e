import { absent, mapReading, unread } from '../../../../model/reading.ts';
import { COMPANION_FACETS, emitCompanion } from '../../facets/managed-services.ts';
import { operations, type AwsCollector } from '../../context.ts';
import { present } from '../../client/failure.ts';
import { settleAll, told } from '../../client/response-fields.ts';
import { cardsIn } from '../../facets/network-interfaces.ts';

/** Reads the machines that take in and hand out files. Those outside of our networks are spread by AWS. */
export const awsTransfer: AwsCollector = {
  id: 'aws-transfer',
  provider: 'aws',
  scope: 'regional',
  lists: ['compute-service'],
  fills: { 'compute-service': COMPANION_FACETS },
  operations: operations('transfer', ['ListServers', 'DescribeServer']),
  collect: async ctx => {
    const transfer = await import('@aws-sdk/client-transfer');
    const client = ctx.client(transfer.TransferClient);
    await ctx.list('compute-service', 'transfer:ListServers', async () => {
      for await (const page of transfer.paginateListServers({ client, pageSize: 100 }, {}))
        await settleAll(
          present(page.Servers, 'Servers').map(async ({ ServerId, Arn, EndpointType: wired, State }) => {
            const server = present(ServerId, 'ServerId');
            // Only one inside a network says more than the list does.
            const detail =
              wired === 'VPC'
                ? await ctx.read('transfer:DescribeServer', async () => {
                    const answer = await client.send(new transfer.DescribeServerCommand({ ServerId: server }));
                    return present(answer.Server?.EndpointDetails, 'EndpointDetails');
                  })
                : wired === 'PUBLIC'
                  ? absent
                  : unread('unsupported', 'the older way into a network does not name its zones');
            emitCompanion(ctx, {
              id: present(Arn, 'Arn'),
              type: 'AWS::Transfer::Server',
              name: server,
              interfaces:
                detail.state === 'value'
                  ? cardsIn(ctx, detail.value.SubnetIds, detail.value.SecurityGroupIds ?? [])
                  : detail,
              state: mapReading(told(State, 'State'), state =>
                state === 'ONLINE' ? 'running' : state === 'OFFLINE' ? 'stopped' : 'other',
              ),
            });
          }),
        );
    });
  },
};
