import type { StoredResource } from '../arm-fixture.ts';
import { idAt, ref, row, type ArmPlace, type Properties, type Tags } from './arm-place.ts';

const network = (name: string): string => `Microsoft.Network/${name}`;
export const subnetId = (place: ArmPlace, vnet: string, name: string): string =>
  idAt(place, network('virtualNetworks/subnets'), vnet, name);
const groupId = (place: ArmPlace, name: string): string => idAt(place, network('networkSecurityGroups'), name);
export const addressId = (place: ArmPlace, name: string): string => idAt(place, network('publicIPAddresses'), name);
export const poolId = (place: ArmPlace, loadBalancer: string): string =>
  idAt(place, network('loadBalancers/backendAddressPools'), loadBalancer, 'pool');

export interface SubnetOptions {
  readonly name: string;
  readonly prefix: string;
  readonly guard?: string;
  readonly nat?: string;
  /** The service that the subnet is delegated to: `Microsoft.DBforPostgreSQL/flexibleServers`. */
  readonly delegatedTo?: string;
}

export function vnet(place: ArmPlace, name: string, subnets: readonly SubnetOptions[], tags?: Tags): StoredResource {
  return row(
    place,
    network('virtualNetworks'),
    name,
    {
      addressSpace: { addressPrefixes: ['10.40.0.0/16'] },
      enableDdosProtection: false,
      subnets: subnets.map(one => ({
        id: subnetId(place, name, one.name),
        name: one.name,
        type: network('virtualNetworks/subnets'),
        properties: {
          provisioningState: 'Succeeded',
          addressPrefix: one.prefix,
          ...(one.guard === undefined ? {} : { networkSecurityGroup: ref(groupId(place, one.guard)) }),
          ...(one.nat === undefined ? {} : { natGateway: ref(idAt(place, network('natGateways'), one.nat)) }),
          delegations:
            one.delegatedTo === undefined
              ? []
              : [{ name: 'delegation', properties: { serviceName: one.delegatedTo, actions: [] } }],
          privateEndpointNetworkPolicies: 'Disabled',
          privateLinkServiceNetworkPolicies: 'Enabled',
        },
      })),
      virtualNetworkPeerings: [],
    },
    { tags },
  );
}

/** An allow rule; `order` is its priority. */
export interface AllowRule {
  readonly order: number;
  readonly port: string;
  readonly from: string;
  readonly deny?: boolean;
}

const securityRule = (name: string, { order, port, from, deny = false }: AllowRule, more: Properties = {}) => ({
  name,
  properties: {
    provisioningState: 'Succeeded',
    protocol: 'Tcp',
    sourcePortRange: '*',
    destinationPortRange: port,
    sourceAddressPrefix: from,
    destinationAddressPrefix: '*',
    access: deny ? 'Deny' : 'Allow',
    priority: order,
    direction: 'Inbound',
    ...more,
  },
});
const EVERY = { protocol: '*' };
const DEFAULT_RULES = [
  securityRule('AllowVnetInBound', { order: 65_000, port: '*', from: 'VirtualNetwork' }, { ...EVERY, destinationAddressPrefix: 'VirtualNetwork' }),
  securityRule('AllowAzureLoadBalancerInBound', { order: 65_001, port: '*', from: 'AzureLoadBalancer' }, EVERY),
  securityRule('DenyAllInBound', { order: 65_500, port: '*', from: '*', deny: true }, EVERY),
]; // prettier-ignore

/** A network security group; without rules it allows the virtual network only. */
export function securityGroup(
  place: ArmPlace,
  name: string,
  rules: readonly AllowRule[] = [],
  tags?: Tags,
): StoredResource {
  return row(
    place,
    network('networkSecurityGroups'),
    name,
    {
      securityRules: rules.map((one, index) => securityRule(`rule-${String(index)}`, one)),
      defaultSecurityRules: DEFAULT_RULES,
    },
    { tags },
  );
}

export function address(
  place: ArmPlace,
  name: string,
  { zones = ['1', '2', '3'], ip = '203.0.113.9', at, tags }: { readonly zones?: readonly string[]; readonly ip?: string; readonly at?: string; readonly tags?: Tags | undefined } = {},
): StoredResource {
  return row(
    place,
    network('publicIPAddresses'),
    name,
    {
      ipAddress: ip,
      publicIPAddressVersion: 'IPv4',
      publicIPAllocationMethod: 'Static',
      idleTimeoutInMinutes: 4,
      ...(at === undefined ? {} : { ipConfiguration: ref(at) }),
    },
    { sku: { name: 'Standard', tier: 'Regional' }, zones, tags },
  );
} // prettier-ignore

export interface NetworkInterfaceOptions {
  readonly vnet: string;
  readonly subnet: string;
  readonly guard?: string | undefined;
  /** The name of its public address. */
  readonly address?: string | undefined;
  /** The load balancer in front of it. */
  readonly balancer?: string | undefined;
  readonly ip?: string | undefined;
}

const networkInterfaceId = (place: ArmPlace, virtualMachine: string): string =>
  idAt(place, network('networkInterfaces'), `${virtualMachine}-nic`);
export const configurationId = (place: ArmPlace, machine: string): string =>
  `${networkInterfaceId(place, machine)}/ipConfigurations/ipconfig1`;

/** The network interface of a virtual machine. */
export function networkInterface(
  place: ArmPlace,
  machine: string,
  options: NetworkInterfaceOptions,
  tags?: Tags,
): StoredResource {
  return row(
    place,
    network('networkInterfaces'),
    `${machine}-nic`,
    {
      virtualMachine: ref(idAt(place, 'Microsoft.Compute/virtualMachines', machine)),
      ...(options.guard === undefined ? {} : { networkSecurityGroup: ref(groupId(place, options.guard)) }),
      enableIPForwarding: false,
      ipConfigurations: [
        {
          id: configurationId(place, machine),
          name: 'ipconfig1',
          properties: {
            privateIPAddress: options.ip ?? '10.40.1.4',
            privateIPAllocationMethod: 'Dynamic',
            primary: true,
            subnet: ref(subnetId(place, options.vnet, options.subnet)),
            ...(options.address === undefined ? {} : { publicIPAddress: ref(addressId(place, options.address)) }),
            ...(options.balancer === undefined
              ? {}
              : { loadBalancerBackendAddressPools: [ref(poolId(place, options.balancer))] }),
          },
        },
      ],
    },
    { tags },
  );
}

export interface BalancerOptions {
  /** Name of its public IP address. */
  readonly address: string;
  readonly port: number;
  readonly machines?: readonly string[];
  readonly tags?: Tags | undefined;
}

/** A Standard load balancer with one public frontend, pool, rule and probe. */
export function balancer(
  place: ArmPlace,
  name: string,
  { address: front, port, machines = [], tags }: BalancerOptions,
): StoredResource {
  const id = idAt(place, network('loadBalancers'), name);
  const [frontId, probeId] = [`${id}/frontendIPConfigurations/front`, `${id}/probes/probe`];
  return row(
    place,
    network('loadBalancers'),
    name,
    {
      frontendIPConfigurations: [
        { id: frontId, name: 'front', properties: { publicIPAddress: ref(addressId(place, front)) } },
      ],
      backendAddressPools: [
        {
          id: poolId(place, name),
          name: 'pool',
          properties: { backendIPConfigurations: machines.map(one => ref(configurationId(place, one))) },
        },
      ],
      loadBalancingRules: [
        {
          id: `${id}/loadBalancingRules/rule`,
          name: 'rule',
          properties: {
            frontendIPConfiguration: ref(frontId),
            backendAddressPool: ref(poolId(place, name)),
            protocol: 'Tcp',
            frontendPort: port,
            backendPort: port,
            loadDistribution: 'Default',
            probe: ref(probeId),
          },
        },
      ],
      probes: [{ id: probeId, name: 'probe', properties: { protocol: 'Tcp', port, intervalInSeconds: 5 } }],
      inboundNatRules: [],
      outboundRules: [],
    },
    { sku: { name: 'Standard', tier: 'Regional' }, tags },
  );
}

/** A flow log. */
export function flowLog(place: ArmPlace, target: string, storage: string): StoredResource {
  const networkWatcher = `NetworkWatcher_${place.location}`;
  return row({ ...place, group: 'NetworkWatcherRG' }, network('networkWatchers/flowLogs'), [networkWatcher, 'flows'], {
    targetResourceId: target,
    storageId: storage,
    enabled: true,
    retentionPolicy: { days: 90, enabled: true },
  });
}
