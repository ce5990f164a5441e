import { describe, it } from 'vitest';
import { accountDeletion } from '../../../src/facts/backups/account-deletion.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const denied = unread('denied');
const bucket = (id: string, immutability: Facets['immutability'] | typeof denied) =>
  resource('bucket', { id, facets: { immutability, replicationDestinations: null } });
const database = (id: string, automatedBackups: Facets['automatedBackups'] | typeof denied | null) =>
  resource('database', { id, facets: { automatedBackups } });

createFactTester({ describe, it })(accountDeletion, [
  {
    name: 'a bucket whose objects are retained for years, and one whose older objects can be deleted',
    world: testInventory({
      resources: [
        bucket('archive', { state: 'locked', minRetentionDays: 1825 }),
        bucket('month', { state: 'locked', minRetentionDays: 30 }),
        bucket('governed', { state: 'unlocked', minRetentionDays: 1825 }),
      ],
    }),
    expect: { archive: value('nothing'), month: value('data'), governed: value('data') },
  },
  {
    name: 'a disk with a snapshot, whatever else was refused',
    world: testInventory({
      resources: [
        resource('disk', { id: 'ledger', facets: { relationships: [] } }),
        resource('backup', {
          id: 'snap-1',
          facets: {
            backup: {
              source: 'ledger',
              provider: 'aws',
              account: '111122223333',
              region: 'eu-west-1',
              takenAt: '2026-06-30T01:00:00Z',
              immutability: 'none',
            },
          },
        }),
      ],
    }),
    expect: { ledger: value('data-and-backups') },
  },
  {
    name: 'a bucket whose lock was refused',
    world: testInventory({ resources: [bucket('closed', denied)] }),
    expect: { closed: denied },
  },
  {
    name: 'a database with automated backups, one without any copy, and one that does not say',
    world: testInventory({
      resources: [
        database('orders', { retentionDays: 7, pointInTimeRecovery: true }),
        database('cache', null),
        database('hidden', denied),
      ],
    }),
    expect: { orders: value('data-and-backups'), cache: value('data'), hidden: denied },
    unreadWhenRefused: ['backup'],
  },
]);
