import type { ArmType } from '../../client/arm.ts';

const apiVersion = '2024-05-01';
const network = (name: string): ArmType => ({ type: `Microsoft.Network/${name}`, apiVersion });

export const VIRTUAL_NETWORKS = network('virtualNetworks');
export const SECURITY_GROUPS = network('networkSecurityGroups');
export const ROUTE_TABLES = network('routeTables');
export const NETWORK_INTERFACES = network('networkInterfaces');
export const PUBLIC_IPS = network('publicIPAddresses');
export const NAT_GATEWAYS = network('natGateways');
export const LOAD_BALANCERS = network('loadBalancers');
export const NETWORK_WATCHERS = network('networkWatchers');
export const FLOW_LOGS: ArmType = { ...network('networkWatchers/flowLogs'), within: NETWORK_WATCHERS };
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

export const PRIVATE_ENDPOINTS = network('privateEndpoints');
export const APPLICATION_GATEWAYS = network('applicationGateways');
export const WAF_POLICIES = network('ApplicationGatewayWebApplicationFirewallPolicies');
export const AZURE_FIREWALLS = network('azureFirewalls');
export const VIRTUAL_NETWORK_GATEWAYS = network('virtualNetworkGateways');
export const CONNECTIONS = network('connections');
export const DNS_ZONES: ArmType = { type: 'Microsoft.Network/dnsZones', apiVersion: '2018-05-01' };

/** One question to Resource Graph for the collectors of Application Gateway, Azure Firewall, VPN Gateway and DNS. */
export const NETWORK_EDGE_TYPES = [
  APPLICATION_GATEWAYS,
  WAF_POLICIES,
  AZURE_FIREWALLS,
  VIRTUAL_NETWORK_GATEWAYS,
  CONNECTIONS,
  DNS_ZONES,
];
