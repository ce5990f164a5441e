import type { VirtualMachineScaleSet } from '@azure/arm-compute';
import type { Facets } from '../../../../model/facets.ts';
import { absent, mapReading, value, type Reading } from '../../../../model/reading.ts';
import { infrastructureAsCodeOf } from '../../../kit/infrastructure-as-code.ts';
import { requireField } from '../../../kit/response-fields.ts';
import { armId, tagsOf, type Named, type SdkType } from '../../client/arm.ts';
import type { AzureContext } from '../../context.ts';
import { scalingOf, type Autoscale } from '../../facets/autoscale.ts';
import { headOf, isoDate } from '../../facets/common-facets.ts';
import { zonalPlacement } from '../../facets/placement.ts';
import { refId } from '../../resources-by-id.ts';
import type { Images } from './images.ts';

export const SCALE_SETS: SdkType<VirtualMachineScaleSet> = {
  type: 'Microsoft.Compute/virtualMachineScaleSets',
  apiVersion: '2024-07-01',
  list: client => client.virtualMachineScaleSets.listAll(),
};

/** Emits a scale set as a server group. */
export async function emitScaleSet(
  ctx: AzureContext,
  set: Named<VirtualMachineScaleSet>,
  { rules, images }: { readonly rules: Autoscale; readonly images: Images },
): Promise<void> {
  const capacity = requireField(set.sku?.capacity, 'sku.capacity');
  ctx.emit({
    ...headOf(set, 'server-group', SCALE_SETS.type),
    ...(set.uniqueId === undefined ? {} : { stableId: set.uniqueId }),
    createdAt: isoDate(set.timeCreated),
    facets: {
      placement: await zonalPlacement(ctx, set),
      scaling: scalingOf(rules, set.id, capacity),
      relationships: value(poolsOf(set).map(to => ({ to, role: 'target-group' }))),
      networkInterfaces: value(networkInterfacesOf(set)),
      // Off unless the model enables it (Microsoft, "Automatic instance repairs").
      autohealing: value({ enabled: set.automaticRepairsPolicy?.enabled === true, suspendedProcesses: [] }),
      state: mapReading(capacity, count => (count > 0 ? 'running' : 'stopped')),
      launchTemplate: mapReading(
        await images(set.virtualMachineProfile?.storageProfile?.imageReference?.id),
        image => ({
          type: 'launch-template',
          image,
        }),
      ),
      launchSettings: launchSettingsOf(set),
      infrastructureAsCode: infrastructureAsCodeOf(tagsOf(set)),
    },
  });
}

/** The interfaces that its model gives to each instance. */
function networkInterfacesOf({ virtualMachineProfile }: VirtualMachineScaleSet): Facets['networkInterfaces'] {
  const cards = virtualMachineProfile?.networkProfile?.networkInterfaceConfigurations ?? [];
  return cards.flatMap(({ networkSecurityGroup, ipConfigurations }) =>
    (ipConfigurations ?? []).flatMap(({ subnet, publicIPAddressConfiguration }): Facets['networkInterfaces'] => {
      const home = refId(subnet);
      const group = refId(networkSecurityGroup);
      if (home === undefined) return [];
      const addressFamilies: Facets['networkInterfaces'][number]['addressFamilies'] =
        (publicIPAddressConfiguration ?? null) === null ? [] : ['ipv4'];
      return [{ subnet: home, firewalls: group === undefined ? [] : [group], addressFamilies }];
    }),
  );
}

/**
 * Whether its model gives each instance a public address (Microsoft, "Networking for Azure Virtual Machine Scale Sets"). A
 * set without a model takes virtual machines that were made one by one.
 */
function launchSettingsOf({ virtualMachineProfile }: VirtualMachineScaleSet): Reading<Facets['launchSettings']> {
  if (virtualMachineProfile === undefined) return absent;
  const cards = virtualMachineProfile.networkProfile?.networkInterfaceConfigurations ?? [];
  const configurations = cards.flatMap(({ ipConfigurations }) => ipConfigurations ?? []);
  return value({ assignsPublicIp: configurations.some(one => (one.publicIPAddressConfiguration ?? null) !== null) });
}

/** Backend pools (load balancers, application gateways) that new instances join. */
function poolsOf({ virtualMachineProfile }: VirtualMachineScaleSet): string[] {
  const cards = virtualMachineProfile?.networkProfile?.networkInterfaceConfigurations ?? [];
  const found = cards
    .flatMap(({ ipConfigurations }) => ipConfigurations ?? [])
    .flatMap(one => [
      ...(one.loadBalancerBackendAddressPools ?? []),
      ...(one.applicationGatewayBackendAddressPools ?? []),
    ])
    .flatMap(({ id }) => (id === undefined ? [] : [armId(id)]));
  return [...new Set(found)];
}
