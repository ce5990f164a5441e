import { valueOrNull, value, type Reading } from '../../../../model/reading.ts';
import type { Facets } from '../../../../model/facets.ts';
import { armId, type ArmResource } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { refId, resourcesIn, type Ref, type ResourcesById } from '../../resources-by-id.ts';
import { forwardingTo, interfaceOf, type IpConfiguration } from './interface-ingress.ts';
import type { NetworkContext } from './network-context.ts';

interface NetworkInterfaceProperties {
  readonly virtualMachine?: Ref | null;
  readonly networkSecurityGroup?: Ref | null;
  readonly ipConfigurations?: readonly IpConfiguration[];
  readonly enableAcceleratedNetworking?: boolean;
}

const networkInterfaceOf = (row: ArmResource): NetworkInterfaceProperties => row.properties ?? {};

const virtualMachineOf = (row: ArmResource): string | undefined => refId(networkInterfaceOf(row).virtualMachine);

/** Adds to each virtual machine all its network interfaces; one that is unread leaves all of them unread. */
export function addNetworkInterfaces(ctx: AzureContext, context: NetworkContext): void {
  const byMachine = Map.groupBy(resourcesIn(context.networkInterfaces), row => virtualMachineOf(row) ?? '');
  byMachine.delete('');
  for (const [machine, rows] of byMachine) {
    const readings = rows.map(row => networkInterfacesOf(row, context));
    const unreadOne = readings.find(reading => reading.state === 'unread');
    ctx.add(machine, {
      networkInterfaces:
        unreadOne?.state === 'unread' ? unreadOne : value(readings.flatMap(reading => valueOrNull(reading) ?? [])),
      acceleratedNetworking: value(rows.every(row => networkInterfaceOf(row).enableAcceleratedNetworking === true)),
    });
  }
}

/** One entry for each subnet of the interface's IP configurations. */
function networkInterfacesOf(row: ArmResource, context: NetworkContext): Reading<Facets['networkInterfaces']> {
  const { networkSecurityGroup, ipConfigurations = [] } = networkInterfaceOf(row);
  const bySubnet = Map.groupBy(ipConfigurations, ({ properties }) => refId(properties?.subnet) ?? '');
  const found: Facets['networkInterfaces'] = [];
  for (const [subnet, configurations] of bySubnet) {
    const reading = interfaceOf(subnet, refId(networkSecurityGroup), configurations, context);
    if (reading.state === 'unread') return reading;
    if (reading.state === 'value') found.push(reading.value);
  }
  return value(found);
}

/** How many IP configurations are in a subnet. */
export const interfacesIn = (networkInterfaces: ResourcesById, subnet: string): number =>
  resourcesIn(networkInterfaces)
    .flatMap(row => networkInterfaceOf(row).ipConfigurations ?? [])
    .filter(({ properties }) => refId(properties?.subnet) === subnet).length;

/** The virtual machine behind each IP configuration, by the configuration's id. */
export const virtualMachinesByIpConfiguration = (networkInterfaces: ResourcesById): ReadonlyMap<string, string> =>
  new Map(
    resourcesIn(networkInterfaces).flatMap(row => {
      const machine = virtualMachineOf(row);
      if (machine === undefined) return [];
      return (networkInterfaceOf(row).ipConfigurations ?? []).flatMap(({ id }) =>
        id === undefined ? [] : [[armId(id), machine] as const],
      );
    }),
  );

/** The virtual machines that name a NAT rule or backend pool as what forwards to them, by its id. */
export function virtualMachinesByForwarding(networkInterfaces: ResourcesById): ReadonlyMap<string, readonly string[]> {
  const machines = new Map<string, string[]>();
  for (const row of resourcesIn(networkInterfaces)) {
    const machine = virtualMachineOf(row);
    if (machine === undefined) continue;
    for (const { properties = {} } of networkInterfaceOf(row).ipConfigurations ?? [])
      for (const id of forwardingTo(properties)) machines.set(id, [...(machines.get(id) ?? []), machine]);
  }
  return machines;
}

/** The id of the virtual network of a subnet. */
export const networkOf = (subnet: string): string => subnet.split('/subnets/')[0] ?? '';
/** A private address, which is unique in its virtual network only. */
export const addressIn = (network: string, address: string): string => `${network}/${address}`;

/** The virtual machines by private address. */
export const virtualMachinesByAddress = (networkInterfaces: ResourcesById): ReadonlyMap<string, string> =>
  new Map(
    resourcesIn(networkInterfaces).flatMap(row => {
      const machine = virtualMachineOf(row);
      if (machine === undefined) return [];
      return (networkInterfaceOf(row).ipConfigurations ?? []).flatMap(({ properties = {} }) =>
        properties.privateIPAddress === undefined
          ? []
          : [[addressIn(networkOf(refId(properties.subnet) ?? ''), properties.privateIPAddress), machine] as const],
      );
    }),
  );
