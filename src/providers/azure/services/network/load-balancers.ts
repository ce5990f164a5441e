import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { propertiesOf, zonalPlacement } from '../../facets/common-facets.ts';
import { balancerOf, machinesByConfiguration } from './network-interfaces.ts';
import { BALANCERS, refId } from './network-types.ts';
import type { NetworkContext } from './network.ts';

/** A balancer of connections. It has no card in a subnet of ours where its front is public: whoever may come in is its own setting. */
export async function emitBalancer(ctx: AzureContext, row: ArmResource, around: NetworkContext): Promise<void> {
  propertiesOf(row);
  const { frontendIPConfigurations: fronts = [], loadBalancingRules = [], inboundNatRules = [] } = balancerOf(row);
  const tags = tagsOf(row);
  const addresses = fronts.flatMap(({ properties }) => refId(properties?.publicIPAddress) ?? []);
  const isPublic = addresses.length > 0;
  ctx.emit({
    id: row.id,
    kind: 'load-balancer',
    type: BALANCERS.type,
    name: row.name,
    region: regionName(row.location),
    tags,
    facets: {
      placement: await placementOf(ctx, row, addresses, around),
      networkInterfaces: isPublic
        ? absent
        : value(
            fronts.flatMap(({ properties }) => {
              const subnet = refId(properties?.subnet);
              return subnet === undefined ? [] : [{ subnet, firewalls: [], addressFamilies: [] }];
            }),
          ),
      publicAccess: value(isPublic ? 'public' : 'blocked'),
      listeners: value(
        [...loadBalancingRules, ...inboundNatRules].map(({ properties = {} }) => ({
          protocol: (properties.protocol ?? 'TCP').toUpperCase(),
          port: properties.frontendPort ?? 0,
          redirectsToHttps: false,
        })),
      ),
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeOf(tags),
      crossZoneLoadBalancing: value(true),
      // Established connections go on when a machine leaves (Microsoft, "Load Balancer health probes").
      loadBalancing: value({
        sessionAffinity: loadBalancingRules.some(
          ({ properties }) => (properties?.loadDistribution ?? 'Default') !== 'Default',
        ),
        connectionDraining: true,
        healthChecks: loadBalancingRules.every(({ properties }) => refId(properties?.probe) !== undefined),
      }),
      // It passes connections on and sees no visits; the record of the network has them.
      accessLogging: absent,
      addresses: mapReading(around.addresses, all =>
        addresses.flatMap(id => {
          const { ipAddress } = (all.get(id)?.properties ?? {}) as { readonly ipAddress?: string };
          return ipAddress ?? [];
        }),
      ),
      // Whether they are well Azure measures, and does not say here.
      targets: mapReading(machinesBehind(row, around), ids => ids.map(id => ({ id }))),
      relationships: mapReading(machinesBehind(row, around), ids => ids.map(to => ({ to, role: 'target' }))),
    },
  });
}

/** The zones of the fronts. A standard public address without a zone is in all of them (Microsoft, "Public IP addresses"). */
async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  addresses: readonly string[],
  around: NetworkContext,
): Promise<Reading<Facets['placement']>> {
  const location = row.location ?? null;
  if (row.sku?.name?.toLowerCase() === 'basic') return zonalPlacement(ctx, { location }, 'single-zone');
  const regions = await ctx.regions();
  if (regions.state !== 'value') return regions;
  const zoned = (regions.value.get(regionName(location))?.zones.size ?? 0) > 0;
  if (addresses.length > 0) {
    if (around.addresses.state !== 'value') return around.addresses;
    const all = around.addresses.value;
    const zones = addresses.map(id => all.get(id)?.zones ?? []);
    const one = zones.find(list => list.length === 1);
    return zonalPlacement(
      ctx,
      { location, zones: one ?? zones[0] ?? [] },
      one === undefined && zoned ? 'multi-zone' : 'single-zone',
    );
  }
  const zones = [...new Set((balancerOf(row).frontendIPConfigurations ?? []).flatMap(front => front.zones ?? []))];
  return zonalPlacement(ctx, { location, zones });
}

function machinesBehind(row: ArmResource, around: NetworkContext): Reading<readonly string[]> {
  return mapReading(around.cards, () => {
    const machines = machinesByConfiguration(around);
    const behind = (balancerOf(row).backendAddressPools ?? [])
      .flatMap(({ properties }) => properties?.backendIPConfigurations ?? [])
      .flatMap(ref => machines.get(refId(ref) ?? '') ?? []);
    return [...new Set(behind)];
  });
}
