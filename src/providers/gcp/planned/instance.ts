import type { Facets } from '../../../model/facets.ts';
import type { PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, value, type Reading } from '../../../model/reading.ts';
import { flag, ifSet, known, orElse, text } from '../../kit/planned.ts';
import { inZones } from '../facets/placement.ts';
import { isSharedCore } from '../services/compute/instances.ts';
import { interfacesOf } from './interfaces.ts';
import { fullNameIn } from './names.ts';

/** A VM of Compute Engine. */
export const instance: PlannedType = {
  kind: 'server',
  type: 'compute.googleapis.com/Instance',
  id: fullNameIn('compute'),
  name: resource => known(resource, 'name'),
  facets: (resource, context) => ({
    networkInterfaces: interfacesOf(resource, context),
    placement: flatMapReading(ifSet(text(resource, 'zone'), 'zone'), zone => inZones([zone])),
    performance: mapReading(ifSet(text(resource, 'machine_type'), 'machine_type'), type => ({
      type,
      burstable: isSharedCore(type),
    })),
    instanceLifecycle: lifecycleOf(resource),
    // The metadata server answers only with `Metadata-Flavor: Google`.
    metadataService: value('imdsv2-required'),
    workloadIdentity: identityOf(resource),
    acceleratedNetworking: absent,
  }),
};

const lifecycleOf = (resource: PlannedResource): Reading<Facets['instanceLifecycle']> =>
  flatMapReading(orElse(flag(resource, 'scheduling.0.preemptible'), false), preemptible =>
    mapReading(orElse(text(resource, 'scheduling.0.provisioning_model'), 'STANDARD'), model =>
      preemptible || model === 'SPOT' ? 'spot' : 'on-demand',
    ),
  );

/** Without the block it has no service account; an address that is not set is that of the default one. */
const identityOf = (resource: PlannedResource): Reading<Facets['workloadIdentity']> =>
  flatMapReading(orElse(resource.blocks('service_account'), []), ([block]) =>
    block === undefined ? absent : ifSet(text(block, 'email'), 'email'),
  );
