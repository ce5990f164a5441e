import { absent, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { UnreadError } from '../../client/failure.ts';
import { gcpOperations, type GcpCollector, type GcpContext } from '../../context.ts';
import { headOf, infrastructureAsCodeBy, type Row } from '../../facets/common.ts';
import { ADDRESSES, FIREWALLS, NETWORKS, ROUTERS, ROUTES, SUBNETWORKS } from '../compute/lists.ts';
import { eachShared } from '../compute/read-rows.ts';
import { EFFECTIVE_FIREWALLS, ingressOfRule, layersOf } from './effective-firewalls.ts';
import { isActiveIngress, parseFirewall, type Firewall } from './firewall-rules.ts';
import { emitAddress, emitNatGateways, type Address, type Router } from './gateways.ts';
import { readNetworks, type Network } from './networks.ts';
import { emitSubnet, routesByNetwork, type Route, type Subnetwork } from './subnets.ts';

/** VPC networks and what is in them. */
export const gcpVpc: GcpCollector = {
  id: 'gcp-vpc',
  provider: 'gcp',
  scope: 'global',
  lists: ['network', 'subnet', 'firewall', 'gateway', 'public-ip'],
  fills: {
    network: ['defaultNetwork', 'flowLogs', 'infrastructureAsCode', 'relationships'],
    subnet: ['placement', 'routes', 'ingressRules', 'relationships', 'flowLogs', 'autoAssignPublicIp', 'infrastructureAsCode'],
    firewall: ['allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships'],
    gateway: ['state', 'placement', 'natPorts', 'infrastructureAsCode', 'relationships'],
    'public-ip': ['addresses', 'relationships', 'infrastructureAsCode'],
  }, // prettier-ignore
  operations: gcpOperations(NETWORKS, SUBNETWORKS, FIREWALLS, EFFECTIVE_FIREWALLS, ROUTES, ROUTERS, ADDRESSES),
  collect: async ctx => {
    const routes = await ctx.read(ROUTES.call, async () => {
      const rows: Route[] = [];
      await ctx.each<Route>(ROUTES, row => void rows.push(row));
      return routesByNetwork(ctx, rows);
    });
    await Promise.all([
      ctx.list('network', NETWORKS.call, () => emitNetworks(ctx)),
      ctx.list('subnet', SUBNETWORKS.call, () =>
        ctx.each<Subnetwork>(SUBNETWORKS, row => {
          emitSubnet(ctx, row, routes);
        }),
      ),
      ctx.list('firewall', FIREWALLS.call, () => ctx.each<Firewall>(FIREWALLS, row => emitFirewall(ctx, row))),
      ctx.list('gateway', ROUTERS.call, () =>
        eachShared<Router>(ctx, ROUTERS, row => {
          emitNatGateways(ctx, row);
        }),
      ),
      ctx.list('public-ip', ADDRESSES.call, () =>
        ctx.each<Address>(ADDRESSES, row => {
          emitAddress(ctx, row);
        }),
      ),
    ]);
  },
};

async function emitNetworks(ctx: GcpContext): Promise<void> {
  const networks = await readNetworks(ctx);
  if (networks.state === 'unread') throw new UnreadError(networks);
  for (const row of networks.state === 'value' ? networks.value : []) emitNetwork(ctx, row);
}

function emitNetwork(ctx: GcpContext, row: Network): void {
  const peers = (row.peerings ?? []).flatMap(({ network }) =>
    network === undefined ? [] : [{ to: ctx.fullName('compute', network), role: 'peer' }],
  );
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'network', type: 'compute.googleapis.com/Network', region: 'global' },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      // Google makes the network `default` with the project.
      defaultNetwork: value(row.name === 'default' && row.autoCreateSubnetworks === true),
      // Subnets have flow logs; a legacy network has none.
      flowLogs: absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
      relationships: value(peers),
    },
  });
}

async function emitFirewall(ctx: GcpContext, row: Firewall & Row): Promise<void> {
  ctx.emit({
    ...headOf(ctx, {
      ...{ kind: 'firewall', type: 'compute.googleapis.com/Firewall', region: 'global' },
      ...{ name: row.selfLink, createdAt: row.creationTimestamp, stableId: row.id },
    }),
    facets: {
      allowedIngress: await allowedBy(ctx, row),
      defaultSecurityGroup: value(false),
      placement: value({ spread: 'multi-region', locations: [{ region: 'global', role: 'primary' }] }),
      // Its traffic is in the flow logs of the subnets.
      accessLogging: absent,
      firewallDefaultAction: absent,
      wafRules: absent,
      infrastructureAsCode: infrastructureAsCodeBy(row.labels),
      relationships: value(
        row.network === undefined ? [] : [{ to: ctx.fullName('compute', row.network), role: 'network' }],
      ),
    },
  });
}

/** What the rule lets in, without what a rule or policy that comes before it denies. */
async function allowedBy(ctx: GcpContext, row: Firewall): Promise<Reading<Facets['allowedIngress']>> {
  const rule = parseFirewall(row);
  if (!isActiveIngress(row) || rule.action === 'deny') return value([]);
  if (row.network === undefined) return unread('failed', 'the response has no network');
  const network = row.network;
  return mapReading(await layersOf(ctx, network), layers =>
    ingressOfRule(layers, rule, ctx.fullName('compute', network)),
  );
}
