import type { Facets } from '../../../../model/facets.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { armId, regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { refId } from '../../resources-by-id.ts';
import { flowLogsOf } from './flow-logs.ts';
import type { NetworkContext } from './network-context.ts';
import { interfacesIn } from './network-interfaces.ts';
import { VIRTUAL_NETWORKS } from './network-types.ts';
import { routesOf } from './routes.ts';
import { inboundRulesOf, ingressRulesOf } from './security-rules.ts';
import { subnetsOf, type SubnetRow } from './subnet-rows.ts';

/** Subnets reserved for one Azure service, which filters its own traffic: Azure forbids a security group there or needs none. */
const SERVICE_SUBNETS = /^(GatewaySubnet|AzureFirewall(Management)?Subnet|AzureBastionSubnet|RouteServerSubnet)$/i;

export async function emitSubnets(ctx: AzureContext, network: ArmResource, context: NetworkContext): Promise<void> {
  const placement = await placementOf(ctx, network);
  for (const subnet of subnetsOf(network)) emitSubnet(ctx, network, subnet, placement, context);
}

function emitSubnet(
  ctx: AzureContext,
  network: ArmResource,
  subnet: SubnetRow,
  placement: Reading<Facets['placement']>,
  context: NetworkContext,
): void {
  if (subnet.id === undefined) return;
  const id = armId(subnet.id);
  const name = subnet.name ?? id.split('/').at(-1) ?? id;
  const group = refId(subnet.properties?.networkSecurityGroup);
  const isReserved = SERVICE_SUBNETS.test(name);
  ctx.emit({
    id,
    kind: 'subnet',
    type: `${VIRTUAL_NETWORKS.type}/subnets`,
    name: `${network.name}/${name}`,
    region: regionName(network.location),
    tags: {},
    facets: {
      placement,
      routes: isReserved ? value([]) : routesOf(subnet, context.routeTables),
      ingressRules: isReserved ? value([]) : rulesOf(group, context),
      flowLogs: flowLogsOf(context.flowLogs, group === undefined ? [id] : [id, group]),
      // Azure subnets never assign public addresses by themselves.
      autoAssignPublicIp: value(false),
      addressesInUse: addressesInUse(id, subnet, context),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(network)),
      relationships: value([{ to: network.id, role: 'network' }]),
    },
  });
}

/** What the subnet itself lists, or else the network interfaces that name it. */
function addressesInUse(
  id: string,
  { properties = {} }: SubnetRow,
  { networkInterfaces }: NetworkContext,
): Reading<Facets['addressesInUse']> {
  const listed = [
    properties.ipConfigurations,
    properties.ipConfigurationProfiles,
    properties.applicationGatewayIPConfigurations,
    properties.privateEndpoints,
    properties.serviceAssociationLinks,
    properties.resourceNavigationLinks,
  ].reduce((sum, list) => sum + (list?.length ?? 0), 0);
  if (listed > 0) return value(listed);
  return mapReading(networkInterfaces, () => interfacesIn(networkInterfaces, id));
}

/** A subnet spans all zones of its region. */
async function placementOf(ctx: AzureContext, network: ArmResource): Promise<Reading<Facets['placement']>> {
  const region = regionName(network.location);
  return mapReading(await ctx.regions(), regions => {
    const zones = [...(regions.get(region)?.zones.values() ?? [])];
    return {
      spread: zones.length > 1 ? 'multi-zone' : 'single-zone',
      locations:
        zones.length === 0 ? [{ region, role: 'primary' }] : zones.map(zone => ({ region, zone, role: 'primary' })),
    };
  });
}

/** Absent without a security group: nothing is filtered for the whole subnet. */
function rulesOf(group: string | undefined, { securityGroups }: NetworkContext): Reading<Facets['ingressRules']> {
  if (group === undefined) return absent;
  return flatMapReading(securityGroups, all => {
    const row = all.get(group);
    return row === undefined ? unread('not-collected', group) : value(ingressRulesOf(inboundRulesOf(row)));
  });
}
