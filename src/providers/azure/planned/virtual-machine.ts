import type { Facets } from '../../../model/facets.ts';
import type { PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { ifSet, known, orElse, text } from '../../kit/planned.ts';
import { isBurstable, isRetiredSize, supportsAcceleratedNetworking } from '../services/compute/vm-sizes.ts';
import { interfacesOf } from './network-interface.ts';
import { resourceId } from './resource-id.ts';

/** A virtual machine, of Linux or Windows. */
export const virtualMachine: PlannedType = {
  kind: 'server',
  type: 'Microsoft.Compute/virtualMachines',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    placement: value({ spread: 'single-zone', locations: [{ region: context.region, role: 'primary' }] }),
    performance: performanceOf(resource),
    instanceLifecycle: lifecycleOf(resource),
    // Azure requires the `Metadata` header and rejects `X-Forwarded-For`.
    metadataService: value('imdsv2-required'),
    workloadIdentity: identityOf(resource),
    networkInterfaces: interfacesOf(resource, context),
  }),
};

const performanceOf = (resource: PlannedResource): Reading<Facets['performance']> =>
  flatMapReading(ifSet(text(resource, 'size'), 'size'), size =>
    mapReading(
      ifSet(text(resource, 'os_disk.0.storage_account_type'), 'storage_account_type'),
      (storageType): Facets['performance'] => ({
        type: size,
        burstable: isBurstable(size),
        previousGeneration: isRetiredSize(size),
        ...(supportsAcceleratedNetworking(size) === true ? { supportsAcceleratedNetworking: true } : {}),
        storageType,
      }),
    ),
  );

/** Spot VMs are evicted at short notice; an ephemeral OS disk is lost when the VM is deallocated. */
const lifecycleOf = (resource: PlannedResource): Reading<Facets['instanceLifecycle']> =>
  flatMapReading(orElse(text(resource, 'priority'), 'Regular'), priority =>
    priority === 'Spot'
      ? value('spot')
      : mapReading(orElse(text(resource, 'os_disk.0.diff_disk_settings.0.option'), ''), option =>
          option === 'Local' ? 'ephemeral-disk' : 'on-demand',
        ),
  );

const identityOf = (resource: PlannedResource): Reading<Facets['workloadIdentity']> =>
  flatMapReading(orElse(resource.blocks('identity'), []), ([block]) =>
    block === undefined ? absent : value('its managed identity'),
  );
