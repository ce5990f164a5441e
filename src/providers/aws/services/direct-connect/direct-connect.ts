import type * as DxSdk from '@aws-sdk/client-direct-connect';
import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { awaitAll } from '../../../kit/await-all.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { memoize } from '../../../kit/memoize.ts';
import { assertField, facetFrom, requireField } from '../../../kit/response-fields.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { tagsOf } from '../../facets/tag-facets.ts';

type Dx = typeof DxSdk;

const DELETED_STATES = new Set<string | undefined>(['deleted', 'deleting', 'rejected']);

/** Reads virtual interfaces of Direct Connect: their gateways, location and state. */
export const awsDirectConnect: AwsCollector = {
  id: 'aws-direct-connect',
  provider: 'aws',
  scope: 'regional',
  lists: ['network-connection'],
  fills: {
    'network-connection': [
      'placement',
      'hybridConnection',
      'peerNetwork',
      'state',
      'infrastructureAsCode',
      'relationships',
    ],
  },
  operations: operations('directconnect', ['DescribeVirtualInterfaces', 'DescribeDirectConnectGatewayAssociations']),
  collect: async ctx => {
    const dx = await import('@aws-sdk/client-direct-connect');
    const client = ctx.client(dx.DirectConnectClient);
    const gateways = memoize((id: string) => readGateways(ctx, dx, client, id));
    await ctx.list('network-connection', 'directconnect:DescribeVirtualInterfaces', async () => {
      const interfaces: DxSdk.VirtualInterface[] = [];
      let nextToken: string | undefined;
      do {
        const answer: DxSdk.DescribeVirtualInterfacesCommandOutput = await client.send(
          new dx.DescribeVirtualInterfacesCommand(nextToken === undefined ? {} : { nextToken }),
        );
        interfaces.push(...assertField(answer.virtualInterfaces, 'virtualInterfaces'));
        nextToken = answer.nextToken;
      } while (nextToken !== undefined && nextToken !== '');
      // Public virtual interfaces lead to AWS services, not to the networks of the account.
      const own = interfaces.filter(
        one => !DELETED_STATES.has(one.virtualInterfaceState) && one.virtualInterfaceType !== 'public',
      );
      await awaitAll(own.map(one => emitConnection(ctx, one, gateways)));
    });
  },
};

type GatewayReader = (id: string) => Promise<Reading<readonly string[]>>;

/** The virtual private and transit gateways behind a Direct Connect gateway. */
function readGateways(
  ctx: AwsContext,
  dx: Dx,
  client: DxSdk.DirectConnectClient,
  directConnectGatewayId: string,
): Promise<Reading<readonly string[]>> {
  return ctx.read('directconnect:DescribeDirectConnectGatewayAssociations', async () => {
    const found: string[] = [];
    let nextToken: string | undefined;
    do {
      const answer: DxSdk.DescribeDirectConnectGatewayAssociationsCommandOutput = await client.send(
        new dx.DescribeDirectConnectGatewayAssociationsCommand({
          directConnectGatewayId,
          ...(nextToken === undefined ? {} : { nextToken }),
        }),
      );
      const page = assertField(answer.directConnectGatewayAssociations, 'directConnectGatewayAssociations');
      found.push(...page.flatMap(({ associatedGateway: gateway }) => gateway?.id ?? []));
      nextToken = answer.nextToken;
    } while (nextToken !== undefined && nextToken !== '');
    return found;
  });
}

async function emitConnection(
  ctx: AwsContext,
  connection: DxSdk.VirtualInterface,
  gateways: GatewayReader,
): Promise<void> {
  const id = assertField(connection.virtualInterfaceId, 'virtualInterfaceId');
  const tags = tagsOf(connection.tags?.map(({ key, value: text }) => ({ Key: key, Value: text })));
  ctx.emit({
    id: ctx.arn('directconnect', `dxvif/${id}`),
    stableId: id,
    kind: 'network-connection',
    type: 'AWS::DirectConnect::VirtualInterface',
    name: connection.virtualInterfaceName ?? id,
    tags,
    facets: {
      placement: absent,
      peerNetwork: absent,
      hybridConnection: await hybridConnectionOf(connection, gateways),
      state: mapReading(requireField(connection.virtualInterfaceState, 'virtualInterfaceState'), () =>
        isUp(connection) ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([]),
    },
  });
}

const isUp = ({ virtualInterfaceState: state }: DxSdk.VirtualInterface): boolean => state === 'available';

async function hybridConnectionOf(
  connection: DxSdk.VirtualInterface,
  gateways: GatewayReader,
): Promise<Reading<Facets['hybridConnection']>> {
  const { virtualGatewayId: own, directConnectGatewayId: shared } = connection;
  const attached =
    shared === undefined || shared === ''
      ? value(own === undefined || own === '' ? [] : [own])
      : await gateways(shared);
  return flatMapReading(attached, ids =>
    facetFrom(() => ({
      gateways: [...ids],
      // Connections into one Direct Connect location fail together.
      peerDevice: assertField(connection.location, 'location'),
      tunnels: 1,
      tunnelsUp: isUp(connection) ? 1 : 0,
    })),
  );
}
