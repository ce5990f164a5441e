import { describe, it } from 'vitest';
import check from '../../../checks/offsite-copies/deletable-copies.ts';
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

/** The copies, and those of them that nobody can delete. */
const both = (copies: readonly KnownCopy[]) => ({
  copies,
  lockedCopies: copies.filter(({ lock }) => lock === 'nobody-can-lift'),
});

createCheckTester({ describe, it })(check, {
  healthy: [
    { name: 'one of two is locked', given: { liveData: true, ...both([copy(), copy({ lock: 'nobody-can-lift' })]) } },
  ],
  broken: [
    {
      name: 'an administrator can take the lock off',
      given: { liveData: true, ...both([copy(), copy({ lock: 'admin-can-lift' })]) },
      message: 'deletable',
      data: { count: 2 },
    },
    {
      name: 'a copy of another account can be deleted there',
      given: { liveData: true, ...both([copy({ account: '999900001111' })]) },
      message: 'deletable',
    },
    {
      name: 'a bucket is one step less severe',
      head: { kind: 'bucket' },
      given: { liveData: true, ...both([copy()]) },
      message: 'deletable',
      adjusted: -1,
    },
  ],
  notApplicable: [
    { name: 'no copies', given: { liveData: true, ...both([]) }, because: 'it has no copies that could be locked' },
    { name: 'no data of its own', given: { liveData: false, ...both([copy()]) } },
  ],
});
