import { describe, expect, it } from 'vitest';
import { createInventoryIndex } from '../../../src/facts/inventory-index.ts';
import type { Population } from '../../../src/model/inventory.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { ACCOUNT, createFactTester, REGION, resource, testInventory } from '../../support/world.ts';
import {
  backups,
  backupsOutsideRegion,
  immutableBackups,
  latestBackup,
  isolatedBackups,
  partialBackups,
} from '../../../src/facts/backups/backups.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { absent, unread, value, type Reading } from '../../../src/model/reading.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';

const denied = unread('denied');
const VAULT = '999900001111';

const copy = (
  id: string,
  source: string,
  rest: Partial<Facets['backup']> = {},
  head: { account?: string; region?: string } = {},
) =>
  resource('backup', {
    id,
    ...head,
    facets: {
      backup: {
        source,
        provider: 'aws',
        account: ACCOUNT,
        region: REGION,
        takenAt: '2026-06-29T00:00:00Z',
        immutability: 'none',
        ...rest,
      },
    },
  });
const found = (id: string, rest: object = {}) => ({
  id,
  provider: 'aws',
  account: ACCOUNT,
  region: REGION,
  takenAt: '2026-06-29T00:00:00Z',
  immutability: 'none',
  ...rest,
});
const bucket = (replicationDestinations: Facets['replicationDestinations'] | typeof denied | null) =>
  resource('bucket', { id: 'photos', facets: { replicationDestinations } });

createFactTester({ describe, it })(backups, [
  {
    name: 'not a part of it, and not what only the provider can restore',
    world: testInventory({
      resources: [
        bucket([{ id: 'photos-copy', account: VAULT, region: 'eu-north-1', partial: true }]),
        resource('database', { id: 'orders' }),
        copy('far', 'orders', { restriction: 'provider-restore' }),
      ],
    }),
    expect: { photos: value([]), orders: value([]) },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'a copy may name a cluster by the identity that survives a rename',
    world: testInventory({
      resources: [
        resource('database', { id: 'arn:aws:rds:r:1:cluster:orders', stableId: 'cluster-ABC' }),
        resource('database', { id: 'arn:aws:rds:r:1:cluster:stock', stableId: 'cluster-DEF' }),
        copy('point', 'arn:aws:rds:r:1:cluster:cluster-ABC'),
      ],
    }),
    expect: {
      'arn:aws:rds:r:1:cluster:orders': value([found('point')]),
      'arn:aws:rds:r:1:cluster:stock': value([]),
    },
  },
  {
    name: 'copies lie where they lie: other regions and accounts too',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        resource('disk', { id: 'vol-1' }),
        copy('snap-1', 'orders'),
        copy(
          'point-1',
          'orders',
          { account: VAULT, region: 'eu-north-1', immutability: 'locked', immutableUntil: '2026-09-01' },
          { account: VAULT, region: 'eu-north-1' },
        ),
        copy('snap-2', 'invoices'),
      ],
    }),
    expect: {
      orders: value([
        found('point-1', {
          account: VAULT,
          region: 'eu-north-1',
          immutability: 'locked',
          immutableUntil: '2026-09-01',
        }),
        found('snap-1'),
      ]),
      'vol-1': value([]),
    },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'one refused list, wherever it is, may hide the only copy, and takes nothing from those that we saw',
    world: testInventory({
      resources: [resource('database', { id: 'orders' }), resource('disk', { id: 'vol-1' }), copy('snap-1', 'orders')],
      targets: [{ account: VAULT, regions: ['eu-north-1'] }],
      refused: [{ kind: 'backup', account: VAULT }],
    }),
    expect: { orders: value([found('snap-1')]), 'vol-1': unread('denied', 'test:List backup') },
  },
  {
    name: 'a copy that does not say of what may be the one that we look for',
    world: testInventory({
      resources: [resource('disk', { id: 'vol-1' }), resource('backup', { id: 'snap-1', facets: { backup: denied } })],
    }),
    expect: { 'vol-1': denied },
  },
  {
    name: 'a copy without a date is not finished or follows no more: it is none',
    world: testInventory({
      resources: [
        resource('disk', { id: 'vol-1' }),
        resource('backup', {
          id: 'snap-1',
          facets: {
            backup: { source: 'vol-1', provider: 'aws', account: ACCOUNT, region: REGION, immutability: 'none' },
          },
        }),
      ],
    }),
    expect: { 'vol-1': value([]) },
  },
  {
    name: 'a bucket that is copied to another account as it is written',
    world: testInventory({
      resources: [
        bucket([{ id: 'photos-copy' }]),
        resource('bucket', {
          id: 'photos-copy',
          account: VAULT,
          region: 'eu-north-1',
          facets: { immutability: { state: 'locked' }, replicationDestinations: null },
        }),
      ],
    }),
    expect: {
      photos: value([
        { id: 'photos-copy', provider: 'aws', account: VAULT, region: 'eu-north-1', immutability: 'locked' },
      ]),
    },
  },
  {
    name: 'a bucket that is copied nowhere',
    world: testInventory({ resources: [bucket(null)] }),
    expect: { photos: value([]) },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'the rules of a bucket are unread',
    world: testInventory({ resources: [bucket(denied)] }),
    expect: { photos: denied },
  },
  {
    name: 'a bucket that is copied to where we did not read: where that is we do not know',
    world: testInventory({ resources: [bucket([{ id: 'photos-copy', account: VAULT }])] }),
    expect: { photos: unread('not-collected', 'photos-copy') },
  },
  {
    name: 'a bucket that is copied to where we did not read: the rule says where, and nobody whether it is locked',
    world: testInventory({ resources: [bucket([{ id: 'photos-copy', account: VAULT, region: 'eu-north-1' }])] }),
    expect: {
      photos: value([
        { id: 'photos-copy', provider: 'aws', account: VAULT, region: 'eu-north-1', immutability: 'unread' },
      ]),
    },
  },
  {
    name: 'the lock of the bucket that it is copied to is unread',
    world: testInventory({
      resources: [
        bucket([{ id: 'photos-copy' }]),
        resource('bucket', { id: 'photos-copy', facets: { immutability: denied, replicationDestinations: null } }),
      ],
    }),
    expect: {
      photos: value([{ id: 'photos-copy', provider: 'aws', account: ACCOUNT, region: REGION, immutability: 'unread' }]),
    },
  },
  {
    name: 'a bucket that is copied to one that is no more',
    world: testInventory({
      resources: [bucket([{ id: 'gone', account: VAULT, region: 'eu-north-1' }])],
      targets: [{ account: VAULT, regions: ['eu-north-1'] }],
    }),
    expect: { photos: value([]) },
  },
  {
    name: 'of two buckets that it is copied to, one lies we do not know where: the other stands',
    world: testInventory({
      resources: [
        bucket([
          { id: 'far', account: VAULT },
          { id: 'near', account: VAULT, region: 'eu-north-1' },
        ]),
      ],
    }),
    expect: {
      photos: value([{ id: 'near', provider: 'aws', account: VAULT, region: 'eu-north-1', immutability: 'unread' }]),
    },
  },
  {
    name: 'warehouses, file shares and caches have copies as databases do',
    world: testInventory({
      resources: [
        resource('warehouse', { id: 'reports' }),
        resource('file-share', { id: 'uploads' }),
        resource('cache', { id: 'ledger' }),
        copy('nightly', 'reports'),
        copy('follower', 'uploads'),
      ],
    }),
    expect: { reports: value([found('nightly')]), uploads: value([found('follower')]), ledger: value([]) },
    unreadWhenRefused: ['backup'],
  },
]);

createFactTester({ describe, it })(partialBackups, [
  {
    name: 'those of one share, neither those of all nor those that only the provider can restore',
    world: testInventory({
      resources: [
        resource('file-share', { id: 'files' }),
        copy('one', 'files', { restriction: 'partial' }),
        copy('all', 'files'),
        copy('far', 'files', { restriction: 'provider-restore' }),
      ],
    }),
    expect: { files: value([found('one', { restriction: 'partial' })]) },
  },
  {
    name: 'none, where every list was read',
    world: testInventory({ resources: [resource('file-share', { id: 'files' }), copy('all', 'files')] }),
    expect: { files: value([]) },
    unreadWhenRefused: ['backup'],
  },
]);

createFactTester({ describe, it })(immutableBackups, [
  {
    name: 'a lock that has ended',
    world: testInventory({
      resources: [
        resource('database', { id: 'users' }),
        copy('ended', 'users', { immutability: 'locked', immutableUntil: '2026-01-01T00:00:00Z' }),
      ],
    }),
    expect: { users: value([]) },
  },
  {
    name: 'a lock that an administrator can lift holds nothing',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        copy('kept', 'orders', { immutability: 'locked' }),
        copy('governed', 'orders', { immutability: 'unlocked' }),
        copy('untold', 'orders', { immutability: 'unread' }),
      ],
    }),
    expect: { orders: value([found('kept', { immutability: 'locked' })]) },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'a lock that nobody told us about may be the one: nothing is concluded',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        resource('database', { id: 'stock' }),
        copy('untold', 'orders', { immutability: 'unread' }),
        copy('open', 'stock'),
      ],
    }),
    expect: { orders: unread('denied', 'immutability of backups'), stock: value([]) },
  },
]);

const listedWith = (kinds: Kind[], refused: Kind) => {
  const given = testInventory({
    resources: [resource('database', { id: 'orders' }), resource('cache', { id: 'carts' })],
  });
  const unit = { ...given.units[0]!, id: 'snapshots' };
  const of = (kind: Kind): Population => ({
    kind,
    unit: unit.id,
    reading: kind === refused ? unread('denied') : value(0),
    call: `test:List ${kind} too`,
  });
  return { ...given, units: [...given.units, unit], populations: [...given.populations, ...kinds.map(of)] };
};

describe('a refused list of copies', () => {
  it.each<[string, Kind[], Reading<unknown>, Reading<unknown>]>([
    [
      'of a unit that lists caches hides copies of caches',
      ['cache', 'backup'],
      value([]),
      unread('denied', 'test:List backup too'),
    ],
    [
      'of a unit that lists nothing else that holds data hides copies of anything',
      ['backup-vault', 'backup'],
      unread('denied', 'test:List backup too'),
      unread('denied', 'test:List backup too'),
    ],
  ])('%s', (_, kinds, orders, carts) => {
    const index = createInventoryIndex(listedWith(kinds, 'backup'), PROVIDER_TRAITS);
    const shared = backups.prepare(index);
    const read = (id: string) => backups.compute(index.byId(id)!, shared, index);
    expect([read('orders'), read('carts')]).toEqual([orders, carts]);
  });
});

createFactTester({ describe, it })(backupsOutsideRegion, [
  {
    name: 'parts and what only the provider can restore are marked, and no backup otherwise',
    world: testInventory({
      resources: [
        bucket([{ id: 'photos-copy', account: VAULT, region: 'eu-north-1', partial: true }]),
        resource('database', { id: 'orders' }),
        copy('far', 'orders', { region: 'eu-north-1', restriction: 'provider-restore' }),
      ],
    }),
    expect: {
      photos: value([
        {
          id: 'photos-copy',
          provider: 'aws',
          account: VAULT,
          region: 'eu-north-1',
          immutability: 'unread',
          restriction: 'partial',
        },
      ]),
      orders: value([found('far', { region: 'eu-north-1', restriction: 'provider-restore' })]),
    },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'copies in another region, in whatever account',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        resource('database', { id: 'stock' }),
        copy('far', 'orders', { region: 'eu-north-1' }),
        copy('near', 'orders'),
        copy('beside', 'stock', { account: VAULT }),
      ],
    }),
    expect: { orders: value([found('far', { region: 'eu-north-1' })]), stock: value([]) },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'a copy elsewhere that we saw proves it, whatever was refused; one beside it proves nothing',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        resource('database', { id: 'stock' }),
        copy('far', 'orders', { region: 'eu-north-1' }),
        copy('near', 'stock'),
      ],
      targets: [{ account: VAULT, regions: ['eu-north-1'] }],
      refused: [{ kind: 'backup', account: VAULT }],
    }),
    expect: { orders: value([found('far', { region: 'eu-north-1' })]), stock: unread('denied', 'test:List backup') },
  },
]);

createFactTester({ describe, it })(isolatedBackups, [
  {
    name: 'in another account, or locked for longer than until now',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        resource('database', { id: 'stock' }),
        resource('database', { id: 'users' }),
        copy('far', 'orders', { account: VAULT, immutability: 'unread' }),
        copy('near', 'orders'),
        copy('kept', 'stock', { immutability: 'locked', immutableUntil: '2027-01-01T00:00:00Z' }),
        copy('ended', 'users', { immutability: 'locked', immutableUntil: '2026-01-01T00:00:00Z' }),
      ],
    }),
    expect: {
      orders: value([found('far', { account: VAULT, immutability: 'unread' })]),
      stock: value([found('kept', { immutability: 'locked', immutableUntil: '2027-01-01T00:00:00Z' })]),
      users: value([]),
    },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'guarded by people of another account, and not by those of its own',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders' }),
        resource('database', { id: 'stock' }),
        copy('guarded', 'orders', { approverAccount: VAULT }),
        copy('own', 'stock', { approverAccount: ACCOUNT }),
      ],
    }),
    expect: { orders: value([found('guarded', { approverAccount: VAULT })]), stock: value([]) },
  },
  {
    name: 'a lock that nobody told us about may be one',
    world: testInventory({
      resources: [resource('database', { id: 'orders' }), copy('untold', 'orders', { immutability: 'unread' })],
    }),
    expect: { orders: unread('denied', 'immutability of backups') },
  },
]);

const AUTO = { retentionDays: 7, pointInTimeRecovery: true };
const backedUp = (id: string, automatedBackups: Facets['automatedBackups'] | typeof denied | null) =>
  resource('database', { id, facets: { automatedBackups } });
const OLD = { takenAt: '2026-05-01T00:00:00Z' };

createFactTester({ describe, it })(latestBackup, [
  {
    name: 'the newest of copies and automatic backups, by the clock',
    world: testInventory({
      resources: [
        backedUp('orders', { ...AUTO, latest: '2026-06-30T08:00:00Z' }),
        backedUp('stock', null),
        backedUp('users', null),
        backedUp('new', AUTO),
        resource('disk', { id: 'vol-1' }),
        copy('a', 'orders', OLD),
        copy('b', 'stock', OLD),
        copy('c', 'stock', { takenAt: '2026-05-03T01:00:00+02:00' }),
        copy('d', 'users', { takenAt: 'yesterday' }),
        copy('e', 'vol-1', OLD),
      ],
    }),
    expect: {
      orders: value('2026-06-30T08:00:00Z'),
      stock: value('2026-05-03T01:00:00+02:00'),
      users: absent,
      new: absent,
      'vol-1': value(OLD.takenAt),
    },
  },
  {
    name: 'one of today is new whatever was refused; an old one may have a younger sister',
    world: testInventory({
      resources: [
        backedUp('orders', denied),
        backedUp('stock', null),
        copy('a', 'orders', { takenAt: '2026-06-29T10:00:00Z' }),
        copy('b', 'stock', OLD),
      ],
      targets: [{ account: VAULT, regions: ['eu-north-1'] }],
      refused: [{ kind: 'backup', account: VAULT }],
    }),
    expect: { orders: value('2026-06-29T10:00:00Z'), stock: unread('denied', 'test:List backup') },
  },
  {
    name: 'an old copy beside a list that was refused',
    world: testInventory({ resources: [backedUp('stock', null), copy('b', 'stock', OLD)] }),
    expect: { stock: value(OLD.takenAt) },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'backups that nobody told us about may be younger',
    world: testInventory({ resources: [backedUp('orders', denied), copy('a', 'orders', OLD)] }),
    expect: { orders: denied },
  },
]);

describe('copies that several facts ask for', () => {
  it('are the same for each, however often somebody asks', () => {
    const resources = [resource('disk', { id: 'data' }), copy('monday', 'data'), copy('away', 'data', { region: 'eu-central-1' })];
    const index = createInventoryIndex(testInventory({ resources }), PROVIDER_TRAITS);
    const ids = (fact: typeof backups) => {
      const reading = fact.compute(index.byId('data')!, fact.prepare(index), index) as Reading<readonly { id: string }[]>;
      return reading.state === 'value' ? reading.value.map(({ id }) => id) : reading;
    };
    expect([backups, backupsOutsideRegion, backups].map(ids)).toEqual([['away', 'monday'], ['away'], ['away', 'monday']]);
  });
}); // prettier-ignore

describe('regions that a run leaves out', () => {
  const world = (omittedRegions: readonly string[], copies: readonly ReturnType<typeof copy>[]) => {
    const given = testInventory({ resources: [resource('database', { id: 'orders' }), ...copies] });
    const { header } = given;
    const targets = header.targets.map(one => ({ ...one, omittedRegions: [...omittedRegions] }));
    return createInventoryIndex({ ...given, header: { ...header, targets } }, PROVIDER_TRAITS);
  };
  const outside = (...given: Parameters<typeof world>): Reading<unknown> => {
    const index = world(...given);
    const orders = index.byId('orders')!;
    return backupsOutsideRegion.compute(orders, backupsOutsideRegion.prepare(index), index);
  };
  const away = copy('away', 'orders', { region: 'eu-north-1' });
  it.each<[string, readonly string[], readonly ReturnType<typeof copy>[], string]>([
    ['may hold a copy', ['eu-north-1'], [copy('near', 'orders')], 'unread'],
    ['matter no more where one is seen', ['us-east-1'], [away], 'value'],
    ['are none', [], [copy('near', 'orders')], 'value'],
  ])('%s', (_, omitted, copies, state) => {
    expect(outside(omitted, copies).state).toBe(state);
  });
  it('may hold a locked copy, so that nobody says that there is none', () => {
    const of = (omitted: readonly string[]): string => {
      const index = world(omitted, [copy('near', 'orders')]);
      return isolatedBackups.compute(index.byId('orders')!, isolatedBackups.prepare(index), index).state;
    };
    expect([of(['eu-north-1']), of([])]).toEqual(['unread', 'value']);
  });
  it('say which they are', () => {
    expect(outside(['eu-north-1', 'us-east-1'], [])).toEqual(unread('not-collected', 'left out: eu-north-1 us-east-1'));
  });
});
