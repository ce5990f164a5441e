import { describe, it } from 'vitest';
import { ACCOUNT, createFactTester, REGION, resource, world } from '../support/world.ts';
import { copies, lockedCopies } from '../../src/facts/copies.ts';
import type { Facets } from '../../src/model/facets.ts';
import { unread, value } from '../../src/model/reading.ts';

const denied = unread('denied');
const VAULT = '999900001111';

const copy = (
  id: string,
  of: string,
  rest: Partial<Facets['copy']> = {},
  head: { account?: string; region?: string } = {},
) =>
  resource('copy', {
    id,
    ...head,
    facets: {
      copy: {
        of,
        provider: 'aws',
        account: ACCOUNT,
        region: REGION,
        takenAt: '2026-06-29T00:00:00Z',
        lock: 'none',
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
  lock: 'none',
  ...rest,
});
const bucket = (replicatesTo: Facets['replicatesTo'] | typeof denied | null) =>
  resource('bucket', { id: 'photos', facets: { replicatesTo } });

createFactTester({ describe, it })(copies, [
  {
    name: 'a copy may name a cluster by the identity that survives a rename',
    world: world({
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
    world: world({
      resources: [
        resource('database', { id: 'orders' }),
        resource('disk', { id: 'vol-1' }),
        copy('snap-1', 'orders'),
        copy(
          'point-1',
          'orders',
          { account: VAULT, region: 'eu-north-1', lock: 'nobody-can-lift', until: '2026-09-01' },
          { account: VAULT, region: 'eu-north-1' },
        ),
        copy('snap-2', 'invoices'),
      ],
    }),
    expect: {
      orders: value([
        found('point-1', { account: VAULT, region: 'eu-north-1', lock: 'nobody-can-lift', until: '2026-09-01' }),
        found('snap-1'),
      ]),
      'vol-1': value([]),
    },
    unreadWhenRefused: ['copy'],
  },
  {
    name: 'one refused list, wherever it is, may hide the copy that we look for',
    world: world({
      resources: [resource('database', { id: 'orders' }), copy('snap-1', 'orders')],
      targets: [{ account: VAULT, regions: ['eu-north-1'] }],
      refused: [{ kind: 'copy', account: VAULT }],
    }),
    expect: { orders: unread('denied', 'test:List copy') },
  },
  {
    name: 'a copy that does not say of what may be the one that we look for',
    world: world({
      resources: [resource('disk', { id: 'vol-1' }), resource('copy', { id: 'snap-1', facets: { copy: denied } })],
    }),
    expect: { 'vol-1': denied },
  },
  {
    name: 'a copy without a date is not finished or follows no more: it is none',
    world: world({
      resources: [
        resource('disk', { id: 'vol-1' }),
        resource('copy', {
          id: 'snap-1',
          facets: { copy: { of: 'vol-1', provider: 'aws', account: ACCOUNT, region: REGION, lock: 'none' } },
        }),
      ],
    }),
    expect: { 'vol-1': value([]) },
  },
  {
    name: 'a bucket that is copied to another account as it is written',
    world: world({
      resources: [
        bucket([{ id: 'photos-copy' }]),
        resource('bucket', {
          id: 'photos-copy',
          account: VAULT,
          region: 'eu-north-1',
          facets: { lock: { state: 'nobody-can-lift' }, replicatesTo: null },
        }),
      ],
    }),
    expect: {
      photos: value([
        { id: 'photos-copy', provider: 'aws', account: VAULT, region: 'eu-north-1', lock: 'nobody-can-lift' },
      ]),
    },
    unreadWhenRefused: ['copy'],
  },
  {
    name: 'a bucket that is copied nowhere',
    world: world({ resources: [bucket(null)] }),
    expect: { photos: value([]) },
    unreadWhenRefused: ['copy'],
  },
  {
    name: 'the rules of a bucket are unread',
    world: world({ resources: [bucket(denied)] }),
    expect: { photos: denied },
  },
  {
    name: 'a bucket that is copied to where we did not read: where that is we do not know',
    world: world({ resources: [bucket([{ id: 'photos-copy', account: VAULT }])] }),
    expect: { photos: unread('not-collected', 'photos-copy') },
  },
  {
    name: 'a bucket that is copied to where we did not read: the rule says where, and nobody that it is locked',
    world: world({ resources: [bucket([{ id: 'photos-copy', account: VAULT, region: 'eu-north-1' }])] }),
    expect: {
      photos: value([{ id: 'photos-copy', provider: 'aws', account: VAULT, region: 'eu-north-1', lock: 'none' }]),
    },
  },
  {
    name: 'the lock of the bucket that it is copied to is unread',
    world: world({
      resources: [
        bucket([{ id: 'photos-copy' }]),
        resource('bucket', { id: 'photos-copy', facets: { lock: denied, replicatesTo: null } }),
      ],
    }),
    expect: { photos: denied },
  },
  {
    name: 'warehouses, file shares and caches have copies as databases do',
    world: world({
      resources: [
        resource('warehouse', { id: 'reports' }),
        resource('file-share', { id: 'uploads' }),
        resource('cache', { id: 'ledger' }),
        copy('nightly', 'reports'),
        copy('follower', 'uploads'),
      ],
    }),
    expect: { reports: value([found('nightly')]), uploads: value([found('follower')]), ledger: value([]) },
    unreadWhenRefused: ['copy'],
  },
]);

createFactTester({ describe, it })(lockedCopies, [
  {
    name: 'a lock that an administrator can lift holds nothing',
    world: world({
      resources: [
        resource('database', { id: 'orders' }),
        copy('kept', 'orders', { lock: 'nobody-can-lift' }),
        copy('governed', 'orders', { lock: 'admin-can-lift' }),
        copy('untold', 'orders', { lock: 'unread' }),
      ],
    }),
    expect: { orders: value([found('kept', { lock: 'nobody-can-lift' })]) },
    unreadWhenRefused: ['copy'],
  },
  {
    name: 'a lock that nobody told us about may be the one: nothing is concluded',
    world: world({
      resources: [
        resource('database', { id: 'orders' }),
        resource('database', { id: 'stock' }),
        copy('untold', 'orders', { lock: 'unread' }),
        copy('open', 'stock'),
      ],
    }),
    expect: { orders: unread('denied', 'locks of copies'), stock: value([]) },
  },
]);
