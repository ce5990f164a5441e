import type { Facets } from '../../../../model/facets.ts';
import { mapReading, type Reading } from '../../../../model/reading.ts';
import { refId, type ResourcesById } from '../../resources-by-id.ts';
import {
  frontendPortsOf,
  protocolOf,
  type BackendAddress,
  type LoadBalancerProperties,
  type LoadBalancerRule,
} from './load-balancer-rules.ts';
import {
  addressIn,
  networkOf,
  virtualMachinesByAddress,
  virtualMachinesByForwarding,
  virtualMachinesByIpConfiguration,
} from './network-interfaces.ts';

/** Azure Load Balancer passes the client IP on (Microsoft, "Load Balancer components"): security groups at the backends decide. */
export function clientIpTargetsOf(
  loadBalancer: LoadBalancerProperties,
  networkInterfaces: ResourcesById,
): Reading<Facets['clientIpTargets']> {
  return mapReading(networkInterfaces, () => {
    const machines = virtualMachinesByIpConfiguration(networkInterfaces);
    const forwarded = virtualMachinesByForwarding(networkInterfaces);
    const byAddress = virtualMachinesByAddress(networkInterfaces);
    const rules = [...(loadBalancer.loadBalancingRules ?? []), ...(loadBalancer.inboundNatRules ?? [])];
    return rules.flatMap(rule => {
      const named = poolsOf(rule).flatMap(id => forwarded.get(id) ?? []);
      const backends = backendsOf(loadBalancer, rule).map(
        id => machines.get(id) ?? byAddress.get(id) ?? scaleSetOf(id),
      );
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

/** Ids of the IP configurations behind a rule; of a member by address the address in its network. */
function backendsOf({ backendAddressPools = [] }: LoadBalancerProperties, rule: LoadBalancerRule): string[] {
  const own = refId(rule.properties?.backendIPConfiguration);
  const pools = new Set(poolsOf(rule));
  const members = backendAddressPools
    .filter(pool => pools.has(refId(pool) ?? ''))
    .flatMap(({ properties: pool = {} }) => [
      ...(pool.backendIPConfigurations ?? []).flatMap(one => refId(one) ?? []),
      ...(pool.loadBalancerBackendAddresses ?? []).flatMap(one => addressOf(one) ?? []),
    ]);
  return own === undefined ? members : [own, ...members];
}

function addressOf({ properties = {} }: BackendAddress): string | undefined {
  const configuration = refId(properties.networkInterfaceIPConfiguration);
  if (configuration !== undefined || properties.ipAddress === undefined) return configuration;
  const network = refId(properties.virtualNetwork) ?? networkOf(refId(properties.subnet) ?? '');
  return addressIn(network, properties.ipAddress);
}

/** Instances of a scale set have their network interfaces in the set, not in the list of network interfaces. */
const scaleSetOf = (id: string): string => /^(.*\/virtualmachinescalesets\/[^/]+)\//i.exec(id)?.[1] ?? id;
