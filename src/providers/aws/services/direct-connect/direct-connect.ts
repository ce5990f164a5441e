import type * as DxSdk from '@aws-sdk/client-direct-connect';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetFrom, assertField } from '../../client/failure.ts';
import { awaitAll, tagsOf, requireField } from '../../client/response-fields.ts';

type Dx = typeof DxSdk;

const DELETED_STATES = new Set<string | undefined>(['deleted', 'deleting', 'rejected']);

/** Reads the private lines of Direct Connect: the interfaces on them, where they end and whether they carry traffic. */
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
    const gateways = gatewayReader(ctx, dx, client);
    await ctx.list('network-connection', 'directconnect:DescribeVirtualInterfaces', async () => {
      const answer = await client.send(new dx.DescribeVirtualInterfacesCommand({}));
      const lines = assertField(answer.virtualInterfaces, 'virtualInterfaces');
      // Public ones lead to the provider's own services, not to our networks.
      const ours = lines.filter(
        line => !DELETED_STATES.has(line.virtualInterfaceState) && line.virtualInterfaceType !== 'public',
      );
      await awaitAll(ours.map(line => emitConnection(ctx, line, gateways)));
    });
  },
};

type GatewayReader = (id: string) => Promise<Reading<readonly string[]>>;

/** The gateways of networks behind a Direct Connect gateway, asked for once for each. */
function gatewayReader(ctx: AwsContext, dx: Dx, client: DxSdk.DirectConnectClient): GatewayReader {
  const asked = new Map<string, Promise<Reading<readonly string[]>>>();
  const ask = (directConnectGatewayId: string): Promise<Reading<readonly string[]>> =>
    ctx.read('directconnect:DescribeDirectConnectGatewayAssociations', async () => {
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
  return id => {
    const reading = asked.get(id) ?? ask(id);
    asked.set(id, reading);
    return reading;
  };
}

async function emitConnection(ctx: AwsContext, line: DxSdk.VirtualInterface, gateways: GatewayReader): Promise<void> {
  const id = assertField(line.virtualInterfaceId, 'virtualInterfaceId');
  const { virtualGatewayId: own, directConnectGatewayId: shared } = line;
  const to =
    shared === undefined || shared === ''
      ? value(own === undefined || own === '' ? [] : [own])
      : await gateways(shared);
  const tags = tagsOf(line.tags?.map(({ key, value: text }) => ({ Key: key, Value: text })));
  const isUp = line.virtualInterfaceState === 'available';
  ctx.emit({
    id: ctx.arn('directconnect', `dxvif/${id}`),
    stableId: id,
    kind: 'network-connection',
    type: 'AWS::DirectConnect::VirtualInterface',
    name: line.virtualInterfaceName ?? id,
    tags,
    facets: {
      placement: absent,
      // Two lines into one building share what happens to the building.
      peerNetwork: absent,
      hybridConnection:
        to.state === 'value'
          ? facetFrom(() => ({
              gateways: [...to.value],
              peerDevice: assertField(line.location, 'location'),
              tunnels: 1,
              tunnelsUp: isUp ? 1 : 0,
            }))
          : to,
      state: mapReading(requireField(line.virtualInterfaceState, 'virtualInterfaceState'), () =>
        isUp ? 'running' : 'other',
      ),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      relationships: value([]),
    },
  });
}
