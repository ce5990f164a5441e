import { describe, it } from 'vitest';
import { backupsOutsideProvider, storedBytes } from '../../../src/facts/concentration/concentration-data.ts';
import type { Facets } from '../../../src/model/facets.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { answerOf, bucket, company, backupFrom, database, denied, no, yes } from '../../support/company.ts';
import { ACCOUNT, createFactTester, resource, testInventory } from '../../support/world.ts';

const test = createFactTester({ describe, it });

test(backupsOutsideProvider, [
  {
    name: 'a copy with another provider settles it, whatever anybody says',
    world: testInventory({ resources: [company, database('orders'), backupFrom('orders', { provider: 'gcp' }), answerOf(no)] }),
    expect: { company: value({ seen: 'gcp', answer: null }) },
    unreadWhenRefused: ['backup'],
  },
  {
    name: 'no such copy, and somebody says so too',
    world: testInventory({ resources: [company, database('orders'), backupFrom('orders'), answerOf(no)] }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['database', 'bucket', 'backup', 'practice'],
  },
  {
    name: 'where there is one provider only, data that we were not shown is with it too',
    world: testInventory({ resources: [company, database('orders'), backupFrom('hidden'), answerOf(no)], refused: ['disk'] }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['backup', 'bucket'],
  },
  {
    name: 'one provider, and a copy with another of data that is gone',
    world: testInventory({ resources: [company, database('orders'), backupFrom('gone', { provider: 'any' }), answerOf(no)] }),
    expect: { company: value({ seen: 'any', answer: null }) },
  },
  {
    name: 'a copy that is not finished is none',
    world: testInventory({
      resources: [
        company,
        database('orders'),
        resource('backup', { id: 'begun', facets: { backup: { source: 'orders', provider: 'gcp', account: 'a', region: 'b', immutability: 'none' } } }),
        answerOf(no),
      ],
    }),
    expect: { company: value({ seen: null, answer: no }) },
  },
  {
    name: 'two providers: a copy beside its original, and one with the other provider',
    world: testInventory({
      resources: [
        company,
        database('orders'),
        backupFrom('orders'),
        resource('database', { id: 'ledger', provider: 'gcp', account: 'shop', facets: { dataDurability: 'durable' } }),
        backupFrom('ledger', { provider: 'aws' }),
        answerOf(denied),
      ],
    }),
    expect: { company: value({ seen: 'aws', answer: null }) },
  },
  {
    name: 'two providers: a copy of what we were not shown may be with either',
    world: testInventory({
      resources: [
        company,
        database('orders'),
        backupFrom('hidden'),
        resource('bucket', { id: 'exports', provider: 'gcp', account: 'shop', facets: { dataDurability: 'none' } }),
        answerOf(no),
      ],
    }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'backup'],
  },
  {
    name: 'somebody says that there is one: what we were not shown need not prove it',
    world: testInventory({ resources: [company, database('orders'), answerOf(yes)], refused: ['backup', 'bucket'] }),
    expect: { company: value({ seen: null, answer: yes }) },
  },
  {
    name: 'an answer says nothing about data that we never saw',
    world: testInventory({ resources: [company, answerOf(yes)], refused: ['database'] }),
    expect: { company: unread('denied', 'test:List database') },
  },
  {
    name: 'no such copy, and nobody answered: nobody knows',
    world: testInventory({ resources: [company, database('orders'), answerOf(denied)] }),
    expect: { company: denied },
  },
  {
    name: 'a bucket that does not say where it is copied to',
    world: testInventory({ resources: [company, bucket('exports', ACCOUNT, denied), answerOf(no)] }),
    expect: { company: denied },
  },
  {
    name: 'no data, no question',
    world: testInventory({ resources: [company, answerOf(no)] }),
    expect: { company: absent },
    unreadWhenRefused: ['database', 'disk', 'bucket'],
  },
]); // prettier-ignore

const store = (
  kind: Kind,
  id: string,
  size: Facets['size'] | typeof denied | null,
  dataDurability: Facets['dataDurability'] = 'durable',
) => resource(kind, { id, facets: { dataDurability, size } });

test(storedBytes, [
  {
    name: 'the sizes of what holds data of its own, added up',
    world: testInventory({
      resources: [
        company,
        store('database', 'orders', { bytes: 300 }),
        store('bucket', 'exports', { bytes: 20 }),
        store('warehouse', 'sales', { bytes: 1 }),
        store('disk', 'scratch', { bytes: 9000 }, 'derived'),
      ],
    }),
    expect: { company: value(321) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'warehouse', 'search', 'file-share'],
  },
  {
    name: 'a storage area whose size nobody read',
    world: testInventory({
      resources: [company, store('database', 'orders', { bytes: 300 }), store('bucket', 'exports', denied)],
    }),
    expect: { company: denied },
  },
  {
    name: 'a database that does not tell its size',
    world: testInventory({ resources: [company, store('database', 'orders', {})] }),
    expect: { company: unread('unsupported', 'the size of orders') },
  },
]);
