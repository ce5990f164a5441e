import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/data-without-copies.ts';
import type { KnownCopy } from '../../../src/model/facts.ts';
import { createCheckTester } from '../../support/world.ts';

const copy = (change: Partial<KnownCopy> = {}): KnownCopy => ({
  id: 'snap-1',
  provider: 'aws',
  account: '111122223333',
  region: 'eu-west-1',
  takenAt: '2026-06-30T01:00:00Z',
  lock: 'none',
  ...change,
});

createCheckTester({ describe, it })(check, {
  healthy: [
    {
      name: 'automatic backups',
      given: { liveData: true, autoBackup: { retentionDays: 7, pointInTime: true }, copies: [] },
    },
    { name: 'a copy made by hand', given: { liveData: true, autoBackup: null, copies: [copy()] } },
  ],
  broken: [{ name: 'neither', given: { liveData: true, autoBackup: null, copies: [] }, message: 'none' }],
  notApplicable: [
    { name: 'a cache that can be filled again', given: { liveData: false, autoBackup: null, copies: [] } },
  ],
});
