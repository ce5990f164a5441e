import type { ArmResource } from '../../client/arm.ts';
import { listCall } from '../../client/arm.ts';
import { UnreadListError } from '../../client/failure.ts';
import { azureOperations, type AzureCollector, type AzureContext } from '../../context.ts';
import { resourcesIn, type ResourcesById } from '../../resources-by-id.ts';
import { networksWithDnsFiltering } from './dns-security-policies.ts';
import { emitLoadBalancer } from './load-balancers.ts';
import { emitNatGateway } from './nat-gateways.ts';
import { readNetworkContext, type NetworkContext } from './network-context.ts';
import { addNetworkInterfaces } from './network-interfaces.ts';
import { emitSecurityGroup } from './network-security-groups.ts';
import {
  DNS_POLICY_LINKS,
  DNS_SECURITY_RULES,
  FLOW_LOGS,
  LOAD_BALANCERS,
  NAT_GATEWAYS,
  NETWORK_INTERFACES,
  NETWORK_WATCHERS,
  PRIVATE_ENDPOINTS,
  PUBLIC_IPS,
  ROUTE_TABLES,
  SECURITY_GROUPS,
  VIRTUAL_NETWORKS,
} from './network-types.ts';
import { emitPublicIp } from './public-ips.ts';
import { emitSubnets } from './subnets.ts';
import { emitVirtualNetwork } from './virtual-networks.ts';

const TYPES = [
  VIRTUAL_NETWORKS, SECURITY_GROUPS, ROUTE_TABLES, NETWORK_INTERFACES, PUBLIC_IPS, NAT_GATEWAYS, LOAD_BALANCERS, FLOW_LOGS, NETWORK_WATCHERS,
  DNS_POLICY_LINKS, DNS_SECURITY_RULES, PRIVATE_ENDPOINTS,
]; // prettier-ignore

/** Virtual networks and what is in them, in one question: each is judged with the others. */
export const azureNetwork: AzureCollector = {
  id: 'azure-network',
  provider: 'azure',
  scope: 'global',
  lists: ['network', 'subnet', 'firewall', 'gateway', 'public-ip', 'load-balancer'],
  fills: {
    network: ['infrastructureAsCode', 'flowLogs', 'dnsFiltering', 'relationships'],
    subnet: ['placement', 'routes', 'ingressRules', 'infrastructureAsCode', 'relationships', 'flowLogs', 'autoAssignPublicIp', 'addressesInUse'],
    firewall: ['allowedIngress', 'defaultSecurityGroup', 'placement', 'accessLogging', 'firewallDefaultAction', 'wafRules', 'infrastructureAsCode', 'relationships'],
    gateway: ['state', 'placement', 'infrastructureAsCode', 'relationships'],
    'public-ip': ['infrastructureAsCode', 'relationships', 'addresses'],
    'load-balancer': [
      'placement', 'networkInterfaces', 'listeners', 'publicAccess', 'state', 'infrastructureAsCode', 'crossZoneLoadBalancing', 'loadBalancing', 'accessLogging', 'addresses', 'targets', 'clientIpTargets', 'relationships',
    ],
    server: ['networkInterfaces', 'acceleratedNetworking'],
  }, // prettier-ignore
  types: TYPES,
  operations: azureOperations(TYPES),
  collect: async ctx => {
    const context = await readNetworkContext(ctx);
    await listNetworks(ctx, context);
    await ctx.list('firewall', listCall(SECURITY_GROUPS), () =>
      forEach(context.securityGroups, row => {
        emitSecurityGroup(ctx, row);
      }),
    );
    await ctx.list('public-ip', listCall(PUBLIC_IPS), () =>
      forEach(context.publicIps, row => {
        emitPublicIp(ctx, row);
      }),
    );
    await ctx.list('gateway', listCall(NAT_GATEWAYS), () => ctx.each(NAT_GATEWAYS, row => emitNatGateway(ctx, row)));
    await ctx.list('load-balancer', listCall(LOAD_BALANCERS), () =>
      forEach(context.loadBalancers, row => emitLoadBalancer(ctx, row, context)),
    );
    addNetworkInterfaces(ctx, context);
  },
};

async function listNetworks(ctx: AzureContext, context: NetworkContext): Promise<void> {
  const withDnsFilter = networksWithDnsFiltering(context.dnsPolicyLinks, context.dnsSecurityRules);
  await ctx.list('network', listCall(VIRTUAL_NETWORKS), () =>
    forEach(context.virtualNetworks, row => {
      emitVirtualNetwork(ctx, row, context, withDnsFilter);
    }),
  );
  await ctx.list('subnet', listCall(VIRTUAL_NETWORKS), () =>
    forEach(context.virtualNetworks, row => emitSubnets(ctx, row, context)),
  );
}

/** For a list that was read before; use it inside `list`. Throws where the list is unread. */
async function forEach(resources: ResourcesById, emit: (row: ArmResource) => void | Promise<void>): Promise<void> {
  for (const row of resourcesIn(resources)) await emit(row);
  if (resources.state === 'unread' && resources.reason !== 'not-collected')
    throw new UnreadListError(resources.reason, resources.detail);
}
