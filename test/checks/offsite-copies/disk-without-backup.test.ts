import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/disk-without-backup.ts';
import { copy } from '../../support/known-backup.ts';
import { createCheckTester } from '../../support/world.ts';

createCheckTester({ describe, it })(check, {
  healthy: [{ name: 'a snapshot', given: { liveData: true, backups: [copy()] } }],
  broken: [{ name: 'none', given: { liveData: true, backups: [] }, message: 'none' }],
  notApplicable: [{ name: 'the disk of a machine that a group makes again', given: { liveData: false, backups: [] } }],
});
