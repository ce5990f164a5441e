import { describe, it } from 'vitest';
import { copiesOutside, storedBytes } from '../../../src/facts/concentration/concentration-data.ts';
import type { Facets } from '../../../src/model/facets.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { absent, unread, value } from '../../../src/model/reading.ts';
import { answerOf, bucket, company, copyOf, database, denied, no, yes } from '../../support/company.ts';
import { ACCOUNT, createFactTester, resource, world } from '../../support/world.ts';

const test = createFactTester({ describe, it });

test(copiesOutside, [
  {
    name: 'a copy with another provider settles it, whatever anybody says',
    world: world({ resources: [company, database('orders'), copyOf('orders', { provider: 'gcp' }), answerOf(no)] }),
    expect: { company: value({ seen: 'gcp', answer: null }) },
    unreadWhenRefused: ['copy'],
  },
  {
    name: 'no such copy, and somebody says so too',
    world: world({ resources: [company, database('orders'), copyOf('orders'), answerOf(no)] }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['database', 'bucket', 'copy', 'practice'],
  },
  {
    name: 'where there is one provider only, data that we were not shown is with it too',
    world: world({ resources: [company, database('orders'), copyOf('hidden'), answerOf(no)], refused: ['disk'] }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['copy', 'bucket'],
  },
  {
    name: 'one provider, and a copy with another of data that is gone',
    world: world({ resources: [company, database('orders'), copyOf('gone', { provider: 'any' }), answerOf(no)] }),
    expect: { company: value({ seen: 'any', answer: null }) },
  },
  {
    name: 'a copy that is not finished is none',
    world: world({
      resources: [
        company,
        database('orders'),
        resource('copy', { id: 'begun', facets: { copy: { of: 'orders', provider: 'gcp', account: 'a', region: 'b', lock: 'none' } } }),
        answerOf(no),
      ],
    }),
    expect: { company: value({ seen: null, answer: no }) },
  },
  {
    name: 'two providers: a copy beside its original, and one with the other provider',
    world: world({
      resources: [
        company,
        database('orders'),
        copyOf('orders'),
        resource('database', { id: 'ledger', provider: 'gcp', account: 'shop', facets: { holds: 'durable' } }),
        copyOf('ledger', { provider: 'aws' }),
        answerOf(denied),
      ],
    }),
    expect: { company: value({ seen: 'aws', answer: null }) },
  },
  {
    name: 'two providers: a copy of what we were not shown may be with either',
    world: world({
      resources: [
        company,
        database('orders'),
        copyOf('hidden'),
        resource('bucket', { id: 'exports', provider: 'gcp', account: 'shop', facets: { holds: 'nothing' } }),
        answerOf(no),
      ],
    }),
    expect: { company: value({ seen: null, answer: no }) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'copy'],
  },
  {
    name: 'somebody says that there is one: what we were not shown need not prove it',
    world: world({ resources: [company, database('orders'), answerOf(yes)], refused: ['copy', 'bucket'] }),
    expect: { company: value({ seen: null, answer: yes }) },
  },
  {
    name: 'an answer says nothing about data that we never saw',
    world: world({ resources: [company, answerOf(yes)], refused: ['database'] }),
    expect: { company: unread('denied', 'test:List database') },
  },
  {
    name: 'no such copy, and nobody answered: nobody knows',
    world: world({ resources: [company, database('orders'), answerOf(denied)] }),
    expect: { company: denied },
  },
  {
    name: 'a bucket that does not say where it is copied to',
    world: world({ resources: [company, bucket('exports', ACCOUNT, denied), answerOf(no)] }),
    expect: { company: denied },
  },
  {
    name: 'no data, no question',
    world: world({ resources: [company, answerOf(no)] }),
    expect: { company: absent },
    unreadWhenRefused: ['database', 'disk', 'bucket'],
  },
]); // prettier-ignore

const store = (
  kind: Kind,
  id: string,
  size: Facets['size'] | typeof denied | null,
  holds: Facets['holds'] = 'durable',
) => resource(kind, { id, facets: { holds, size } });

test(storedBytes, [
  {
    name: 'the sizes of what holds data of its own, added up',
    world: world({
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
    world: world({
      resources: [company, store('database', 'orders', { bytes: 300 }), store('bucket', 'exports', denied)],
    }),
    expect: { company: denied },
  },
  {
    name: 'a database that does not tell its size',
    world: world({ resources: [company, store('database', 'orders', {})] }),
    expect: { company: unread('unsupported', 'the size of orders') },
  },
]);
