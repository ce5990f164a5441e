import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { refId, type ResourcesById } from '../../resources-by-id.ts';
import {
  frontendPortsOf,
  protocolOf,
  type LoadBalancerProperties,
  type LoadBalancerRule,
} from './load-balancer-rules.ts';
import { virtualMachinesByForwarding, virtualMachinesByIpConfiguration } from './network-interfaces.ts';

/** Azure Load Balancer passes the client IP on (Microsoft, "Load Balancer components"): security groups at the backends decide. */
export function clientIpTargetsOf(
  loadBalancer: LoadBalancerProperties,
  networkInterfaces: ResourcesById,
): Reading<Facets['clientIpTargets']> {
  return mapReading(networkInterfaces, () => {
    const machines = virtualMachinesByIpConfiguration(networkInterfaces);
    const forwarded = virtualMachinesByForwarding(networkInterfaces);
    const rules = [...(loadBalancer.loadBalancingRules ?? []), ...(loadBalancer.inboundNatRules ?? [])];
    return rules.flatMap(rule => {
      const named = poolsOf(rule).flatMap(id => forwarded.get(id) ?? []);
      const backends = backendsOf(loadBalancer, rule).map(id => machines.get(id) ?? scaleSetOf(id));
      const targets = [...new Set([...named, ...backends])].map(to => ({
        to,
        port: rule.properties?.backendPort ?? 0,
      }));
      return frontendPortsOf(rule).map(port => ({ protocol: protocolOf(rule), port, targets }));
    });
  });
}

/** Ids by which a rule names what is behind it: pools, and for a NAT rule its own. */
const poolsOf = ({ id, properties = {} }: LoadBalancerRule): string[] =>
  [
    properties.backendAddressPool,
    ...(properties.backendAddressPools ?? []),
    { ...(id === undefined ? {} : { id }) },
  ].flatMap(one => refId(one) ?? []);

/** Ids of the IP configurations behind a rule. */
function backendsOf({ backendAddressPools = [] }: LoadBalancerProperties, rule: LoadBalancerRule): string[] {
  const own = refId(rule.properties?.backendIPConfiguration);
  const pools = new Set(poolsOf(rule));
  const members = backendAddressPools
    .filter(pool => pools.has(refId(pool) ?? ''))
    .flatMap(({ properties: pool }) => (pool?.backendIPConfigurations ?? []).flatMap(one => refId(one) ?? []));
  return own === undefined ? members : [own, ...members];
}

/** Instances of a scale set have their network interfaces in the set, not in the list of network interfaces. */
const scaleSetOf = (id: string): string => /^(.*\/virtualmachinescalesets\/[^/]+)\//i.exec(id)?.[1] ?? id;
