import { describe, it } from 'vitest';
import { recentBackupFailures, backupExclusions, backupPlanCount } from '../../../src/facts/backups/backup-plans.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { createFactTester, resource, testInventory } from '../../support/world.ts';

const denied = unread('denied');
const TABLE = 'AWS::DynamoDB::Table';
const region = (backupOptOuts: string[] | typeof denied = []) =>
  resource('region', { id: 'region', facets: { backupOptOuts } });
const plan = (id: string, backupSelections: number | typeof denied) =>
  resource('backup-plan', { id, facets: { backupSelections } });
const table = (id: string) => resource('database', { id, type: TABLE });

createFactTester({ describe, it })(backupPlanCount, [
  {
    name: 'plans that select something',
    world: testInventory({ resources: [region(), plan('a', 1), plan('b', 0), plan('c', 3)] }),
    expect: { region: value(2) },
  },
  {
    name: 'none',
    world: testInventory({ resources: [region(), plan('b', 0)] }),
    expect: { region: value(0) },
    unreadWhenRefused: ['backup-plan'],
  },
  {
    name: 'one that may select something',
    world: testInventory({ resources: [region(), plan('a', denied)] }),
    expect: { region: denied },
  },
  {
    name: 'one that does is enough',
    world: testInventory({ resources: [region(), plan('a', denied), plan('b', 1)] }),
    expect: { region: value(1) },
  },
]);

createFactTester({ describe, it })(backupExclusions, [
  {
    name: 'resources of a type that is switched off',
    world: testInventory({
      resources: [
        region([TABLE, 'AWS::S3::Bucket']),
        plan('a', 1),
        table('orders'),
        table('carts'),
        resource('database', { id: 'shop' }),
      ],
    }),
    expect: { region: value(2) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'file-share'],
  },
  {
    name: 'nothing is switched off',
    world: testInventory({ resources: [region(), plan('a', 1), table('orders')] }),
    expect: { region: value(0) },
  },
  {
    name: 'there is no plan that passes anything over',
    world: testInventory({ resources: [region([TABLE]), table('orders')] }),
    expect: { region: absent },
    unreadWhenRefused: ['backup-plan'],
  },
  {
    name: 'nobody says what is switched off',
    world: testInventory({ resources: [region(denied), plan('a', 1)] }),
    expect: { region: denied },
  },
]);

const failed = { days: 30, resources: ['web-1'] };
const none = { days: 30, resources: [] };

createFactTester({ describe, it })(recentBackupFailures, [
  {
    name: 'told by the region, and by vaults that say it themselves',
    world: testInventory({
      resources: [
        resource('region', { id: 'region', facets: { failedBackupJobs: failed } }),
        resource('backup-vault', { id: 'silent' }),
        resource('backup-vault', { id: 'telling', facets: { failedBackupJobs: failed } }),
        resource('backup-vault', { id: 'hidden', facets: { failedBackupJobs: denied } }),
      ],
    }),
    expect: { region: value(failed), silent: absent, telling: value(failed), hidden: denied },
  },
  {
    name: 'none where a plan runs backups',
    world: testInventory({
      resources: [resource('region', { id: 'region', facets: { failedBackupJobs: none } }), plan('a', 1)],
    }),
    expect: { region: value(none) },
  },
  {
    name: 'none where no plan runs any: there is nothing that could have failed',
    world: testInventory({
      resources: [resource('region', { id: 'region', facets: { failedBackupJobs: none } }), plan('b', 0)],
    }),
    expect: { region: absent },
    unreadWhenRefused: ['backup-plan'],
  },
]);
