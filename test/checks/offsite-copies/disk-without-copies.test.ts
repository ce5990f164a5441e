import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/disk-without-copies.ts';
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
  healthy: [{ name: 'a snapshot', given: { liveData: true, copies: [copy()] } }],
  broken: [{ name: 'none', given: { liveData: true, copies: [] }, message: 'none' }],
  notApplicable: [{ name: 'the disk of a machine that a group makes again', given: { liveData: false, copies: [] } }],
});
