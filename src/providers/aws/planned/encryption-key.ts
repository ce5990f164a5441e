import type { Facets } from '../../../model/facets.ts';
import type { PlannedResource, PlannedType } from '../../../model/planned.ts';
import { absent, flatMapReading, mapReading, type Reading } from '../../../model/reading.ts';
import { flag, known, orElse, text } from '../../kit/planned.ts';
import { servicesForAnyCustomer } from '../policy/confused-deputy.ts';
import { policyOf, sharedBy } from './policy.ts';

const POLICY = { inline: 'policy', own: { type: 'aws_kms_key_policy', by: 'key_id' } };

/** A customer-managed key. Without a key policy, the default one admits the own account only. */
export const encryptionKey: PlannedType = {
  kind: 'key',
  type: 'AWS::KMS::Key',
  id: resource => known(resource, 'arn'),
  facets: (resource, context) => {
    const policy = policyOf(resource, context, POLICY);
    return {
      ...sharedBy(policy, context, 'kms'),
      servicesForAnyCustomer: servicesForAnyCustomer(policy, 'key'),
      keyState: mapReading(orElse(flag(resource, 'is_enabled'), true), on => ({ state: on ? 'enabled' : 'disabled' })),
      rotation: rotationOf(resource),
      networkAccess: absent,
      deletionProtection: absent,
    };
  },
};

/** KMS rotates symmetric keys with key material of AWS only. */
const rotationOf = (resource: PlannedResource): Reading<Facets['rotation']> =>
  flatMapReading(orElse(text(resource, 'customer_master_key_spec'), 'SYMMETRIC_DEFAULT'), spec =>
    flatMapReading(orElse(text(resource, 'key_usage'), 'ENCRYPT_DECRYPT'), usage =>
      flatMapReading(orElse(text(resource, 'custom_key_store_id'), ''), store =>
        spec !== 'SYMMETRIC_DEFAULT' || usage !== 'ENCRYPT_DECRYPT' || store !== ''
          ? absent
          : mapReading(orElse(flag(resource, 'enable_key_rotation'), false), automatic => ({ automatic })),
      ),
    ),
  );
