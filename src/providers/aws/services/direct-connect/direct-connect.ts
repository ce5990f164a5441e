import type * as DxSdk from '@aws-sdk/client-direct-connect';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { managementOf } from '../../../kit/infrastructure-as-code.ts';
import { operations, type AwsCollector, type AwsContext } from '../../context.ts';
import { facetOf, present } from '../../client/failure.ts';
import { settleAll, tagsOf, told } from '../../client/response-fields.ts';

type Dx = typeof DxSdk;

const GONE = new Set<string | undefined>(['deleted', 'deleting', 'rejected']);

/** Reads the private lines of Direct Connect: the interfaces on them, where they end and whether they carry traffic. */
export const awsDirectConnect: AwsCollector = {
  id: 'aws-direct-connect',
  provider: 'aws',
  scope: 'regional',
  lists: ['link'],
  fills: { link: ['placement', 'uplink', 'farEnd', 'state', 'management', 'links'] },
  operations: operations('directconnect', ['DescribeVirtualInterfaces', 'DescribeDirectConnectGatewayAssociations']),
  collect: async ctx => {
    const dx = await import('@aws-sdk/client-direct-connect');
    const client = ctx.client(dx.DirectConnectClient);
    const gateways = gatewayReader(ctx, dx, client);
    await ctx.list('link', 'directconnect:DescribeVirtualInterfaces', async () => {
      const answer = await client.send(new dx.DescribeVirtualInterfacesCommand({}));
      const lines = present(answer.virtualInterfaces, 'virtualInterfaces');
      // Public ones lead to the provider's own services, not to our networks.
      const ours = lines.filter(
        line => !GONE.has(line.virtualInterfaceState) && line.virtualInterfaceType !== 'public',
      );
      await settleAll(ours.map(line => emitLine(ctx, line, gateways)));
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
        const page = present(answer.directConnectGatewayAssociations, 'directConnectGatewayAssociations');
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

async function emitLine(ctx: AwsContext, line: DxSdk.VirtualInterface, gateways: GatewayReader): Promise<void> {
  const id = present(line.virtualInterfaceId, 'virtualInterfaceId');
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
    kind: 'link',
    type: 'AWS::DirectConnect::VirtualInterface',
    name: line.virtualInterfaceName ?? id,
    tags,
    facets: {
      placement: absent,
      // Two lines into one building share what happens to the building.
      farEnd: absent,
      uplink:
        to.state === 'value'
          ? facetOf(() => ({
              to: [...to.value],
              via: present(line.location, 'location'),
              tunnels: 1,
              up: isUp ? 1 : 0,
            }))
          : to,
      state: mapReading(told(line.virtualInterfaceState, 'virtualInterfaceState'), () => (isUp ? 'running' : 'other')),
      management: managementOf(tags),
      links: value([]),
    },
  });
}
