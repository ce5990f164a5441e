import type { PlannedType } from '../../../model/planned.ts';
import { mapReading, value } from '../../../model/reading.ts';
import { flatMapReading } from '../../../model/reading.ts';
import { known, number, text } from '../../kit/planned.ts';
import { resourceId } from './resource-id.ts';

const GIBIBYTE = 2 ** 30;

export const managedDisk: PlannedType = {
  kind: 'disk',
  type: 'Microsoft.Compute/disks',
  id: resourceId,
  name: resource => known(resource, 'name'),
  facets: (resource, { region }) => ({
    // Azure encrypts every disk; a disk encryption set names a key of the customer.
    encryptionAtRest: keyOf(text(resource, 'disk_encryption_set_id').state),
    placement: flatMapReading(text(resource, 'storage_account_type'), sku =>
      value({
        spread: sku.endsWith('_ZRS') ? ('multi-zone' as const) : ('single-zone' as const),
        locations: [{ region, role: 'primary' as const }],
      }),
    ),
    size: mapReading(number(resource, 'disk_size_gb'), size => ({ bytes: size * GIBIBYTE })),
    dataDurability: value('durable'),
  }),
};

/** A set that is known after the apply is one. */
const keyOf = (set: 'value' | 'absent' | 'unread') =>
  value(set === 'absent' ? ('provider-managed-key' as const) : ('customer-managed-key' as const));
