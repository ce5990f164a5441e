import { armPath } from './collect.ts';
import type { StoredResource } from './arm-fixture.ts';
import { row } from './verdicts.ts';

const NETWORK = 'Microsoft.Network';
const part = (type: string, owner: string, leaf: string) => ({ id: `${armPath(`${NETWORK}/${type}`, owner)}/${leaf}` });

/** A rule of a security group; inbound, by TCP, from the internet, where it says nothing else. */
export const rule = (destinationPortRange: string, more: object = {}) => ({
  name: `to ${destinationPortRange}`,
  properties: {
    ...{ priority: 100, direction: 'Inbound', access: 'Allow', protocol: 'Tcp' },
    ...{ sourceAddressPrefix: 'Internet', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange },
    ...more,
  },
});
const DENY = { priority: 65_500, direction: 'Inbound', access: 'Deny', protocol: '*', sourceAddressPrefix: '*', sourcePortRange: '*', destinationAddressPrefix: '*', destinationPortRange: '*' }; // prettier-ignore

interface Street {
  readonly name: string;
  /** Rules of the security group; none: there is no group. */
  readonly rules?: readonly object[];
  readonly guards?: 'interface' | 'subnet';
  /** How the internet gets to the server: a public address of its own, or a port of the load balancer `<name>-lb`. */
  readonly by?: 'address' | { readonly balancerPort: number } | { readonly natPort: number };
  readonly sku?: 'Standard' | 'Basic';
}

/** A server in a subnet of its own, and how the internet gets to it. */
export function street({ name, rules, guards = 'interface', by = 'address', sku = 'Standard' }: Street): StoredResource[] {
  const nic = { id: armPath(`${NETWORK}/networkInterfaces`, name) };
  const configuration = part('networkInterfaces', name, 'ipConfigurations/c');
  const subnet = part('virtualNetworks', name, 'subnets/s');
  const machine = { id: armPath('Microsoft.Compute/virtualMachines', name) };
  const group = { id: armPath(`${NETWORK}/networkSecurityGroups`, `${name}-nsg`) };
  const address = { id: armPath(`${NETWORK}/publicIPAddresses`, `${name}-ip`) };
  const guarded = (place: typeof guards) => (rules !== undefined && guards === place ? { networkSecurityGroup: group } : {});
  const entry = by === 'address' ? { publicIPAddress: address } : backendOf(name, by);
  const front = by === 'address' ? configuration : part('loadBalancers', `${name}-lb`, 'frontendIPConfigurations/f');
  return [
    row(`${NETWORK}/virtualNetworks`, name, {
      addressSpace: { addressPrefixes: ['10.0.0.0/16'] },
      subnets: [{ ...subnet, name: 's', properties: { addressPrefix: '10.0.0.0/24', ipConfigurations: [configuration], ...guarded('subnet') } }],
    }),
    row(`${NETWORK}/networkInterfaces`, name, {
      virtualMachine: machine,
      ipConfigurations: [{ ...configuration, name: 'c', properties: { subnet, privateIPAddress: '10.0.0.4', ...entry } }],
      ...guarded('interface'),
    }),
    row(`${NETWORK}/publicIPAddresses`, `${name}-ip`, { ipAddress: '20.9.9.9', ipConfiguration: front }, { sku: { name: sku } }),
    row('Microsoft.Compute/virtualMachines', name, {
      hardwareProfile: { vmSize: 'Standard_D2s_v5' },
      storageProfile: { osDisk: { osType: 'Linux' } },
      networkProfile: { networkInterfaces: [nic] },
      extended: { instanceView: { powerState: { code: 'PowerState/running' } } },
    }),
    ...(rules === undefined
      ? []
      : [row(`${NETWORK}/networkSecurityGroups`, `${name}-nsg`, { securityRules: rules, defaultSecurityRules: [{ name: 'DenyAllInBound', properties: DENY }], ...(guards === 'subnet' ? { subnets: [subnet] } : { networkInterfaces: [nic] }) })]),
    ...(by === 'address' ? [] : [balancer(name, by, { configuration, address, sku })]),
  ];
} // prettier-ignore

type Balanced = Exclude<Street['by'], 'address' | undefined>;
const backendOf = (name: string, by: Balanced): object =>
  'natPort' in by
    ? { loadBalancerInboundNatRules: [part('loadBalancers', `${name}-lb`, 'inboundNatRules/n')] }
    : { loadBalancerBackendAddressPools: [part('loadBalancers', `${name}-lb`, 'backendAddressPools/b')] };

interface Balancing {
  readonly configuration: object;
  readonly address: object;
  readonly sku: string;
}
function balancer(name: string, by: Balanced, { configuration, address, sku }: Balancing): StoredResource {
  const own = `${name}-lb`;
  const frontendIPConfiguration = part('loadBalancers', own, 'frontendIPConfigurations/f');
  const pool = part('loadBalancers', own, 'backendAddressPools/b');
  const passes = (port: number) => ({ protocol: 'Tcp', frontendPort: port, backendPort: port, frontendIPConfiguration });
  return row(
    `${NETWORK}/loadBalancers`,
    own,
    {
      frontendIPConfigurations: [{ ...frontendIPConfiguration, name: 'f', properties: { publicIPAddress: address } }],
      backendAddressPools: [{ ...pool, properties: { backendIPConfigurations: 'natPort' in by ? [] : [configuration] } }],
      loadBalancingRules: 'natPort' in by ? [] : [{ ...part('loadBalancers', own, 'loadBalancingRules/r'), properties: { ...passes(by.balancerPort), backendAddressPool: pool } }],
      inboundNatRules: 'natPort' in by ? [{ ...part('loadBalancers', own, 'inboundNatRules/n'), properties: { ...passes(by.natPort), backendIPConfiguration: configuration } }] : [],
      probes: [],
    },
    { sku: { name: sku, tier: 'Regional' } },
  );
} // prettier-ignore
