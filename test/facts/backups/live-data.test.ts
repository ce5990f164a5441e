import { describe, it } from 'vitest';
import { createFactTester, resource, testInventory } from '../../support/world.ts';
import { liveData } from '../../../src/facts/backups/live-data.ts';
import type { Facets } from '../../../src/model/facets.ts';
import { unread, value } from '../../../src/model/reading.ts';

const denied = unread('denied');
const disk = (
  id: string,
  relationships: Facets['relationships'] | typeof denied,
  dataDurability: Facets['dataDurability'] | typeof denied | null = 'durable',
) => resource('disk', { id, facets: { relationships, dataDurability } });
const on = (server: string): Facets['relationships'] => [{ to: server, role: 'server' }];
const server = (id: string, group?: string) =>
  resource('server', { id, facets: { relationships: group === undefined ? [] : [{ to: group, role: 'group' }] } });

createFactTester({ describe, it })(liveData, [
  {
    name: 'the disk of a server that nothing replaces',
    world: testInventory({ resources: [disk('data', on('cron')), server('cron')] }),
    expect: { data: value(true) },
    unreadWhenRefused: ['server', 'server-group'],
  },
  {
    name: 'the disk of a server that a group makes again, and one that nothing uses',
    world: testInventory({ resources: [disk('root', on('web-1')), server('web-1', 'web'), disk('orphan', [])] }),
    expect: { root: value(false), orphan: value(false) },
  },
  {
    name: 'a disk that a cluster keeps for a program, whatever machine it hangs on',
    world: testInventory({ resources: [disk('ledger', [{ to: 'node-1', role: 'volume' }])] }),
    expect: { ledger: value(true) },
  },
  {
    name: 'a disk that two servers share, of which one is not replaced',
    world: testInventory({
      resources: [disk('shared', [...on('web-1'), ...on('cron')]), server('web-1', 'web'), server('cron')],
    }),
    expect: { shared: value(true) },
  },
  {
    name: 'databases, buckets, warehouses, file shares and caches go by what they hold',
    world: testInventory({
      resources: [
        resource('database', { id: 'orders', facets: { dataDurability: 'durable' } }),
        resource('bucket', { id: 'thumbnails', facets: { dataDurability: 'derived' } }),
        resource('bucket', { id: 'photos', facets: { dataDurability: denied } }),
        resource('warehouse', { id: 'reports', facets: { dataDurability: 'durable' } }),
        resource('file-share', { id: 'scratch', facets: { dataDurability: 'derived' } }),
        resource('cache', { id: 'sessions', facets: { dataDurability: 'derived' } }),
        resource('cache', { id: 'ledger', facets: { dataDurability: 'durable' } }),
      ],
    }),
    expect: {
      orders: value(true),
      thumbnails: value(false),
      photos: denied,
      reports: value(true),
      scratch: value(false),
      sessions: value(false),
      ledger: value(true),
    },
  },
  {
    name: 'a disk that holds nothing, whatever is unread',
    world: testInventory({ resources: [disk('scratch', denied, 'none')], refused: ['server'] }),
    expect: { scratch: value(false) },
  },
  {
    name: 'what uses it is unread',
    world: testInventory({ resources: [disk('data', denied)] }),
    expect: { data: denied },
  },
]);
