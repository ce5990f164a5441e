import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { regionName, tagsOf, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { headOf, propertiesOf } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { refId } from '../../resources-by-id.ts';
import { clientIpTargetsOf } from './client-ip-targets.ts';
import { frontendPortsOf, loadBalancerOf, protocolOf, type LoadBalancerProperties } from './load-balancer-rules.ts';
import type { NetworkContext } from './network-context.ts';
import { virtualMachinesByIpConfiguration } from './network-interfaces.ts';
import { LOAD_BALANCERS } from './network-types.ts';
import { isEnumValue } from '../../enum-value.ts';

export async function emitLoadBalancer(ctx: AzureContext, row: ArmResource, context: NetworkContext): Promise<void> {
  propertiesOf(row);
  const loadBalancer = loadBalancerOf(row);
  const publicIps = publicIpsOf(loadBalancer);
  const targets = targetsOf(loadBalancer, context);
  ctx.emit({
    ...headOf(row, 'load-balancer', LOAD_BALANCERS.type),
    facets: {
      placement: await placementOf(ctx, row, publicIps, context),
      networkInterfaces: networkInterfacesOf(loadBalancer),
      publicAccess: value(publicIps.length > 0 ? 'public' : 'blocked'),
      listeners: value(listenersOf(loadBalancer)),
      state: value('running'),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(row)),
      crossZoneLoadBalancing: value(true),
      loadBalancing: value(loadBalancingOf(loadBalancer)),
      // It works at layer 4 and logs no requests; flow logs have the connections.
      accessLogging: absent,
      addresses: mapReading(context.publicIps, all => publicIps.flatMap(id => addressOf(all.get(id)))),
      // Target health is a metric, and no part of this list.
      targets: mapReading(targets, ids => ids.map(id => ({ id }))),
      clientIpTargets: clientIpTargetsOf(loadBalancer, context.networkInterfaces),
      relationships: mapReading(targets, ids => ids.map(to => ({ to, role: 'target' }))),
    },
  });
}

const publicIpsOf = ({ frontendIPConfigurations = [] }: LoadBalancerProperties): string[] =>
  frontendIPConfigurations.flatMap(({ properties }) => refId(properties?.publicIPAddress) ?? []);

const addressOf = (publicIp: ArmResource | undefined): string[] => {
  const { ipAddress } = (publicIp?.properties ?? {}) as { readonly ipAddress?: string };
  return ipAddress === undefined ? [] : [ipAddress];
};

/** A public load balancer has no interface in a subnet; its ingress is decided at the backends. */
function networkInterfacesOf(loadBalancer: LoadBalancerProperties): Reading<Facets['networkInterfaces']> {
  if (publicIpsOf(loadBalancer).length > 0) return absent;
  return value(
    (loadBalancer.frontendIPConfigurations ?? []).flatMap(({ properties }) => {
      const subnet = refId(properties?.subnet);
      return subnet === undefined ? [] : [{ subnet, firewalls: [], addressFamilies: [] }];
    }),
  );
}

const listenersOf = ({ loadBalancingRules = [], inboundNatRules = [] }: LoadBalancerProperties): Facets['listeners'] =>
  [...loadBalancingRules, ...inboundNatRules].flatMap(rule =>
    frontendPortsOf(rule).map(port => ({ protocol: protocolOf(rule), port, redirectsToHttps: false })),
  );

const loadBalancingOf = ({ loadBalancingRules = [] }: LoadBalancerProperties): Facets['loadBalancing'] => ({
  sessionAffinity: loadBalancingRules.some(
    ({ properties }) => !isEnumValue(properties?.loadDistribution ?? 'Default', 'Default'),
  ),
  // Established connections continue when a backend is removed (Microsoft, "Load Balancer health probes").
  connectionDraining: true,
  healthChecks: loadBalancingRules.every(({ properties }) => refId(properties?.probe) !== undefined),
});

/** The zones of the frontends. A Standard public IP without a zone is zone-redundant (Microsoft, "Public IP addresses"). */
async function placementOf(
  ctx: AzureContext,
  row: ArmResource,
  publicIps: readonly string[],
  context: NetworkContext,
): Promise<Reading<Facets['placement']>> {
  const location = row.location ?? null;
  if (row.sku?.name?.toLowerCase() === 'basic') return zonalPlacement(ctx, { location }, 'single-zone');
  const regions = await ctx.regions();
  if (regions.state !== 'value') return regions;
  if (publicIps.length === 0) {
    const frontends = loadBalancerOf(row).frontendIPConfigurations ?? [];
    return zonalPlacement(ctx, { location, zones: [...new Set(frontends.flatMap(({ zones = [] }) => zones))] });
  }
  if (context.publicIps.state !== 'value') return context.publicIps;
  const all = context.publicIps.value;
  const zones = publicIps.map(id => all.get(id)?.zones ?? []);
  const singleZone = zones.find(list => list.length === 1);
  const hasZones = (regions.value.get(regionName(location))?.zones.size ?? 0) > 0;
  return zonalPlacement(
    ctx,
    { location, zones: singleZone ?? zones[0] ?? [] },
    singleZone === undefined && hasZones ? 'multi-zone' : 'single-zone',
  );
}

/** Ids of the virtual machines in the backend pools. */
function targetsOf(
  { backendAddressPools = [] }: LoadBalancerProperties,
  { networkInterfaces }: NetworkContext,
): Reading<readonly string[]> {
  return mapReading(networkInterfaces, () => {
    const machines = virtualMachinesByIpConfiguration(networkInterfaces);
    const backends = backendAddressPools
      .flatMap(({ properties }) => properties?.backendIPConfigurations ?? [])
      .flatMap(ref => machines.get(refId(ref) ?? '') ?? []);
    return [...new Set(backends)];
  });
}
