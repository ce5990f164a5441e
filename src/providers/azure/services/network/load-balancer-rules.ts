import { portSet, type PortSet } from '../../../../lib/port-set.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import { refId, type Ref } from '../../resources-by-id.ts';

export interface LoadBalancerRule {
  readonly id?: string;
  readonly properties?: {
    readonly protocol?: string;
    readonly frontendPort?: number;
    /** Of a NAT rule for a whole pool: each instance has one port of the range. */
    readonly frontendPortRangeStart?: number;
    readonly frontendPortRangeEnd?: number;
    readonly backendPort?: number;
    readonly frontendIPConfiguration?: Ref | null;
    readonly backendAddressPool?: Ref | null;
    readonly backendAddressPools?: readonly Ref[];
    readonly backendIPConfiguration?: Ref | null;
    readonly probe?: Ref | null;
    readonly loadDistribution?: string;
  };
}

/** A member of a pool by address; a network interface that has it may be named beside it. */
export interface BackendAddress {
  readonly properties?: {
    readonly ipAddress?: string;
    readonly virtualNetwork?: Ref | null;
    readonly subnet?: Ref | null;
    readonly networkInterfaceIPConfiguration?: Ref | null;
  };
}

export interface LoadBalancerProperties {
  readonly frontendIPConfigurations?: readonly {
    readonly id?: string;
    readonly zones?: readonly string[];
    readonly properties?: { readonly publicIPAddress?: Ref | null; readonly subnet?: Ref | null };
  }[];
  readonly loadBalancingRules?: readonly LoadBalancerRule[];
  readonly inboundNatRules?: readonly LoadBalancerRule[];
  readonly backendAddressPools?: readonly {
    readonly id?: string;
    readonly properties?: {
      readonly backendIPConfigurations?: readonly Ref[];
      readonly loadBalancerBackendAddresses?: readonly BackendAddress[];
    };
  }[];
}

export const loadBalancerOf = (row: ArmResource): LoadBalancerProperties => row.properties ?? {};

export const protocolOf = ({ properties }: LoadBalancerRule): string => (properties?.protocol ?? 'TCP').toUpperCase();

/** The ports on which a rule listens. */
export function frontendPortsOf({ properties = {} }: LoadBalancerRule): number[] {
  const { frontendPort, frontendPortRangeStart: start, frontendPortRangeEnd: end } = properties;
  if (start === undefined || end === undefined) return [frontendPort ?? 0];
  return Array.from({ length: Math.min(Math.max(end - start + 1, 0), 65_536) }, (_, index) => start + index);
}

/** Frontends from which an inbound NAT rule or a backend pool (`id`) receives traffic, and the backend ports. */
export function forwardedTo(row: ArmResource, id: string): { readonly frontend: string; readonly ports: PortSet }[] {
  const { inboundNatRules = [], loadBalancingRules = [] } = loadBalancerOf(row);
  return [...inboundNatRules, ...loadBalancingRules].flatMap(({ id: ruleId, properties = {} }) => {
    const pools = [properties.backendAddressPool, ...(properties.backendAddressPools ?? [])].map(refId);
    const frontend = refId(properties.frontendIPConfiguration);
    const isMatch = pools.includes(id) || (ruleId !== undefined && armId(ruleId) === id);
    if (frontend === undefined || !isMatch) return [];
    const port = properties.backendPort ?? 0;
    const protocol = (properties.protocol ?? 'all').toLowerCase();
    // Port 0 stands for all ports (HA ports).
    const ports = portSet([{ protocol, fromPort: port, toPort: port === 0 ? 65_535 : port }]);
    return [{ frontend, ports }];
  });
}

/** Id of the public IP address of a frontend. */
export function publicIpOf(row: ArmResource, frontend: string): string | undefined {
  const found = loadBalancerOf(row).frontendIPConfigurations?.find(
    ({ id }) => id !== undefined && armId(id) === frontend,
  );
  return refId(found?.properties?.publicIPAddress);
}
