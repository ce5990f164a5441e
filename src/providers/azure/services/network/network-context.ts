import { mapReading, type Reading } from '../../../../model/reading.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { readById, refId, type ResourcesById } from '../../resources-by-id.ts';
import {
  DNS_POLICY_LINKS,
  DNS_SECURITY_RULES,
  FLOW_LOGS,
  LOAD_BALANCERS,
  NETWORK_INTERFACES,
  NETWORK_WATCHERS,
  PRIVATE_ENDPOINTS,
  PUBLIC_IPS,
  ROUTE_TABLES,
  SECURITY_GROUPS,
  VIRTUAL_NETWORKS,
} from './network-types.ts';
import { subnetsOf } from './subnet-rows.ts';

interface Subnet {
  /** Id of the network security group. */
  readonly securityGroup: string | undefined;
}

/** What network resources are judged with, read once for all of them. */
export interface NetworkContext {
  readonly virtualNetworks: ResourcesById;
  /** By id. */
  readonly subnets: Reading<ReadonlyMap<string, Subnet>>;
  readonly securityGroups: ResourcesById;
  readonly routeTables: ResourcesById;
  readonly networkInterfaces: ResourcesById;
  readonly publicIps: ResourcesById;
  readonly loadBalancers: ResourcesById;
  readonly flowLogs: ResourcesById;
  readonly networkWatchers: ResourcesById;
  readonly dnsPolicyLinks: ResourcesById;
  readonly dnsSecurityRules: ResourcesById;
  readonly privateEndpoints: ResourcesById;
}

export async function readNetworkContext(ctx: AzureContext): Promise<NetworkContext> {
  const [virtualNetworks, securityGroups, routeTables, networkInterfaces, publicIps] = await Promise.all([
    readById(ctx, VIRTUAL_NETWORKS),
    readById(ctx, SECURITY_GROUPS),
    readById(ctx, ROUTE_TABLES),
    readById(ctx, NETWORK_INTERFACES),
    readById(ctx, PUBLIC_IPS),
  ]);
  const [loadBalancers, flowLogs, networkWatchers, dnsPolicyLinks, dnsSecurityRules, privateEndpoints] =
    await Promise.all([
      readById(ctx, LOAD_BALANCERS),
      readById(ctx, FLOW_LOGS),
      readById(ctx, NETWORK_WATCHERS),
      readById(ctx, DNS_POLICY_LINKS),
      readById(ctx, DNS_SECURITY_RULES),
      readById(ctx, PRIVATE_ENDPOINTS),
    ]);
  return {
    virtualNetworks,
    subnets: mapReading(virtualNetworks, rows => subnetsById([...rows.values()])),
    securityGroups,
    routeTables,
    networkInterfaces,
    publicIps,
    loadBalancers,
    flowLogs,
    networkWatchers,
    dnsPolicyLinks,
    dnsSecurityRules,
    privateEndpoints,
  };
}

const subnetsById = (networks: readonly ArmResource[]): ReadonlyMap<string, Subnet> =>
  new Map(
    networks
      .flatMap(subnetsOf)
      .flatMap(({ id, properties }) =>
        id === undefined ? [] : [[armId(id), { securityGroup: refId(properties?.networkSecurityGroup) }] as const],
      ),
  );
