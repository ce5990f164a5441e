import type { PlannedType } from '../../../model/planned.ts';
import { mapReading, value } from '../../../model/reading.ts';
import { flag, known, number } from '../../kit/planned.ts';
import { keyManagedBy } from '../facets/encryption-at-rest.ts';

const GIBIBYTE = 2 ** 30;

/** Without `encrypted`, the default of the account decides: it is known after the apply. */
export const volume: PlannedType = {
  kind: 'disk',
  type: 'AWS::EC2::Volume',
  id: resource => known(resource, 'arn'),
  name: resource => known(resource, 'tags.Name'),
  facets: (resource, { account, region }) => ({
    encryptionAtRest: mapReading(flag(resource, 'encrypted'), on =>
      on ? keyManagedBy(known(resource, 'kms_key_id'), account) : 'none',
    ),
    size: mapReading(number(resource, 'size'), size => ({ bytes: size * GIBIBYTE })),
    placement: value({ spread: 'single-zone', locations: [{ region, role: 'primary' }] }),
    dataDurability: value('durable'),
  }),
};
