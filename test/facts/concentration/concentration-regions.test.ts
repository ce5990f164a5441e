import { describe, expect, it } from 'vitest';
import {
  backupsAndLogsOutsideAccount,
  regionConcentration,
} from '../../../src/facts/concentration/concentration-regions.ts';
import { createInventoryIndex } from '../../../src/facts/inventory-index.ts';
import type { Facets } from '../../../src/model/facets.ts';
import type { Kind } from '../../../src/model/kinds.ts';
import { unread, value } from '../../../src/model/reading.ts';
import { bucket, company, backupFrom, database, denied, OTHER } from '../../support/company.ts';
import { ACCOUNT, createFactTester, REGION, resource, testInventory } from '../../support/world.ts';
import { PROVIDER_TRAITS } from '../../../src/providers/index.ts';

const test = createFactTester({ describe, it });
const FAR = 'us-east-1';
const twoRegions = [{ regions: [REGION, FAR] }];

const server = (id: string, region = REGION) => resource('server', { id, region });
const IN_USE_KINDS: readonly Kind[] = ['server', 'database', 'bucket', 'load-balancer', 'warehouse', 'search', 'cache', 'file-share', 'kubernetes-cluster', 'app', 'function']; // prettier-ignore

test(regionConcentration, [
  {
    name: 'three of four in one region, the fourth in another',
    world: testInventory({
      resources: [
        company,
        server('web-1'),
        server('web-2'),
        resource('database', { id: 'orders' }),
        resource('bucket', { id: 'copies', region: FAR, facets: { placement: denied } }),
        resource('disk', { id: 'not counted: it stands where its machine does', region: FAR }),
      ],
      targets: twoRegions,
    }),
    expect: { company: value({ busiest: REGION, count: 3, total: 4, regionsRead: 2 }) },
  },
  {
    name: 'nothing at all',
    world: testInventory({ resources: [company], targets: twoRegions }),
    expect: { company: value({ busiest: '', count: 0, total: 0, regionsRead: 2 }) },
    unreadWhenRefused: IN_USE_KINDS,
  },
  {
    name: 'whoever looks at one region only finds everything there',
    world: testInventory({ resources: [company, server('web-1')] }),
    expect: { company: unread('not-collected', 'only one region was read') },
  },
  {
    name: 'a storage area whose region nobody could tell may be anywhere',
    world: testInventory({
      resources: [
        company,
        server('web-1'),
        resource('bucket', { id: 'hidden', region: 'global', facets: { placement: denied } }),
      ],
      targets: [{ regions: [REGION, FAR, 'global'] }],
    }),
    expect: { company: denied },
  },
  {
    name: 'an entry point in all regions is in none of them',
    world: testInventory({
      resources: [
        company,
        server('web-1'),
        resource('load-balancer', {
          region: 'global',
          facets: { placement: { spread: 'multi-region', locations: [] } },
        }),
      ],
      targets: [{ regions: [REGION, FAR, 'global'] }],
    }),
    expect: { company: value({ busiest: REGION, count: 1, total: 1, regionsRead: 3 }) },
  },
  {
    name: 'regions of the same name at two providers are two; the first by name where both hold as much',
    world: testInventory({
      resources: [company, server('web-1'), resource('server', { id: 'web-2', provider: 'gcp', account: 'shop' })],
    }),
    expect: { company: value({ busiest: REGION, count: 1, total: 2, regionsRead: 2 }) },
  },
  {
    name: 'an account that could not be read may hold anything',
    world: testInventory({
      resources: [company, server('web-1')],
      targets: [...twoRegions, { account: OTHER, failed: 'expired' }],
      refused: [{ kind: 'server', account: OTHER }],
    }),
    expect: { company: unread('denied', 'test:List server') },
  },
]);

it('counts kinds that no collector of the run lists as not there, unless every account is asked for them', () => {
  const whole = testInventory({ resources: [company, server('web-1'), server('web-2', FAR)] });
  const without = (kind: Kind) => {
    const index = createInventoryIndex(
      { ...whole, populations: whole.populations.filter(one => one.kind !== kind) },
      PROVIDER_TRAITS,
    );
    return regionConcentration.compute(company, regionConcentration.prepare(index), index).state;
  };
  expect([without('warehouse'), without('database')]).toEqual(['value', 'unread']);
});

const trail = (change: Partial<Facets['auditLog']> | typeof denied, account = ACCOUNT) =>
  resource('audit-log', {
    id: `trail of ${account}`,
    account,
    facets: {
      auditLog:
        'state' in change
          ? denied
          : {
              multiRegion: true,
              organization: false,
              logging: true,
              logFileValidation: true,
              managementEvents: true,
              ...change,
            },
    },
  });
test(backupsAndLogsOutsideAccount, [
  {
    name: 'data, its copy and the log in one account; another has both elsewhere; a third holds nothing',
    world: testInventory({
      resources: [
        company,
        database('orders'),
        backupFrom('orders'),
        trail({ bucket: 'log-store' }),
        bucket('log-store'),
        database('ledger', OTHER),
        backupFrom('ledger', { account: ACCOUNT }),
        trail({ bucket: 'log-store' }, OTHER),
      ],
      targets: [{}, { account: OTHER }, { account: '777788889999' }],
    }),
    expect: {
      company: value([
        { account: ACCOUNT, backup: false, auditLog: false },
        { account: OTHER, backup: true, auditLog: true },
      ]),
    },
    unreadWhenRefused: ['database', 'bucket', 'backup'],
  },
  {
    name: 'no trail and no copy at all: all that there is lies in one account, if every list is whole',
    world: testInventory({ resources: [company, database('orders')] }),
    expect: { company: value([{ account: ACCOUNT, backup: false, auditLog: false }]) },
    unreadWhenRefused: ['database', 'disk', 'bucket', 'backup', 'audit-log'],
  },
  {
    name: 'the trail of the organization, and a bucket that is none of its own',
    world: testInventory({
      resources: [
        company,
        database('orders'),
        trail({ bucket: 'somewhere', organization: true }, OTHER),
        database('ledger', OTHER),
      ],
    }),
    expect: {
      company: value([
        { account: ACCOUNT, backup: false, auditLog: true },
        { account: OTHER, backup: false, auditLog: true },
      ]),
    },
  },
  {
    name: 'a log in a bucket of another account is there if all of its own buckets are known',
    world: testInventory({ resources: [company, database('orders'), trail({ bucket: 'somewhere' })] }),
    expect: { company: value([{ account: ACCOUNT, backup: false, auditLog: true }]) },
  },
  {
    name: 'a bucket of the log that we were not shown may be its own',
    world: testInventory({
      resources: [
        company,
        database('orders'),
        backupFrom('orders', { account: OTHER }),
        trail({ bucket: 'somewhere' }),
      ],
      refused: ['bucket'],
    }),
    expect: { company: unread('denied', 'test:List bucket') },
  },
  {
    name: 'a trail of the organization that is switched off',
    world: testInventory({
      resources: [company, database('orders'), trail({ organization: true, logging: false }, OTHER)],
    }),
    expect: { company: value([{ account: ACCOUNT, backup: false, auditLog: false }]) },
  },
  {
    name: 'a trail that is switched off keeps nothing anywhere',
    world: testInventory({ resources: [company, database('orders'), trail({ bucket: 'somewhere', logging: false })] }),
    expect: { company: value([{ account: ACCOUNT, backup: false, auditLog: false }]) },
  },
  {
    name: 'a trail that could not be read may write elsewhere',
    world: testInventory({ resources: [company, database('orders'), trail(denied)] }),
    expect: { company: denied },
  },
  {
    name: 'data that we were not shown may have the copy that lies elsewhere',
    world: testInventory({
      resources: [company, bucket('exports'), backupFrom('hidden', { account: OTHER })],
      refused: ['database'],
    }),
    expect: { company: unread('denied', 'test:List database') },
  },
  {
    name: 'a bucket that is copied to another account as it is written, whatever its lock; one that does not say to which',
    world: testInventory({
      resources: [
        company,
        bucket('invoices', ACCOUNT, [{ id: 'archive', account: OTHER }]),
        bucket('exports', OTHER, [{ id: 'nowhere that we read' }]),
        resource('bucket', { id: 'archive', account: OTHER, facets: { dataDurability: 'none', immutability: denied } }),
      ],
    }),
    expect: { company: unread('not-collected', 'nowhere that we read') },
  },
  {
    name: 'a bucket that is copied to a bucket that we saw',
    world: testInventory({
      resources: [
        company,
        bucket('invoices', ACCOUNT, [{ id: 'archive' }]),
        resource('bucket', { id: 'archive', account: OTHER, facets: { dataDurability: 'none', immutability: denied } }),
      ],
    }),
    expect: { company: value([{ account: ACCOUNT, backup: true, auditLog: false }]) },
    unreadWhenRefused: ['bucket'],
  },
  {
    name: 'nobody holds data',
    world: testInventory({ resources: [company, resource('disk', { facets: { dataDurability: 'none' } })] }),
    expect: { company: value([]) },
    unreadWhenRefused: ['database', 'disk', 'bucket'],
  },
]);
