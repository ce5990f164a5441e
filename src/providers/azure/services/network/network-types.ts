import { valueOrNull, type Reading } from '../../../../model/reading.ts';
import { armId, listCall, type ArmResource, type ArmType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';

const apiVersion = '2024-05-01';
const network = (name: string): ArmType => ({ type: `Microsoft.Network/${name}`, apiVersion });

export const NETWORKS = network('virtualNetworks');
export const SECURITY_GROUPS = network('networkSecurityGroups');
export const ROUTE_TABLES = network('routeTables');
export const NETWORK_INTERFACES = network('networkInterfaces');
export const PUBLIC_ADDRESSES = network('publicIPAddresses');
export const NAT_GATEWAYS = network('natGateways');
export const BALANCERS = network('loadBalancers');
export const WATCHERS = network('networkWatchers');
const DNS_SECURITY_POLICIES: ArmType = { type: 'Microsoft.Network/dnsResolverPolicies', apiVersion: '2025-05-01' };
export const DNS_POLICY_LINKS: ArmType = {
  type: 'Microsoft.Network/dnsResolverPolicies/virtualNetworkLinks',
  apiVersion: '2025-05-01',
  within: DNS_SECURITY_POLICIES,
};
export const DNS_SECURITY_RULES: ArmType = {
  type: 'Microsoft.Network/dnsResolverPolicies/dnsSecurityRules',
  apiVersion: '2025-05-01',
  within: DNS_SECURITY_POLICIES,
};
export const FLOW_LOGS: ArmType = { ...network('networkWatchers/flowLogs'), within: WATCHERS };

/** What another resource is named by: `{ id }`. */
export interface Ref {
  readonly id?: string;
}

export const refId = (ref: Ref | null | undefined): string | undefined =>
  ref?.id === undefined ? undefined : armId(ref.id);

/** All rows of a type, to be looked up by id. */
export type ResourcesById = Reading<ReadonlyMap<string, ArmResource>>;

/** Reads the whole of a type for who must look things up in it. */
export const readById = (ctx: AzureContext, type: ArmType): Promise<ResourcesById> =>
  ctx.read(listCall(type), async () => {
    const rows = new Map<string, ArmResource>();
    await ctx.each(type, row => {
      rows.set(row.id, row);
    });
    return rows;
  });

/** Everything on the shelf; nothing where it is unread. */
export const resourcesIn = (shelved: ResourcesById): readonly ArmResource[] => [
  ...(valueOrNull(shelved)?.values() ?? []),
];
