import type { Facets } from '../../../model/facets.ts';
import type { PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, unread, value, type Reading } from '../../../model/reading.ts';
import { flag, isNew, known, orElse, text } from '../../kit/planned.ts';
import { daysOf } from '../facets/common.ts';
import { fullNameById } from './names.ts';

/** A key of Cloud KMS. Its key ring shares it too: with whom is not read from a plan. */
export const cryptoKey: PlannedType = {
  kind: 'key',
  type: 'cloudkms.googleapis.com/CryptoKey',
  id: fullNameById('cloudkms'),
  name: resource => known(resource, 'name'),
  region: resource => /\/locations\/([^/]+)\//.exec(known(resource, 'key_ring') ?? '')?.[1],
  facets: resource => ({
    keyState: keyStateOf(resource),
    rotation: rotationOf(resource),
    // A version waits before it is destroyed, for a day at least, and can be restored until then.
    deletionProtection: value(true),
    networkAccess: absent,
  }),
};

const purposeOf = (resource: PlannedResource): Reading<string> => orElse(text(resource, 'purpose'), 'ENCRYPT_DECRYPT');

/** A new key has an enabled version, unless none is made. */
const keyStateOf = (resource: PlannedResource): Reading<Facets['keyState']> =>
  flatMapReading(purposeOf(resource), purpose =>
    purpose !== 'ENCRYPT_DECRYPT' || !isNew(resource)
      ? unread('unsupported', 'its versions are not in the plan')
      : mapReading(orElse(flag(resource, 'skip_initial_version_creation'), false), none => ({
          state: none ? 'other' : 'enabled',
        })),
  );

/** Cloud KMS rotates keys for symmetric encryption only. */
const rotationOf = (resource: PlannedResource): Reading<Facets['rotation']> =>
  flatMapReading(purposeOf(resource), purpose =>
    purpose !== 'ENCRYPT_DECRYPT'
      ? absent
      : mapReading(orElse(text(resource, 'rotation_period'), ''), (period): Facets['rotation'] => {
          const intervalDays = daysOf(period);
          return {
            automatic: intervalDays !== undefined,
            ...(intervalDays === undefined || intervalDays <= 0 ? {} : { intervalDays }),
          };
        }),
  );
