import type { PlannedType } from '../../../model/planned.ts';
import { flatMapReading, mapReading, value } from '../../../model/reading.ts';
import { known, number, text } from '../../kit/planned.ts';
import { inZones } from '../facets/placement.ts';
import { fullNameIn } from './names.ts';

const GIBIBYTE = 2 ** 30;

export const disk: PlannedType = {
  kind: 'disk',
  type: 'compute.googleapis.com/Disk',
  id: fullNameIn('compute'),
  name: resource => known(resource, 'name'),
  facets: resource => ({
    // Google encrypts every disk; a key of the customer is named.
    encryptionAtRest: value(
      resource.read('disk_encryption_key.0.kms_key_self_link').state === 'absent'
        ? 'provider-managed-key'
        : 'customer-managed-key',
    ),
    placement: flatMapReading(text(resource, 'zone'), zone => inZones([zone])),
    size: mapReading(number(resource, 'size'), size => ({ bytes: size * GIBIBYTE })),
    dataDurability: value('durable'),
  }),
};
