import { describe, it } from 'vitest';
import check from '../../../checks/perimeter/snapshot-public-access-block-disabled.ts';
import { createCheckTester } from '../../support/world.ts';

const region = (snapshots: boolean, images: boolean, inUse = true) => ({
  snapshotPublicAccessBlock: snapshots,
  imagePublicAccessBlock: images,
  inUse,
});

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'both are blocked', given: region(true, true) }],
  broken: [
    { name: 'snapshots can be made public', given: region(false, true), message: 'snapshots' },
    { name: 'images can be made public', given: region(true, false), message: 'images' },
    { name: 'both can be made public', given: region(false, false), message: 'both' },
  ],
  notApplicable: [
    { name: 'a region that is not in use', given: region(false, false, false), because: 'the region is not in use' },
  ],
});
